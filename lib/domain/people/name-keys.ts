import { pinyin } from "pinyin-pro";
import { byStrokes } from "./strokes";

/**
 * Names as they are looked for and ordered, written beside the name by everything that writes a name: the database can
 * tell neither the pinyin nor the strokes of a character. For the server alone: its tables are a megabyte.
 */

const FIRST = 0x4e00;
const LAST = 0x9fff;
const DIGITS = 4;

/** The place of every common character in the order of strokes; found once, when the first name is written. */
let places: Map<string, string> | undefined;

function placeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  // Letters stand before all characters, rare characters after them, each among themselves by number.
  if (code < FIRST) return `0${code.toString(16).padStart(DIGITS, "0")}`;
  if (code > LAST) return `f${code.toString(16).padStart(DIGITS + 2, "0")}`;
  places ??= new Map(
    Array.from({ length: LAST - FIRST + 1 }, (_, at) => String.fromCodePoint(FIRST + at))
      .sort(byStrokes)
      .map((one, at) => [one, `8${at.toString(16).padStart(DIGITS, "0")}`]),
  );
  return places.get(character) ?? "";
}

/** 姓氏笔画: orders names as `byStrokes` does, where the database compares texts. */
const strokesOf = (name: string): string => [...name].map(placeOf).join("");

/** First letters of the pinyin, and letters and digits as they are: 市政务数据局 is szwsjj. */
function initialsOf(name: string, surname: "head" | "off"): string {
  return pinyin(name.normalize("NFKC"), { pattern: "first", toneType: "none", type: "array", surname })
    .join("")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}

/** Both names of one thing, once where they begin alike. */
const ofBoth = ({ name, shortName }: { name: string; shortName: string }): string =>
  [...new Set([initialsOf(name, "off"), initialsOf(shortName, "off")])].join(" ");

/** 单志远 is szy: the first character is read as a surname. */
export const personKeys = (name: string) => ({ initials: initialsOf(name, "head"), strokes: strokesOf(name) });

export const unitKeys = (names: { name: string; shortName: string }) => ({ initials: ofBoth(names) });

export const bodyKeys = (names: { name: string; shortName: string }) => ({
  initials: ofBoth(names),
  strokes: strokesOf(names.name),
});

/** What was typed, where it may be first letters; null for anything else. */
export function typedInitials(typed: string): string | null {
  const letters = typed.normalize("NFKC").trim().toLowerCase();
  return /^[a-z][a-z0-9]*$/.test(letters) ? letters : null;
}
