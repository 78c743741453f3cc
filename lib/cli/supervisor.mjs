import "./load-env.mjs";
import { supervisor } from "../supervisor/supervise.mjs";

/**
 * `npm start`: everything from a fresh checkout to a served ledger in one command, and again after every change.
 * `npm run dev` (flag --dev) is the same with pages compiled as they are opened. The process that stays.
 */

const { run, onSignal, finished } = supervisor(process.argv.includes("--dev") ? "dev" : "start");
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, onSignal);
run().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  onSignal();
});
process.exit(await finished);
