/** A workbook as whoever opens it sees it, whatever kind of file it came in. */

export type Cell = {
  /** What is shown, a line break as \n; empty for a cell that only has a colour. */
  text: string;
  /** The day of a date, the same everywhere; null for anything else. */
  day: string | null;
  /** A bare number, which may be a day where days stand. */
  number: number | null;
  /** An error such as #REF!, or a formula that keeps no value. */
  fault: "error" | "no-value" | null;
  struck: boolean;
  filled: boolean;
};

/** Rows and columns from 1, as the office program counts them. */
export type Merge = { top: number; left: number; bottom: number; right: number };

export type Grid = {
  /** Null for a text file, which has no sheets. */
  name: string | null;
  hidden: boolean;
  /** By row, then column; only what is not empty, and coloured cells in rows that hold something. */
  cells: ReadonlyMap<number, ReadonlyMap<number, Cell>>;
  merges: readonly Merge[];
  hiddenRows: ReadonlySet<number>;
  hiddenColumns: ReadonlySet<number>;
  lastRow: number;
  /** Days are counted from 1904 in it. */
  from1904: boolean;
  /** Rows that could not be read as rows, with why: records of a text with another number of fields. */
  broken: readonly { row: number; why: string }[];
};

export type Book = { grids: Grid[] };

/** Rows read at most: a ledger of a whole city has fewer. */
export const MOST_ROWS = 20_000;
/** Columns read at most. */
export const MOST_COLUMNS = 200;

/** A, B, … Z, AA: a column as the office program names it. */
export function letterOf(column: number): string {
  let [left, letters] = [column, ""];
  while (left > 0) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
    left = Math.floor((left - 1) / 26);
  }
  return letters;
}

export const textCell = (text: string): Cell => ({
  text,
  day: null,
  number: null,
  fault: null,
  struck: false,
  filled: false,
});

/** What a number looks like: without the digits that only a computer sees. */
export const numberText = (value: number): string => String(Number(value.toPrecision(15)));

/** The day of an instant that stands for a day, in whole seconds: what is written at the end of a second is the next one. */
export function dayOfInstant(value: Date): string | null {
  const seconds = Math.round(value.getTime() / 1_000) * 1_000;
  return Number.isFinite(seconds) ? (new Date(seconds).toISOString().split("T")[0] ?? null) : null;
}

const DAY = 86_400_000;

/** The day a number counts to, from 1900 or 1904; null where it is none of this century. */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial)) return null;
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const day = new Date(start + Math.floor(serial) * DAY);
  const year = day.getUTCFullYear();
  return year >= 2000 && year < 2100 ? (day.toISOString().split("T")[0] ?? null) : null;
}
