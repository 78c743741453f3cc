import { type CellObject, read, type WorkSheet } from "@e965/xlsx";
import { type Book, type Cell, dayOfInstant, type Grid, MOST_COLUMNS, MOST_ROWS, numberText } from "./book";

/** A dense sheet: rows of cells where others have an address each. */
type Dense = WorkSheet & { "!data"?: (CellObject | undefined)[][] };

/** Reads the older kind (.xls, .et), and the newer where no letter is struck through: those it does not know. */
export function readXls(bytes: Uint8Array): Book {
  const workbook = read(bytes, {
    type: "array",
    ...{ dense: true, cellDates: true, UTC: true, cellStyles: true, cellFormula: true, cellHTML: false },
    sheetRows: MOST_ROWS,
  });
  const from1904 = workbook.Workbook?.WBProps?.date1904 === true;
  return {
    grids: workbook.SheetNames.map((name, at) =>
      gridOf(name, (workbook.Workbook?.Sheets?.[at]?.Hidden ?? 0) > 0, workbook.Sheets[name] ?? {}, from1904),
    ),
  };
}

function gridOf(name: string, hidden: boolean, sheet: Dense, from1904: boolean): Grid {
  const cells = new Map<number, Map<number, Cell>>();
  let lastRow = 0;
  for (const [at, row] of (sheet["!data"] ?? []).entries()) {
    const found = new Map<number, Cell>();
    let holds = false;
    for (const [column, cell] of (row ?? []).slice(0, MOST_COLUMNS).entries()) {
      const own = cell && cellOf(cell);
      if (!own) continue;
      found.set(column + 1, own);
      if (own.text !== "" || own.fault) holds = true;
    }
    if (!holds) continue;
    cells.set(at + 1, found);
    lastRow = at + 1;
  }
  const hiddenAt = (list: readonly ({ hidden?: boolean } | undefined)[] | undefined) =>
    new Set([...(list ?? []).entries()].flatMap(([at, one]) => (one?.hidden ? [at + 1] : [])));
  return {
    ...{ name, hidden, cells, lastRow, from1904 },
    hiddenRows: hiddenAt(sheet["!rows"]),
    hiddenColumns: hiddenAt(sheet["!cols"]),
    merges: (sheet["!merges"] ?? []).map(({ s, e }) => ({
      ...{ top: s.r + 1, left: s.c + 1, bottom: e.r + 1, right: e.c + 1 },
    })),
    broken: [],
  };
}

function cellOf(cell: CellObject): Cell | null {
  const filled = (cell.s as { patternType?: string } | undefined)?.patternType === "solid";
  const base: Cell = { text: "", day: null, number: null, fault: null, struck: false, filled };
  const { t, v, w, f } = cell;
  if (t === "e") return { ...base, text: w ?? "#N/A", fault: "error" };
  if (t === "z" || v === undefined || v === null || v === "") {
    if (f) return { ...base, fault: "no-value" };
    return filled ? base : null;
  }
  if (v instanceof Date) {
    const day = dayOfInstant(v);
    return { ...base, text: day ?? "", day };
  }
  if (typeof v === "boolean") return { ...base, text: v ? "是" : "否" };
  if (typeof v === "number") return { ...base, text: /^0\d+$/.test(w ?? "") ? (w ?? "") : numberText(v), number: v };
  return v.trim() === "" ? (filled ? base : null) : { ...base, text: v };
}
