import { type SheetCell, sheetTextOf } from "@/lib/domain/text/sheet-text";

/** More cells than any sheet of tasks: beyond them a span is not believed. */
const SPAN_MAX = 1_000;

const span = (cell: HTMLTableCellElement, name: "rowSpan" | "colSpan") => Math.min(Math.max(1, cell[name]), SPAN_MAX);

/** The words of a cell as they are seen: a line for each paragraph or break. */
function wordsOf(cell: HTMLTableCellElement): string {
  const copy = cell.cloneNode(true) as HTMLElement;
  for (const end of copy.querySelectorAll("p, div, li")) end.append("\u2028");
  for (const brk of copy.querySelectorAll("br")) brk.replaceWith("\u2028");
  return (copy.textContent ?? "")
    .replace(/[^\S\u2028]+/g, " ")
    .split("\u2028")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

function gridOf(table: HTMLTableElement): SheetCell[][] {
  const rows = [...table.rows];
  const grid: SheetCell[][] = rows.map(() => []);
  for (const [r, row] of rows.entries()) {
    let c = 0;
    for (const cell of row.cells) {
      while (grid[r]?.[c]) c += 1;
      const text = wordsOf(cell);
      const across = span(cell, "colSpan");
      for (let down = 0; down < span(cell, "rowSpan") && r + down < rows.length; down += 1) {
        for (let i = 0; i < across; i += 1) {
          const into = grid[r + down];
          if (into) into[c + i] = { text, merged: i > 0 ? "across" : down > 0 ? "down" : null };
        }
      }
      c += across;
    }
  }
  // What no cell covers is empty.
  const width = Math.max(0, ...grid.map((row) => row.length));
  return grid.map((row) => Array.from({ length: width }, (_, c) => row[c] ?? { text: "", merged: null }));
}

/**
 * The tables of what Word, WPS or Excel put on the clipboard beside the plain text, which has lost what was merged and where
 * a cell breaks its lines; null where there is none.
 */
export function tablesPasted(html: string): string | null {
  if (!/<table\b/i.test(html)) return null;
  // Read as text alone: a parsed document loads and runs nothing. Office programs bring their styles along, and the page's
  // policy would complain of each.
  const bare = html.replace(/<style\b[^>]*>[\s\S]*?<\/style\s*>/gi, "");
  const page = new DOMParser().parseFromString(bare, "text/html");
  const tables = [...page.querySelectorAll("table")].filter((table) => !table.parentElement?.closest("table"));
  const texts = tables.map((table) => sheetTextOf(gridOf(table))).filter((text) => text.trim() !== "");
  return texts.length === 0 ? null : texts.join("\n\n");
}
