import "server-only";
import { can } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, notFound, refuse, wrong } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact, type Write } from "@/lib/command/transact";
import { readerOf } from "@/lib/db/snapshot";
import { noticeYears, runsOf, yearOf } from "@/lib/domain/calendar/calendar";
import { type NoticeDay, readNotice } from "@/lib/domain/calendar/calendar-notice";
import { type Day, dayFromDb, dayToDb } from "@/lib/domain/day";
import type { CalendarKind } from "@/lib/domain/types";
import { ENTER_CALENDAR } from "@/lib/features/calendar/acts";
import { CALENDAR_ENTERED } from "@/lib/features/calendar/events";
import { bodyOfCalendar } from "@/lib/features/calendar/queries/calendar";
import { fact } from "@/lib/history/record";

const OTHER_YEAR = "请从列表中选择年份。";
const NO_DAYS = "没有读到放假安排，请粘贴通知正文，每个节日一行。";
const MEND_NOTICE = "通知中有没有读懂或前后不符的地方，请按提示更正后再保存。";
/** Faults said at once; a text with more is not a notice. */
const FAULTS_SAID = 20;

type Input = {
  year: number;
  /** The notice as published or typed. */
  notice: string;
  /** Version of the year the person saw, 0 while it had none. */
  seen: number;
};

/** Days of one kind as intervals: 2027-01-01/2027-01-03,2027-02-05. */
function intervals(days: readonly { day: Day; kind: CalendarKind; name: string }[], kind: CalendarKind): string | null {
  const runs = runsOf(days.filter((d) => d.kind === kind));
  return runs.length === 0 ? null : runs.map(({ from, to }) => (from === to ? from : `${from}/${to}`)).join(",");
}

/** The year's row as entered now. */
async function writeYear({ tx, viewer }: Write, { year, seen }: Input, reference: string) {
  const entered = { source: "NOTICE" as const, reference, personName: viewer.name, enteredAt: viewer.now };
  if (seen === 0) {
    const [made] = await tx.calendarYear.createManyAndReturn({ data: [{ year, ...entered }], skipDuplicates: true });
    return made ?? changedMeanwhile();
  }
  const done = await tx.calendarYear.updateMany({
    where: { year, version: seen },
    data: { ...entered, version: { increment: 1 } },
  });
  if (done.count === 0) changedMeanwhile();
  return tx.calendarYear.findUniqueOrThrow({ where: { year } });
}

/** The days of the year become those of the notice. A New Year that begins in December takes those days over. */
async function writeDays({ tx }: Write, year: number, days: readonly NoticeDay[]): Promise<void> {
  const before = days.filter((d) => yearOf(d.day) < year).map((d) => dayToDb(d.day));
  await tx.calendarDay.deleteMany({ where: { OR: [{ year }, { day: { in: before } }] } });
  // A day that the next year's notice already named stays as that later notice has it.
  await tx.calendarDay.createMany({
    data: days.map(({ day, kind, name }) => ({ day: dayToDb(day), year, kind, name })),
    skipDuplicates: true,
  });
}

/**
 * Enters the State Council's notice of a year, or replaces what was known of it, data that came with the program
 * included. From then on waits in that year are counted by it and no longer 推定.
 */
export function enterNotice(viewer: Viewer, sent: Sent, input: Input): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { tx, record } = write;
    const bodyId = await bodyOfCalendar(readerOf(tx), viewer);
    const post = bodyId && can(viewer, ENTER_CALENDAR, { bodyId });
    if (!post) notFound();
    const { year } = input;
    if (!noticeYears(viewer.today).includes(year)) wrong("year", OTHER_YEAR);
    const { days, reference, errors } = readNotice(input.notice, year);
    if (errors.length > 0) {
      const said = errors.slice(0, FAULTS_SAID).map(({ line, why }) => `第${line}行：${why}`);
      if (errors.length > FAULTS_SAID) said.push(`另有 ${errors.length - FAULTS_SAID} 处`);
      refuse("invalid", MEND_NOTICE, { notice: said });
    }
    if (!days.some((d) => d.kind === "HOLIDAY")) wrong("notice", NO_DAYS);
    const old = await tx.calendarYear.findUnique({ where: { year }, include: { days: true } });
    const row = await writeYear(write, input, reference);
    await writeDays(write, year, days);
    const oldDays = (old?.days ?? []).map((d) => ({ ...d, day: dayFromDb(d.day) }));
    const facts = [
      ...fact("source", old?.source ?? null, row.source),
      ...fact("reference", old?.reference || null, reference || null),
      ...fact("holidays", intervals(oldDays, "HOLIDAY"), intervals(days, "HOLIDAY")),
      ...fact("workdays", intervals(oldDays, "WORKDAY"), intervals(days, "WORKDAY")),
    ];
    const subjectLabel = `${year}年`;
    record(post, {
      bodyId,
      kind: CALENDAR_ENTERED,
      subjectId: row.id,
      subjectLabel,
      facts,
    });
  });
}
