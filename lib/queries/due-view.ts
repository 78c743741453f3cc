import { type Day, dayFromDb, daysBetween } from "@/lib/domain/day";
import { type DueState, daysClosedLate, daysOverdue, dueState } from "@/lib/domain/deadline";
import type { MeasureStatus } from "@/lib/domain/types";

export type DueView = {
  dueState: DueState;
  day: Day | null;
  originalDay: Day | null;
  daysLate: number;
  daysLeft: number;
};

export function dayOrNull(date: Date | null): Day | null {
  return date ? dayFromDb(date) : null;
}

/** A deadline as pages show it: its state, both days and the distance in calendar days. */
export function dueView(
  m: {
    status: MeasureStatus;
    dueOn: Date | null;
    originalDueOn: Date | null;
    closedOn: Date | null;
    struckAt: Date | null;
  },
  today: Day,
): DueView {
  const timed = {
    status: m.status,
    dueOn: dayOrNull(m.dueOn),
    closedOn: dayOrNull(m.closedOn),
    struck: m.struckAt !== null,
  };
  return {
    dueState: dueState(timed, today),
    day: timed.dueOn,
    originalDay: dayOrNull(m.originalDueOn),
    daysLate: daysOverdue(timed, today) || daysClosedLate(timed),
    daysLeft: timed.dueOn ? Math.max(0, daysBetween(today, timed.dueOn)) : 0,
  };
}
