import { authSecret, env, envOrExit } from "../env";
import { build } from "./build";
import { buildReader } from "./build-reader";
import { readyDatabase } from "./database";
import { generateClient } from "./generate-client";
import { launchOf, type Mode } from "./launch";
import { runUnderSupervisor, tellSupervisor } from "./supervised";

/**
 * The first part of `npm start` and `npm run dev` (flag --dev), run by the supervisor (supervisor.mjs): from a fresh
 * checkout to everything a server needs, told to the supervisor at the end.
 */

/** Asked to end, or left alone: the step under way is finished, because a half-done migration has to be mended by hand. */
let asked = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"]) {
  process.on(signal, () => {
    asked = true;
  });
}

function stopIfAsked(): void {
  if (asked) process.exit(0);
}

async function prepare(mode: Mode): Promise<void> {
  const given = envOrExit();
  if (generateClient()) console.log("数据库客户端已生成 (database client generated)");
  authSecret();
  await buildReader();
  if (mode === "start" && (await build())) console.log("编译完成 (built)");
  stopIfAsked();
  const database = await readyDatabase(runUnderSupervisor);
  console.log(`数据库 database: ${database.where}`);
  if (database.applied.length > 0) console.log(`已迁移 migrated: ${database.applied.join(", ")}`);
  stopIfAsked();
  // Loaded only now: a fresh checkout has no generated client before.
  const { accountsTable, loadExampleOnce } = await import("./example");
  const { db } = await import("../db/client");
  if (env().EXAMPLE_LEDGER === "yes" && (await loadExampleOnce())) {
    console.log("示例台账已载入 (example ledger loaded)");
  }
  const accounts = await accountsTable();
  await db.$disconnect();
  stopIfAsked();
  await tellSupervisor({ type: "prepared", launch: launchOf(mode, given, accounts) });
}

try {
  await prepare(process.argv.includes("--dev") ? "dev" : "start");
  process.exit(0);
} catch (error) {
  // Whoever ended a step of ours asked for the end: nothing to report.
  if (!asked) console.error(error instanceof Error ? error.message : error);
  process.exit(asked ? 0 : 1);
}
