import type { Markup } from "@/lib/features/import/read/file/markup";
import { printedNumber } from "@/lib/features/import/read/word/number-format";

/** A list of a page as it is counted: the number of its next row, how that is written, and how deep the list stands. */
export type PageList = { next: number; step: 1 | -1; format: string | null; depth: number };

const TYPES = new Map([
  ["a", "lowerLetter"],
  ["A", "upperLetter"],
  ["i", "lowerRoman"],
  ["I", "upperRoman"],
]);
const STYLES: [RegExp, string | null][] = [
  [/list-style(?:-type)?\s*:[^;]*\bnone\b/i, null],
  [/list-style(?:-type)?\s*:[^;]*(?:cjk-ideographic|simp-chinese-informal|trad-chinese-informal)/i, "chinese"],
  [/list-style(?:-type)?\s*:[^;]*upper-roman/i, "upperRoman"],
  [/list-style(?:-type)?\s*:[^;]*lower-roman/i, "lowerRoman"],
  [/list-style(?:-type)?\s*:[^;]*(?:upper-alpha|upper-latin)/i, "upperLetter"],
  [/list-style(?:-type)?\s*:[^;]*(?:lower-alpha|lower-latin)/i, "lowerLetter"],
];

const whole = (written: string | undefined) => (written && /^-?\d{1,6}$/.test(written.trim()) ? Number(written) : null);

/** An `<ol>` inside `depth` others. Whether it is numbered at all is told by its style. */
export function pageList(list: Markup, depth: number): PageList {
  const { style = "", start, type } = list.attributes;
  const said = STYLES.find(([pattern]) => pattern.test(style));
  return { next: whole(start) ?? 1, step: 1, format: said ? said[1] : (TYPES.get(type ?? "") ?? "decimal"), depth };
}

/**
 * What a browser prints before the row, and counts on. Levels below are told by indentation alone there; here, where a line
 * has none, by the form in which official papers number them: 1. (1) ①.
 */
export function numberOfRow(list: PageList, row: Markup): string {
  const value = whole(row.attributes.value) ?? list.next;
  list.next = value + list.step;
  if (list.format === null) return "";
  if (list.format === "chinese") return `${printedNumber(value, "chineseCountingThousand")}、`;
  if (list.format !== "decimal" || list.depth === 0) return `${printedNumber(value, list.format)}.`;
  return list.depth === 1 ? `（${value}）` : printedNumber(value, "decimalEnclosedCircle");
}
