import ExcelJS from "exceljs";
import { dayFromDb } from "@/lib/domain/day";
import { KEPT_TAB } from "@/lib/features/sheet/draw/kept-tab";

/** Sheets as whoever gets them reads them. */

export async function openSheet(bytes: ArrayBuffer) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error("the workbook has no sheet");
  return { book, sheet, kept: book.getWorksheet(KEPT_TAB) };
}

/** The rows below the head by their headings, as text: a merged cell says in each row what it says. */
export function rowsOf(sheet: ExcelJS.Worksheet): Record<string, string>[] {
  const headings = (sheet.getRow(3).values as ExcelJS.CellValue[]).slice(1).map(String);
  const rows: Record<string, string>[] = [];
  for (let at = 4; at <= sheet.rowCount; at += 1) {
    const row = sheet.getRow(at);
    // Below the rows stand merged cells across.
    if (/^(填报人|着色|注：)/.test(row.getCell(1).text)) break;
    rows.push(Object.fromEntries(headings.map((heading, i) => [heading, textIn(row.getCell(i + 1))])));
  }
  return rows;
}

const textIn = (cell: ExcelJS.Cell): string =>
  cell.value instanceof Date ? dayFromDb(cell.value) : cell.value === null ? "" : String(cell.value);
