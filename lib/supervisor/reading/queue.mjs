import { randomUUID } from "node:crypto";
import { startReader } from "./child.mjs";

/**
 * The queue of files to be read: one at a time, in the order they came, each in a process of its own. Knows of each who
 * sent it and what it is called, so that the sender can ask for it after he went away.
 */

/** @typedef {import("./child.mjs").Outcome} Outcome */

/**
 * A file to be read.
 * @typedef {object} Asked
 * @property {string} kind
 * @property {unknown} options
 * @property {string} [owner] who sent it
 * @property {string} [label] what the owner calls it
 * @property {string} [sending] what the owner's page calls this sending of it
 */

/** @typedef {"waiting" | "reading" | "read" | "failed"} ReadingState `read`: its answer is being dealt with */

/**
 * A file as its owner sees it. `ahead`: how many are before it; `why`: a sentence, once it failed.
 * @typedef {{ id: string; label: string; since: number; state: ReadingState; ahead: number; why: string | null }} Listed
 */

/** @typedef {{ id: string; asked: Asked; since: number; state: ReadingState; why: string | null; ended: number }} Entry */

/** Milliseconds what failed is remembered for its owner, and how many of them at most. */
const REMEMBERED = 30 * 60_000;
const MOST_REMEMBERED = 200;

/**
 * @typedef {object} Keeping
 * @property {number} waiting how many may wait
 * @property {boolean} [spare] whether the next process is started before it is needed
 * @property {import("../log.mjs").Log} [log]
 * @property {() => void} [changed] called when the state changed
 */

/** @param {import("./child.mjs").ReaderOptions & Keeping} options */
export function createReadingQueue({ waiting: most, spare = false, log, changed = () => undefined, ...reader }) {
  const perProcess = reader.files ?? 1;
  /** @type {Map<string, Entry>} in the order they came */
  const entries = new Map();
  /** @type {{ entry: Entry; begin: () => void; moved: () => void }[]} */
  let line = [];
  /** @type {Entry | undefined} */
  let current;
  /** @type {import("./child.mjs").Reader | undefined} */
  let process;
  let readByProcess = 0;
  let stopped = false;
  const count = { read: 0, killed: 0 };

  function ready() {
    if (process && !process.over() && readByProcess < perProcess) return process;
    // It has answered: whatever it still does is of no use to anybody.
    process?.kill();
    process = startReader(reader);
    readByProcess = 0;
    if (!spare) process.unref();
    return process;
  }

  const aheadOf = (/** @type {Entry} */ entry) => {
    const at = line.findIndex((one) => one.entry === entry);
    return at < 0 ? 0 : at + (current ? 1 : 0);
  };

  function next() {
    if (current || stopped) return;
    const first = line.shift();
    if (!first) return;
    current = first.entry;
    current.state = "reading";
    first.begin();
    for (const one of line) one.moved();
    changed();
  }

  function forget() {
    const failed = [...entries.values()].filter(({ state }) => state === "failed");
    failed.slice(0, -MOST_REMEMBERED).forEach(({ id }) => void entries.delete(id));
    for (const { id, ended } of failed) if (Date.now() - ended > REMEMBERED) entries.delete(id);
  }

  /**
   * Resolves with whether it is its turn: false when whoever asked went away before.
   * @param {Entry} entry @param {(ahead: number) => void} place @param {AbortSignal} signal
   * @returns {Promise<boolean>}
   */
  function turn(entry, place, signal) {
    return new Promise((resolve) => {
      const waiting = { entry, begin: () => resolve(true), moved: () => place(aheadOf(entry)) };
      line.push(waiting);
      const leave = () => {
        if (!line.includes(waiting)) return;
        line = line.filter((one) => one !== waiting);
        for (const one of line) one.moved();
        resolve(false);
      };
      signal.addEventListener("abort", leave, { once: true });
      if (signal.aborted) return leave();
      next();
      if (line.includes(waiting)) waiting.moved();
    });
  }

  /** @param {Entry} entry @param {() => AsyncIterable<Uint8Array>} bytes @param {AbortSignal} signal @returns {Promise<Outcome>} */
  async function readNow(entry, bytes, signal) {
    const { kind, options } = entry.asked;
    const mine = ready();
    readByProcess += 1;
    const began = performance.now();
    const outcome = await mine.read({ kind, options }, bytes(), signal);
    const cost = { ms: Math.round(performance.now() - began), megabytes: mine.most() };
    if ("cause" in outcome) {
      count.killed += 1;
      process = undefined;
      // No two at a time: what was killed gives its memory back first.
      await mine.ended;
      log?.warn({ part: "reading", kind, cause: outcome.cause, ...cost }, "a file was given up");
    } else {
      count.read += 1;
      log?.info({ part: "reading", kind, ...cost }, "a file was read");
    }
    return outcome;
  }

  return {
    /**
     * Waits for its turn and reads the file. Its entry stays, as read, until `settle`.
     * @param {Asked} asked
     * @param {{ place: (ahead: number) => void; bytes: () => AsyncIterable<Uint8Array>; signal: AbortSignal }} sender
     * @returns {Promise<{ outcome: Outcome; settle: (why: string | null) => void }>} `settle` says what came of it: a
     *   reason is kept for the owner, null takes it off the list
     */
    async read(asked, { place, bytes, signal }) {
      /** @type {Entry} */
      const entry = { id: randomUUID(), asked, since: Date.now(), state: "waiting", why: null, ended: 0 };
      let settled = false;
      const settle = (/** @type {string | null} */ why) => {
        if (settled) return;
        settled = true;
        if (why === null) entries.delete(entry.id);
        else Object.assign(entry, { state: "failed", why, ended: Date.now() });
        forget();
      };
      if (line.length >= most) return { outcome: { cause: "busy" }, settle };
      entries.set(entry.id, entry);
      if (!(await turn(entry, place, signal))) {
        settle(null);
        return { outcome: { cause: "gone" }, settle };
      }
      try {
        place(0);
        const outcome = await readNow(entry, bytes, signal);
        entry.state = "read";
        return { outcome, settle };
      } finally {
        current = undefined;
        changed();
        // Made ready now, while nobody waits for it, unless somebody does.
        if (spare && !stopped) ready();
        next();
      }
    },
    /** @param {string} owner @returns {Listed[]} */
    list(owner) {
      forget();
      return [...entries.values()]
        .filter(({ asked }) => asked.owner === owner)
        .map((entry) => ({
          id: entry.id,
          label: entry.asked.label ?? "",
          since: entry.since,
          state: entry.state,
          ahead: aheadOf(entry),
          why: entry.why,
        }));
    },
    /**
     * Takes what failed off its owner's list, by its id or by what the owner's page called the sending.
     * @param {string} owner @param {string} which
     */
    dismiss(owner, which) {
      for (const { id, asked, state } of entries.values())
        if (state === "failed" && asked.owner === owner && (id === which || asked.sending === which))
          entries.delete(id);
    },
    /** Starts the first process. */
    prepare: () => void ready(),
    /** `waiting` counts the one being read. */
    status: () => ({ waiting: line.length + (current ? 1 : 0), ...count }),
    /** The process that reads now or is ready for it. */
    pid: () => process?.pid(),
    stop() {
      stopped = true;
      line = [];
      process?.kill();
    },
  };
}

/** @typedef {ReturnType<typeof createReadingQueue>} ReadingQueue */
