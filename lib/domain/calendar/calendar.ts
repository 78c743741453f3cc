import { addDays, type Day, daysBetween, dayToDb } from "@/lib/domain/day";
import type { CalendarKind } from "@/lib/domain/types";

/**
 * Working days. Deadlines are calendar days; how long somebody waited is told in working days, by the State Council's
 * notice of each year. The calendar is handed in: a year whose notice is not known counts Monday to Friday, and whoever
 * shows such a figure says so (推定).
 */
export type WorkCalendar = {
  /** Days a notice speaks of; every other day of a known year goes by its weekday. */
  exceptions: ReadonlyMap<Day, CalendarKind>;
  /** Years whose notice is known. */
  years: ReadonlySet<number>;
};

export const NO_CALENDAR: WorkCalendar = { exceptions: new Map(), years: new Set() };

/** A number of working days, and whether a year without a notice is in it. */
export type WorkingDays = { days: number; estimated: boolean };

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return dayToDb(day).getUTCDay();
}

export function isWeekend(day: Day): boolean {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6;
}

/** Whether people work that day: as the notice says, else Monday to Friday. */
export function isWorkday(day: Day, calendar: WorkCalendar): boolean {
  const said = calendar.exceptions.get(day);
  return said ? said === "WORKDAY" : !isWeekend(day);
}

/** Working days after `from` up to and including `to`: from Friday to Monday is one. 0 when `to` is not later. */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkCalendar): WorkingDays {
  let days = 0;
  let estimated = false;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkday(day, calendar)) days += 1;
    if (!calendar.years.has(yearOf(day))) estimated = true;
  }
  return { days, estimated };
}

/**
 * The latest day from which `days` working days have passed by `today`: whatever stood on it or before has waited at
 * least so long. The reverse of `workingDaysBetween`, for conditions of queries.
 */
export function workingDaysBefore(today: Day, days: number, calendar: WorkCalendar): Day {
  let left = days;
  let day = today;
  while (left > 0) {
    if (isWorkday(day, calendar)) left -= 1;
    day = addDays(day, -1);
  }
  return day;
}

/** Years whose notice is shown and entered: what waits began in one of them, and the next is announced in autumn. */
export function noticeYears(today: Day): number[] {
  const year = yearOf(today);
  return [year + 1, year, year - 1, year - 2];
}

/** A run of days a notice names together: 春节 2月15日至23日. */
export type CalendarRun = { name: string; kind: CalendarKind; from: Day; to: Day };

/** The days of a year's notice as runs, holidays first, each in order. */
export function runsOf(days: readonly { day: Day; kind: CalendarKind; name: string }[]): CalendarRun[] {
  const runs: CalendarRun[] = [];
  for (const kind of ["HOLIDAY", "WORKDAY"] as const) {
    const ordered = days.filter((d) => d.kind === kind).sort((a, b) => (a.day < b.day ? -1 : 1));
    for (const { day, name } of ordered) {
      const last = runs.at(-1);
      const goesOn = last?.kind === kind && kind === "HOLIDAY" && last.name === name && daysBetween(last.to, day) === 1;
      if (last && goesOn) last.to = day;
      else runs.push({ name, kind, from: day, to: day });
    }
  }
  return runs;
}
