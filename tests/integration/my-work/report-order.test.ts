import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import { addDays, dayFromDb, dayOf, dayToDb, mondayOf } from "@/lib/domain/day";
import { CONCERNS, type Concern, concernsOf, GROUPS, groupOf } from "@/lib/domain/measure/concern";
import { lateAfter } from "@/lib/domain/measure/deadline";
import { timedOf } from "@/lib/domain/measure/due-view";
import { MEASURE_STATUSES } from "@/lib/domain/types";
import { reportQueue, reportWhere } from "@/lib/features/my-work/queries/report-queue";
import { seedExample } from "@/prisma/seed";
import { resetDatabase } from "@/tests/support/database";
import {
  createInspection,
  createMeasure,
  createUnit,
  NOW,
  TODAY,
  viewerOf,
  viewerWith,
} from "@/tests/support/factories";

/** The database orders and counts what a unit has to report on; here every row is read and the rules order them. */

beforeEach(resetDatabase);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** All rows of the queue as the rules of lib/domain/measure/concern see them, in their order. */
async function byTheRules(viewer: Viewer, inspection?: string) {
  const { today, personId } = viewer;
  const found = await db.measure.findMany({
    where: reportWhere(viewer, inspection),
    include: { inspection: true, drafts: { where: { personId } }, progress: true },
  });
  const rows = found.map((m) => {
    const timed = timedOf(m);
    const heard = { lastHeardOn: dayFromDb(m.lastHeardOn), lastProgressOn: dayFromDb(m.lastProgressOn) };
    const concerns = concernsOf({ ...timed, ...heard, silentAfterDays: m.inspection.silentAfterDays }, today);
    const drafted = m.drafts.length > 0;
    const sent = m.progress.some((p) => dayFromDb(p.day) >= mondayOf(today));
    const { id, sortKey, inspectionId } = m;
    return {
      id,
      sortKey,
      inspectionId,
      last: lateAfter(timed),
      concerns,
      drafted,
      sent,
      group: groupOf(concerns, { drafted, sent }),
    };
  });
  return rows.sort(
    (a, b) =>
      GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) ||
      Number(b.drafted) - Number(a.drafted) ||
      compare(a.last ?? "9999", b.last ?? "9999") ||
      compare(a.inspectionId, b.inspectionId) ||
      compare(a.sortKey, b.sortKey) ||
      compare(a.id, b.id),
  );
}

/** Every page of the queue, one after the other. */
async function everyPage(viewer: Viewer, concern: Concern | null, inspection?: string) {
  const first = await reportQueue(viewer, { concern, page: 1, inspection });
  const rows = [...first.rows];
  for (let page = 2; page <= first.pageCount; page += 1) {
    const next = await reportQueue(viewer, { concern, page, inspection });
    expect({ ...next, page: 1, rows: [] }).toEqual({ ...first, rows: [] });
    rows.push(...next.rows);
  }
  return { ...first, rows };
}

/** The queue is what the rules make of every row: order, headings and figures, for each choice. @returns the headings met */
async function expectTheSame(viewer: Viewer, inspection?: string): Promise<Set<string>> {
  const rules = await byTheRules(viewer, inspection);
  for (const concern of [null, ...CONCERNS]) {
    const chosen = rules.filter((m) => concern === null || m.concerns.includes(concern));
    const queue = await everyPage(viewer, concern, inspection);
    const shown = queue.rows.map(({ id, group, concerns }) => ({ id, group, concerns }));
    expect(shown, concern ?? "all").toEqual(chosen.map(({ id, group, concerns }) => ({ id, group, concerns })));
    expect(queue.total).toBe(chosen.length);
    expect(queue.counts.all).toBe(rules.length);
    for (const each of CONCERNS) expect(queue.counts[each]).toBe(rules.filter((m) => m.concerns.includes(each)).length);
    expect(queue.reported).toBe(rules.filter((m) => m.sent).length);
    expect(queue.applied).toBe(await db.measure.count({ where: reportWhere(viewer, inspection, ["SUBMITTED"]) }));
  }
  return new Set(rules.map((m) => m.group));
}

/** Days around today close enough that the edges and equal days are met often. */
const near = fc.integer({ min: -16, max: 12 });
const row = fc.record({
  status: fc.constantFrom(...MEASURE_STATUSES, "UNDERWAY" as const, "UNDERWAY" as const, "RETURNED" as const),
  inspection: fc.nat(2),
  due: fc.option(near),
  held: fc.constantFrom(0, 0, 1, 5),
  heard: near,
  unchanged: fc.nat(9),
  /** How many days before something was heard last, and whether somebody has a draft. */
  entries: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 2 }),
  drafted: fc.constantFrom("nobody", "nobody", "viewer", "other"),
  struck: fc.constantFrom(false, false, false, true),
});

/** Rows of one unit in three inspections, one of which is archived, made of whatever chance gives. */
async function randomLedger(seed: number) {
  const first = await createInspection();
  const { bodyId } = first;
  const second = await createInspection({ bodyId });
  const archived = await createInspection({ bodyId, archivedAt: NOW });
  await db.inspection.update({ where: { id: second.id }, data: { silentAfterDays: 5 } });
  const unit = await createUnit({ bodyId });
  const viewer = await viewerWith("LIAISON", { bodyId, unitId: unit.id });
  const other = await viewerWith("UNIT_HEAD", { bodyId, unitId: unit.id });
  const patterns: Awaited<ReturnType<typeof createMeasure>>[] = [];
  for (const { id: inspectionId } of [first, second, archived]) {
    patterns.push(await createMeasure({ inspectionId, leadUnitId: unit.id, status: "UNDERWAY" }));
  }
  const on = (n: number | null) => (n === null ? null : dayToDb(addDays(TODAY, n)));
  const made = fc.sample(row, { numRuns: 160, seed }).map((r, n) => {
    const { id: _, search: __, ...same } = patterns[r.inspection] as (typeof patterns)[number];
    const waits = r.status === "SUBMITTED" || r.status === "CLOSED";
    const measure = {
      ...same,
      id: randomUUID(),
      code: `09-${n}`,
      sortKey: `${same.sortKey}${(n * 7) % 10}`,
      status: r.status,
      stage: r.status === "SUBMITTED" ? ("OFFICE" as const) : null,
      dueOn: on(r.due),
      originalDueOn: on(r.due),
      heldDays: r.due === null ? 0 : r.held,
      lastHeardOn: dayToDb(addDays(TODAY, r.heard)),
      lastProgressOn: dayToDb(addDays(TODAY, r.heard - r.unchanged)),
      submittedOn: waits ? on(-1) : null,
      stageSince: r.status === "SUBMITTED" ? on(-1) : null,
      closedOn: r.status === "CLOSED" ? on(0) : null,
      struckAt: r.struck && !waits ? NOW : null,
    };
    return { ...r, measure };
  });
  await db.measure.createMany({ data: made.map(({ measure }) => measure) });
  const { personId, name: personName } = viewer;
  const said = { kind: "PROGRESS" as const, text: "进展", personId, personName, postLabel: "联络员" };
  await db.progressEntry.createMany({
    data: made.flatMap(({ entries, heard, measure: { id: measureId, cycle } }) =>
      entries.map((n) => ({ ...said, measureId, cycle, day: dayToDb(addDays(TODAY, heard - n)) })),
    ),
  });
  const drafts = made.flatMap(({ drafted, measure: { id: measureId } }) =>
    drafted === "nobody" ? [] : [{ measureId, personId: drafted === "viewer" ? personId : other.personId }],
  );
  await db.progressDraft.createMany({
    data: drafts.map((d) => ({ ...d, kind: "PROGRESS" as const, text: "写了一半" })),
  });
  return { viewer, other, inspection: first };
}

describe("the queue of a unit", () => {
  test("is ordered and counted by the rules, of rows by chance", async () => {
    const { viewer, other, inspection } = await randomLedger(20_260_102);
    expect(await expectTheSame(viewer)).toEqual(new Set(GROUPS));
    await expectTheSame(other);
    await expectTheSame(viewer, inspection.id);
    for (const days of [1, 7]) await expectTheSame({ ...viewer, today: addDays(TODAY, days) });
  });

  test("is so on the example ledger", async () => {
    const now = new Date();
    await db.$transaction((tx) => seedExample(tx, { today: dayOf(now) }), { timeout: 120_000 });
    for (const login of ["lianluo1", "lianluo2", "fuzeren", "ducha"]) {
      const { personId } = await db.account.findUniqueOrThrow({ where: { login } });
      const viewer = await viewerOf({ id: personId }, now);
      const groups = await expectTheSame(viewer);
      if (login === "lianluo1") expect(groups.size).toBeGreaterThan(3);
      if (login === "ducha") expect(groups.size).toBe(0);
    }
  });

  test("holds the measures of a person with posts in two bodies, each unit's in its own", async () => {
    const here = await randomLedger(3);
    const there = await randomLedger(4);
    const viewer = { ...here.viewer, posts: [...here.viewer.posts, ...there.viewer.posts] };
    await expectTheSame(viewer);
    expect((await reportQueue(viewer, { concern: null, page: 1 })).counts.all).toBe(
      (await byTheRules(here.viewer)).length + (await byTheRules(there.viewer)).length,
    );
  });
});
