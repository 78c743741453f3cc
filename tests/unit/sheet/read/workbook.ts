import ExcelJS from "exceljs";
import type { MeasureRow, ReadSheet, SheetResult } from "@/lib/features/sheet/read/row/contract";
import { readSheet } from "@/lib/features/sheet/read/row/read-sheet";

/** Sheets for tests, as rows of what stands in their cells. */

export type Value = string | number | Date | null | ExcelJS.CellValue;
export type Drawn = {
  name?: string;
  rows: readonly (readonly Value[])[];
  merges?: readonly string[];
  hidden?: boolean;
  hiddenRows?: readonly number[];
  hiddenColumns?: readonly number[];
  struck?: readonly number[];
  filled?: readonly string[];
};

export async function workbook(sheets: readonly Drawn[], options: { from1904?: boolean } = {}): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.properties.date1904 = options.from1904 === true;
  for (const [at, drawn] of sheets.entries()) {
    const sheet = book.addWorksheet(drawn.name ?? `Sheet${at + 1}`, { state: drawn.hidden ? "hidden" : "visible" });
    for (const [row, values] of drawn.rows.entries())
      for (const [column, value] of values.entries())
        if (value !== null && value !== "") sheet.getCell(row + 1, column + 1).value = value as ExcelJS.CellValue;
    for (const range of drawn.merges ?? []) sheet.mergeCells(range);
    for (const row of drawn.hiddenRows ?? []) sheet.getRow(row).hidden = true;
    for (const column of drawn.hiddenColumns ?? []) sheet.getColumn(column).hidden = true;
    for (const row of drawn.struck ?? [])
      sheet.getRow(row).eachCell((cell) => {
        cell.font = { strike: true };
      });
    for (const cell of drawn.filled ?? [])
      sheet.getCell(cell).fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFF0000" } };
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

export async function reading(bytes: Uint8Array, fileName = "台账.xlsx"): Promise<SheetResult> {
  const read = await readSheet(bytes, { fileName });
  if (!read.ok) throw new Error(read.why);
  return read.result;
}

/** The first sheet of a workbook of one, read. */
export async function readDrawn(
  drawn: Drawn,
): Promise<ReadSheet & Pick<SheetResult, "problems"> & { measures: MeasureRow[] }> {
  const { sheets, problems } = await reading(await workbook([drawn]));
  const [sheet] = sheets;
  if (!sheet) throw new Error("no sheet");
  return { ...sheet, problems, measures: measuresOf(sheet) };
}

export const measuresOf = (sheet: ReadSheet): MeasureRow[] =>
  sheet.rows.filter((row): row is MeasureRow => row.kind === "measure");
