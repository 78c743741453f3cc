import type { PlannedRow } from "./planned";
import type { SaidRow } from "./said";

/** A row of a sheet before anything is made of it. */

export type Errors = PlannedRow["errors"][number][];
export type Told = Pick<PlannedRow, "errors" | "notes">;

export const base = ({ key, sheet, row, part, text }: SaidRow, { errors, notes }: Told) => ({
  ...{ key, sheet, row, part, text, errors, notes },
  code: null,
  cells: [],
  alike: false,
  struck: null,
  write: null,
  add: null,
});
