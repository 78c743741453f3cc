import { CsvError, parse } from "csv-parse/sync";
import { part } from "@/lib/domain/text/text";
import { type Book, type Cell, MOST_COLUMNS, MOST_ROWS, textCell } from "./book";

const DELIMITERS = [",", "\t", ";", "，"];
/** Characters that tell which mark stands between the fields. */
const TELLING = 20_000;

/** The mark that divides most lines, outside of quotes. */
function delimiterOf(text: string): string {
  const outside = part(text, 0, TELLING).replace(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((mark) => outside.split(mark).length - 1);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** The records of a text, or the line of the quote nothing closes. */
function recordsOf(text: string): string[][] | number {
  try {
    return parse(text, {
      ...{ bom: true, delimiter: delimiterOf(text), relaxQuotes: true, relaxColumnCount: true },
      ...{ skipEmptyLines: false, to: MOST_ROWS },
    }) as string[][];
  } catch (error) {
    if (error instanceof CsvError && error.code === "CSV_QUOTE_NOT_CLOSED") return Number(error.lines ?? 1);
    throw error;
  }
}

/** Reads a text of records; one with another number of fields than most is told and left where it is, never shifted. */
export function readCsv(text: string): Book | { broken: number } {
  const records = recordsOf(text);
  if (typeof records === "number") return { broken: records };
  const cells = new Map<number, Map<number, Cell>>();
  const broken: { row: number; why: string }[] = [];
  const width = usualWidth(records);
  let lastRow = 0;
  for (const [at, fields] of records.entries()) {
    const row = at + 1;
    const found = new Map<number, Cell>();
    for (const [column, field] of fields.slice(0, MOST_COLUMNS).entries())
      if (field.trim() !== "") found.set(column + 1, textCell(field));
    if (found.size === 0) continue;
    // A title or a note above or below the table stands in the first field alone.
    const alone = found.size === 1 && found.has(1);
    if (fields.length !== width && !alone && !fields.slice(width).every((field) => field.trim() === ""))
      broken.push({ row, why: `这一行有${fields.length}个字段，其他行是${width}个` });
    else if (fields.length < width && !alone)
      broken.push({ row, why: `这一行有${fields.length}个字段，其他行是${width}个` });
    cells.set(row, found);
    lastRow = row;
  }
  const grid = { name: null, hidden: false, cells, merges: [], hiddenRows: new Set<number>(), lastRow };
  return { grids: [{ ...grid, hiddenColumns: new Set<number>(), from1904: false, broken }] };
}

/** The number of fields most records have. */
function usualWidth(records: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of records) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || b - a)[0]?.[0] ?? 1;
}
