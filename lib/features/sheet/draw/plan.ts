import type { SheetCell } from "@/lib/domain/sheet/cell";

/** A sheet before it is drawn: what it says, as values. The same plan is drawn as a workbook and written as text. */

/** Shades that stand behind a word, never instead of one. */
export type Shade = "late" | "waiting" | "underway" | "closed" | "planned";

export type PlannedColumn<Row> = {
  heading: string;
  /** In characters of half width. */
  width: number;
  cell: (row: Row) => SheetCell;
  /** Rows one below the other with the same answer have the cell in common. */
  mergedBy?: ((row: Row) => string) | undefined;
  centred?: boolean | undefined;
  shade?: ((row: Row) => Shade | null) | undefined;
};

/** What of a row the sheet keeps unseen, so that a sheet that comes back says which row it means and how old it is. */
export type KeptRow = { id: string; version: number; code: string };
/** A row in its place, with the marks of its cells one behind the other (draw/mark). */
export type DrawnRow = KeptRow & { at: number; marks: string };

export type SheetPlan<Row> = {
  /** Name of the sheet in its workbook. */
  tab: string;
  title: string;
  /** Under the title: whose it is, what was asked for, the day. */
  left: string;
  middle: string;
  right: string;
  columns: readonly PlannedColumn<Row>[];
  /** The rows in turn, some at a time: they are never all there at once. */
  rows: AsyncIterable<readonly Row[]>;
  /** What is said below the rows. */
  note?: string | undefined;
  kept?: { of: (row: Row) => KeptRow; about: readonly (readonly [string, string])[] } | undefined;
};
