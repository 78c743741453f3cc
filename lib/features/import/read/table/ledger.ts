import { type Block, type BlockSpan, type Ledger, spanOf, type TableRow } from "@/lib/features/import/read/file/blocks";
import { blankRow, type Column, columnsOf, isLabel, numberIn, place, type Role, roleOfLabel } from "./columns";

/** A cell with its paragraphs; a merged one stands wherever it reaches. */
export type GridCell = { blocks: readonly Block[]; merged: "across" | "down" | null };
export type Grid = readonly (readonly GridCell[])[];

/** The heads of a table stand in one of its first rows: a title, a unit or a day may stand above. */
const HEADS_WITHIN = 6;
const REMARK = /^(?:注|备注|说明|填表|合计|总计|小计|填报|审核|联系)/;

const SHARED = "整改措施的单元格由几个问题共用，只记在第一个问题下，请核对";

/** Text by the paragraphs that make it up, which merged cells share. */
const texts = new WeakMap<readonly Block[], string>();

function textOf(cell: GridCell | undefined): string {
  if (!cell) return "";
  const text = texts.get(cell.blocks) ?? cell.blocks.map((block) => block.text).join("");
  texts.set(cell.blocks, text);
  return text;
}

const spansOf = (cell: GridCell | undefined) => (cell?.blocks ?? []).map((block) => spanOf(block));
/** What a row adds of its own: not the cells that reach into it from above or from the left. */
const ownSpans = (row: readonly GridCell[]) => row.filter((cell) => cell.merged === null).flatMap(spansOf);

/** Without columns that hold nothing but what reaches into them from the left: lines of the file's own grid, nobody sees them. */
function compact(grid: Grid): Grid {
  const width = grid[0]?.length ?? 0;
  const seen = Array.from({ length: width }, (_, at) => grid.some((row) => row[at]?.merged !== "across"));
  return grid.map((row) => row.filter((_, at) => seen[at]));
}

/** A single cell over the whole row. */
function isAcross(row: readonly GridCell[]): boolean {
  const filled = row.filter((cell) => cell.merged === null && cell.blocks.length > 0);
  return filled.length === 1 && row.every((cell) => cell === filled[0] || cell.merged === "across");
}

function headsOf(grid: Grid): { columns: Column[]; from: number; to: number } | null {
  const within = grid.slice(0, HEADS_WITHIN);
  const read = within.map((row) => (isAcross(row) ? null : columnsOf(row.map(textOf))));
  const from = read.findIndex((columns) => columns !== null);
  if (from < 0) return null;
  // Heads of two rows: the lower one is the finer.
  let to = from;
  while (read[to + 1] && within[to + 1]?.some((cell) => cell.merged === "down")) to += 1;
  const columns = read[to];
  return columns ? { columns, from, to } : null;
}

/** Whether the row goes on with the issue above it: its problem reaches down, or it has none of its own. */
function goesOn(row: readonly GridCell[], columns: readonly Column[], last: TableRow | undefined): boolean {
  if (!last) return false;
  const at = columns.findIndex((column) => column.role === "problem");
  const problem = row[at];
  if (problem?.merged === "down") return true;
  if (textOf(problem) !== "") return false;
  const number = row[columns.findIndex((column) => column.role === "number")];
  return (!number || number.merged === "down" || textOf(number) === "") && ownSpans(row).length > 0;
}

/** Whether the row is that of the heads again, as on the next page of print. */
function repeats(row: readonly GridCell[], columns: readonly Column[]): boolean {
  return row.length === columns.length && row.every((cell, at) => isLabel(textOf(cell), columns[at]?.label));
}

/** A table with heads: one issue a row, or several rows where its cell is merged. */
function byColumns(grid: Grid, known: readonly Column[] | null): { ledger: Ledger; columns: Column[] } | null {
  const heads = headsOf(grid);
  const width = grid[0]?.length ?? 0;
  // The rest of a table that a new page cut off has the columns of the one before.
  const carried = !heads && known?.length === width && grid.some((row) => numberIn(textOf(row[0])) !== null);
  const columns = heads?.columns ?? (carried ? [...(known ?? [])] : null);
  if (!columns) return null;
  const start = heads ? heads.to + 1 : 0;
  const ledger: Ledger = { rows: [], prose: grid.slice(0, start).flatMap(ownSpans) };
  let section: BlockSpan | null = null;
  let category: BlockSpan | null = null;
  for (const row of grid.slice(start)) {
    const own = ownSpans(row);
    if (own.length === 0) continue;
    if (isAcross(row)) {
      const [first] = own;
      if (first && !REMARK.test(first.block.text) && own.length === 1) section = first;
      else ledger.prose.push(...own);
      continue;
    }
    if (repeats(row, columns) || REMARK.test(textOf(row[0]))) {
      ledger.prose.push(...own);
      continue;
    }
    const last = ledger.rows.at(-1);
    const more = goesOn(row, columns, last) && last !== undefined;
    const into = more ? last : { ...blankRow([]), section };
    into.spans.push(...own);
    columns.forEach((column, at) => {
      const cell = row[at];
      if (!cell || cell.merged === "across" || (cell.merged === "down" && more)) return;
      // A merged cell of category, unit or day is said of every issue it covers; measures belong to the one they stand beside.
      if (cell.merged === "down" && column.role === "measures") into.doubt = SHARED;
      else place(into, column, spansOf(cell));
    });
    category = into.category ?? category;
    into.category = category;
    if (!more) ledger.rows.push(into);
  }
  return { ledger, columns };
}

/** A table of labels beside their values (反馈问题 | X, 整改措施 | X …): an issue begins at each label of a problem. */
function byLabels(grid: Grid): Ledger | null {
  const pairs = grid.map((row) => {
    if (isAcross(row)) return { across: true as const, row, pairs: [] };
    const cells = row.filter((cell) => cell.merged !== "across");
    const found: { label: string; cell: GridCell | undefined }[] = [];
    for (let at = 0; at < cells.length; at += 2) found.push({ label: textOf(cells[at]), cell: cells[at + 1] });
    return { across: false as const, row, pairs: found };
  });
  const roles = pairs.flatMap((one) => one.pairs.map(({ label }) => roleOfLabel(label)));
  const named = roles.filter((role) => role !== null).length;
  if (!roles.includes("problem") || !roles.includes("measures") || named * 5 < roles.length * 4) return null;
  const ledger: Ledger = { rows: [], prose: [] };
  let row: TableRow | null = null;
  /** What stands above the label of the problem and belongs to it: 序号, 问题类别 with all behind it, a line across. */
  let early: { label: string; role: Role; spans: BlockSpan[] }[] = [];
  let above: BlockSpan[] = [];
  for (const one of pairs) {
    if (one.across) {
      const [first] = ownSpans(one.row);
      if (first && numberIn(first.block.text) !== null) {
        early.push({ label: "序号", role: "number", spans: [first] });
        above.push(first);
        row = null;
      } else ledger.prose.push(...ownSpans(one.row));
      continue;
    }
    for (const { label, cell } of one.pairs) {
      const role = roleOfLabel(label) ?? "note";
      const spans = cell?.merged === "down" ? [] : spansOf(cell);
      const starts = role === "problem" && (row === null || row.measures.length > 0);
      if (starts) {
        row = blankRow(above);
        for (const one of early) place(row, one, one.spans);
        early = [];
        above = [];
        ledger.rows.push(row);
      }
      const before: boolean = row === null || row.measures.length > 0;
      if (((role === "number" || role === "category") && before) || early.length > 0) {
        early.push({ label: label.replace(/[\s:]+/g, ""), role, spans });
        row = null;
      } else if (row) {
        place(row, { role, label: label.replace(/[\s:]+/g, "") }, spans);
        row.spans.push(...spans);
      } else ledger.prose.push(...spans);
    }
    (row?.spans ?? above).push(...ownSpans(one.row));
  }
  return ledger;
}

const FIGURE = /^[+-]?[\d,.]+\s*(?:%|[\u4e00-\u9fff]{0,3})$/;
const NO_ISSUES = "表格没有列出问题，未读入，请核对";

/** A table of figures: rows of short cells, half of them numbers. Its cells would stand among the measures like paragraphs. */
export function figuresOf(grid: Grid): Ledger | null {
  const body = compact(grid).slice(1);
  if (body.length === 0 || (grid[0]?.length ?? 0) < 3) return null;
  const cells = body.flatMap((row) => row.slice(1)).filter((cell) => cell.merged === null && cell.blocks.length > 0);
  if (cells.some((cell) => textOf(cell).length > 30)) return null;
  const figures = cells.filter((cell) => FIGURE.test(textOf(cell))).length;
  return figures * 2 >= cells.length && figures >= 2
    ? { rows: [], prose: grid.flatMap(ownSpans), doubt: NO_ISSUES }
    : null;
}

/** The issues a table lists; null when it lists none. `known` are the columns of the table before, which this one may go on with. */
export function ledgerOf(given: Grid, known: readonly Column[] | null): { ledger: Ledger; columns: Column[] } | null {
  const grid = compact(given);
  const read = byColumns(grid, known);
  if (read && read.ledger.rows.length > 0) return read;
  const labelled = byLabels(grid);
  return labelled && labelled.rows.length > 0 ? { ledger: labelled, columns: [] } : null;
}
