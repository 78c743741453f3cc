/** Lines of the form lib/log.ts writes, for the process that has no dependencies. */

const LEVELS = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60, silent: 100 };

/** @typedef {keyof typeof LEVELS} Level */
/** @typedef {Record<string, string | number | boolean | undefined>} Facts numbers, identifiers and states; never content of the ledger */

/** @param {Level} least */
export function createLog(least) {
  /** @param {Level} level */
  const writer = (level) => (/** @type {Facts} */ facts, /** @type {string} */ msg) => {
    if (LEVELS[level] < LEVELS[least]) return;
    const line = { level: LEVELS[level], time: new Date().toISOString(), app: "rectification-ledger", ...facts, msg };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  };
  return { info: writer("info"), warn: writer("warn"), error: writer("error") };
}

/** @typedef {ReturnType<typeof createLog>} Log */
