import type { Cell, Grid, Merge } from "@/lib/features/sheet/read/book/book";

/** What stands in a place of a sheet, a merged cell in every place it covers. */
export type SheetView = {
  grid: Grid;
  /** The cell whose content is seen at the place; undefined where there is none. */
  at: (row: number, column: number) => Cell | undefined;
  textAt: (row: number, column: number) => string;
  mergeAt: (row: number, column: number) => Merge | undefined;
  /** Columns that hold something and are not hidden, in order. */
  columns: readonly number[];
  /** Rows that hold something and are not hidden, in order. */
  rows: readonly number[];
};

/** Rows a merge may reach over to be looked up by place; a frame around everything is no cell. */
const MOST_PLACES = 400_000;

export function viewOf(grid: Grid): SheetView {
  const merged = new Map<number, Map<number, Merge>>();
  let places = 0;
  for (const merge of grid.merges) {
    const bottom = Math.min(merge.bottom, grid.lastRow);
    places += (bottom - merge.top + 1) * (merge.right - merge.left + 1);
    if (places > MOST_PLACES) break;
    for (let row = merge.top; row <= bottom; row += 1) {
      const of = merged.get(row) ?? new Map<number, Merge>();
      merged.set(row, of);
      for (let column = merge.left; column <= merge.right; column += 1) of.set(column, merge);
    }
  }
  const mergeAt = (row: number, column: number) => merged.get(row)?.get(column);
  const at = (row: number, column: number) => {
    const merge = mergeAt(row, column);
    return grid.cells.get(merge?.top ?? row)?.get(merge?.left ?? column);
  };
  const columns = new Set<number>();
  for (const cells of grid.cells.values())
    for (const [column, { text, fault }] of cells) if (text !== "" || fault) columns.add(column);
  return {
    ...{ grid, at, mergeAt },
    textAt: (row, column) => at(row, column)?.text.trim() ?? "",
    columns: [...columns].filter((column) => !grid.hiddenColumns.has(column)).sort((a, b) => a - b),
    rows: [...grid.cells.keys()].filter((row) => !grid.hiddenRows.has(row)).sort((a, b) => a - b),
  };
}

/** The places of a row with something in them, a merged cell once, where it begins among the columns shown. */
export function filledIn(
  { columns, textAt, mergeAt }: SheetView,
  row: number,
): { column: number; text: string; wide: number }[] {
  const found: { column: number; text: string; wide: number }[] = [];
  let last: Merge | undefined;
  for (const column of columns) {
    const merge = mergeAt(row, column);
    if (merge && merge === last) {
      const before = found.at(-1);
      if (before) before.wide += 1;
      continue;
    }
    const text = textAt(row, column);
    last = text === "" ? undefined : merge;
    if (text !== "") found.push({ column, text, wide: 1 });
  }
  return found;
}
