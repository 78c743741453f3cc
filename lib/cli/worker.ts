import { envOrExit } from "../env";
import { startWorker } from "../jobs/work";
import { log } from "../log";
import { JOBS } from "../registry/jobs";

/**
 * The worker process: does the background jobs. Started, and started again, by whoever runs the installation; it says
 * `{ type: "ready" }` to its parent once it works, ends in order on SIGTERM, and with another code than 0 when it cannot go on.
 */

/** Milliseconds after which an orderly end is given up. */
const PATIENCE = 9_000;

/** A connection that went away: the queues ask again by themselves, and a job left half done is given out again. */
function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return (
    /^(57P0[1-3]|08\w{3}|53300)$/.test(code) ||
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  );
}

function fatal(error: unknown): void {
  log().fatal({ err: error }, "the worker cannot go on");
  process.exitCode = 1;
  // The log may still be on its way out.
  setTimeout(() => process.exit(1), 200).unref();
}

async function main(): Promise<void> {
  const { DATABASE_URL } = envOrExit();
  if (!DATABASE_URL) {
    console.error("DATABASE_URL 未设置 (not set): npm start 会一并启动后台任务 (npm start starts the worker itself)");
    process.exit(1);
  }
  // pg-boss does not wait for the word that a job is done; where the database is away just then it is nobody's to catch.
  process.on("unhandledRejection", (error) => {
    if (isConnectionLost(error)) log().warn({ err: error }, "a job's end could not be noted");
    else fatal(error);
  });
  const worker = await startWorker(DATABASE_URL, JOBS);
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), PATIENCE).unref();
    worker.stop().then(() => process.exit(0), fatal);
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, end);
  process.on("disconnect", end);
  log().info("worker ready");
  process.send?.({ type: "ready" });
}

main().catch(fatal);
