import { readFileSync } from "node:fs";

/** @param {number | undefined} pid @param {"VmRSS" | "VmHWM"} what @returns {number | undefined} megabytes */
function megabytesOf(pid, what) {
  if (!pid) return undefined;
  try {
    const found = readFileSync(`/proc/${pid}/status`, "utf8").match(new RegExp(`^${what}:\\s+(\\d+) kB`, "m"));
    return found ? Math.round(Number(found[1]) / 1024) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Memory a process holds, in megabytes; undefined where the system does not show it (not Linux) or it is gone. V8's own
 * limit bounds the heap everywhere; this sees what lies beside it: buffers, native code.
 * @param {number | undefined} pid
 */
export const residentMegabytes = (pid) => megabytesOf(pid, "VmRSS");

/**
 * The most it ever held, however short, in megabytes; undefined like the above.
 * @param {number | undefined} pid
 */
export const peakMegabytes = (pid) => megabytesOf(pid, "VmHWM");

/**
 * V8's limit within a process's limit: the rest is for what lies beside the heap.
 * @param {number} megabytes
 */
export const heapFlag = (megabytes) => `--max-old-space-size=${Math.floor(megabytes * 0.75)}`;

/**
 * Room for what is new in V8's heap. A page leaves some megabytes of garbage: with the usual 16 it is looked through so often
 * that much of it still lives, is copied, and grows old. A few dozen megabytes save a tenth of what pages compute.
 */
export const YOUNG_FLAG = "--max-semi-space-size=32";
