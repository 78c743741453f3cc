import { cellText, type SheetCell } from "./cell";

/** Rows as text with commas (RFC 4180), as an office program opens it: UTF-8 said by its first character. */

export const CSV_BEGINS = "\ufeff";

/** What a sheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
/** What it would take for a number or a day: 07, 07-03. */
const FIGURES = /^\d[\d\s./:-]*$/;

/**
 * Text that a sheet would read as something else is said to be text: a formula by the mark a sheet knows for it, figures by
 * a tab behind them, which nobody sees and every reader that trims its fields takes away.
 */
function asText(text: string): string {
  if (FORMULA.test(text)) return `'${text}`;
  return FIGURES.test(text) ? `${text}\t` : text;
}

function field(cell: SheetCell): string {
  const text = typeof cell === "string" ? asText(cell) : cellText(cell);
  return /[",\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One record with its end. */
export function csvLine(cells: readonly SheetCell[]): string {
  return `${cells.map(field).join(",")}\r\n`;
}
