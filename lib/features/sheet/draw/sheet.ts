import type ExcelJS from "exceljs";
import { dayToDb } from "@/lib/domain/day";
import { cellText, type SheetCell } from "@/lib/domain/sheet/cell";
import { type Fit, fitWithin, HIGHEST, heightOf, linesIn, SIZES, type TextSize } from "@/lib/domain/sheet/height";
import { cut } from "@/lib/domain/text/text";
import { markOf } from "./mark";
import type { DrawnRow, PlannedColumn, SheetPlan } from "./plan";
import { BORDER, FOOTER, HEADING, LINE, lookOf, PAGE, TITLE } from "./style";

/** Draws a plan as a sheet of a workbook that is written while it is drawn: rows go as soon as nothing is merged with them. */

/** Title, line below it, head of the columns. */
const HEAD = 3;
/** Rows kept for one merged cell at most: a longer one goes on in a cell of its own. */
const BLOCK_MAX = 1_000;
/** Width of an A3 page across, in characters of half width: a sheet is never narrower, as it is not enlarged in print. */
const PAGE_WIDTH = 205;
/** Points: a cell over several rows that is higher may go over two pages, and its text stands at its top. */
const HIGH_CELL = 220;
/** From here on a cell over several rows ends with the innermost of them. */
const BLOCK_FULL = 400;

const SIGNATURES = ["填报人：", "审核人：", "负责人签字：", "（盖章）", "日期：　　　年　　月　　日"];

/** A sheet's name has at most 31 characters, and not these. */
const tabName = (name: string) => cut(name.replace(/[*?:\\/[\]]/g, " "), 31);

function excelValue(cell: SheetCell): ExcelJS.CellValue {
  // The midnight of that day in universal time is the day itself wherever the sheet is opened.
  if (typeof cell === "object") return dayToDb(cell.day);
  return cell === "" ? null : cell;
}

const FORMATS = { object: "day", string: "text", number: "number" } as const;

function lookFor<Row>(
  column: PlannedColumn<Row>,
  row: Row,
  cell: SheetCell,
  { top, size }: { top: boolean; size: TextSize } = { top: false, size: SIZES[0] },
): Partial<ExcelJS.Style> {
  const format = FORMATS[typeof cell as keyof typeof FORMATS];
  return lookOf({ format, centred: column.centred ?? false, top, size, shade: column.shade?.(row) ?? null });
}

function wide(sheet: ExcelJS.Worksheet, row: number, from: number, to: number): ExcelJS.Cell {
  if (to > from) sheet.mergeCells(row, from, row, to);
  return sheet.getCell(row, from);
}

function widened<Row>(columns: readonly PlannedColumn<Row>[]): readonly PlannedColumn<Row>[] {
  const sum = columns.reduce((all, { width }) => all + width, 0);
  const factor = Math.max(1, PAGE_WIDTH / sum);
  return columns.map((column) => ({ ...column, width: Math.round(column.width * factor) }));
}

function drawHead<Row>(sheet: ExcelJS.Worksheet, plan: SheetPlan<Row>): void {
  const last = plan.columns.length;
  sheet.getRow(1).height = 40;
  const title = wide(sheet, 1, 1, last);
  title.value = plan.title;
  title.font = TITLE;
  title.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
  const side = Math.max(1, Math.floor(last / 3));
  const said = [
    [wide(sheet, 2, 1, side), plan.left, "left"],
    [wide(sheet, 2, side + 1, Math.max(side + 1, last - side)), plan.middle, "center"],
    ...(last > 2 ? ([[wide(sheet, 2, last - side + 1, last), plan.right, "right"]] as const) : []),
  ] as const;
  sheet.getRow(2).height = plan.middle.length > 60 ? 36 : 22;
  for (const [cell, text, horizontal] of said) {
    cell.value = text;
    cell.font = LINE;
    cell.alignment = { horizontal, vertical: "middle", wrapText: true };
  }
  const heads = sheet.getRow(HEAD);
  heads.height = Math.max(28, ...plan.columns.map(({ heading, width }) => heightOf(linesIn(heading, width))));
  plan.columns.forEach(({ heading }, i) => {
    const cell = heads.getCell(i + 1);
    cell.value = heading;
    cell.font = HEADING;
    cell.border = BORDER;
    cell.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
  });
  heads.commit();
}

/** Rows not written yet, because the next one may have a cell in common with them. */
class Block<Row> {
  /** Some text is longer than the highest row shows, as small as it may be. */
  cut = false;
  #rows: { row: Row; drawn: ExcelJS.Row; cells: SheetCell[] }[] = [];

  constructor(
    private readonly sheet: ExcelJS.Worksheet,
    private readonly columns: readonly PlannedColumn<Row>[],
  ) {}

  /** @returns what its cells say */
  add(row: Row, at: number): readonly SheetCell[] {
    if (this.#isDone(row)) this.write();
    const drawn = this.sheet.getRow(at);
    const cells = this.columns.map((column) => column.cell(row));
    this.columns.forEach((column, i) => {
      const cell = drawn.getCell(i + 1);
      const value = cells[i] ?? "";
      cell.value = excelValue(value);
      cell.style = lookFor(column, row, value);
    });
    this.#rows.push({ row, drawn, cells });
    return cells;
  }

  #isDone(next: Row): boolean {
    const last = this.#rows.at(-1)?.row;
    if (last === undefined) return false;
    const keys = this.columns.flatMap(({ mergedBy }) => mergedBy ?? []);
    const parted = keys.filter((key) => key(last) !== key(next)).length;
    if (parted === keys.length || this.#rows.length >= BLOCK_MAX) return true;
    return this.#rows.length >= BLOCK_FULL && parted > 0;
  }

  /** Merges, gives each row the height its text needs, and lets the rows go. */
  write(): void {
    const rows = this.#rows;
    if (rows.length === 0) return;
    const single = this.columns.flatMap(({ mergedBy }, i) => (mergedBy ? [] : [i]));
    const heights = rows.map((_, at) =>
      Math.max(heightOf(1), ...single.map((i) => this.#fit(i, at, HIGHEST, false).points)),
    );
    this.columns.forEach(({ mergedBy }, i) => {
      if (!mergedBy) return;
      for (const [from, to] of this.#runs(mergedBy)) {
        const [first, last] = [rows[from]?.drawn.number ?? 0, rows[to]?.drawn.number ?? 0];
        const most = HIGHEST * (to - from + 1);
        stretch(heights, from, to, this.#fit(i, from, most, false).points);
        if (to === from) continue;
        if (together(heights, from, to) > HIGH_CELL) this.#fit(i, from, most, true);
        // Last: the other cells take their look, and their edges, from the first.
        this.sheet.mergeCells(first, i + 1, last, i + 1);
      }
    });
    rows.forEach(({ drawn }, at) => {
      drawn.height = heights[at] ?? 0;
    });
    rows.at(-1)?.drawn.commit();
    this.#rows = [];
  }

  /** Makes the text of a cell as small as it has to be to be seen within so many points, and says what it takes then. */
  #fit(i: number, at: number, most: number, top: boolean): Fit {
    const [found, column] = [this.#rows[at], this.columns[i]];
    const cell = found?.cells[i] ?? "";
    const fit = fitWithin(cellText(cell), column?.width ?? 0, most);
    if (found && column && (top || fit.size !== SIZES[0]))
      found.drawn.getCell(i + 1).style = lookFor(column, found.row, cell, { top, size: fit.size });
    if (!fit.whole) this.cut = true;
    return fit;
  }

  #runs(key: (row: Row) => string): [number, number][] {
    const found: [number, number][] = [];
    this.#rows.forEach(({ row }, at) => {
      const last = found.at(-1);
      const before = this.#rows[at - 1]?.row;
      if (last && before !== undefined && key(before) === key(row)) last[1] = at;
      else found.push([at, at]);
    });
    return found;
  }
}

const together = (heights: readonly number[], from: number, to: number) =>
  heights.slice(from, to + 1).reduce((sum, height) => sum + height, 0);

/** Rows that together are lower than what they have in common share what is missing. */
function stretch(heights: number[], from: number, to: number, points: number): void {
  const have = together(heights, from, to);
  if (points <= have) return;
  const more = Math.ceil((points - have) / (to - from + 1));
  for (let at = from; at <= to; at += 1) heights[at] = Math.min(HIGHEST, (heights[at] ?? 0) + more);
}

/** Said below rows of which not everything is seen. */
const CUT_NOTE = "注：个别单元格文字较长，表格行高有限，显示和打印不全；全文在单元格内，选中该单元格即可查看。";

function drawFoot<Row>(sheet: ExcelJS.Worksheet, plan: SheetPlan<Row>, from: number, notes: readonly string[]): void {
  const last = plan.columns.length;
  let at = from;
  for (const said of notes) {
    const note = wide(sheet, at, 1, last);
    note.value = said;
    note.font = LINE;
    note.alignment = { vertical: "middle", wrapText: true };
    sheet.getRow(at).height = 24;
    at += 1;
  }
  sheet.getRow(at).height = 48;
  const names = last >= SIGNATURES.length ? SIGNATURES : [SIGNATURES.join("　　　　　　")];
  names.forEach((name, i) => {
    const [begin, end] = [Math.floor((last * i) / names.length) + 1, Math.floor((last * (i + 1)) / names.length)];
    const cell = wide(sheet, at, begin, end);
    cell.value = name;
    cell.font = LINE;
    cell.alignment = { horizontal: "left", vertical: "middle", wrapText: true };
  });
}

/** Draws the sheet. @returns what it keeps of its rows, and where each stands in it */
export async function drawSheet<Row>(
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  asked: SheetPlan<Row>,
): Promise<DrawnRow[]> {
  const plan = { ...asked, columns: widened(asked.columns) };
  const sheet = book.addWorksheet(tabName(plan.tab), {
    views: [{ state: "frozen", ySplit: HEAD }],
    pageSetup: { ...PAGE, printTitlesRow: `${HEAD}:${HEAD}` },
    headerFooter: { oddFooter: FOOTER },
  });
  // A width of nine is left out by exceljs as the usual one, which no program has.
  sheet.columns = plan.columns.map(({ width }) => ({ width: width === 9 ? 9.1 : width }));
  drawHead(sheet, plan);
  const block = new Block(sheet, plan.columns);
  const kept: DrawnRow[] = [];
  let at = HEAD;
  for await (const rows of plan.rows) {
    for (const row of rows) {
      at += 1;
      const cells = block.add(row, at);
      if (plan.kept)
        kept.push({ ...plan.kept.of(row), at, marks: cells.map((cell) => markOf(cellText(cell))).join("") });
    }
  }
  block.write();
  sheet.autoFilter = { from: { row: HEAD, column: 1 }, to: { row: Math.max(HEAD, at), column: plan.columns.length } };
  drawFoot(sheet, plan, at + 1, [...(plan.note ? [plan.note] : []), ...(block.cut ? [CUT_NOTE] : [])]);
  sheet.commit();
  return kept;
}
