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

/** Writes into cells, by number of the measure and heading. */
export async function writtenIn(bytes: Buffer, cells: Record<string, Record<string, string | Date>>): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error("no sheet");
  const headings = (sheet.getRow(3).values as ExcelJS.CellValue[]).map(String);
  const code = headings.indexOf("措施编号");
  for (let at = 4; at <= sheet.rowCount; at += 1) {
    const wanted = cells[sheet.getRow(at).getCell(code).text] ?? {};
    for (const [heading, value] of Object.entries(wanted)) {
      const column = headings.indexOf(heading);
      if (column < 1) throw new Error(`no column ${heading}`);
      sheet.getRow(at).getCell(column).value = value;
    }
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Strikes rows through from end to end, by number of the measure. */
export async function struckThrough(bytes: Buffer, codes: readonly string[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error("no sheet");
  const code = (sheet.getRow(3).values as ExcelJS.CellValue[]).map(String).indexOf("措施编号");
  sheet.eachRow((row) => {
    if (!codes.includes(row.getCell(code).text)) return;
    row.eachCell((cell) => {
      // Cells that look alike share their look.
      cell.style = { ...cell.style, font: { ...cell.font, strike: true } };
    });
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** A workbook of one sheet with these lines. */
export async function bookOf(lines: readonly (readonly (string | Date)[])[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("整改台账");
  for (const line of lines) sheet.addRow([...line]);
  return Buffer.from(await book.xlsx.writeBuffer());
}
