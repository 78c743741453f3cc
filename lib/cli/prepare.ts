import path from "node:path";
import { authSecret, childEnv, dataDirectory, type Env, env, envOrExit, publicUrlOf } from "../env";
import type { Launch } from "../supervisor/prepare.mjs";
import { build } from "./build";
import { readyDatabase } from "./database";
import { generateClient } from "./generate-client";
import { runUnderSupervisor, tellSupervisor } from "./supervised";
import { warningsOf } from "./warnings";

/**
 * The first part of `npm start` and `npm run dev` (flag --dev), run by the supervisor (supervisor.mjs): from a fresh
 * checkout to everything a server needs, told to the supervisor at the end.
 */

type Mode = "start" | "dev";

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

function launchOf(mode: Mode, given: Env, accounts: string | undefined): Launch {
  // Read anew: the database was filled in meanwhile.
  const { DATABASE_DIRECTORY } = env();
  const environment = childEnv({
    AUTH_SECRET: authSecret(),
    LEDGER_DATA_DIR: dataDirectory(),
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_ENV: mode === "start" ? "production" : "development",
  });
  return {
    host: given.HOST,
    port: given.PORT,
    address: given.PUBLIC_URL,
    follows: given.PUBLIC_URL === publicUrlOf(given.HOST, given.PORT),
    processes: given.PROCESSES,
    logLevel: given.LOG_LEVEL,
    accounts,
    warnings: warningsOf(given),
    disk: DATABASE_DIRECTORY ? { directory: DATABASE_DIRECTORY, reserve: given.DISK_RESERVE_MB } : undefined,
    web: {
      memory: given.WEB_MEMORY_MB,
      imports: ["known-methods.mjs", ...(given.TRUST_PROXY === "yes" ? [] : ["socket-address.mjs"])].map((name) =>
        path.resolve("lib", "cli", name),
      ),
      // The login that owns the tables is the worker's and the migrations', never a web process's.
      environment: { ...environment, DATABASE_OWNER_URL: "" },
    },
    worker: { memory: given.WORKER_MEMORY_MB, environment },
  };
}

async function prepare(mode: Mode): Promise<void> {
  const given = envOrExit();
  if (generateClient()) console.log("数据库客户端已生成 (database client generated)");
  authSecret();
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
