import "server-only";
import { NO_CALENDAR, type WorkCalendar, yearOf } from "@/lib/domain/calendar/calendar";
import { type Day, day as dayIn } from "@/lib/domain/day";
import type { CalendarKind } from "@/lib/domain/types";
import type { Db } from "./client";
import { Prisma } from "./generated/client";

/** Years before the present one that are read: what waits is younger, and what is older counts as estimated. */
const YEARS_BACK = 2;

export type CalendarJson = { years: number[]; days: [day: string, kind: CalendarKind][] };

/** The calendar as one value of a row: it comes with a question that is asked anyway. */
export function calendarSql(today: Day): Prisma.Sql {
  const from = yearOf(today) - YEARS_BACK;
  return Prisma.sql`json_build_object(
    'years', (SELECT coalesce(json_agg(year), '[]') FROM calendar_year WHERE year >= ${from}),
    'days', (SELECT coalesce(json_agg(json_build_array(day, kind)), '[]') FROM calendar_day WHERE day >= make_date(${from}, 1, 1)))`;
}

export function calendarOf({ years, days }: CalendarJson): WorkCalendar {
  if (years.length === 0) return NO_CALENDAR;
  return { years: new Set(years), exceptions: new Map(days.map(([on, kind]) => [dayIn(on), kind])) };
}

/** The calendar of working days around today. */
export async function readCalendar(db: Db, today: Day): Promise<WorkCalendar> {
  const [row] = await db.$queryRaw<{ calendar: CalendarJson }[]>`SELECT ${calendarSql(today)} AS calendar`;
  return row ? calendarOf(row.calendar) : NO_CALENDAR;
}
