import type { SheetCell } from "@/lib/domain/sheet/cell";
import type { LedgerRow } from "./row";

/** What there is to know of a column of the ledger. */

/** What a cell of a sheet that comes back says of its measure. What no field takes is not changed by a sheet. */
export type SheetField =
  | "text"
  | "leader"
  | "leadUnit"
  | "cooperatingUnits"
  | "owner"
  | "timeClass"
  | "due"
  | "progress"
  | "status"
  | "closedOn"
  | "remark";

/** A column of a sheet. Widths are in characters of half width, as a sheet counts them. */
export type SheetPart = {
  width: number;
  /** Where not the office's heading. */
  heading?: string;
  /** Where not the text of the page: numbers and days are numbers and days. */
  cell?: (row: LedgerRow) => SheetCell;
  /** Rows one below the other of the same section, or of the same issue or item, have the cell in common. */
  mergedBy?: "section" | "parent";
  /** Short words that stand in the middle of their cell. */
  centred?: true;
  /** What it brings when the sheet comes back. */
  takes?: SheetField;
};

export type ColumnSpec = {
  /** Head of the column on the page and its print, and a small word beside it. */
  heading: string;
  headNote?: string;
  /** What the office's own ledger calls the column; null for one that only the page has. */
  paper: string | null;
  /** Pixels on the screen. */
  width: number;
  /** Share of a printed sheet, where long text is printed in full and days and their words stand one below the other. */
  paperWidth?: number;
  /** Rows can be put in order by it: `sort` in the address is its key. */
  sorts?: true;
  /**
   * Whoever reads the ledger may choose its columns: `usual` ones stand until somebody chooses, `asked` ones once chosen.
   * Without what `always` stands a row has no name and no way to its page. In the order of the printed list the issue
   * heads its rows and is no column.
   */
  shown: "always" | "usual" | "asked";
  /** The cell as plain text, lines parted by line ends: all that print says, and a sheet where it says nothing else. */
  text: (row: LedgerRow) => string;
  /** What of it stands in a sheet. */
  sheet: readonly SheetPart[];
};

export const lines = (...parts: (string | null | false)[]) => parts.filter(Boolean).join("\n");
/** What stands for nobody. */
export const UNKNOWN = "未明确";
