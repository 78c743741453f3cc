import { kind } from "@/lib/domain/history/kind";
import { MEASURE } from "@/lib/domain/measure/kept";
import { SHEET } from "@/lib/domain/sheet/kept";

/** What happens to a sheet somebody brings; what it changes is told of each measure as ever. */

export const SHEET_RECEIVED = kind(SHEET, "sheet.received", "收到表格");
export const SHEET_DISCARDED = kind(SHEET, "sheet.discarded", "取消表格导入");
export const SHEET_ENTERED = kind(SHEET, "sheet.entered", "表格导入台账");
/** What an import changed of a measure stands as before. */
export const MEASURE_SHEET_UNDONE = kind(MEASURE, "measure.sheet-undone", "撤销表格导入的改动");
export const SHEET_UNDONE = kind(SHEET, "sheet.undone", "撤销表格导入");
