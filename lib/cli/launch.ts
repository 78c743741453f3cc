import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import {
  authSecret,
  checkpointDirectory,
  checkpointKeyFile,
  childEnv,
  dataDirectory,
  type Env,
  env,
  publicUrlOf,
} from "../env";
import { readingLimits } from "../reading/desk";
import { readerProgram } from "../reading/program";
import type { Launch } from "../supervisor/prepare.mjs";
import { warningsOf } from "./warnings";

export type Mode = "start" | "dev";

const BUILT_WITH = path.join(".next", "required-server-files.json");

/**
 * The settings the build was made with, as Next's own server of a standalone build hands them over: a web process then need
 * not compile next.config.ts and load what it asks, which is most of a second before it listens. A Next that does not know
 * the variable reads the file.
 */
function builtConfig(): Record<string, string> {
  if (!existsSync(BUILT_WITH)) return {};
  const { config } = JSON.parse(readFileSync(BUILT_WITH, "utf8")) as { config: unknown };
  return { __NEXT_PRIVATE_STANDALONE_CONFIG: JSON.stringify(config) };
}

/**
 * What the supervisor starts web processes and worker with. The login that owns the tables and the key of checkpoints are no
 * web process's: the first is the migrations' alone, the second the worker's. They are emptied, not left out, because a web
 * process inherits what is left out, and Next takes it from `.env`.
 */
export function launchOf(mode: Mode, given: Env, accounts: string | undefined): Launch {
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
      imports: [
        "known-methods.mjs",
        "gathered-writes.mjs",
        ...(given.TRUST_PROXY === "yes" ? [] : ["socket-address.mjs"]),
      ].map((name) => path.resolve("lib", "cli", name)),
      environment: {
        ...environment,
        ...(mode === "start" && builtConfig()),
        DATABASE_OWNER_URL: "",
        LEDGER_CHECKPOINT_KEY: "",
      },
    },
    worker: {
      memory: given.WORKER_MEMORY_MB,
      environment: {
        ...environment,
        LEDGER_CHECKPOINT_DIR: checkpointDirectory(),
        LEDGER_CHECKPOINT_KEY: checkpointKeyFile(),
      },
    },
    reading: { directory: dataDirectory(), program: readerProgram(), ...readingLimits() },
  };
}
