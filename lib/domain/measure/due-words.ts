import { DUE_STATE_LABELS, estimatedLabel } from "@/lib/domain/labels";
import type { DueState } from "./deadline";
import type { QuietView, WaitView } from "./due-view";

/** How a measure stands in time, in words: the same on the page, on paper and in a sheet. */

export type DueWords = {
  dueState: DueState;
  /** Calendar days late: of an overdue measure until today, of one that waits or is closed until it was applied for. */
  daysLate?: number | undefined;
  /** Days after the day that the desks held it, not among the late ones. */
  heldDays?: number | undefined;
  /** Calendar days until the day; 0 is today. */
  daysLeft?: number | undefined;
};

/** What is to be said of a deadline beside its day. */
export function dueWords({ dueState, daysLate, heldDays, daysLeft }: DueWords): string {
  if (dueState === "overdue" && daysLate) return `逾期${daysLate}天${heldWords(heldDays)}`;
  if (dueState === "applied-late" && daysLate) return `逾期${daysLate}天申报${heldWords(heldDays)}`;
  if (dueState === "closed-late") return `逾期${daysLate ? `${daysLate}天` : ""}销号${heldWords(heldDays)}`;
  // Held days beside a near day: it was returned today, and every day since the deadline was the desks'.
  if (dueState === "near" && heldDays) return `未逾期${heldWords(heldDays)}`;
  if (dueState === "near" && daysLeft !== undefined) return daysLeft === 0 ? "今天到期" : `还有${daysLeft}天`;
  if (dueState === "later" && daysLeft !== undefined) return `还有${daysLeft}天`;
  return DUE_STATE_LABELS[dueState];
}

/** 已等待3天, 滞留7天: working days at the present stage; 推定 where the year's notice is not known yet. */
export function waitWords({ days, stuck, estimated }: WaitView): string {
  return estimatedLabel(`${stuck ? "滞留" : "已等待"}${days}天`, estimated);
}

/** 连续20天无进展, 15天未报送: what has been quiet for too long; both since the same day are said in one. */
export function quietWords({ silentDays, unreportedDays }: QuietView): string[] {
  if (silentDays !== null && silentDays === unreportedDays) return [`连续${silentDays}天无进展、未报送`];
  return [
    ...(silentDays === null ? [] : [`连续${silentDays}天无进展`]),
    ...(unreportedDays === null ? [] : [`${unreportedDays}天未报送`]),
  ];
}

/** 审核占用30天: days after the deadline that the desks held it, said beside the late days they are not counted in. */
function heldWords(heldDays: number | undefined): string {
  return heldDays ? `（审核占用${heldDays}天）` : "";
}
