import { spawn } from "node:child_process";
import cluster from "node:cluster";
import net from "node:net";
import path from "node:path";
import { heapFlag, YOUNG_FLAG } from "./memory.mjs";

/** How a web process and the worker are started, known to be ready, and ended. */

/** Milliseconds a process has to finish what it is doing. */
const GRACE = 12_000;

const cli = (/** @type {string} */ name) => path.resolve("lib", "cli", name);
const next = path.resolve("node_modules", "next", "dist", "bin", "next");
const receiver = path.resolve("lib", "supervisor", "receive-status.mjs");

/**
 * A child process as one instance of what is kept alive.
 * @param {import("node:child_process").ChildProcess} child
 * @param {Promise<void>} ready
 * @returns {import("./keep.mjs").Life}
 */
export function lifeOf(child, ready) {
  let over = false;
  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    const end = (/** @type {string} */ why) => {
      over = true;
      resolve(why);
    };
    child.once("error", (error) => end(error.message));
    child.once("exit", (code, signal) => end(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  // Sending to one that is just ending is no error of anybody's.
  child.on("error", () => undefined);
  return {
    pid: () => child.pid,
    ready,
    ended,
    kill: () => void child.kill("SIGKILL"),
    async end() {
      if (over) return;
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), GRACE);
      await ended;
      clearTimeout(late);
    },
  };
}

/**
 * @typedef {object} WebLaunch
 * @property {string} host
 * @property {number} memory megabytes
 * @property {string[]} imports modules loaded before the server
 * @property {NodeJS.ProcessEnv} environment
 */

/**
 * A web process: one of several that share the port, each taking connections by itself. Were they handed round by this
 * process, the cluster's primary, one on its way to a process that is just killed would be lost and its client wait for ever.
 * @param {WebLaunch} web
 * @param {number} port
 */
export function startWeb(web, port) {
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  cluster.setupPrimary({
    exec: next,
    // Browsers keep connections; a server that closes them after five seconds loses the requests just being sent.
    args: ["start", "-H", web.host, "-p", `${port}`, "--keepAliveTimeout", "65000"],
    execArgv: [heapFlag(web.memory), YOUNG_FLAG, ...[receiver, ...web.imports].flatMap((file) => ["--import", file])],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const worker = cluster.fork(web.environment);
  worker.on("error", () => undefined);
  return { worker, life: lifeOf(worker.process, new Promise((resolve) => worker.once("listening", () => resolve()))) };
}

/** @param {string} host @param {number} port @returns {Promise<boolean>} */
function answers(host, port) {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

/**
 * `next dev`, one process that compiles pages as they are opened.
 * @param {WebLaunch} web
 * @param {number} port
 */
export function startDevelopment(web, port) {
  const imports = [cli("end-with-parent.mjs"), receiver, ...web.imports].flatMap((file) => ["--import", file]);
  const child = spawn(process.execPath, [...imports, next, "dev", "-H", web.host, "-p", `${port}`], {
    stdio: ["pipe", "inherit", "inherit"],
    env: web.environment,
  });
  let over = false;
  child.once("exit", () => {
    over = true;
  });
  /** @type {Promise<void>} */
  const ready = new Promise((resolve) => {
    const look = async () => {
      if (over) return;
      if (await answers(web.host, port)) resolve();
      else setTimeout(look, 100);
    };
    void look();
  });
  return lifeOf(child, ready);
}

/**
 * The worker process. It says `{ type: "ready" }` when it works.
 * @param {{ memory: number; environment: NodeJS.ProcessEnv }} launch
 */
export function startWorker({ memory, environment }) {
  const flags = [
    heapFlag(memory),
    "--conditions=react-server",
    "--import",
    cli("end-with-parent.mjs"),
    "--import",
    "tsx",
  ];
  const child = spawn(process.execPath, [...flags, cli("worker.ts")], {
    stdio: ["pipe", "inherit", "inherit", "ipc"],
    // Its own session: Ctrl-C in the terminal reaches this process alone, which then ends the worker in order.
    detached: true,
    env: environment,
  });
  /** @type {Promise<void>} */
  const ready = new Promise((resolve) => {
    child.on("message", (message) => {
      if (typeof message === "object" && message !== null && "type" in message && message.type === "ready") resolve();
    });
  });
  return lifeOf(child, ready);
}
