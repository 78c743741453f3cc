import { type Day, daysBetween } from "@/lib/domain/day";
import { DUE_TEXT_MAX, REASON_MAX, REVIEW_DAYS_MAX } from "@/lib/domain/limits";
import { lengthOf } from "@/lib/domain/text/text";
import type { MeasureStatus, TimeClass } from "@/lib/domain/types";
import { nextReviewOn, reviewInterval } from "./deadline";

/**
 * 责任分工: what may be assigned to a measure and what follows from it. The desk previews with these rules and the server
 * decides with the same ones, so that a preview never promises what a save refuses.
 */

export type Assignment = {
  /** 责任领导 */
  leaderId: string | null;
  /** 牵头部门 */
  leadUnitId: string | null;
  /** 配合部门 */
  unitIds: readonly string[];
  /** 责任人 */
  ownerId: string | null;
  timeClass: TimeClass | null;
  dueOn: Day | null;
  /** 时限原文: the deadline as written. */
  dueText: string;
  /** Days between reviews; null takes the inspection's. */
  reviewEveryDays: number | null;
};

export const ASSIGNMENT_FIELDS = [
  "leadUnitId",
  "unitIds",
  "leaderId",
  "ownerId",
  "timeClass",
  "dueOn",
  "dueText",
  "reviewEveryDays",
] as const satisfies readonly (keyof Assignment)[];
export type AssignmentField = (typeof ASSIGNMENT_FIELDS)[number];

/** A field that is absent is not touched; an empty value clears it. */
export type AssignmentChange = Partial<Assignment>;

/** A measure as far as assigning needs it. */
export type Assigned = Assignment & { code: string; status: MeasureStatus; originalDueOn: Day | null };

export type AssignmentTerms = {
  /** 反馈日: no deadline lies before it. */
  feedbackOn: Day;
  today: Day;
  /** Review interval of the inspection, in days. */
  reviewEveryDays: number;
};

export type AssignmentProblems = Partial<Record<AssignmentField | "reason", string>>;

function sameUnits(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}

function sameValue(field: AssignmentField, a: Assignment, b: Assignment): boolean {
  return field === "unitIds" ? sameUnits(a.unitIds, b.unitIds) : a[field] === b[field];
}

/** The day a 长期坚持 measure is first reviewed when nobody names one: an interval after the feedback, or after today. */
export function firstReviewOn(own: number | null, terms: AssignmentTerms): Day {
  const from = daysBetween(terms.feedbackOn, terms.today) > 0 ? terms.today : terms.feedbackOn;
  return nextReviewOn(from, reviewInterval(own, terms.reviewEveryDays));
}

/**
 * The assignment after a change, with what follows from it: a 长期坚持 measure without a day gets its first review, and
 * while the work has not begun a corrected deadline is the original one too. Afterwards the original stays for ever.
 */
export function applyAssignment(
  m: Assigned,
  change: AssignmentChange,
  terms: AssignmentTerms,
): { next: Assignment; originalDueOn: Day | null; changed: AssignmentField[] } {
  const next: Assignment = {
    leaderId: m.leaderId,
    leadUnitId: m.leadUnitId,
    unitIds: m.unitIds,
    ownerId: m.ownerId,
    timeClass: m.timeClass,
    dueOn: m.dueOn,
    dueText: m.dueText,
    reviewEveryDays: m.reviewEveryDays,
    ...change,
  };
  const schedules = change.timeClass !== undefined || change.reviewEveryDays !== undefined;
  if (schedules && next.timeClass === "LONG_TERM" && next.dueOn === null) {
    next.dueOn = firstReviewOn(next.reviewEveryDays, terms);
  }
  const keepsOriginal = m.status !== "PLANNED" && m.originalDueOn !== null;
  const changed = ASSIGNMENT_FIELDS.filter((field) => !sameValue(field, m, next));
  const originalDueOn = keepsOriginal || !changed.includes("dueOn") ? m.originalDueOn : next.dueOn;
  return { next, originalDueOn, changed };
}

const CLEARED = {
  leadUnitId: "牵头部门",
  leaderId: "责任领导",
  timeClass: "整改类型",
  dueOn: "整改时限",
} as const;

/** What keeps a change from being saved, a sentence at each field; empty when nothing does. */
export function assignmentProblems(
  m: Assigned,
  change: AssignmentChange,
  reason: string,
  terms: AssignmentTerms,
): AssignmentProblems {
  const { next, changed } = applyAssignment(m, change, terms);
  const problems: AssignmentProblems = {};
  if (m.status !== "PLANNED") {
    for (const field of ["leadUnitId", "leaderId", "timeClass", "dueOn"] as const) {
      if (changed.includes(field) && next[field] === null) {
        problems[field] = `措施 ${m.code} 已经启动，${CLEARED[field]}可以调整，不能清空。`;
      }
    }
  }
  if (changed.includes("leadUnitId") && m.status === "SUBMITTED") {
    problems.leadUnitId = `措施 ${m.code} 正在销号审核，不能更换牵头部门；请先退回，再调整分工。`;
  }
  if (changed.includes("leadUnitId") && m.status === "CLOSED") {
    problems.leadUnitId = `措施 ${m.code} 已销号，不能更换牵头部门；确需重新整改的，请先登记问题反弹。`;
  }
  if (next.leadUnitId !== null && next.unitIds.includes(next.leadUnitId)) {
    problems[changed.includes("unitIds") ? "unitIds" : "leadUnitId"] =
      `措施 ${m.code} 的牵头部门不能同时是配合部门，请从配合部门中去掉。`;
  }
  if (changed.includes("dueOn") && next.dueOn !== null && next.dueOn < terms.feedbackOn) {
    problems.dueOn = `措施 ${m.code} 的整改时限不能早于反馈日 ${terms.feedbackOn}。`;
  }
  if (changed.includes("dueOn") && m.status === "CLOSED") {
    problems.dueOn = `措施 ${m.code} 已销号，整改时限不再调整。`;
  }
  if (needsReason(m, changed) && problems.dueOn === undefined && reason.trim() === "") {
    problems.reason = `措施 ${m.code} 已经启动，调整整改时限须写明原因。`;
  }
  if (lengthOf(reason.trim()) > REASON_MAX) problems.reason = `调整原因请控制在 ${REASON_MAX} 字以内。`;
  if (lengthOf(next.dueText) > DUE_TEXT_MAX) problems.dueText = `时限原文请控制在 ${DUE_TEXT_MAX} 字以内。`;
  const { reviewEveryDays } = next;
  if (
    reviewEveryDays !== null &&
    !(Number.isInteger(reviewEveryDays) && reviewEveryDays >= 1 && reviewEveryDays <= REVIEW_DAYS_MAX)
  ) {
    problems.reviewEveryDays = `复核间隔须为 1 到 ${REVIEW_DAYS_MAX} 之间的整天数。`;
  }
  return problems;
}

/** Once work has begun, a deadline moves only with a reason. */
export function needsReason(m: Assigned, changed: readonly AssignmentField[]): boolean {
  return m.status !== "PLANNED" && m.dueOn !== null && changed.includes("dueOn");
}
