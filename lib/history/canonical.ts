import "server-only";
/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const HALF_A_PAIR = /\p{Surrogate}/u;
/** What the database would not give back as it was given: NUL, and halves of surrogate pairs. */
const LOST = /[\0\p{Surrogate}]/gu;

/** A value as the database will give it back: what it would lose becomes the mark of an unreadable character. */
export function asStored<T>(value: T): T {
  if (typeof value === "string") return value.replace(LOST, "\ufffd") as T;
  if (value instanceof Date || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(asStored) as T;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [asStored(name), asStored(part)])) as T;
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value);

/**
 * The one text of a value: JSON without blanks, names in the order of their UTF-16 code units (as RFC 8785 has it), so
 * that whoever writes the same value writes the same bytes.
 * @throws TypeError for what JSON cannot say: no number, half a surrogate pair, nothing at all
 */
export function canonical(value: Json): string {
  if (typeof value === "string") {
    if (HALF_A_PAIR.test(value)) throw new TypeError("half a surrogate pair cannot be written as JSON");
    return JSON.stringify(value);
  }
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value !== "object") throw new TypeError(`${String(value)} cannot be written as JSON`);
  if (isList(value)) return `[${value.map(canonical).join(",")}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, part]) => `${canonical(name)}:${canonical(part)}`).join(",")}}`;
}
