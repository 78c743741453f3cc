import { part } from "@/lib/domain/text/text";
import { mapCharacter } from "@/lib/features/import/read/outline/character-map";

/**
 * A line of the text: its matching text with the raw offset of every character, and how it is printed, counted in columns
 * of half a Chinese character: blanks before it, and all of it. `tabs` when tabs part it.
 */
export type Line = { text: string; at: number[]; line: number; indent: number; width: number; tabs: boolean };

/** A full stop typed as a half-width dot: between Chinese text and no letter or digit (a year may follow). */
const DOT = /(?<=[\u4e00-\u9fff”’)》%])\.(?![a-zA-Z.]|\d(?!\d{3}年))/g;
/** ## before a heading, as wiki editors write it. */
const MARKDOWN = /^#{1,6}\s+/;
const NUMBERED_DOT = /^\(?[一二三四五六七八九十]{1,3}\)?\./;

/** Columns a character takes in print: two for Chinese and its punctuation, four for a tab. */
function columnsOf(char: string): number {
  if (char === "\t") return 4;
  if (char === "\r") return 0;
  return char >= "\u2e80" ? 2 : 1;
}

/** The lines of the text, blank ones included. */
export function linesOf(raw: string): Line[] {
  const lines: Line[] = [];
  let text = "";
  let at: number[] = [];
  let line = 1;
  let first = 0;
  let last = 0;
  /** Indent and width of the line that ends before `last`. */
  const measure = () => {
    let indent = 0;
    let width = 0;
    for (let i = first; i < last; i += 1) {
      const char = raw.charAt(i);
      width += columnsOf(char);
      if (indent === width - columnsOf(char) && /\s/.test(char)) indent = width;
    }
    return { indent, width };
  };
  const flush = () => {
    const marks = MARKDOWN.exec(text.trim())?.[0].length ?? 0;
    const lead = text.length - text.trimStart().length + marks;
    const numbered = NUMBERED_DOT.exec(part(text.trim(), marks))?.[0].length ?? 0;
    const stripped = part(text.trim(), marks);
    const kept = part(stripped, 0, numbered) + part(stripped, numbered).replace(DOT, "。");
    const places = at.slice(lead, lead + kept.length);
    const tabs = kept.includes(" ") && part(raw, places[0] ?? 0, places.at(-1)).includes("\t");
    lines.push({ text: kept, at: places, line, tabs, ...measure() });
    text = "";
    at = [];
    first = last + 1;
    line += 1;
  };
  for (let i = 0; i < raw.length; i += 1) {
    const char = raw.charAt(i);
    if (char > "\u2029") {
      const mapped = mapCharacter(char);
      if (mapped !== "") {
        text += mapped;
        at.push(i);
      }
      continue;
    }
    if (char === "\n" || char === "\u2028" || char === "\u2029" || (char === "\r" && raw.charAt(i + 1) !== "\n")) {
      last = i;
      flush();
      continue;
    }
    // **bold** of the same editors.
    const bold = char === "*" && (raw.charAt(i + 1) === "*" || raw.charAt(i - 1) === "*");
    const mapped = bold ? "" : mapCharacter(char);
    if (mapped === "") continue;
    text += mapped;
    at.push(i);
  }
  last = raw.length;
  flush();
  return lines;
}
