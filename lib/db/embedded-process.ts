import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/**
 * Who uses the embedded server. Process numbers are reused by the system, so a process is named by its number and
 * its start time; a file left behind by `kill -9` is thereby known as stale.
 */

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;

/** Whether a process with this number exists, whoever it belongs to. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

/** Number and start time of a process; only the number where the system has no /proc. */
function identity(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command name in brackets may itself contain blanks and brackets: count the fields after the last one.
    const startTime = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    return `${pid} ${startTime}`;
  } catch {
    return `${pid}`;
  }
}

function lives(name: string): boolean {
  const pid = Number.parseInt(name, 10);
  return pid > 0 && isAlive(pid) && identity(pid) === name.trim();
}

function contents(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** Command line of a process, where the system shows it; undefined where it does not. */
export function commandLine(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return undefined;
  }
}

/**
 * Runs `work` while no other process holds the lock `name` in `directory`. A lock left by a dead process is taken over.
 * @throws when the lock is not free within `patience` milliseconds, naming its holder
 */
export async function withLock<T>(
  directory: string,
  work: () => Promise<T>,
  { name = "starting", patience = 120_000 }: { name?: string; patience?: number } = {},
): Promise<T> {
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

const usersDirectory = (directory: string) => path.join(directory, "users");

/** Notes that this process uses the server. */
export function registerUser(directory: string): void {
  mkdirSync(usersDirectory(directory), { recursive: true, mode: 0o700 });
  writeFileSync(path.join(usersDirectory(directory), `${process.pid}`), identity(process.pid), { mode: 0o600 });
}

/** Removes this process's note and those of processes that are gone. @returns how many users are left */
export function unregisterUser(directory: string): number {
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
