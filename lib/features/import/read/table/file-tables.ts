import { type SheetCell, sheetTextOf } from "@/lib/domain/text/sheet-text";
import type { DocumentTable } from "@/lib/features/import/read/file/document";
import { readReportFile } from "@/lib/features/import/read/file/read-file";
import type { FileTables } from "@/lib/features/import/readings";
import type { Read } from "@/lib/reading/kind";

const COPY = "请打开文件，选中表格连同表头一起复制，粘贴到“表格内容”里。";
/** Books of tables: read by a later reader of their own. */
const BOOKS = ["xlsx", "xlsm", "xls", "et", "csv"];

function textOf({ rows }: DocumentTable, lines: readonly string[]): string {
  return sheetTextOf(
    rows.map((row) =>
      row.map(({ line, end, merged }): SheetCell => ({ text: lines.slice(line - 1, end - 1).join("\n"), merged })),
    ),
  );
}

/** See FILE_TABLES: the tables of a .docx or .html one after the other, a .txt as it is. Run in the process that reads. */
export async function readTables(bytes: Uint8Array, { fileName }: { fileName: string }): Promise<Read<FileTables>> {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  if (BOOKS.includes(extension)) return { ok: false, why: `暂不能直接读取.${extension}表格文件。${COPY}` };
  const read = await readReportFile(bytes, fileName);
  if (!read.ok) return read;
  const { text, tables } = read.document;
  if (tables.length > 0) {
    const lines = text.split("\n");
    return { ok: true, result: { text: tables.map((table) => textOf(table, lines)).join("\n\n") } };
  }
  if (read.format === "text" && text.includes("\t")) return { ok: true, result: { text } };
  return { ok: false, why: `文件里没有找到表格。${COPY}` };
}
