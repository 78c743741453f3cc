import type { Day } from "@/lib/domain/day";
import type { AssignmentChange } from "@/lib/domain/measure/assigning";
import type { ProgressKind, TimeClass } from "@/lib/domain/types";
import type { SheetField } from "@/lib/features/ledger/columns";
import type { Side } from "./choices";

/** What a sheet would change, row by row: what the desk shows is what is written. */

export const ROW_STATES = ["new", "changed", "conflict", "error", "left", "unchanged"] as const;
export type RowState = (typeof ROW_STATES)[number];

export type CellChange = {
  field: SheetField;
  /** As the ledger has it, and as it would have it. */
  was: string;
  becomes: string;
  /** Changed in the ledger as well since the sheet went out; which holds, once somebody said. */
  conflict: boolean;
  side: Side | null;
  /** Why it is not brought in; the other cells of the row are. */
  refused: string | null;
};

/** What is written of a measure that is there. */
export type MeasureWrite = {
  measureId: string;
  version: number;
  text?: string;
  remark?: string;
  assignment?: AssignmentChange;
  /** Reported as of today, by its unit or by the office from the unit's sheet. */
  progress?: { kind: ProgressKind; text: string };
  backfill?: { day: Day; text: string };
  openingOn?: Day;
  /** 作废. */
  strike?: true;
};

/** A measure that is new, with where it goes: an issue of the ledger, or a new one, in a section of the ledger or a new one. */
export type NewMeasure = {
  text: string;
  issue: { id: string } | { title: string; text: string; section: { id: string } | { title: string } | null };
  leaderId: string | null;
  leadUnitId: string | null;
  unitIds: readonly string[];
  ownerId: string | null;
  timeClass: TimeClass | null;
  dueOn: Day | null;
  dueText: string;
  remark: string;
  /** Work on it had begun by the day the sheet tells of. */
  underwayOn: Day | null;
  backfill: { day: Day; text: string } | null;
  openingOn: Day | null;
};

export type PlannedRow = {
  key: string;
  sheet: string | null;
  row: number;
  part: number;
  /** Number of the measure in the ledger; null for a new one. */
  code: string | null;
  text: string;
  state: RowState;
  cells: readonly CellChange[];
  /** What is to be mended before the row can come in. */
  errors: readonly { column: string | null; message: string }[];
  /** What is worth knowing. */
  notes: readonly string[];
  /** It reads much like a measure of the ledger and is taken for it; said otherwise it is a new one. */
  alike: boolean;
  /**
   * Struck through in the sheet: nothing to be done about it, its measure may be struck in the ledger too (作废), or somebody
   * wants that. Null for every other row.
   */
  struck: "alone" | "offered" | "wanted" | null;
  write: MeasureWrite | null;
  add: NewMeasure | null;
};
