import { createBackoff } from "./backoff.mjs";
import { residentMegabytes } from "./memory.mjs";

/**
 * Keeps one thing alive: a web process, the worker, the database. What ends is started again after a wait that grows;
 * what holds too much memory is replaced. Every restart is a line in the log and a count in the state.
 */

/**
 * One running instance. `ready` resolves when it does its work, `ended` with the reason once it is gone.
 * @typedef {object} Life
 * @property {() => number | undefined} pid
 * @property {Promise<void>} ready
 * @property {Promise<string>} ended
 * @property {() => Promise<void>} end lets it finish what it is doing; resolves when it is gone
 * @property {() => void} kill at once
 */

/** @typedef {"starting" | "up" | "down" | "stopped"} State */

/**
 * @typedef {object} Keeping
 * @property {string} part as the log and the health check call it
 * @property {() => Life} start
 * @property {import("./log.mjs").Log} log
 * @property {() => void} changed called when the state or the count changed
 * @property {number} [memory] megabytes from which it is replaced
 * @property {boolean} [overlap] whether the replacement is made ready before the old one is ended
 * @property {number} [longestWait] milliseconds
 * @property {(why: string) => boolean} [givesUp] asked when it ends without ever having been ready
 */

/** @param {Keeping} keeping */
export function keep({ part, start, log, changed, memory, overlap = false, longestWait, givesUp }) {
  const backoff = createBackoff(longestWait);
  /** @type {State} */
  let state = "starting";
  let restarts = 0;
  let everReady = false;
  let stopping = false;
  let replacing = false;
  /** @type {Life | undefined} */
  let life;
  /** The one being replaced, until its replacement is ready. @type {Life | undefined} */
  let previous;
  /** Old ones that still finish a request. @type {Set<Life>} */
  const leaving = new Set();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;

  /** @param {State} next */
  const become = (next) => {
    state = next;
    changed();
  };

  /**
   * @param {Life} mine
   * @param {string} why
   */
  function onEnd(mine, why) {
    leaving.delete(mine);
    if (previous === mine) previous = undefined;
    if (life !== mine) return;
    life = previous;
    previous = undefined;
    replacing = false;
    if (stopping || life) return;
    if (!everReady && givesUp?.(why)) return become("stopped");
    const wait = backoff.down(Date.now());
    restarts += 1;
    log.warn({ part, why, restarts, waitMs: wait }, "ended unexpectedly, is started again");
    become("down");
    timer = setTimeout(begin, wait);
  }

  function begin() {
    if (stopping) return;
    const mine = start();
    previous = life;
    life = mine;
    if (!previous) become("starting");
    mine.ready.then(
      () => {
        if (life !== mine || stopping) return;
        everReady = true;
        replacing = false;
        backoff.up(Date.now());
        log.info({ part, pid: mine.pid(), restarts }, "up");
        become("up");
        if (previous) void retire(previous);
        previous = undefined;
      },
      // It ended before: the reason comes with its end.
      () => undefined,
    );
    void mine.ended.then((why) => onEnd(mine, why));
  }

  /** @param {Life} old */
  async function retire(old) {
    leaving.add(old);
    await old.end();
  }

  /** Looks at the memory it holds. Called by the supervisor every few seconds. */
  function weigh() {
    if (!memory || !life || state !== "up" || replacing || stopping) return;
    const megabytes = residentMegabytes(life.pid());
    if (megabytes === undefined || megabytes <= memory) return;
    replacing = true;
    const wait = backoff.down(Date.now());
    restarts += 1;
    log.warn(
      { part, pid: life.pid(), megabytes, limit: memory, restarts, waitMs: wait },
      "holds too much memory, is replaced",
    );
    changed();
    timer = setTimeout(() => {
      if (overlap || !life) return begin();
      const old = life;
      life = undefined;
      become("down");
      void retire(old).then(begin);
    }, wait);
  }

  const all = () => [...leaving, previous, life].filter((one) => one !== undefined);

  return {
    part,
    begin,
    weigh,
    status: () => ({ state, restarts }),
    life: () => life,
    /** Ends it for good, after what it is doing. */
    async stop() {
      stopping = true;
      clearTimeout(timer);
      await Promise.all(all().map((one) => one.end()));
      state = "stopped";
    },
    /** Ends it for good, at once. */
    kill() {
      stopping = true;
      clearTimeout(timer);
      for (const one of all()) one.kill();
    },
  };
}

/** @typedef {ReturnType<typeof keep>} Kept */
