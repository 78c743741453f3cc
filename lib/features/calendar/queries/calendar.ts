import "server-only";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import type { ScopedReader } from "@/lib/db/scoped";
import { reader } from "@/lib/db/snapshot";
import { type CalendarRun, noticeYears, runsOf } from "@/lib/domain/calendar/calendar";
import { dayFromDb } from "@/lib/domain/day";
import type { CalendarSource } from "@/lib/domain/types";
import { calendarBodies } from "@/lib/features/calendar/scope";

/** A year as the page 工作日历 shows it; without a source nothing is known and it counts Monday to Friday. */
export type CalendarYearRow = {
  year: number;
  source: CalendarSource | null;
  reference: string;
  enteredBy: string;
  enteredAt: Date | null;
  /** What a form about it saw; 0 while there is no notice. */
  version: number;
  runs: CalendarRun[];
};

/** The highest body, if the viewer enters notices with a post there: the calendar is one for all bodies below it. */
export async function bodyOfCalendar(from: Pick<ScopedReader, "body">, viewer: Viewer): Promise<string | null> {
  const highest = await from.body.findFirst({
    where: narrow(calendarBodies(viewer), { parentId: null }),
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return highest?.id ?? null;
}

/** The years in which somebody waits or soon will, latest first, and whether the viewer may enter their notices. */
export async function calendarPage(viewer: Viewer): Promise<{ years: CalendarYearRow[]; mayEnter: boolean }> {
  const wanted = noticeYears(viewer.today);
  const known = await reader().calendarYear.findMany({
    where: { year: { in: wanted } },
    include: { days: { orderBy: { day: "asc" } } },
    orderBy: { id: "asc" },
    take: wanted.length,
  });
  const mayEnter = (await bodyOfCalendar(reader(), viewer)) !== null;
  const years = wanted.map((year): CalendarYearRow => {
    const row = known.find((k) => k.year === year);
    return {
      year,
      source: row?.source ?? null,
      reference: row?.reference ?? "",
      enteredBy: row?.personName ?? "",
      enteredAt: row?.enteredAt ?? null,
      version: row?.version ?? 0,
      runs: runsOf((row?.days ?? []).map((d) => ({ day: dayFromDb(d.day), kind: d.kind, name: d.name }))),
    };
  });
  return { years, mayEnter };
}
