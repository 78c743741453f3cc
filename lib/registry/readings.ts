import { readForDesk, readForScript } from "../features/import/read/review/read-report";
import { readTables } from "../features/import/read/table/file-tables";
import { DESK_REPORT, FILE_TABLES, SCRIPT_REPORT } from "../features/import/readings";
import { readSheetForDesk } from "../features/sheet/read/row/read-for-desk";
import { readSheet } from "../features/sheet/read/row/read-sheet";
import { DESK_SHEET, SHEET } from "../features/sheet/readings";
import { type Reader, readerOf } from "../reading/kind";

/** Every kind of reading with what does it: the table of the process that reads files of others. */
export const READERS: ReadonlyMap<string, Reader> = new Map([
  readerOf(DESK_REPORT, readForDesk),
  readerOf(SCRIPT_REPORT, readForScript),
  readerOf(FILE_TABLES, readTables),
  readerOf(SHEET, readSheet),
  readerOf(DESK_SHEET, readSheetForDesk),
]);
