import ExcelJS from "exceljs";
import { type Book, type Cell, dayOfInstant, type Grid, type Merge, MOST_COLUMNS, MOST_ROWS, numberText } from "./book";

/** What is no content: left out before it is read. */
const LEFT_UNREAD = ["dataValidations", "conditionalFormatting", "drawing", "picture", "hyperlinks", "extLst"];

/** Reads the newer kind (.xlsx, .et saved as it) with the letters that are struck through. @throws whatever the library meets in a file it does not understand */
export async function readXlsx(bytes: Uint8Array): Promise<Book> {
  const workbook = new ExcelJS.Workbook();
  // The types name an older Buffer.
  await workbook.xlsx.load(bytes.slice().buffer as never, { ignoreNodes: LEFT_UNREAD });
  const from1904 = workbook.properties.date1904 === true;
  return { grids: workbook.worksheets.map((sheet) => gridOf(sheet, from1904)) };
}

function gridOf(sheet: ExcelJS.Worksheet, from1904: boolean): Grid {
  const cells = new Map<number, Map<number, Cell>>();
  const hiddenRows = new Set<number>();
  let lastRow = 0;
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    if (number > MOST_ROWS) return;
    if (row.hidden) hiddenRows.add(number);
    const found = new Map<number, Cell>();
    let holds = false;
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      if (column > MOST_COLUMNS || (cell.isMerged && cell.master !== cell)) return;
      const read = cellOf(cell);
      if (!read) return;
      found.set(column, read);
      if (read.text !== "" || read.fault) holds = true;
    });
    if (!holds) return;
    cells.set(number, found);
    lastRow = number;
  });
  const hiddenColumns = new Set<number>();
  for (let column = 1; column <= Math.min(sheet.columnCount, MOST_COLUMNS); column += 1)
    if (sheet.getColumn(column).hidden) hiddenColumns.add(column);
  return {
    name: sheet.name,
    hidden: sheet.state === "hidden" || sheet.state === "veryHidden",
    ...{ cells, hiddenRows, hiddenColumns, lastRow, from1904 },
    merges: (sheet.model.merges ?? []).flatMap(mergeOf),
    broken: [],
  };
}

function mergeOf(range: string): Merge[] {
  const found = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(range);
  if (!found) return [];
  const [, left = "", top, right = "", bottom] = found;
  return [{ top: Number(top), left: columnOf(left), bottom: Number(bottom), right: columnOf(right) }];
}

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

function cellOf(cell: ExcelJS.Cell): Cell | null {
  const { fill, font } = cell;
  const filled = fill?.type === "pattern" && fill.pattern === "solid" && !isWhite(fill.fgColor);
  const base: Cell = { text: "", day: null, number: null, fault: null, struck: font?.strike === true, filled };
  const read = contentOf(cell.value, cell.numFmt);
  if (!read) return filled ? base : null;
  return { ...base, ...read, struck: base.struck || read.struck === true };
}

const isWhite = (colour: Partial<ExcelJS.Color> | undefined): boolean =>
  /^(?:FF|00)?FFFFFF$/i.test(colour?.argb ?? "") ||
  (colour as { theme?: number } | undefined)?.theme === 0 ||
  (colour as { indexed?: number } | undefined)?.indexed === 64;

function contentOf(value: ExcelJS.CellValue, format: string | undefined): Partial<Cell> | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "string") return value.trim() === "" ? null : { text: value };
  if (typeof value === "number") return { text: shown(value, format), number: value };
  if (typeof value === "boolean") return { text: value ? "是" : "否" };
  if (value instanceof Date) {
    const day = dayOfInstant(value);
    return { text: day ?? "", day };
  }
  if ("error" in value) return { text: String(value.error), fault: "error" };
  if ("richText" in value) {
    const runs = value.richText.filter(({ text }) => text.trim() !== "");
    const text = value.richText.map((run) => run.text).join("");
    return text.trim() === ""
      ? null
      : { text, struck: runs.length > 0 && runs.every((run) => run.font?.strike === true) };
  }
  if ("hyperlink" in value) return contentOf(value.text as ExcelJS.CellValue, format);
  if ("formula" in value || "sharedFormula" in value) {
    const { result } = value;
    if (result === undefined || result === null) return { text: "", fault: "no-value" };
    return contentOf(result as ExcelJS.CellValue, format);
  }
  return null;
}

/** 7 shown as 07 where its format says so. */
function shown(value: number, format: string | undefined): string {
  const zeros = /^0+$/.exec(format ?? "")?.[0].length ?? 0;
  return zeros > 1 && Number.isInteger(value) && value >= 0 ? String(value).padStart(zeros, "0") : numberText(value);
}
