import { part } from "@/lib/domain/text/text";
import { columnSpec, isLedgerColumn } from "@/lib/features/ledger/columns";
import { KEPT_TAB } from "@/lib/features/sheet/draw/kept-tab";
import { MARK_LENGTH } from "@/lib/features/sheet/draw/mark";
import { type Grid, letterOf } from "@/lib/features/sheet/read/book/book";
import { dayIn, happenedOn } from "@/lib/features/sheet/read/cell/deadline";
import type { SheetView } from "@/lib/features/sheet/read/head/sheet-view";
import type { DeskSheet, OwnRow } from "@/lib/features/sheet/readings";
import type { Read } from "@/lib/reading/kind";
import { STRUCK_THROUGH } from "./body";
import { gridsIn, headingOf, type ReadBook, readGrids, type Wanted } from "./read-sheet";

/** A sheet for the desk: its rows, the words over its columns, and what a sheet of our own says unseen of its rows. */

type Kept = { at: number; id: string; version: number; code: string; marks: string };
type Unseen = { about: Record<string, string>; rows: readonly Kept[] };

/** The sheet nobody sees; null where there is none, or somebody wrote in it what it cannot say. */
function unseenIn(grid: Grid | undefined): Unseen | null {
  if (!grid) return null;
  const about: Record<string, string> = {};
  const rows: Kept[] = [];
  let inRows = false;
  for (const row of [...grid.cells.keys()].sort((a, b) => a - b)) {
    const text = (column: number) => grid.cells.get(row)?.get(column)?.text.trim() ?? "";
    if (inRows) {
      const kept = { at: Number(text(1)), id: text(2), version: Number(text(3)), code: text(4), marks: text(5) };
      if (Number.isInteger(kept.at) && Number.isInteger(kept.version) && kept.id !== "") rows.push(kept);
    } else if (text(1) === "row") inRows = true;
    else about[text(1)] = text(2);
  }
  return about.ledger ? { about, rows } : null;
}

const bare = (text: string) => text.replace(/\s+/gu, "");

/** Keys of the ledger's columns with where each stands in the sheet now, by its heading. */
function placesOf(about: Record<string, string>, headings: ReadonlyMap<number, readonly string[]>) {
  const found: { key: string; at: number; column: number | null; dated: boolean }[] = [];
  for (const [at, key] of (about.columns ?? "").split(",").entries()) {
    const [name = "", nth = "1"] = key.split(".");
    if (!isLedgerColumn(name)) continue;
    const { paper, heading, sheet } = columnSpec(name);
    const own = sheet[Number(nth) - 1];
    const said = bare(own?.heading ?? paper ?? heading);
    const place = [...headings].find(([, words]) => bare(words.at(-1) ?? "") === said);
    found.push({ key, at, column: place?.[0] ?? null, dated: own?.takes === "due" || own?.takes === "closedOn" });
  }
  return found;
}

function ownRows({ about, rows }: Unseen, { tables }: ReadBook): OwnRow[] {
  const found: OwnRow[] = [];
  const byCode = new Map<string, Kept[]>();
  for (const kept of rows) byCode.set(kept.code, [...(byCode.get(kept.code) ?? []), kept]);
  for (const table of tables) {
    if (!table) continue;
    const { view, header } = table;
    const places = placesOf(about, header.labels);
    const code = places.find(({ key }) => key === "code")?.column;
    if (!code) continue;
    for (const row of view.rows) {
      const named = row > header.to ? byCode.get(view.textAt(row, code)) : undefined;
      // Numbers of several inspections are alike: there the row has to stand where it stood.
      const kept = named?.length === 1 ? named[0] : named?.find(({ at }) => at === row);
      if (!kept) continue;
      const cells: Record<string, string> = {};
      const marks: Record<string, string> = {};
      for (const { key, at, column, dated } of places) {
        if (column === null) continue;
        cells[key] = cellIn(view, row, column, dated);
        marks[key] = part(kept.marks, at * MARK_LENGTH, (at + 1) * MARK_LENGTH);
      }
      found.push({ sheet: view.grid.name, row, id: kept.id, version: kept.version, cells, marks });
    }
  }
  return found;
}

/** In a column of days a number counts days, also where a program lost the look of a day. */
function cellIn(view: SheetView, row: number, column: number, dated: boolean): string {
  const cell = view.at(row, column);
  const day = cell?.day ?? (dated && cell && cell.number !== null ? happenedOn(cell, view.grid.from1904, null) : null);
  return day ?? view.textAt(row, column);
}

/** The day named above the head: 截至2024年11月30日. */
function asOfIn({ view, header }: NonNullable<ReadBook["tables"][number]>): string | null {
  const above = view.rows.filter((row) => row < header.from);
  const words = above.flatMap((row) => view.columns.map((column) => view.textAt(row, column))).join("\n");
  const named = /(?:截至|截止|填报(?:日期|时间)|统计(?:日期|时间))[^\d\n]{0,12}([^\n]{6,20})/.exec(words)?.[1];
  return named ? dayIn(named, null) : null;
}

/** What stands in the column of 备注, row by row. */
function remarksIn({ tables }: ReadBook): DeskSheet["remarks"] {
  return tables.flatMap((table) => {
    const column = table && [...table.header.roles].find(([, role]) => role === "remark")?.[0];
    if (!table || !column) return [];
    const { view, header } = table;
    return view.rows.flatMap((row) => {
      const text = row > header.to ? view.textAt(row, column).trim() : "";
      return text === "" ? [] : [{ sheet: view.grid.name, row, text }];
    });
  });
}

/** The measures of the rows that are struck through. */
function struckIn({ tables }: ReadBook): DeskSheet["struck"] {
  return tables.flatMap((table) => {
    if (table?.header.kind !== "measures") return [];
    const { view, header, list } = table;
    const at = (row: number, role: string) => {
      const column = [...header.roles].find(([, one]) => one === role)?.[0];
      return column === undefined ? "" : view.textAt(row, column).trim();
    };
    return list.body.leftOut.flatMap(({ rows: [from, to], why }) => {
      if (why !== STRUCK_THROUGH) return [];
      return Array.from({ length: to - from + 1 }, (_, i) => from + i).flatMap((row) => {
        const text = at(row, "measure");
        return text === "" ? [] : [{ sheet: view.grid.name, row, text, issue: at(row, "issue") || null }];
      });
    });
  });
}

export async function readSheetForDesk(
  bytes: Uint8Array,
  { fileName, wanted }: { fileName: string; wanted: Wanted },
): Promise<Read<DeskSheet>> {
  const grids = await gridsIn(bytes, fileName);
  if (!grids.ok) return grids;
  const unseen = unseenIn(grids.result.find(({ name }) => name === KEPT_TAB));
  const shown = grids.result.filter(({ name }) => name !== KEPT_TAB);
  const book = readGrids(shown, unseen ? { ...wanted, whole: true } : wanted);
  const heads = shown.map(({ name, hidden, lastRow, hiddenRows, hiddenColumns }, at) => ({
    sheet: name,
    hidden,
    rows: lastRow,
    columns: [...(book.tables[at]?.header.labels ?? [])].map(([column, words]) => ({
      column: letterOf(column),
      words: headingOf(words),
      role: book.tables[at]?.header.roles.get(column) ?? null,
    })),
    unseen: { rows: hiddenRows.size, columns: hiddenColumns.size },
  }));
  const own = unseen && {
    ledger: unseen.about.ledger ?? "all",
    day: unseen.about.day ?? "",
    about: unseen.about,
    rows: ownRows(unseen, book),
  };
  const asOf = book.tables.map((table) => table && asOfIn(table)).find((day) => day !== null) ?? null;
  return {
    ok: true,
    result: { read: book.result, heads, own, asOf, remarks: own ? [] : remarksIn(book), struck: struckIn(book) },
  };
}
