import {
  type WorkCalendar,
  type WorkingDays,
  workingDaysBefore,
  workingDaysBetween,
} from "@/lib/domain/calendar/calendar";
import { addDays, type Day, daysBetween, dayToDb } from "@/lib/domain/day";
import type { MeasureStatus, TimeClass } from "@/lib/domain/types";

/**
 * What is overdue, due soon, stuck or silent: derived here and nowhere else, never stored. Each rule stands twice side by
 * side, once over a row and once as the condition a query takes; a test on a real database keeps the two equal.
 *
 * What was submitted in time is not late. The clock of a unit runs from the day after the effective day, stands still
 * while an application lies with the desks, and runs on at once when it is returned.
 */

export type Timed = {
  status: MeasureStatus;
  dueOn: Day | null;
  /** Days after the effective day in which applications, since returned, lay with the desks. */
  heldDays: number;
  /** Day of the standing application. */
  submittedOn: Day | null;
  struck: boolean;
};
export type Heard = { status: MeasureStatus; lastHeardOn: Day; lastProgressOn: Day; struck: boolean };

/** Bands of "due soon" that pages offer, in days ahead. */
export const DUE_BANDS = [7, 30] as const;

/** Statuses in which the responsible unit still has to act. */
export const UNIT_MUST_ACT = ["PLANNED", "UNDERWAY", "RETURNED"] as const satisfies readonly MeasureStatus[];

function unitMustAct(status: MeasureStatus): boolean {
  return (UNIT_MUST_ACT as readonly MeasureStatus[]).includes(status);
}

/** A measure that counts at all: not struck out. */
export const countedWhere = { struckAt: null } as const;

/** One that counts and is open, in the words of the indexes of open measures: exactly the closed ones have the day. */
const openWhere = { ...countedWhere, closedOn: null } as const;

/** One application that was returned. */
export type Returned = { submittedOn: Day; decidedOn: Day };

/** 审核占用: days after the effective day that returned applications lay with the desks. Days before it cost nobody anything. */
export function heldDays(returned: readonly Returned[], dueOn: Day | null): number {
  if (dueOn === null) return 0;
  return returned.reduce((sum, { submittedOn, decidedOn }) => {
    const from = submittedOn > dueOn ? submittedOn : dueOn;
    return sum + Math.max(0, daysBetween(from, decidedOn));
  }, 0);
}

/** The last day that is not late: the effective day, and after it the days the desks held it. A column keeps it. */
export function lateAfter(m: Pick<Timed, "dueOn" | "heldDays">): Day | null {
  return m.dueOn && addDays(m.dueOn, m.heldDays);
}

/** Days the standing application came late; 0 in time, null while none stands or without a deadline. A column keeps it. */
export function appliedLateDays(m: Pick<Timed, "dueOn" | "heldDays" | "submittedOn">): number | null {
  const last = lateAfter(m);
  return m.submittedOn && last ? Math.max(0, daysBetween(last, m.submittedOn)) : null;
}

/** Calendar days late of an open measure: until today, or until the application that now waits. 0 when it is not. */
export function daysOverdue(m: Timed, today: Day): number {
  const last = lateAfter(m);
  if (m.struck || last === null) return 0;
  if (unitMustAct(m.status)) return Math.max(0, daysBetween(last, today));
  return m.status === "SUBMITTED" ? (appliedLateDays(m) ?? 0) : 0;
}

/** 逾期未销号: open and late. Due today is not late, nor is what waits since an application made in time. */
export function isOverdue(m: Timed, today: Day): boolean {
  return daysOverdue(m, today) > 0;
}
export function overdueWhere(today: Day) {
  return overdueBetweenWhere(today, 1, undefined);
}
/** Overdue by at least, at most so many days. */
export function overdueBetweenWhere(today: Day, from: number | undefined, to: number | undefined) {
  const least = Math.max(1, from ?? 1);
  const last = { lte: dayToDb(addDays(today, -least)) };
  return {
    ...openWhere,
    // An application is never later than today, so this one bound serves the index for both; and the desks only ever move it on.
    lateAfter: last,
    dueOn: last,
    OR: [
      {
        status: { in: [...UNIT_MUST_ACT] },
        ...(to === undefined ? {} : { lateAfter: { gte: dayToDb(addDays(today, -to)) } }),
      },
      { status: "SUBMITTED" as const, appliedLateDays: { gte: least, ...(to === undefined ? {} : { lte: to }) } },
    ],
  };
}

/**
 * n天内到期: the unit has to act and its effective day is from today up to and including `days` days from now. What is
 * submitted is 待审核 and falls due for nobody.
 */
export function isDueWithin(m: Pick<Timed, "status" | "dueOn" | "struck">, today: Day, days: number): boolean {
  if (m.struck || !unitMustAct(m.status) || m.dueOn === null) return false;
  const left = daysBetween(today, m.dueOn);
  return left >= 0 && left <= days;
}
export function dueWithinWhere(today: Day, days: number) {
  return {
    ...openWhere,
    status: { in: [...UNIT_MUST_ACT] },
    dueOn: { gte: dayToDb(today), lte: dayToDb(addDays(today, days)) },
  };
}

/** 到期: the effective day has come, today included. 期初 is excepted: whether it was done in time is not known here. */
export function hasComeDue(m: { dueOn: Day | null; struck: boolean; opening: boolean }, today: Day): boolean {
  return !m.struck && !m.opening && m.dueOn !== null && m.dueOn <= today;
}
export function comeDueWhere(today: Day) {
  return { ...countedWhere, opening: false, dueOn: { lte: dayToDb(today) } };
}

/** 应销号: the first deadline ever set has come by the day, however it was moved since. 长期坚持 is never planned to end, and 期初 was done before anything was planned here. */
export function isPlannedBy(
  m: { originalDueOn: Day | null; timeClass: TimeClass | null; struck: boolean; opening: boolean },
  day: Day,
): boolean {
  return !m.struck && !m.opening && m.timeClass !== "LONG_TERM" && m.originalDueOn !== null && m.originalDueOn <= day;
}
export function plannedByWhere(day: Day) {
  return {
    ...countedWhere,
    opening: false,
    originalDueOn: { lte: dayToDb(day) },
    OR: [{ timeClass: null }, { timeClass: { not: "LONG_TERM" as const } }],
  };
}

/**
 * 销号 from a day on, and by the end of a day. 期初 was closed before the ledger was kept: it is there on every day and new
 * on none, so that 新增销号 leaves it out and the burn-up starts from it.
 */
export function isClosedFrom(m: { closedOn: Day | null; opening: boolean }, day: Day): boolean {
  return m.closedOn !== null && !m.opening && m.closedOn >= day;
}
export function closedFromWhere(day: Day) {
  return { opening: false, closedOn: { gte: dayToDb(day) } };
}
export function isClosedBy(m: { closedOn: Day | null; opening: boolean }, day: Day): boolean {
  return m.closedOn !== null && (m.opening || m.closedOn <= day);
}
export function closedByWhere(day: Day) {
  return { OR: [{ opening: true }, { closedOn: { lte: dayToDb(day) } }] };
}

type Closing = { status: MeasureStatus; dueOn: Day | null; submittedOn: Day | null };

/** 按期销号: closed by an application made on or before the effective day, however long the desks took with it. */
export function isClosedInTime(m: Closing): boolean {
  return m.status === "CLOSED" && m.submittedOn !== null && m.dueOn !== null && m.submittedOn <= m.dueOn;
}
/** 逾期销号: closed by an application made after the effective day. Stays visible for ever. */
export function isClosedLate(m: Closing): boolean {
  return m.status === "CLOSED" && m.submittedOn !== null && m.dueOn !== null && m.submittedOn > m.dueOn;
}

/** 无进展: the unit has to act and there was no progress or review for at least `days` days (or since the cycle began). */
export function isSilent(m: Heard, today: Day, days: number): boolean {
  return !m.struck && unitMustAct(m.status) && m.lastProgressOn <= addDays(today, -days);
}
export function silentWhere(today: Day, days: number) {
  return {
    ...openWhere,
    status: { in: [...UNIT_MUST_ACT] },
    lastProgressOn: { lte: dayToDb(addDays(today, -days)) },
  };
}

/** 未报送: the unit has to act and said nothing at all for at least `days` days. */
export function isUnreported(m: Heard, today: Day, days: number): boolean {
  return !m.struck && unitMustAct(m.status) && m.lastHeardOn <= addDays(today, -days);
}
export function unreportedWhere(today: Day, days: number) {
  return { ...openWhere, status: { in: [...UNIT_MUST_ACT] }, lastHeardOn: { lte: dayToDb(addDays(today, -days)) } };
}

export type Waiting = { status: MeasureStatus; stageSince: Day | null; struck: boolean };

/** 已等待: working days the standing application has been at its present stage; null while none waits. */
export function daysWaiting(m: Waiting, today: Day, calendar: WorkCalendar): WorkingDays | null {
  if (m.struck || m.status !== "SUBMITTED" || m.stageSince === null) return null;
  return workingDaysBetween(m.stageSince, today, calendar);
}
/** 滞留: it has waited there for at least so many working days. */
export function isStuck(m: Waiting, today: Day, days: number, calendar: WorkCalendar): boolean {
  const waited = daysWaiting(m, today, calendar);
  return waited !== null && waited.days >= days;
}
export function stuckWhere(today: Day, days: number, calendar: WorkCalendar) {
  return {
    ...countedWhere,
    status: "SUBMITTED" as const,
    stageSince: { lte: dayToDb(workingDaysBefore(today, days, calendar)) },
  };
}

/** Whether 滞留 of today rests on a year without a notice (推定): a day counted for it lies in one. */
export function isStuckEstimated(today: Day, days: number, calendar: WorkCalendar): boolean {
  return workingDaysBetween(workingDaysBefore(today, days, calendar), today, calendar).estimated;
}

export type DueState =
  | "struck"
  | "none"
  | "opening"
  | "closed"
  | "closed-late"
  | "overdue"
  | "applied-late"
  | "waiting"
  | "near"
  | "later";

/** Days ahead within which a deadline is shown as near (amber). */
export const NEAR_DAYS = 7;

/** How a deadline is shown; one reading for table, page and chart. */
export function dueState(m: Timed & { opening: boolean }, today: Day): DueState {
  if (m.struck) return "struck";
  if (m.opening) return "opening";
  if (m.status === "CLOSED") return isClosedLate(m) ? "closed-late" : "closed";
  if (m.dueOn === null) return "none";
  if (m.status === "SUBMITTED") return isOverdue(m, today) ? "applied-late" : "waiting";
  if (isOverdue(m, today)) return "overdue";
  // Past its day and not late: returned today, the days since then were all the desks'. Tomorrow it is late.
  if (m.dueOn < today) return "near";
  return isDueWithin(m, today, NEAR_DAYS) ? "near" : "later";
}

/** Days late to be shown: of an open measure, or of the application that led to closing. */
export function daysLate(m: Timed, today: Day): number {
  return m.status === "CLOSED" && !m.struck ? (appliedLateDays(m) ?? 0) : daysOverdue(m, today);
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
