import type { Day } from "@/lib/domain/day";
import { dayInText } from "@/lib/domain/day";

/** What a round is called, and what it asks for, in words. */

export const sheetRoundName = (madeOn: Day): string => `${dayInText(madeOn)}收表`;

export const rowsInWords = ({ cooperating, openOnly }: { cooperating: boolean; openOnly: boolean }): string =>
  `${cooperating ? "牵头和配合" : "牵头"}的${openOnly ? "未销号" : "全部"}措施`;

export const ROUND_STATE_LABELS = { open: "进行中", late: "已过期限", done: "已收齐", ended: "已结束" } as const;
export type RoundState = keyof typeof ROUND_STATE_LABELS;

export function roundState(
  { dueOn, ended, all, returned }: { dueOn: Day; ended: boolean; all: number; returned: number },
  today: Day,
): RoundState {
  if (ended) return "ended";
  if (returned === all) return "done";
  return dueOn < today ? "late" : "open";
}

/** Who has not returned the sheet, as a sentence to be pasted elsewhere. */
export const waitingInWords = (units: readonly { name: string }[], dueOn: Day): string =>
  `未交回台账表的部门（${units.length}个，请于${dayInText(dueOn)}前交回）：${units.map(({ name }) => name).join("、")}。`;
