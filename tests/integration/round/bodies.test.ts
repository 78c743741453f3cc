import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { countQueries, db } from "@/lib/db/client";
import { inSnapshot } from "@/lib/db/snapshot";
import { addDays, dayToDb } from "@/lib/domain/day";
import { roundKey, roundName } from "@/lib/domain/inspection/round";
import { daysOverdue } from "@/lib/domain/measure/deadline";
import { TIMED, timedOf } from "@/lib/domain/measure/due-view";
import { MEASURE_STATUSES } from "@/lib/domain/types";
import { parseMeasureFilter } from "@/lib/features/measure/filter";
import { measureWhere } from "@/lib/features/measure/queries/measure-where";
import { questionOf } from "@/lib/features/measure/queries/question";
import { ROUND_SIZES, ROUND_SORTS, type RoundSort } from "@/lib/features/round/filter";
import { type BodyRow, bodyTable } from "@/lib/features/round/queries/bodies";
import { roundsFor } from "@/lib/features/round/queries/rounds";
import { opens } from "@/lib/registry/navigation";
import { resetDatabase } from "@/tests/support/database";
import {
  createBody,
  createInspection,
  createIssue,
  createMeasure,
  createUnit,
  TODAY,
  viewerWith,
} from "@/tests/support/factories";

/** The bodies of a round beside each other: every figure is the rows it opens, in any order, and of one's own bodies only. */

const FIFTH = { kind: "XUNCHA", term: "六届市委", round: "第五轮", batch: "" } as const;
const SECOND = { ...FIFTH, round: "第二轮" };
const BODIES = 53;
/** Bodies of the newest round that have measures. */
const FILLED = 6;

let office: Viewer;
let neighbour: Viewer;
let aboveAll: Viewer;

let state = 11;
function pick<T>(values: readonly T[]): T {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  const value = values[state % values.length];
  if (value === undefined) throw new Error("nothing to pick from");
  return value;
}

async function fill(inspectionId: string, bodyId: string, n: number): Promise<void> {
  const unit = await createUnit({ bodyId });
  const issue = await createIssue({ inspectionId });
  for (let i = 0; i < n; i += 1) {
    const status = pick(MEASURE_STATUSES);
    const dueOn = pick([-40, -16, -5, -1, 0, 1, 30].map((days) => addDays(TODAY, days)));
    await createMeasure({
      issueId: issue.id,
      status,
      leadUnitId: unit.id,
      dueOn: pick([dueOn, dueOn, null]),
      originalDueOn: addDays(dueOn, pick([0, -10])),
      timeClass: pick(["TIME_BOUND", "LONG_TERM", null]),
      cycle: pick([1, 1, 2]),
      submittedOn: status === "SUBMITTED" || status === "CLOSED" ? addDays(TODAY, pick([-20, -2, 0])) : null,
      closedOn: status === "CLOSED" ? TODAY : null,
      opening: status === "CLOSED" && i % 2 === 0,
      lastHeardOn: addDays(TODAY, pick([-30, -14, -13, 0])),
      struckAt: status === "PLANNED" && i % 3 === 0 ? new Date() : null,
    });
  }
}

beforeAll(async () => {
  await resetDatabase();
  const top = await createBody({ name: "省委巡视办", shortName: "省委巡视办" });
  const city = await createBody({ parentId: top.id, name: "云溪市委巡察办", shortName: "市委巡察办" });
  const other = await createBody({ parentId: top.id, name: "临江市委巡察办", shortName: "临江巡察办" });
  for (let i = 0; i < BODIES; i += 1) {
    const body = await createBody({ parentId: city.id });
    const feedbackOn = addDays(TODAY, -60 - (i % 5));
    const now = await createInspection({ bodyId: body.id, ...FIFTH, feedbackOn, silentAfterDays: i % 2 ? 14 : 20 });
    if (i >= FILLED) continue;
    await fill(now.id, body.id, 12 + i);
    await db.clueCount.createMany({
      data: [
        {
          bodyId: body.id,
          inspectionId: now.id,
          asOf: dayToDb(addDays(TODAY, -9)),
          transferred: 1,
          concluded: 0,
          pending: 1,
        },
        {
          bodyId: body.id,
          inspectionId: now.id,
          asOf: dayToDb(TODAY),
          transferred: 3 + i,
          concluded: 2,
          pending: 1 + i,
        },
      ],
    });
    if (i < 2)
      await fill(
        (await createInspection({ bodyId: body.id, ...SECOND, feedbackOn: addDays(TODAY, -500) })).id,
        body.id,
        5,
      );
  }
  const struck = await createInspection({ bodyId: city.id, ...FIFTH, feedbackOn: addDays(TODAY, -3) });
  await db.inspection.update({ where: { id: struck.id }, data: { struckAt: new Date() } });
  const foreign = await createBody({ parentId: other.id, name: "临江市住建局", shortName: "临江住建局" });
  await fill((await createInspection({ bodyId: foreign.id, ...FIFTH })).id, foreign.id, 4);
  office = await viewerWith("INSPECTION_OFFICE", { bodyId: city.id });
  neighbour = await viewerWith("INSPECTION_OFFICE", { bodyId: other.id });
  aboveAll = await viewerWith("INSPECTION_OFFICE", { bodyId: top.id });
}, 120_000);

const USUAL: RoundSort = { key: "overdue", dir: "desc" };
const [ROUND_PAGE] = ROUND_SIZES;
const asked = (over: { q?: string; sort?: RoundSort; size?: number; page?: number } = {}) => ({
  ...{ q: undefined, sort: USUAL, size: ROUND_PAGE, page: 1 },
  ...over,
});
async function table(viewer: Viewer, over: Parameters<typeof asked>[0] = {}, at = 0) {
  const round = (await roundsFor(viewer, over?.q))[at];
  if (!round) throw new Error("no such round");
  return bodyTable(viewer, round, asked(over));
}
async function all(viewer: Viewer, sort: RoundSort): Promise<BodyRow[]> {
  const first = await table(viewer, { sort });
  const rest = Array.from({ length: first.pageCount - 1 }, (_, i) => table(viewer, { sort, page: i + 2 }));
  return [first, ...(await Promise.all(rest))].flatMap(({ rows }) => rows);
}

function listOf(viewer: Viewer, href: string) {
  const params = Object.fromEntries(new URL(href, "http://localhost").searchParams);
  return questionOf(viewer, parseMeasureFilter(params)).then((question) =>
    db.measure.findMany({ where: measureWhere(viewer, question), select: TIMED }),
  );
}

describe("the table of bodies", () => {
  it("has no figure that is not the rows it opens", async () => {
    const rows = await all(office, USUAL);
    const filled = rows.filter((row) => row.total.value > 0);
    expect(filled).toHaveLength(FILLED);
    const figures = ["total", "closed", "opening", "expected", "overdue", "silent", "relapsed"] as const;
    for (const row of filled) {
      for (const key of figures) {
        const figure = row[key];
        if (figure === null) {
          expect(await db.measure.count({ where: { inspectionId: row.id, opening: true } })).toBe(0);
          continue;
        }
        const { value, href } = figure;
        expect((await listOf(office, href)).length, `${key} of ${row.body}`).toBe(value);
      }
      const late = (await listOf(office, row.overdue.href)).map((m) => daysOverdue(timedOf(m), TODAY));
      expect(row.longest.days).toBe(Math.max(0, ...late));
      if (row.overdue.value > 0) {
        expect((await listOf(office, row.longest.href)).length).toBe(late.filter((n) => n === row.longest.days).length);
      }
    }
    // Each of them says something here.
    for (const key of figures)
      expect(
        filled.some((row) => (row[key]?.value ?? 0) > 0),
        key,
      ).toBe(true);
    const clues = await db.clueCount.findMany({ where: { asOf: dayToDb(TODAY) } });
    for (const { inspectionId, transferred, concluded } of clues) {
      expect(rows.find((row) => row.id === inspectionId)?.clues).toEqual({ transferred, concluded });
    }
    expect(rows.filter((row) => row.clues).length).toBe(clues.length);
  });

  const VALUES = {
    body: (r) => r.body,
    feedback: (r) => r.feedbackOn,
    total: (r) => r.total.value,
    rate: (r) => (r.total.value === 0 ? -1 : r.closed.value / r.total.value),
    gap: (r) => r.closed.value - r.expected.value,
    overdue: (r) => r.overdue.value * 1_000 + r.longest.days,
    silent: (r) => r.silent.value,
    relapsed: (r) => r.relapsed.value,
    report: (r) => r.report.dueOn,
    clues: (r) => (r.clues ? r.clues.transferred - r.clues.concluded : null),
  } as const satisfies Record<(typeof ROUND_SORTS)[number], (row: BodyRow) => string | number | null>;

  it.each(ROUND_SORTS)("is sorted by %s, both ways, over all pages, each body once", async (key) => {
    for (const dir of ["asc", "desc"] as const) {
      const rows = await all(office, { key, dir });
      expect(new Set(rows.map((row) => row.id)).size).toBe(BODIES);
      const values = rows.map<string | number | null>(VALUES[key]);
      const known = values.filter((value) => value !== null);
      // What is not known stands last, whichever way.
      expect(values.slice(0, known.length)).toEqual(known);
      const wrong = known.filter((value, i) => {
        const next = known[i + 1];
        return next !== undefined && (dir === "asc" ? value > next : value < next);
      });
      expect(wrong).toEqual([]);
      expect((await all(office, { key, dir })).map((row) => row.id)).toEqual(rows.map((row) => row.id));
    }
  });

  it("shows one page, and the last one for any beyond", async () => {
    for (const key of ["overdue", "body"] as const) {
      const sort = { key, dir: "asc" } as const;
      expect((await table(office, { sort })).rows).toHaveLength(ROUND_PAGE);
      expect((await table(office, { sort, size: 100 })).rows).toHaveLength(BODIES);
      const last = await table(office, { sort, page: 99 });
      expect([last.page, last.pageCount, last.total, last.rows.length]).toEqual([2, 2, BODIES, BODIES - ROUND_PAGE]);
    }
  });

  it("finds bodies by a part of their name; other rounds tell what they have of it", async () => {
    const name = (await all(office, USUAL))[0]?.body ?? "";
    const found = await table(office, { q: name });
    expect(found.rows.map((row) => row.body)).toContain(name);
    expect(found.rows.every((row) => row.body.includes(name))).toBe(true);
    expect(found.total).toBe(found.rows.length);
    const rounds = await roundsFor(office, "没有这样的单位%");
    expect(rounds.map(({ all: of, found: n }) => [of, n])).toEqual([
      [BODIES, 0],
      [2, 0],
    ]);
    expect((await table(office, { q: "没有这样的单位%" })).rows).toEqual([]);
  });
});

describe("rounds", () => {
  it("are what the papers of the inspections say, the newest feedback first, undone imports left out", async () => {
    const rounds = await roundsFor(office, undefined);
    expect(rounds.map(roundName)).toEqual(["六届市委第五轮巡察", "六届市委第二轮巡察"]);
    expect(rounds.map(({ all: n }) => n)).toEqual([BODIES, 2]);
    expect((await table(office, {}, 1)).rows).toHaveLength(2);
  });

  it("have a value in the address that no words mix up, and a name where the papers say nothing", () => {
    const round = { ...FIFTH, term: "a,b", round: "" };
    expect(roundKey(round)).not.toBe(roundKey({ ...round, term: "a", round: "b" }));
    expect(roundKey({ ...round, term: "a%2Cb" })).not.toBe(roundKey(round));
    expect(roundName({ kind: "XUNSHI", term: "", round: "", batch: "" })).toBe("巡视（未填轮次）");
  });
});

describe("what an office compares", () => {
  it("is the bodies below its own: another office has others, the one above all of them", async () => {
    const [ours, theirs, both] = await Promise.all([office, neighbour, aboveAll].map((v) => all(v, USUAL)));
    const ids = (rows: BodyRow[] = []) => rows.map((row) => row.id).sort();
    expect(theirs).toHaveLength(1);
    expect(theirs?.[0]?.body).toBe("临江市住建局");
    expect(ids(ours).filter((id) => ids(theirs).includes(id))).toEqual([]);
    expect(ids(both)).toEqual([...ids(ours), ...ids(theirs)].sort());
  });

  it("is no page for anybody else", async () => {
    expect(opens("/rounds")(office)).toBe(true);
    for (const role of ["GROUP_LEADER", "OFFICE", "DISCIPLINE", "LIAISON", "SYSTEM_ADMIN"] as const) {
      const viewer = await viewerWith(role, { bodyId: office.bodyId });
      expect(opens("/rounds")(viewer), role).toBe(false);
      expect(await roundsFor(viewer, undefined), role).toEqual([]);
    }
  });
});

it("a figure is counted over the whole round where the order asks for it, the others for the page; what is kept is not counted again", async () => {
  const read = (sort: RoundSort) => countQueries(() => inSnapshot(() => table(aboveAll, { sort })));
  const first = await read(USUAL);
  const again = await read(USUAL);
  expect(again.result).toEqual(first.result);
  expect(again.count).toBe(first.count - 4);
  expect(again.result).toEqual(await table(aboveAll));
  // Who comes first by name was not on the page: all but the overdue is counted for them, once.
  const byName = { key: "body", dir: "desc" } as const;
  const named = await read(byName);
  expect((await read(byName)).count).toBe(named.count - 3);
});
