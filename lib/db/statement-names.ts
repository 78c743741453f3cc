import "server-only";
import { createHash } from "node:crypto";

/**
 * Which statements are prepared: kept by name on their connection, so that the server parses them once and plans those
 * once whose plan does not depend on the values. Most of a page's database time was planning.
 */

/** Names one process gives. Each is kept by every connection, in both programs, for as long as they are connected. */
const NAMES_MAX = 200;
/** Texts seen once that are remembered. Lists of ids make ever new ones that never come again. */
const SEEN_MAX = 2_000;

/**
 * Statements that are planned for their values every time: what a text is searched for, and how many rows are wanted of
 * how many bodies, decide between ways that differ a thousandfold. The plan for any value took the wrong one for common
 * words, and for what is overdue in 2,000 bodies (0.2 s became 19 s with the sixth asking).
 */
const PLANNED_EACH_TIME = /\bI?LIKE\b|\bx_bigram_query\b|\bbody_ancestor\b/;

/**
 * Names for statements by their text, the same in every process: a pooler that keeps prepared statements keeps each once.
 * The empty name is that of a statement that is not kept: one seen for the first time, one that is planned each time, and
 * everything after the names have run out.
 */
export function statementNames(limit = NAMES_MAX): (query: { sql: string }) => string {
  const named = new Set<string>();
  const seen = new Set<string>();
  return ({ sql }) => {
    if (PLANNED_EACH_TIME.test(sql)) return "";
    const name = createHash("md5").update(sql).digest("base64url");
    if (named.has(name)) return name;
    if (named.size >= limit) return "";
    if (!seen.has(name)) {
      if (seen.size >= SEEN_MAX) seen.clear();
      seen.add(name);
      return "";
    }
    seen.delete(name);
    named.add(name);
    return name;
  };
}
