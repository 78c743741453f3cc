import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { peakMegabytes, residentMegabytes } from "../memory.mjs";
import { FRAME, framesOf, say, sendFile } from "./frames.mjs";

/**
 * One process that reads files of others. It knows no secret and no address, may open no file but its own program, works
 * at the lowest priority, and is killed when it takes more time or memory than a file may cost.
 */

/**
 * What one file may cost.
 * @typedef {object} ReadingLimits
 * @property {number} memory megabytes the process may hold, heap and everything beside it
 * @property {number} seconds of computing
 * @property {number} patience seconds by the clock on the wall, for a machine that has no time for it
 * @property {number} bytes of the file
 * @property {number} result bytes of what is read
 */

/** Why there is no answer. `gone`: whoever asked does not wait any more; `busy`: too many wait already. */
/** @typedef {"time" | "memory" | "crash" | "size" | "result" | "gone" | "busy"} Cause */

/** The answer as the reader wrote it (JSON), or why there is none. */
/** @typedef {{ answer: Buffer } | { cause: Cause }} Outcome */

/** @typedef {{ program: string; limits: ReadingLimits; files?: number | undefined }} ReaderOptions `files`: how many one process reads */

/** Milliseconds between two looks at what it holds. */
const LOOK = 20;
/** Clock ticks of a second in /proc, the same on every Linux that runs Node. */
const TICKS = 100;
const LOWEST = 19;

/** Seconds of computing of a process; undefined where the system does not show it. @param {number | undefined} pid */
function cpuSeconds(pid) {
  if (!pid) return undefined;
  try {
    // Behind the name, which may hold anything: state is field 3, user and system time fields 14 and 15.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return undefined;
  }
}

/** Reading files is forbidden to it by Node itself, by the name the flag has in this version. */
const PERMISSION = process.allowedNodeEnvironmentFlags.has("--permission")
  ? "--permission"
  : "--experimental-permission";

/** @param {ReaderOptions} options */
export function startReader({ program, limits, files = 1 }) {
  const flags = [
    // The rest is for what lies beside the heap: the file itself, what it is inflated to.
    `--max-old-space-size=${Math.floor(limits.memory * 0.6)}`,
    "--no-warnings",
    PERMISSION,
    `--allow-fs-read=${path.dirname(program)}/*`,
    program,
  ];
  // The system's own clock as well: it also ends a process whose watcher was killed.
  const shell = `ulimit -t ${limits.seconds * files + 1} 2>/dev/null; exec "$0" "$@"`;
  const child = spawn("/bin/sh", ["-c", shell, process.execPath, ...flags], {
    cwd: "/",
    env: { NODE_ENV: "production" },
    // Its own session: Ctrl-C in the terminal is for whoever started it.
    detached: true,
    stdio: ["pipe", "ignore", "ignore", "pipe"],
  });
  const input = /** @type {import("node:stream").Writable} */ (child.stdin);
  const output = /** @type {import("node:net").Socket} */ (child.stdio[3]);
  for (const one of [child, input, output]) one.on("error", () => undefined);
  try {
    os.setPriority(child.pid ?? 0, LOWEST);
    // Where the machine runs out of memory the system takes this one first.
    writeFileSync(`/proc/${child.pid}/oom_score_adj`, "1000");
  } catch {
    // Not Linux, or already gone.
  }
  let over = false;
  /** @type {Promise<Cause>} */
  const ended = new Promise((resolve) => {
    child.once("error", () => resolve("crash"));
    child.once("close", (code, signal) => {
      over = true;
      // SIGABRT is V8's own end when its heap is full, SIGXCPU and SIGKILL come from the system's clock.
      if (signal === "SIGABRT" || code === 134) resolve("memory");
      else if (signal === "SIGXCPU" || signal === "SIGKILL") resolve("time");
      else resolve("crash");
    });
  });
  const frames = framesOf(output, limits.result);
  const kill = () => void child.kill("SIGKILL");
  let most = 0;
  const lookAtPeak = () => {
    most = Math.max(most, peakMegabytes(child.pid) ?? 0);
  };

  /** @param {AbortSignal} signal @returns {{ caught: Promise<Cause>; stop: () => void }} */
  function watch(signal) {
    const began = performance.now();
    const used = cpuSeconds(child.pid) ?? 0;
    /** @type {NodeJS.Timeout} */
    let timer;
    /** @type {Promise<Cause>} */
    const caught = new Promise((resolve) => {
      const look = () => {
        lookAtPeak();
        if (signal.aborted) resolve("gone");
        else if ((residentMegabytes(child.pid) ?? 0) > limits.memory) resolve("memory");
        else if ((cpuSeconds(child.pid) ?? 0) - used > limits.seconds) resolve("time");
        else if (performance.now() - began > limits.patience * 1000) resolve("time");
      };
      timer = setInterval(look, LOOK);
      signal.addEventListener("abort", look, { once: true });
    });
    return { caught, stop: () => clearInterval(timer) };
  }

  /** @param {AsyncIterable<Uint8Array>} bytes @returns {AsyncGenerator<Uint8Array>} */
  async function* counted(bytes) {
    let length = 0;
    for await (const chunk of bytes) {
      length += chunk.length;
      if (length > limits.bytes) throw new RangeError("too large");
      yield chunk;
    }
  }

  /** @param {object} what @param {AsyncIterable<Uint8Array>} bytes @returns {Promise<Outcome>} */
  async function exchange(what, bytes) {
    try {
      await say(input, what);
      await sendFile(input, counted(bytes));
    } catch (error) {
      if (error instanceof RangeError) return { cause: "size" };
      // A pipe nobody reads any more: its end tells why. Anything else: whoever sent the file went away.
      return error instanceof Error && "code" in error && error.code === "EPIPE"
        ? { cause: await ended }
        : { cause: "gone" };
    }
    try {
      const { done, value } = await frames.next();
      return done || value.type !== FRAME.ANSWER ? { cause: await ended } : { answer: value.payload };
    } catch {
      return { cause: "result" };
    }
  }

  return {
    pid: () => child.pid,
    ended,
    kill,
    over: () => over,
    /** Megabytes it held at most, as far as was seen; 0 where the system does not show it. */
    most: () => most,
    /** Lets the program that started it end: an idle reader ends with it by itself. */
    unref() {
      child.unref();
      for (const one of [input, output]) if ("unref" in one && typeof one.unref === "function") one.unref();
    },
    /**
     * Reads one file. Without an answer the process is killed: what it was doing goes on in it.
     * @param {object} what kind and options
     * @param {AsyncIterable<Uint8Array>} bytes
     * @param {AbortSignal} signal
     * @returns {Promise<Outcome>}
     */
    async read(what, bytes, signal) {
      const { caught, stop } = watch(signal);
      const outcome = await Promise.race([exchange(what, bytes), caught.then((cause) => ({ cause }))]);
      stop();
      lookAtPeak();
      if ("cause" in outcome) kill();
      return outcome;
    },
  };
}

/** @typedef {ReturnType<typeof startReader>} Reader */
