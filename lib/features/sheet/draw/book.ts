import type { Writable } from "node:stream";
import ExcelJS from "exceljs";
import { PRODUCT_NAME } from "@/lib/domain/labels";
import { CSV_BEGINS, csvLine } from "@/lib/domain/sheet/csv";
import { KEPT_TAB } from "./kept-tab";
import type { DrawnRow, SheetPlan } from "./plan";
import { drawSheet } from "./sheet";

/** Plans as files: a workbook, or one sheet as text. */

type Kept = { tab: string; about: readonly (readonly [string, string])[]; rows: DrawnRow[] };

/** A sheet that can be had either way. */
export type Drawing = {
  /** Draws it into a stream; the rows have all been read when this is over, the file is whole once what it returns is. */
  book: (into: { to: Writable; now: Date }) => Promise<() => Promise<void>>;
  text: () => AsyncGenerator<string>;
};

export const drawing = <Row>(plan: SheetPlan<Row>): Drawing => ({
  book: (into) => drawBook(plan, into),
  text: () => writeText(plan),
});

async function drawBook<Row>(
  plan: SheetPlan<Row>,
  { to, now }: { to: Writable; now: Date },
): Promise<() => Promise<void>> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: to, useStyles: true, useSharedStrings: true });
  book.creator = PRODUCT_NAME;
  book.title = plan.title;
  book.created = now;
  const rows = await drawSheet(book, plan);
  if (plan.kept) keep(book, { tab: plan.tab, about: plan.kept.about, rows });
  return () => book.commit();
}

function keep(book: ExcelJS.stream.xlsx.WorkbookWriter, { tab, about, rows }: Kept): void {
  const sheet = book.addWorksheet(KEPT_TAB, { state: "veryHidden" });
  for (const line of [["sheet", tab], ...about, ["row", "id", "version", "code", "marks"]])
    sheet.addRow([...line]).commit();
  for (const { at, id, version, code, marks } of rows) sheet.addRow([at, id, version, code, marks]).commit();
  sheet.commit();
}

/** The plan as text, record by record: its head, then every row with all its cells. */
async function* writeText<Row>(plan: SheetPlan<Row>): AsyncGenerator<string> {
  yield CSV_BEGINS + csvLine(plan.columns.map(({ heading }) => heading));
  for await (const rows of plan.rows) {
    yield rows.map((row) => csvLine(plan.columns.map(({ cell }) => cell(row)))).join("");
  }
}
