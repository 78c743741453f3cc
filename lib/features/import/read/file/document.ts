/**
 * A report as its file holds it. `text` is what a reader of the file sees, one line per paragraph or forced line break, with
 * numbers that the office program writes by itself written out; it is kept as the raw copy, and every place is a line of it.
 */
export type ReportDocument = {
  text: string;
  /** The tables of the file in the order they begin; one inside a cell follows the one around it. */
  tables: readonly DocumentTable[];
  /** What was left out or could not be told, each with the line it stands at or before. */
  notes: readonly DocumentNote[];
  /** Lines that may go on a sentence of the line before; "any" where the file has no paragraphs of its own. */
  mayGoOn: readonly number[] | "any";
};
/** Rows of equal length: a merged cell stands in every place it covers. */
export type DocumentTable = { rows: readonly (readonly DocumentCell[])[] };
/** A cell holds the lines from `line` up to, not including, `end` (1-based); an empty one none. */
export type DocumentCell = { line: number; end: number; merged: "across" | "down" | null };
export type DocumentNote = { line: number; message: string };

/** Text without structure: pasted, or the content of a .txt. */
export function textDocument(text: string): ReportDocument {
  return { text, tables: [], notes: [], mayGoOn: "any" };
}
