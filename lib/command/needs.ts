import { type Fields, MEND_FIELDS, refuse } from "./refusal";

/**
 * What a step needs, and who answers for it. Each need of a table of steps has one executor; commands, pages and queues ask
 * that one, so that all say the same sentence.
 */

/** Why it cannot be done as things stand, in a sentence a person can act on; null when nothing hinders it. */
export type Hindrance = string | null;

/** What is missing of what was typed or chosen: a sentence for the whole, and one at each field; null when nothing is. */
export type Missing = { why: string; fields: Fields } | null;

/** Refuses everything that is missing at once; with one thing missing, its own sentence says it of the whole. */
export function refuseMissing(found: readonly Missing[]): void {
  const missing = found.filter((m) => m !== null);
  const [first] = missing;
  if (!first) return;
  const why = missing.length === 1 ? first.why : MEND_FIELDS;
  refuse("invalid", why, Object.assign({}, ...missing.map((m) => m.fields)));
}

/** The same sentence of the whole and at its field. */
export function missingAt(field: string, atField: string, why = atField): Missing {
  return { why, fields: { [field]: [atField] } };
}
