import { readdirSync, readFileSync } from "node:fs";
import { part } from "../../domain/text/text";

/** What processes have computed and hold, read from /proc: Linux only. */

/** One tick of the clock processes are charged by, in milliseconds: 100 a second on every Linux there is. */
const TICK = 10;

type Stat = { parent: number; name: string; ownTicks: number; endedTicks: number };

/** A line of /proc/PID/stat. The name stands in brackets and may hold blanks and brackets itself. */
export function readStat(line: string): Stat {
  const end = line.lastIndexOf(")");
  const rest = part(line, end + 2).split(" ");
  const ticks = (at: number) => Number(rest[at]);
  return {
    parent: ticks(1),
    name: part(line, line.indexOf("(") + 1, end),
    ownTicks: ticks(11) + ticks(12),
    // Of children that ended and were waited for: a database connection that was closed meanwhile.
    endedTicks: ticks(13) + ticks(14),
  };
}

function statOf(pid: number): Stat | undefined {
  try {
    return readStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return undefined;
  }
}

/** A process and everything below it that runs now. */
export function treeOf(root: number): number[] {
  const below = new Map<number, number[]>();
  for (const name of readdirSync("/proc")) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : undefined;
    if (stat) below.set(stat.parent, [...(below.get(stat.parent) ?? []), Number(name)]);
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(below.get(pid) ?? []));
  return tree;
}

/** Milliseconds the processes have computed so far, in their own code and in the system's. */
export function computedBy(pids: readonly number[]): number {
  return pids.map(statOf).reduce((sum, stat) => sum + (stat ? stat.ownTicks : 0), 0) * TICK;
}

/** Milliseconds a process with everything it ever started has computed so far. */
export function computedByTree(root: number): number {
  const ended = statOf(root)?.endedTicks ?? 0;
  return computedBy(treeOf(root)) + ended * TICK;
}

/** How a process calls itself. */
export function titleOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return "";
  }
}

/** Who started a process. */
export const parentOf = (pid: number): number | undefined => statOf(pid)?.parent;

/**
 * Megabytes a process holds: `resident` all it touches, `share` with what several hold divided among them, so that shares
 * may be added up.
 */
export function memoryOf(pid: number): { resident: number; share: number } {
  const read = (text: string, what: string) => Number(text.match(new RegExp(`^${what}:\\s+(\\d+)`, "m"))?.[1] ?? 0);
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    return { resident: read(text, "Rss") / 1024, share: read(text, "Pss") / 1024 };
  } catch {
    return { resident: 0, share: 0 };
  }
}
