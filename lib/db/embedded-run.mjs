import { spawn, spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { commandLine, isAlive, registerUser, unregisterUser, withLock } from "./embedded-process.mjs";

/**
 * Runs the embedded server of a prepared cluster: finds it, starts it, leaves it. Without dependencies, because the
 * supervisor, which must stay small, does it too.
 */

/**
 * Where the programs and the data lie and under which account they run (see embedded-place.ts).
 * @typedef {{ directory: string; cluster: string; account: { uid: number; gid: number } | undefined; postgres: string }} Cluster
 */

/**
 * `port`: the only one it may listen on, because its address was handed out already; without it the last one, or any.
 * `throwaway`: gives up safety against power loss for speed, for tests. `connections`: how many may be open at once.
 * @typedef {{ port?: number | undefined; throwaway?: boolean | undefined; connections?: number | undefined }} RunOptions
 */

/**
 * @typedef {object} Running
 * @property {number} port
 * @property {number} pid of the server, not of a process this one started: it may have been joined
 * @property {boolean} joined whether it was already running
 */

export const HOST = "127.0.0.1";
const LEAST_CONNECTIONS = 200;
/** Milliseconds a server may take to be ready: after a crash under load it first works off its log. */
const PATIENCE = 600_000;

/** @param {number} port */
async function isFree(port) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, HOST, () => probe.close(() => resolve(true)));
  });
}

/** @returns {Promise<number>} */
async function anyFreePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, HOST, () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/** @param {Cluster} place */
const pidFile = (place) => path.join(place.cluster, "postmaster.pid");

/**
 * What the running server, or one that died, wrote about itself. `state` is "ready" once it takes connections.
 * @param {Cluster} place
 */
function readNote(place) {
  try {
    const lines = readFileSync(pidFile(place), "utf8").split("\n");
    return { pid: Number(lines[0]), cluster: lines[1] ?? "", port: Number(lines[3]), state: (lines[7] ?? "").trim() };
  } catch {
    return undefined;
  }
}

/**
 * Processes that still work in the cluster: a killed server's children take a moment to leave.
 * @param {Cluster} place
 */
function hasSurvivors(place) {
  const pids = existsSync("/proc") ? readdirSync("/proc").filter((name) => /^\d+$/.test(name)) : [];
  return pids.some((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === place.cluster;
    } catch {
      return false;
    }
  });
}

/**
 * Whether a process is the server of this cluster.
 * @param {Cluster} place
 * @param {number} pid
 */
export function isServer(place, pid) {
  if (!isAlive(pid)) return false;
  const command = commandLine(pid);
  return command === undefined || command.includes(place.cluster);
}

/**
 * The running server, or undefined when none runs. Waits for one that is starting or stopping, and clears a note left
 * by a crash whose process number now belongs to something else.
 * @param {Cluster} place
 * @returns {Promise<Running | undefined>}
 */
async function findRunning(place) {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const note = readNote(place);
    if (!note) return undefined;
    if (note.cluster !== place.cluster || !isServer(place, note.pid)) {
      // A dead server's note is left to PostgreSQL, which also looks for surviving children by it. Not so where the
      // number still exists: PostgreSQL would take whatever has it for the server.
      if (existsSync(`/proc/${note.pid}`) || isAlive(note.pid)) {
        if (!hasSurvivors(place)) rmSync(pidFile(place), { force: true });
        else if (Date.now() < deadline) {
          await pause(100);
          continue;
        }
      }
      return undefined;
    }
    if (note.state === "ready") return { port: note.port, pid: note.pid, joined: true };
    if (Date.now() > deadline) {
      throw new Error(
        `内置数据库（进程 ${note.pid}）没有应答 (the embedded database does not answer): ${place.directory}/server.log`,
      );
    }
    await pause(100);
  }
}

/** @param {Cluster} place */
function openLog(place) {
  const file = path.join(place.directory, "server.log");
  if (existsSync(file) && statSync(file).size > 10_000_000) renameSync(file, `${file}.1`);
  const descriptor = openSync(file, "a", 0o600);
  return { descriptor, from: statSync(file).size, file };
}

/**
 * One attempt.
 * @param {Cluster} place
 * @param {number} port
 * @param {RunOptions} options
 * @returns {Promise<{ pid: number } | string>} the text the server left when it went down before it was ready
 */
async function launch(place, port, { throwaway, connections = LEAST_CONNECTIONS }) {
  const log = openLog(place);
  const settings = {
    listen_addresses: HOST,
    port: `${port}`,
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    max_connections: `${Math.max(LEAST_CONNECTIONS, connections)}`,
    ...(throwaway ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(place.postgres, ["-D", place.cluster, ...flags], {
    ...place.account,
    cwd: place.cluster,
    // Its own session: Ctrl-C in the terminal reaches the command, which then stops the server in order.
    detached: true,
    stdio: ["ignore", log.descriptor, log.descriptor],
    env: { PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8", NODE_ENV: "production" },
  });
  closeSync(log.descriptor);
  /** @type {string | undefined} */
  let ended;
  child.once("error", (error) => {
    ended = error.message;
  });
  child.once("exit", (code, signal) => {
    ended = `${signal ?? code}\n${readFileSync(log.file).subarray(log.from)}`;
  });
  child.unref();
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    if (ended !== undefined) return ended;
    const note = readNote(place);
    if (child.pid && note?.pid === child.pid && note.state === "ready") return { pid: child.pid };
    if (Date.now() > deadline) {
      child.kill("SIGQUIT");
      return `no answer after ten minutes, see ${log.file}`;
    }
    await pause(30);
  }
}

/**
 * @param {Cluster} place
 * @param {RunOptions} options
 * @returns {Promise<Running>}
 */
async function start(place, options) {
  const portFile = path.join(place.directory, "port");
  const lastPort = options.port ?? (existsSync(portFile) ? Number(readFileSync(portFile, "utf8")) : 0);
  const deadline = Date.now() + 20_000;
  for (;;) {
    const keep = options.port !== undefined || (lastPort > 0 && (await isFree(lastPort)));
    const port = keep ? lastPort : await anyFreePort();
    const result = await launch(place, port, options);
    if (typeof result === "object") {
      writeFileSync(portFile, `${port}`, { mode: 0o600 });
      return { port, pid: result.pid, joined: false };
    }
    // The port may be taken between look and use; children of a killed server take a moment to leave.
    const passing =
      /could not bind|Address already in use|shared memory block .* is still in use|in use by another/.test(result);
    if (!passing || Date.now() > deadline)
      throw new Error(`内置数据库启动失败 (the embedded database did not start): ${result}`);
    await pause(100);
  }
}

/**
 * Starts the server of a cluster, or joins it when it runs, and notes this process as one that uses it.
 * @param {Cluster} place
 * @param {RunOptions} [options]
 * @returns {Promise<Running>}
 * @throws with a sentence for the operator when it cannot be had
 */
export function runEmbedded(place, options = {}) {
  return withLock(place.directory, async () => {
    const running = (await findRunning(place)) ?? (await start(place, options));
    registerUser(place.directory);
    return running;
  });
}

/**
 * Fast shutdown: running transactions are rolled back, nothing committed is lost.
 * @param {Cluster} place
 */
async function shutDown(place) {
  const note = readNote(place);
  if (!note || !isServer(place, note.pid)) return;
  if (process.platform === "win32") {
    spawnSync(path.join(path.dirname(place.postgres), "pg_ctl"), ["stop", "-m", "fast", "-D", place.cluster], {
      stdio: "ignore",
    });
    return;
  }
  process.kill(note.pid, "SIGINT");
  const patience = Date.now() + 30_000;
  while (isAlive(note.pid) && existsSync(pidFile(place))) {
    if (Date.now() > patience) {
      process.kill(note.pid, "SIGQUIT");
      return;
    }
    await pause(30);
  }
}

/**
 * Stops the server unless another process still uses it.
 * @param {Cluster} place
 */
export function leaveEmbedded(place) {
  return withLock(place.directory, async () => {
    if (unregisterUser(place.directory) === 0) await shutDown(place);
  });
}

/**
 * Ends the server without waiting unless another process uses it; its next start then recovers. For whoever cannot wait.
 * @param {Cluster} place
 */
export function quitEmbedded(place) {
  const note = readNote(place);
  if (unregisterUser(place.directory) === 0 && note && isServer(place, note.pid)) process.kill(note.pid, "SIGQUIT");
}
