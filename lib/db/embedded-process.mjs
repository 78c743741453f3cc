import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/**
 * Who uses the embedded server. Process numbers are reused by the system, so a process is named by its number and
 * its start time; a file left behind by `kill -9` is thereby known as stale.
 */

/**
 * @param {unknown} error
 * @param {string} code
 */
const hasCode = (error, code) => error instanceof Error && "code" in error && error.code === code;

/**
 * State letter and start time of a process, where the system has /proc.
 * @param {number} pid
 */
function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command name in brackets may itself contain blanks and brackets: count the fields after the last one.
    const fields = stat.replace(/^.*\) /s, "").split(" ");
    return { state: fields[0], startTime: fields[19] };
  } catch {
    return undefined;
  }
}

/**
 * Whether a process with this number runs, whoever it belongs to. One that has ended and that nobody has asked about
 * yet (a container whose first process collects no orphans) keeps its number and does not run.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, "EPERM");
  }
  return statOf(pid)?.state !== "Z";
}

/**
 * Number and start time of a process; only the number where the system has no /proc.
 * @param {number} pid
 */
function identity(pid) {
  const stat = statOf(pid);
  return stat ? `${pid} ${stat.startTime}` : `${pid}`;
}

/** @param {string} name */
function lives(name) {
  const pid = Number.parseInt(name, 10);
  return pid > 0 && isAlive(pid) && identity(pid) === name.trim();
}

/** @param {string} file */
function contents(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

/**
 * Command line of a process, where the system shows it; undefined where it does not.
 * @param {number} pid
 */
export function commandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    // Not Linux, or the process is gone.
    const run = spawnSync("ps", ["-o", "command=", "-p", `${pid}`], { encoding: "utf8" });
    return run.status === 0 ? run.stdout.trim() : undefined;
  }
}

/**
 * Runs `work` while no other process holds the lock `name` in `directory`. A lock left by a dead process is taken over.
 * @template T
 * @param {string} directory
 * @param {() => Promise<T>} work
 * @param {{ name?: string; patience?: number }} [options]
 * @returns {Promise<T>}
 * @throws when the lock is not free within `patience` milliseconds, naming its holder
 */
export async function withLock(directory, work, { name = "starting", patience = 120_000 } = {}) {
  const file = path.join(directory, `${name}.lock`);
  const mine = identity(process.pid);
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      const handle = openSync(file, "wx", 0o600);
      writeFileSync(handle, mine);
      closeSync(handle);
      break;
    } catch (error) {
      if (!hasCode(error, "EEXIST")) throw error;
    }
    const holder = contents(file);
    // An empty file is one being written this moment.
    if (holder && !lives(holder)) {
      // Renaming is atomic: of several waiters that saw the same stale lock one takes it away.
      const aside = `${file}.${process.pid}`;
      try {
        renameSync(file, aside);
        rmSync(aside, { force: true });
      } catch (error) {
        if (!hasCode(error, "ENOENT")) throw error;
      }
      continue;
    }
    if (Date.now() > deadline) {
      throw new Error(`另一进程占用着锁 (another process holds the lock): ${file} ${holder ?? ""}`);
    }
    await pause(50);
  }
  try {
    return await work();
  } finally {
    if (contents(file) === mine) rmSync(file, { force: true });
  }
}

/** @param {string} directory */
const usersDirectory = (directory) => path.join(directory, "users");

/**
 * Notes that this process uses the server.
 * @param {string} directory
 */
export function registerUser(directory) {
  mkdirSync(usersDirectory(directory), { recursive: true, mode: 0o700 });
  writeFileSync(path.join(usersDirectory(directory), `${process.pid}`), identity(process.pid), { mode: 0o600 });
}

/**
 * Removes this process's note and those of processes that are gone.
 * @param {string} directory
 * @returns {number} how many users are left
 */
export function unregisterUser(directory) {
  const users = usersDirectory(directory);
  rmSync(path.join(users, `${process.pid}`), { force: true });
  let left = 0;
  for (const name of readdirSync(users)) {
    const user = contents(path.join(users, name));
    if (user !== undefined && lives(user)) left += 1;
    else rmSync(path.join(users, name), { force: true });
  }
  return left;
}
