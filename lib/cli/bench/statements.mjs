import { appendFileSync } from "node:fs";
import pg from "pg";

// Loaded into a web process that is asked once for each page, never into one that is timed (node --import
// "statements.mjs?to=FOLDER"): writes down what the page sends to the database, line by line.

const to = new URL(import.meta.url).searchParams.get("to");
const { query } = pg.Client.prototype;
/** @type {WeakMap<object, number>} */
const numbers = new WeakMap();
let last = 0;

/** @param {object} connection */
function numberOf(connection) {
  const known = numbers.get(connection);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(connection, last);
  return last;
}

/** @param {string} _ @param {unknown} value */
const plain = (_, value) => (typeof value === "bigint" ? `${value}` : value);

pg.Client.prototype.query = /** @type {any} */ (
  /** @this {pg.Client} @param {any} config @param {any} values @param {unknown[]} rest */
  function (config, values, ...rest) {
    const text = typeof config === "string" ? config : config?.text;
    if (typeof text === "string") {
      const given = (Array.isArray(values) ? values : undefined) ?? config.values ?? [];
      const line = { connection: numberOf(this), name: config.name, text, values: given };
      appendFileSync(`${to}/${process.pid}`, `${JSON.stringify(line, plain)}\n`);
    }
    return Reflect.apply(query, this, [config, values, ...rest]);
  }
);
