import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { addDays, type Day, dayFromDb, dayToDb } from "@/lib/domain/day";
import {
  daysClosedLate,
  daysOverdue,
  dueWithinWhere,
  isDueWithin,
  isOverdue,
  isSilent,
  overdueWhere,
  silentWhere,
} from "@/lib/domain/deadline";
import { MEASURE_STATUSES } from "@/lib/domain/types";
import { measureWhere } from "@/lib/queries/measure-filter";
import { resetDatabase } from "../../support/database";
import { createMeasure, TODAY, viewerWith } from "../../support/factories";

/** Each rule of the deadlines stands twice, over a row and as a condition: here both read the same rows. */

beforeEach(resetDatabase);

/** Days around today close enough that the edges are met often. */
const near = fc.integer({ min: -16, max: 16 });
const row = fc.record({
  status: fc.constantFrom(...MEASURE_STATUSES),
  due: fc.option(near),
  heard: near,
  closed: near,
  struck: fc.boolean(),
});
const rows = fc.sample(row, { numRuns: 250, seed: 20240730 });

async function createRows() {
  const pattern = await createMeasure({ status: "UNDERWAY" });
  const on = (n: number | null) => (n === null ? null : dayToDb(addDays(TODAY, n)));
  await db.measure.createMany({
    data: rows.map(({ status, due, heard, closed, struck }, i) => {
      const standing = status === "SUBMITTED" || status === "CLOSED";
      const { id: _, ...same } = pattern;
      return {
        ...same,
        code: `02-${i}`,
        status,
        stage: status === "SUBMITTED" ? ("OFFICE" as const) : null,
        dueOn: on(due),
        originalDueOn: on(due),
        lastHeardOn: dayToDb(addDays(TODAY, heard)),
        submittedOn: standing ? on(-16) : null,
        closedOn: status === "CLOSED" ? on(closed) : null,
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
      dueOn: m.dueOn ? dayFromDb(m.dueOn) : null,
      closedOn: m.closedOn ? dayFromDb(m.closedOn) : null,
      lastHeardOn: dayFromDb(m.lastHeardOn),
    })),
  };
}

async function idsWhere(where: Parameters<typeof db.measure.findMany>[0] & object): Promise<string[]> {
  return (await db.measure.findMany({ ...where, select: { id: true } })).map((m) => m.id).sort();
}

test("overdue, due soon, silent, closed late and closed in time say the same over a row and as a condition", async () => {
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

  for (const today of [-5, 0, 1, 7].map((n): Day => addDays(TODAY, n))) {
    await both(idsWhere({ where: overdueWhere(today) }), (m) => isOverdue(m, today));
    for (const days of [0, 7]) {
      await both(idsWhere({ where: dueWithinWhere(today, days) }), (m) => isDueWithin(m, today, days));
    }
    await both(idsWhere({ where: silentWhere(today, 5) }), (m) => isSilent(m, today, 5));
  }
  for (const [lateFrom, lateTo] of [
    [1, 7],
    [8, 15],
    [1, 1],
  ] as const) {
    await both(filtered({ lateFrom, lateTo }), (m) => {
      const late = daysOverdue(m, TODAY);
      return late >= lateFrom && late <= lateTo;
    });
  }
  await both(filtered({ closedLate: "1" }), (m) => !m.struck && m.status === "CLOSED" && daysClosedLate(m) > 0);
  await both(
    filtered({ timely: "1" }),
    (m) => !m.struck && m.status === "CLOSED" && m.dueOn !== null && daysClosedLate(m) === 0,
  );
  await both(filtered({}), (m) => !m.struck);
});
