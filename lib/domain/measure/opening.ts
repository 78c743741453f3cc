import type { Day } from "@/lib/domain/day";
import { STATUS_LABELS } from "@/lib/domain/labels";
import type { MeasureStatus } from "@/lib/domain/types";

/**
 * Opening state (期初): what was done before the ledger was kept enters as closed, with its day, its source and who vouches
 * for it. It is no way round the chain: only what was never applied for here, and was done by the day the row entered the
 * ledger, can be entered so.
 */

export type Enterable = {
  code: string;
  status: MeasureStatus;
  cycle: number;
  /** An application was made for it here, whatever became of it. */
  applied: boolean;
  /** Its unit reported on it here: what goes on here is closed here. */
  reported: boolean;
};

/** States a measure may be entered as 期初 from, and goes back to when that is taken back. */
export const OPENING_FROM = ["PLANNED", "UNDERWAY"] as const satisfies readonly MeasureStatus[];

/** Why a measure cannot be entered as 期初, or null. */
export function openingHindrance(m: Enterable): string | null {
  if (m.cycle > 1) return `措施 ${m.code} 已问题反弹、重新整改，请按销号流程办理。`;
  if (!(OPENING_FROM as readonly MeasureStatus[]).includes(m.status))
    return `措施 ${m.code} 现在的状态是“${STATUS_LABELS[m.status]}”，不能登记期初。`;
  if (m.applied) return `措施 ${m.code} 已在台账中申请过销号，请按销号流程办理。`;
  return m.reported ? `措施 ${m.code} 已在台账中报送过进展，请按销号流程办理。` : null;
}

/** Days between which something can have been done before the ledger was kept. */
export type OpeningSpan = {
  /** Day the team came (边巡边改), else the day of the feedback. */
  from: Day;
  /** Day the row entered the ledger: what is done later goes through the chain. */
  to: Day;
};

/** What is wrong with the day something of `code` is said to have been done before the ledger was kept, or null. */
export function openingDayProblem(code: string, day: Day, { from, to }: OpeningSpan): string | null {
  if (day < from) return `措施 ${code}：日期不能早于 ${from}（进驻或反馈之日）。`;
  return day > to ? `措施 ${code} 于 ${to} 录入台账，期初日期不能晚于这一天；此后完成的请按销号流程办理。` : null;
}
