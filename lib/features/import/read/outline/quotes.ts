import { part } from "@/lib/domain/text/text";

const OPEN = new Set(["“", "‘", "《", "(", "【", "〔", "["]);
const CLOSE = new Map([
  ["”", "“"],
  ["’", "‘"],
  ["》", "《"],
  [")", "("],
  ["】", "【"],
  ["〕", "〔"],
  ["]", "["],
]);

/**
 * Nesting depth before every character (quotes, book marks and brackets). A straight `"` opens and closes in turn.
 * A closing mark without an opening one is ignored, and one that skips inner marks closes them too,
 * so that one slip of the typist does not turn the rest of the paragraph into a quotation.
 */
export function depths(text: string): Uint8Array {
  const found = new Uint8Array(text.length + 1);
  const open: string[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    // Chinese characters and digits are most of any text and never a mark.
    if ((code >= 0x3400 && code <= 0x9fff) || (code >= 0x30 && code <= 0x39)) {
      found[i] = open.length;
      continue;
    }
    const char = text.charAt(i);
    if (char === '"') {
      const at = open.lastIndexOf('"');
      if (at >= 0) open.length = at;
      found[i] = open.length;
      if (at < 0) open.push('"');
      continue;
    }
    const opener = CLOSE.get(char);
    if (opener) {
      const at = open.lastIndexOf(opener);
      if (at >= 0) open.length = at;
      found[i] = open.length;
      continue;
    }
    found[i] = open.length;
    if (OPEN.has(char)) open.push(char);
  }
  found[text.length] = open.length;
  return found;
}

/** True when a quotation, book mark or bracket of the text is never closed. */
export function isUnclosed(text: string): boolean {
  return (depths(text)[text.length] ?? 0) > 0;
}

export function isQuoteOpen(char: string): boolean {
  return char === "“" || char === '"' || char === "‘" || char === "'";
}

/**
 * Index of the mark closing the quotation that opens at `from`, matched by nesting (up to any depth); -1 when it is not closed.
 * A straight `"` cannot nest: the first one that `endsHere` accepts closes.
 */
export function closingQuote(text: string, from: number, endsHere: (after: string) => boolean): number {
  const opener = text.charAt(from);
  if (opener === '"' || opener === "'") {
    let last = -1;
    for (let i = from + 1; i < text.length; i += 1) {
      if (text.charAt(i) !== opener) continue;
      if (last < 0) last = i;
      const after = part(text, i + 1);
      // “X”“Y” and “X”、“Y”: the next quotation begins right here.
      if (endsHere(after) || (/^[、,]?\s*["']/.test(after) && after.indexOf(opener, 1) > 0)) return i;
    }
    return last;
  }
  const closer = opener === "“" ? "”" : "’";
  let depth = 0;
  for (let i = from; i < text.length; i += 1) {
    const char = text.charAt(i);
    if (char === opener) depth += 1;
    else if (char === closer) {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  // More opening than closing marks: the last closing one that ends the phrase.
  for (let i = text.length - 1; i > from; i -= 1) {
    if (text.charAt(i) === closer && endsHere(part(text, i + 1))) return i;
  }
  return -1;
}

/** The text without a pair of quotes that encloses all of it. */
export function unquoted(raw: string): string {
  const text = raw.trim();
  const pairs: Record<string, string> = { "“": "”", '"': '"', "‘": "’", "「": "」", "『": "』", "＂": "＂" };
  const closer = pairs[text.charAt(0)];
  if (!closer || text.length < 2 || text.at(-1) !== closer) return text;
  let depth = 0;
  for (let i = 0; i < text.length - 1; i += 1) {
    const char = text.charAt(i);
    if (char === closer && closer !== text.charAt(0)) depth -= 1;
    else if (char === text.charAt(0)) depth += 1;
    if (i > 0 && (depth === 0 || (closer === text.charAt(0) && char === closer))) return text;
  }
  return part(text, 1, -1).trim();
}
