/**
 * How long to wait before something that ended is started again: at once the first time, then twice as long each time,
 * afresh once it has kept up for a while. Times are handed in, milliseconds.
 */

const FIRST = 200;
const HEALTHY_AFTER = 60_000;

/** @param {number} [most] the longest wait */
export function createBackoff(most = 30_000) {
  let wait = FIRST;
  /** @type {number | undefined} */
  let upSince;
  return {
    /** @param {number} now */
    up(now) {
      upSince = now;
    },
    /**
     * @param {number} now
     * @returns {number} the wait
     */
    down(now) {
      if (upSince !== undefined && now - upSince >= HEALTHY_AFTER) wait = FIRST;
      upSince = undefined;
      const chosen = wait;
      wait = Math.min(wait * 2, most);
      return chosen;
    },
  };
}
