import { type Grid, letterOf } from "@/lib/features/sheet/read/book/book";
import { readBook } from "@/lib/features/sheet/read/book/read-book";
import { type Header, headerAt, headerOf, headerWith, type RoleGiven } from "@/lib/features/sheet/read/head/header";
import { type SheetView, viewOf } from "@/lib/features/sheet/read/head/sheet-view";
import type { Read } from "@/lib/reading/kind";
import { bodyOf, valuesOf } from "./body";
import type { MeasureRow, ReadSheet, SheetProblem, SheetResult } from "./contract";
import { joinLists, type OtherList } from "./lists";
import { fieldsOf, measureRows } from "./measure-rows";
import { personRows, unitRows } from "./people-rows";

/** A sheet from its bytes to its rows: what would come in, what is left out and why, what is to be mended. */

const NO_TABLE = "没有找到台账、人员或部门的表头，没有读取。表头要写明整改措施、责任部门、整改时限等栏目名称。";

/** The year of 截至2024年11月30日 or of the title, in what stands above the head. */
function yearOf(view: SheetView, header: Header | null): number | null {
  const above: string[] = [];
  for (const row of view.rows) {
    if (header && row >= header.from) break;
    for (const column of view.columns) above.push(view.textAt(row, column));
    if (above.length > 2_000) break;
  }
  const words = above.join("\n");
  const dated =
    /(?:截至|截止|填报(?:日期|时间)|统计(?:日期|时间))[^\d\n]{0,12}(20\d\d)/.exec(words) ?? /(20\d\d)\s*年/.exec(words);
  const named = dated ?? /(20\d\d)/.exec(`${words}\n${view.grid.name ?? ""}`);
  return named?.[1] ? Number(named[1]) : null;
}

/** How a person wants a book read; without it each sheet is read as its words say. */
export type Wanted = {
  /** Roles of columns by the words over them, from the sheets of before. */
  known: Readonly<Record<string, string>>;
  /** By the name of the sheet: whether it is read at all, where its head stands, what its columns hold. */
  sheets: Readonly<
    Record<
      string,
      { take?: boolean | undefined; head?: number | undefined; columns?: Readonly<Record<string, string>> | undefined }
    >
  >;
  /** Hidden sheets, rows and columns are read as well. */
  hidden: boolean;
  /** Several measures in one cell stay one. */
  whole: boolean;
};
export const AS_IT_SAYS: Wanted = { known: {}, sheets: {}, hidden: false, whole: false };

/** The words over a column, as they are remembered. */
export const headingOf = (words: readonly string[]): string => words.join("／");

type Table = { view: SheetView; header: Header; year: number | null; list: OtherList };

function readTable(view: SheetView, header: Header, fallback: number | null): Table {
  const year = yearOf(view, header) ?? fallback;
  const body = bodyOf(view, header);
  const values = valuesOf(view, header, body);
  return { view, header, year, list: { view, body, values, year } };
}

function rowsOf({ view, header, year, list: { body, values } }: Table, whole: boolean): ReadSheet["rows"] {
  if (header.kind === "measures") return measureRows({ view, header, body, values, year, whole });
  if (header.kind === "people") return personRows({ view, body, values, year });
  return header.kind === "units" ? unitRows({ view, body, values, year }) : [];
}

const columnsOf = ({ view, header, year, list: { body, values } }: Table): ReadonlyMap<number, string> =>
  header.kind === "people" || header.kind === "units" ? header.roles : fieldsOf({ view, header, body, values, year });

/** The head of a sheet as it is to be read; null where it is not read. */
function headerIn(view: SheetView, wanted: Wanted): Header | null {
  const own = wanted.sheets[view.grid.name ?? ""];
  if (own?.take === false || (view.grid.hidden && own?.take !== true && !wanted.hidden)) return null;
  const found = own?.head === undefined ? headerOf(view) : headerAt(view, own.head);
  return (
    found &&
    headerWith(
      found,
      (words, column) => (own?.columns?.[letterOf(column)] ?? wanted.known[headingOf(words)]) as RoleGiven,
    )
  );
}

/** Sheets of a book with their heads, and everything in them. */
export type ReadBook = { result: SheetResult; tables: readonly (Table | null)[]; views: readonly SheetView[] };

export function readGrids(grids: readonly Grid[], wanted: Wanted): ReadBook {
  const views = grids.map((grid) =>
    viewOf(wanted.hidden ? { ...grid, hiddenRows: new Set(), hiddenColumns: new Set() } : grid),
  );
  const problems: SheetProblem[] = [];
  const headers = views.map((view) => headerIn(view, wanted));
  const fallback = views.flatMap((view, at) => yearOf(view, headers[at] ?? null) ?? [])[0] ?? null;
  const tables = views.map((view, at) => {
    const header = headers[at];
    return header ? readTable(view, header, fallback) : null;
  });
  const sheets = views.map(({ grid }, at): ReadSheet => {
    const table = tables[at] ?? null;
    if (!table) {
      const unseen = grid.hidden && grid.lastRow > 0;
      const leftOut: ReadSheet["leftOut"] = unseen ? [{ rows: [1, grid.lastRow], why: "隐藏的工作表" }] : [];
      return { name: grid.name, kind: "other", header: null, columns: {}, rows: [], leftOut };
    }
    const { header, list } = table;
    return {
      name: grid.name,
      kind: header.kind,
      header: { from: header.from, to: header.to },
      columns: Object.fromEntries([...columnsOf(table)].map(([column, field]) => [letterOf(column), field])),
      rows: rowsOf(table, wanted.whole),
      leftOut: list.body.leftOut,
    };
  });
  const measures = sheets.flatMap(({ rows }) => rows.filter((row): row is MeasureRow => row.kind === "measure"));
  const others = tables.flatMap((table) => (table?.header.kind === "other" ? [table.list] : []));
  for (const table of tables) problems.push(...(table?.list.body.problems ?? []));
  problems.push(...joinLists(measures, others));
  if (sheets.every(({ rows, kind }) => rows.length === 0 && kind === "other"))
    problems.push({
      sheet: views[0]?.grid.name ?? null,
      row: null,
      column: null,
      severity: "error",
      message: NO_TABLE,
    });
  return { result: { sheets, problems }, tables, views };
}

/** The sheets of a file, where there is anything in them. */
export async function gridsIn(bytes: Uint8Array, fileName: string): Promise<Read<Grid[]>> {
  const book = await readBook(bytes, fileName);
  if (!book.ok) return book;
  const { grids } = book.result;
  if (grids.every(({ lastRow }) => lastRow === 0)) return { ok: false, why: "表里没有内容。请选择有内容的表格。" };
  return { ok: true, result: grids };
}

/** Opens and reads a sheet of any kind that is taken. */
export async function readSheet(bytes: Uint8Array, { fileName }: { fileName: string }): Promise<Read<SheetResult>> {
  const grids = await gridsIn(bytes, fileName);
  return grids.ok ? { ok: true, result: readGrids(grids.result, AS_IT_SAYS).result } : grids;
}
