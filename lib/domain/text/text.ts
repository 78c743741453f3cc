/**
 * Text as it enters: from forms, addresses, headers and rows of a file. One place decides what is kept, so that what is
 * stored is what was meant, what is hashed is what is read back, and nothing on a page turns lines round or looks empty.
 *
 * Dropped, because nobody can see them and they change what is compared, counted or drawn:
 * - control characters (C0 and C1, NUL among them: PostgreSQL keeps none), but for tab and line end;
 * - halves of surrogate pairs, which no encoding can write, and noncharacters;
 * - every default-ignorable character: zero width (U+200B–200F, U+2060, U+FEFF), turning of lines (U+202A–202E,
 *   U+2066–2069, U+061C), soft hyphen, Hangul fillers, tags; and interlinear marks (U+FFF9–FFFB);
 * - what stands on a letter beyond eight marks, which would cover the lines above and below.
 * Kept, because names and words are written with them: variation selectors (葛󠄁), private-use characters, compatibility
 * ideographs in the form given (﨑 and 崎 are different names), characters newer than this machine's Unicode, the joiner
 * inside an emoji, the vowel separator of Mongolian. Everything else is brought to NFC.
 * Every line end is \n; blanks of other widths are plain ones, but for the full-width blank, which indents paragraphs.
 */

const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const BLANKS = /[\u00a0\u1680\u2000-\u200a\u202f\u205f]/g;
const KEPT =
  "[\\n\\t]|\\p{Variation_Selector}" +
  "|(?<=\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]?)\\u200d(?=\\p{Extended_Pictographic})" +
  "|(?<=[\\u1820-\\u18aa])\\u180e";
const UNSEEN = "\\p{Cc}\\p{Cs}\\p{Noncharacter_Code_Point}\\p{Default_Ignorable_Code_Point}\\ufff9-\\ufffb";
const DROPPED = new RegExp(`(?!${KEPT})[${UNSEEN}]`, "gu");
/** Something to be seen: neither blank nor of no width. U+2800 is a blank that calls itself a symbol. */
const SEEN = new RegExp(`[^${UNSEEN}\\p{White_Space}\\u2800]`, "u");
const COMPATIBILITY_IDEOGRAPHS = /([\uf900-\ufaff\u{2f800}-\u{2fa1f}]+)/u;
const MARKS = /(\p{M}{8})\p{M}+/gu;
/** Printable ASCII and ordinary Chinese, of which nearly every text consists: nothing of it is ever changed. */
const PLAIN = /^[\n\t\x20-\x7e\u3000-\u3029\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e“”‘’…—·]*$/;

/** Whether a person sees anything of the text. */
export function isVisible(text: string): boolean {
  return SEEN.test(text);
}

/** Text of one or more lines as it is kept; empty when nothing of it can be seen. Never throws; a second time changes nothing. */
export function cleanText(text: string): string {
  if (!isVisible(text)) return "";
  if (PLAIN.test(text)) return text;
  return text
    .replace(LINE_ENDS, "\n")
    .replace(BLANKS, " ")
    .replace(DROPPED, "")
    .split(COMPATIBILITY_IDEOGRAPHS)
    .map((run, i) => (i % 2 === 0 ? run.normalize("NFC") : run))
    .join("")
    .replace(MARKS, "$1");
}

/** Text of one line: a name, a title, a word to search for. Line ends and tabs are blanks, none at its ends. */
export function cleanLine(text: string): string {
  return cleanText(text)
    .replace(/\s*[\n\t]\s*/g, " ")
    .trim();
}

/** Objects within objects that are read; no form has more than a few. */
const DEEPEST = 20;

/**
 * Every text of a value as it came from outside, names of fields included. `asTyped` names fields of the outermost object
 * that are left alone: a password is tried as it was typed.
 */
export function cleanValue(value: unknown, asTyped: readonly string[] = [], depth = 0): unknown {
  if (typeof value === "string") return cleanText(value);
  if (value === null || typeof value !== "object") return value;
  if (depth > DEEPEST) return undefined;
  if (Array.isArray(value)) return value.map((one) => cleanValue(one, [], depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  // Files, dates and the like are no text; no schema takes what it does not ask for.
  if (prototype !== Object.prototype && prototype !== null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      cleanLine(name),
      asTyped.includes(name) ? one : cleanValue(one, [], depth + 1),
    ]),
  );
}

/** Rows read from a file, or kept before texts passed this place: every text of them as it is kept. */
export function cleanRows<T>(rows: T): T {
  return cleanValue(rows) as T;
}

/** The text of a file as it can be stored, every place in it as before: half a character, of which nothing can be read, is �. */
export function storable(text: string): string {
  return text.replace(/[\p{Cs}\0]/gu, "\ufffd");
}

/** How many characters (字) a text has: 𠮷 is one, whatever the machine needs to store it. Limits of length count these. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/**
 * What lies between two places that were found in the text itself (by a search, a match, a parser), or that are fixed in
 * its form (a day, a key). Where a number of characters was chosen, `cut` is the way.
 */
export function part(text: string, from: number, to?: number): string {
  return text.slice(from, to) as unknown as string;
}

const graphemes = new Intl.Segmenter("zh", { granularity: "grapheme" });

/**
 * The beginning of a text, at most `max` characters of it, cut between characters as a person sees them: never inside an
 * emoji, a surrogate pair, or before a variation selector.
 */
export function cut(text: string, max: number): string {
  // So short that it cannot have more.
  if (text.length <= max) return text;
  let length = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    length += lengthOf(segment);
    if (length > max) return part(text, 0, index);
  }
  return text;
}

/** Like `cut`, with … where something is left out. */
export function shorten(text: string, max: number): string {
  const beginning = cut(text, max);
  return beginning.length < text.length ? `${beginning}…` : text;
}

/** The place in a text nearest before an offset where it may be cut in two. */
export function placeToCut(text: string, at: number): number {
  return graphemes.segment(text).containing(at)?.index ?? Math.min(Math.max(at, 0), text.length);
}
