import { spawn } from "node:child_process";
import path from "node:path";

/**
 * Everything that must be done before a page can be served (lib/cli/prepare.ts: client, build, database, migrations,
 * example) happens in a child that then ends: what it loads would stay in memory for as long as the ledger runs.
 */

/**
 * What the child found out and the supervisor needs from then on.
 * @typedef {object} Launch
 * @property {string} host
 * @property {number} port the wanted one
 * @property {string} address the public one
 * @property {boolean} follows whether the public address only follows from the port
 * @property {number} processes
 * @property {import("./log.mjs").Level} logLevel
 * @property {string | undefined} accounts the example accounts, for the terminal
 * @property {string[]} warnings for the log
 * @property {{ directory: string; reserve: number | undefined } | undefined} disk what is watched; undefined with a server of one's own
 * @property {Omit<import("./processes.mjs").WebLaunch, "host">} web
 * @property {{ memory: number; environment: NodeJS.ProcessEnv }} worker
 * @property {{ directory: string; program: string; waiting: number; limits: import("./reading/child.mjs").ReadingLimits }} reading
 */

/** @typedef {{ type: "run-database"; place: import("../db/embedded-run.mjs").Cluster; options: import("../db/embedded-run.mjs").RunOptions }} RunDatabase */
/** @typedef {RunDatabase | { type: "prepared"; launch: Launch }} FromPrepare */
/** @typedef {{ type: "database"; running: import("../db/embedded-run.mjs").Running } | { type: "no-database"; why: string }} ToPrepare */

/**
 * @param {string[]} flags
 * @param {(request: RunDatabase) => Promise<import("../db/embedded-run.mjs").Running>} runDatabase
 */
export function startPreparing(flags, runDatabase) {
  const program = path.resolve("lib", "cli", "prepare.ts");
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", program, ...flags], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  /** @type {Launch | undefined} */
  let launch;
  /** @param {ToPrepare} message */
  const answer = (message) => child.connected && child.send(message, () => undefined);
  child.on("message", (/** @type {FromPrepare} */ message) => {
    if (message.type === "prepared") {
      launch = message.launch;
      return;
    }
    runDatabase(message).then(
      (running) => answer({ type: "database", running }),
      (error) => answer({ type: "no-database", why: error instanceof Error ? error.message : String(error) }),
    );
  });
  /** @type {Promise<{ code: number; launch: Launch | undefined }>} */
  const ended = new Promise((resolve) => {
    child.once("error", () => resolve({ code: 1, launch: undefined }));
    // After its last message was taken.
    child.once("close", (code) => resolve({ code: code ?? 1, launch }));
  });
  return { ended, end: () => child.kill("SIGTERM"), kill: () => child.kill("SIGKILL") };
}
