import type { WorkCalendar, WorkingDays } from "@/lib/domain/calendar/calendar";
import { type Day, dayFromDb, daysBetween } from "@/lib/domain/day";
import type { MeasureStatus } from "@/lib/domain/types";
import { type DueState, daysLate, daysWaiting, dueState, isSilent, isUnreported, type Timed } from "./deadline";

export type DueView = {
  dueState: DueState;
  day: Day | null;
  originalDay: Day | null;
  daysLate: number;
  /** Days after the day that the desks held it, not counted as late (审核占用). */
  heldDays: number;
  daysLeft: number;
};

/** How long the standing application has been at its stage, in working days, and whether that is too long (滞留). */
export type WaitView = WorkingDays & { stuck: boolean };

/** Columns that tell how a measure stands in time. */
export const TIMED = {
  status: true,
  dueOn: true,
  originalDueOn: true,
  heldDays: true,
  submittedOn: true,
  stageSince: true,
  struckAt: true,
  opening: true,
} as const;

export type TimedRow = {
  status: MeasureStatus;
  dueOn: Date | null;
  originalDueOn: Date | null;
  heldDays: number;
  submittedOn: Date | null;
  stageSince: Date | null;
  struckAt: Date | null;
  opening: boolean;
};

export function dayOrNull(date: Date | null): Day | null {
  return date ? dayFromDb(date) : null;
}

/** A row as the rules of the deadlines take it. */
export function timedOf(m: Omit<TimedRow, "originalDueOn" | "stageSince" | "opening">): Timed {
  return {
    status: m.status,
    dueOn: dayOrNull(m.dueOn),
    heldDays: m.heldDays,
    submittedOn: dayOrNull(m.submittedOn),
    struck: m.struckAt !== null,
  };
}

/** A deadline as pages show it: its state, both days and the distance in calendar days. */
export function dueView(m: TimedRow, today: Day): DueView {
  const timed = timedOf(m);
  return {
    dueState: dueState({ ...timed, opening: m.opening }, today),
    day: timed.dueOn,
    originalDay: dayOrNull(m.originalDueOn),
    daysLate: daysLate(timed, today),
    heldDays: m.heldDays,
    daysLeft: timed.dueOn ? Math.max(0, daysBetween(today, timed.dueOn)) : 0,
  };
}

/** What is to be said of a waiting application; null while none waits. */
export function waitView(
  m: Pick<TimedRow, "status" | "stageSince" | "struckAt">,
  stuckAfterDays: number,
  { today, calendar }: { today: Day; calendar: WorkCalendar },
): WaitView | null {
  const waiting = { status: m.status, stageSince: dayOrNull(m.stageSince), struck: m.struckAt !== null };
  const waited = daysWaiting(waiting, today, calendar);
  return waited && { ...waited, stuck: waited.days >= stuckAfterDays };
}

/** Days without progress and without any entry, each only where it is too long; what an open measure is reminded of. */
export type QuietView = { silentDays: number | null; unreportedDays: number | null };

export function quietView(
  m: { status: MeasureStatus; lastHeardOn: Date; lastProgressOn: Date; struckAt: Date | null },
  today: Day,
  silentAfterDays: number,
): QuietView {
  const lastHeardOn = dayFromDb(m.lastHeardOn);
  const lastProgressOn = dayFromDb(m.lastProgressOn);
  const heard = { status: m.status, lastHeardOn, lastProgressOn, struck: m.struckAt !== null };
  return {
    silentDays: isSilent(heard, today, silentAfterDays) ? daysBetween(lastProgressOn, today) : null,
    unreportedDays: isUnreported(heard, today, silentAfterDays) ? daysBetween(lastHeardOn, today) : null,
  };
}
