import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type WorkCalendar, yearOf } from "@/lib/domain/calendar/calendar";
import { addDays, type Day, dayFromDb, dayToDb } from "@/lib/domain/day";
import {
  appliedLateDays,
  comeDueWhere,
  daysOverdue,
  dueWithinWhere,
  hasComeDue,
  isClosedBy,
  isClosedFrom,
  isClosedInTime,
  isClosedLate,
  isDueWithin,
  isOverdue,
  isPlannedBy,
  isSilent,
  isStuck,
  isUnreported,
  lateAfter,
  overdueBetweenWhere,
  overdueWhere,
  plannedByWhere,
  silentWhere,
  stuckWhere,
  unreportedWhere,
} from "@/lib/domain/measure/deadline";
import { MEASURE_STATUSES, TIME_CLASSES } from "@/lib/domain/types";
import { dueWithinSql, overdueSql, silentSql, unreportedSql } from "@/lib/features/measure/queries/deadline-sql";
import { measureWhere } from "@/lib/features/measure/queries/measure-where";
import { resetDatabase } from "@/tests/support/database";
import { createMeasure, TODAY, viewerWith } from "@/tests/support/factories";

/** Each rule of the deadlines stands twice, over a row and as a condition, some also in SQL: here all read the same rows. */

beforeEach(resetDatabase);

/** A calendar with a week off and a weekend worked, both around today. */
const CALENDAR: WorkCalendar = {
  years: new Set([yearOf(TODAY)]),
  exceptions: new Map([
    ...[-9, -8, -7].map((n) => [addDays(TODAY, n), "HOLIDAY"] as const),
    ...[-3, -2, 1].map((n) => [addDays(TODAY, n), "WORKDAY"] as const),
  ]),
};

/** Days around today close enough that the edges are met often. */
const near = fc.integer({ min: -16, max: 16 });
const row = fc.record({
  status: fc.constantFrom(...MEASURE_STATUSES),
  timeClass: fc.option(fc.constantFrom(...TIME_CLASSES)),
  due: fc.option(near),
  moved: fc.constantFrom(0, 0, 4),
  held: fc.constantFrom(0, 0, 1, 5),
  heard: near,
  unchanged: fc.nat(9),
  sent: fc.integer({ min: -16, max: 0 }),
  after: fc.nat(16),
  struck: fc.boolean(),
  before: fc.constantFrom(false, false, true),
});
const rows = fc.sample(row, { numRuns: 250, seed: 20240730 });

async function createRows() {
  const pattern = await createMeasure({ status: "UNDERWAY" });
  const on = (n: number | null) => (n === null ? null : dayToDb(addDays(TODAY, n)));
  await db.measure.createMany({
    data: rows.map(({ status, timeClass, due, moved, held, heard, unchanged, sent, after, struck, before }, i) => {
      const standing = status === "SUBMITTED" || status === "CLOSED";
      const opening = before && status === "CLOSED";
      const { id: _, search: __, ...same } = pattern;
      return {
        ...same,
        code: `02-${i}`,
        status,
        stage: status === "SUBMITTED" ? ("OFFICE" as const) : null,
        timeClass,
        dueOn: on(due),
        originalDueOn: due === null ? null : on(due - moved),
        heldDays: held,
        lastHeardOn: dayToDb(addDays(TODAY, heard)),
        lastProgressOn: dayToDb(addDays(TODAY, heard - unchanged)),
        submittedOn: standing && !opening ? on(sent) : null,
        opening,
        stageSince: status === "SUBMITTED" ? on(Math.min(0, sent + after)) : null,
        closedOn: status === "CLOSED" ? on(Math.min(0, sent + after)) : null,
        struckAt: struck && !standing ? new Date() : null,
      };
    }),
  });
  const all = await db.measure.findMany();
  return {
    bodyId: pattern.bodyId,
    all: all.map((m) => ({
      id: m.id,
      status: m.status,
      struck: m.struckAt !== null,
      opening: m.opening,
      closedOn: m.closedOn ? dayFromDb(m.closedOn) : null,
      dueOn: m.dueOn ? dayFromDb(m.dueOn) : null,
      originalDueOn: m.originalDueOn ? dayFromDb(m.originalDueOn) : null,
      timeClass: m.timeClass,
      heldDays: m.heldDays,
      submittedOn: m.submittedOn ? dayFromDb(m.submittedOn) : null,
      stageSince: m.stageSince ? dayFromDb(m.stageSince) : null,
      lastHeardOn: dayFromDb(m.lastHeardOn),
      lastProgressOn: dayFromDb(m.lastProgressOn),
      /** What the trigger keeps. */
      kept: { lateAfter: m.lateAfter ? dayFromDb(m.lateAfter) : null, appliedLateDays: m.appliedLateDays },
    })),
  };
}

async function idsWhere(where: Parameters<typeof db.measure.findMany>[0] & object): Promise<string[]> {
  return (await db.measure.findMany({ ...where, select: { id: true } })).map((m) => m.id).sort();
}

async function idsBySql(where: Prisma.Sql): Promise<string[]> {
  return (await db.$queryRaw<{ id: string }[]>`SELECT m.id FROM measure m WHERE ${where} ORDER BY m.id`).map(
    (m) => m.id,
  );
}

test("overdue, due soon, come due, planned, silent, not reported, stuck, closed late and in time say the same over a row and as a condition", async () => {
  const { all, bodyId } = await createRows();
  const viewer = await viewerWith("OFFICE", { bodyId });
  const idsOf = (keep: (m: (typeof all)[number]) => boolean) =>
    all
      .filter(keep)
      .map((m) => m.id)
      .sort();
  const filtered = (filter: Parameters<typeof measureWhere>[1]) => idsWhere({ where: measureWhere(viewer, filter) });
  const both = async (where: Promise<string[]>, keep: (m: (typeof all)[number]) => boolean) => {
    const expected = idsOf(keep);
    expect(expected.length).toBeGreaterThan(0);
    expect(await where).toEqual(expected);
  };

  for (const m of all) {
    expect(m.kept, m.id).toEqual({ lateAfter: lateAfter(m), appliedLateDays: appliedLateDays(m) });
  }
  // No application is made after today, so of earlier days only what does not look at applications can be asked.
  for (const today of [0, 1, 7].map((n): Day => addDays(TODAY, n))) {
    await both(idsWhere({ where: overdueWhere(today) }), (m) => isOverdue(m, today));
    await both(idsBySql(overdueSql(today)), (m) => isOverdue(m, today));
    for (const [from, to] of [
      [1, 7],
      [8, 15],
      [1, 3],
      [2, undefined],
      [undefined, 3],
    ] as const) {
      await both(idsWhere({ where: overdueBetweenWhere(today, from, to) }), (m) => {
        const late = daysOverdue(m, today);
        return late >= (from ?? 1) && (to === undefined || late <= to);
      });
    }
    for (const days of [1, 3, 5]) {
      await both(idsWhere({ where: stuckWhere(today, days, CALENDAR) }), (m) => isStuck(m, today, days, CALENDAR));
    }
  }
  for (const today of [-5, 0, 1, 7].map((n): Day => addDays(TODAY, n))) {
    for (const days of [0, 7]) {
      await both(idsWhere({ where: dueWithinWhere(today, days) }), (m) => isDueWithin(m, today, days));
      await both(idsBySql(dueWithinSql(today, days)), (m) => isDueWithin(m, today, days));
    }
    const five = Prisma.sql`5`;
    await both(idsWhere({ where: silentWhere(today, 5) }), (m) => isSilent(m, today, 5));
    await both(idsBySql(silentSql(today, five)), (m) => isSilent(m, today, 5));
    await both(idsWhere({ where: unreportedWhere(today, 5) }), (m) => isUnreported(m, today, 5));
    await both(idsBySql(unreportedSql(today, five)), (m) => isUnreported(m, today, 5));
    await both(idsWhere({ where: comeDueWhere(today) }), (m) => hasComeDue(m, today));
    await both(idsWhere({ where: plannedByWhere(today) }), (m) => isPlannedBy(m, today));
    await both(filtered({ closedTo: today }), (m) => !m.struck && isClosedBy(m, today));
  }
  for (const day of [-9, -3, 0].map((n): Day => addDays(TODAY, n))) {
    await both(filtered({ closedFrom: day }), (m) => !m.struck && isClosedFrom(m, day));
  }
  await both(filtered({ closedLate: true }), (m) => !m.struck && isClosedLate(m));
  await both(filtered({ closedInTime: true }), (m) => !m.struck && isClosedInTime(m));
  await both(filtered({ opening: true }), (m) => m.opening && !m.struck);
  await both(filtered({}), (m) => !m.struck);
});
