import { isAlive } from "../db/embedded-process.mjs";
import { leaveEmbedded, quitEmbedded, runEmbedded } from "../db/embedded-run.mjs";

/** The embedded database as something to keep alive. */

/** Milliseconds between two looks: it may be another command's child, so its end is seen, not told. */
const LOOK = 200;

/**
 * @param {import("../db/embedded-run.mjs").Cluster} place
 * @param {import("../db/embedded-run.mjs").RunOptions} options
 * @param {(running: import("../db/embedded-run.mjs").Running) => void} onReady
 * @returns {import("./keep.mjs").Life}
 */
export function startDatabase(place, options, onReady) {
  /** @type {number | undefined} */
  let pid;
  const running = runEmbedded(place, options);
  const ready = running.then((found) => {
    pid = found.pid;
    onReady(found);
  });
  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    running.then(
      ({ pid: server }) => {
        const timer = setInterval(() => {
          if (isAlive(server)) return;
          clearInterval(timer);
          resolve("gone");
        }, LOOK);
      },
      (error) => resolve(error instanceof Error ? error.message : String(error)),
    );
  });
  return { pid: () => pid, ready, ended, end: () => leaveEmbedded(place), kill: () => quitEmbedded(place) };
}
