import type { Day } from "@/lib/domain/day";

/** What a cell of a sheet holds: text stays text whatever it looks like, a day is a day whoever opens the sheet. */
export type SheetCell = string | number | { day: Day };

/** The cell as it is read: days as they are written everywhere. */
export function cellText(cell: SheetCell): string {
  return typeof cell === "object" ? cell.day : String(cell);
}
