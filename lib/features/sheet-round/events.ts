import { kind } from "@/lib/domain/history/kind";
import { SHEET_ROUND } from "@/lib/domain/sheet/kept";

/** What happens to a round of sheets. */

export const SHEET_ROUND_MADE = kind(SHEET_ROUND, "sheet-round.made", "发起收表");
export const SHEET_ROUND_RETURNED = kind(SHEET_ROUND, "sheet-round.returned", "交回台账表");
export const SHEET_ROUND_TAKEN_BACK = kind(SHEET_ROUND, "sheet-round.taken-back", "撤销交回");
export const SHEET_ROUND_ENDED = kind(SHEET_ROUND, "sheet-round.ended", "结束收表");
