import { kind } from "@/lib/domain/history/kind";
import { IMPORT, INSPECTION } from "@/lib/domain/inspection/kept";
import { MEASURE } from "@/lib/domain/measure/kept";

/** What happens to a report, and to the inspection it becomes. */

export const INSPECTION_IMPORTED = kind(INSPECTION, "inspection.imported", "导入报告录入台账", { begins: true });

/** A measure of a progress report begins as 推进中, its text being the progress as of a day. */
export const MEASURE_TOLD = kind(MEASURE, "measure.told", "录入通报所载进展", { toldElsewhere: true });

/** What was entered is struck out again, with all its rows. */
export const INSPECTION_UNDONE = kind(INSPECTION, "inspection.undone", "撤销导入");

export const IMPORT_RECEIVED = kind(IMPORT, "import.received", "收到报告");
export const IMPORT_DISCARDED = kind(IMPORT, "import.discarded", "取消导入");
export const IMPORT_UNDONE = kind(IMPORT, "import.undone", "撤销导入");
