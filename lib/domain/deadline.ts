import { addDays, type Day, daysBetween, dayToDb } from "./day";
import type { MeasureStatus, TimeClass } from "./types";

/**
 * What is overdue, due soon or silent: derived here and nowhere else, never stored. Each rule stands twice side by side,
 * once over a row and once as the condition a query takes; a test on a real database keeps the two equal.
 */

export type Timed = { status: MeasureStatus; dueOn: Day | null; struck: boolean };
export type Heard = { status: MeasureStatus; lastHeardOn: Day; struck: boolean };

/** Bands of "due soon" that pages offer, in days ahead. */
export const DUE_BANDS = [7, 30] as const;

/** Statuses in which the responsible unit still has to act. */
export const UNIT_MUST_ACT = ["PLANNED", "UNDERWAY", "RETURNED"] as const satisfies readonly MeasureStatus[];

/** A measure that counts at all: not struck out. */
export const countedWhere = { struckAt: null } as const;

/** Not closed and its day is over. Due today is not late; a missed review of a 长期坚持 measure is late like any other. */
export function isOverdue(m: Timed, today: Day): boolean {
  return !m.struck && m.status !== "CLOSED" && m.dueOn !== null && m.dueOn < today;
}
export function overdueWhere(today: Day) {
  return { ...countedWhere, status: { not: "CLOSED" as const }, dueOn: { lt: dayToDb(today) } };
}

/** Calendar days past the deadline; 0 when it is not overdue. */
export function daysOverdue(m: Timed, today: Day): number {
  return isOverdue(m, today) && m.dueOn ? daysBetween(m.dueOn, today) : 0;
}

/** Not closed and due from today up to and including `days` days from now. */
export function isDueWithin(m: Timed, today: Day, days: number): boolean {
  if (m.struck || m.status === "CLOSED" || m.dueOn === null) return false;
  const left = daysBetween(today, m.dueOn);
  return left >= 0 && left <= days;
}
export function dueWithinWhere(today: Day, days: number) {
  return {
    ...countedWhere,
    status: { not: "CLOSED" as const },
    dueOn: { gte: dayToDb(today), lte: dayToDb(addDays(today, days)) },
  };
}

/** 应销号: the first deadline ever set has come by the day, however it was moved since. 长期坚持 is never planned to end. */
export function isPlannedBy(
  m: { originalDueOn: Day | null; timeClass: TimeClass | null; struck: boolean },
  day: Day,
): boolean {
  return !m.struck && m.timeClass !== "LONG_TERM" && m.originalDueOn !== null && m.originalDueOn <= day;
}
export function plannedByWhere(day: Day) {
  return {
    ...countedWhere,
    originalDueOn: { lte: dayToDb(day) },
    OR: [{ timeClass: null }, { timeClass: { not: "LONG_TERM" as const } }],
  };
}

/** The unit has to act and nothing was reported for at least `days` days (or since it entered the ledger). */
export function isSilent(m: Heard, today: Day, days: number): boolean {
  return (
    !m.struck &&
    (UNIT_MUST_ACT as readonly MeasureStatus[]).includes(m.status) &&
    m.lastHeardOn <= addDays(today, -days)
  );
}
export function silentWhere(today: Day, days: number) {
  return { ...countedWhere, status: { in: [...UNIT_MUST_ACT] }, lastHeardOn: { lte: dayToDb(addDays(today, -days)) } };
}

/** Closed after its day: stays visible for ever (逾期N天销号). 0 when closed in time or not closed. */
export function daysClosedLate(m: { closedOn: Day | null; dueOn: Day | null }): number {
  return m.closedOn && m.dueOn && m.closedOn > m.dueOn ? daysBetween(m.dueOn, m.closedOn) : 0;
}

export type DueState = "struck" | "none" | "closed" | "closed-late" | "overdue" | "near" | "later";

/** Days ahead within which a deadline is shown as near (amber). */
export const NEAR_DAYS = 7;

/** How a deadline is shown; one reading for table, page and chart. */
export function dueState(m: Timed & { closedOn: Day | null }, today: Day): DueState {
  if (m.struck) return "struck";
  if (m.status === "CLOSED") return daysClosedLate(m) > 0 ? "closed-late" : "closed";
  if (m.dueOn === null) return "none";
  if (isOverdue(m, today)) return "overdue";
  return isDueWithin(m, today, NEAR_DAYS) ? "near" : "later";
}

/** The day the next review of a 长期坚持 measure is due, counted from the review or start before it. */
export function nextReviewOn(from: Day, everyDays: number): Day {
  return addDays(from, everyDays);
}

/** Review interval in days of a measure: its own, or the inspection's. */
export function reviewInterval(own: number | null, ofInspection: number): number {
  return own ?? ofInspection;
}

/** Whether a deadline is needed: every class has one, 长期坚持 as the day of its next review. */
export function deadlineMissing(m: { timeClass: TimeClass | null; dueOn: Day | null }): boolean {
  return m.timeClass === null || m.dueOn === null;
}
