import type { Line } from "./lines";

/** How a text without structure was printed: text copied out of a PDF breaks every line at the edge of its page. */

/** `full`: columns from which a line counts as one that went on; `indented`: paragraphs begin with blanks. */
export type Layout = { full: number; indented: boolean };

/** Columns a line may fall short of the edge: a mark that may not stand at the beginning of the next one, a long number. */
const RAGGED = 6;
/** The narrowest page, in columns, and the fewest lines that show its edge. */
const NARROWEST = 36;
const FEWEST = 4;
const INDENT = 2;
const ENDED = /[。!?;:”]$/;

/** Every line in front of one without indent reaches the edge of the page: those without are the rest of a paragraph. */
function indentedLayout(printed: readonly Line[]): Layout | null {
  if (printed.filter((line) => line.indent >= INDENT).length * 3 < printed.length) return null;
  const before = printed.filter((_, i) => i + 1 < printed.length && (printed[i + 1]?.indent ?? 0) < INDENT);
  const edge = printed.reduce((most, line) => Math.max(most, line.width), 0);
  const full = before.filter((line) => line.width >= edge - RAGGED);
  if (edge < NARROWEST || before.length < 2 || full.length * 5 < before.length * 4) return null;
  return { full: edge - RAGGED, indented: true };
}

/** The layout of wrapped lines, null where lines are paragraphs. */
export function layoutOf(lines: readonly Line[]): Layout | null {
  const printed = lines.filter((line) => line.text !== "" && !isPageNumber(line.text, true));
  return indentedLayout(printed) ?? edgedLayout(printed);
}

/** Most lines are as wide as the page. */
function edgedLayout(printed: readonly Line[]): Layout | null {
  const widths = printed.map((line) => line.width).sort((a, b) => a - b);
  let edge = 0;
  let most = 0;
  let low = 0;
  for (let high = 0; high < widths.length; high += 1) {
    while ((widths[high] ?? 0) - (widths[low] ?? 0) > RAGGED) low += 1;
    if (high - low + 1 >= most) {
      most = high - low + 1;
      edge = widths[high] ?? 0;
    }
  }
  if (edge < NARROWEST || most < FEWEST || most * 5 < printed.length * 2) return null;
  // Nothing is printed over the edge, and most lines that reach it stop in the middle of a sentence.
  const over = widths.filter((width) => width > edge).length;
  if (over > Math.max(1, printed.length / 20)) return null;
  const full = printed.filter((line) => line.width <= edge && line.width >= edge - RAGGED);
  const indented = printed.filter((line) => line.indent >= INDENT).length >= 2 && printed.some((line) => !line.indent);
  if (full.filter((line) => !ENDED.test(line.text)).length * 5 < full.length * (indented ? 2 : 3)) return null;
  return { full: edge - RAGGED, indented };
}

const MARKED_PAGE =
  /^(?:[-~·•.]+ ?\d{1,3} ?[-~·•.]+|第 ?\d{1,3} ?页(?:[,/ ]* ?共 ?\d{1,3} ?页)?|\d{1,3} ?\/ ?\d{1,3}|Page ?\d{1,3}(?: of \d{1,3})?)$/i;
const BARE_PAGE = /^[1-9]\d{0,2}$/;

/** A line that is nothing but the number of its page. A bare number is one only between wrapped lines. */
export function isPageNumber(text: string, wrapped: boolean): boolean {
  return MARKED_PAGE.test(text) || (wrapped && BARE_PAGE.test(text));
}

/** The lines without those of page numbers and the blank ones around them. */
export function withoutPageNumbers(lines: readonly Line[], layout: Layout | null): Line[] {
  const kept: Line[] = [];
  let passed = false;
  for (const line of lines) {
    if (isPageNumber(line.text, layout !== null)) {
      while (kept.at(-1)?.text === "") kept.pop();
      passed = true;
    } else if (line.text !== "" || !passed) {
      kept.push(line);
      passed = false;
    }
  }
  return kept;
}

/** What print tells of a line and the next: it goes on in it, the next begins a paragraph, or this one is short of the edge. */
export function wrapsInto(
  layout: Layout,
  previous: { width: number },
  next: { indent: number },
): "goes on" | "begins" | "short" | null {
  if (layout.indented && next.indent >= INDENT) return "begins";
  if (previous.width < layout.full) return "short";
  return layout.indented ? "goes on" : null;
}
