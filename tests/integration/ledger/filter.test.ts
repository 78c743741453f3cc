import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import { addDays, type Day } from "@/lib/domain/day";
import type { Role } from "@/lib/domain/types";
import { ROLES } from "@/lib/domain/types";
import { LEDGER_SORTS } from "@/lib/features/ledger/columns";
import { ledgerIds, statusCounts } from "@/lib/features/ledger/queries/ledger";
import type { MeasureFilter } from "@/lib/features/measure/filter";
import { measureWhere } from "@/lib/features/measure/queries/measure-where";
import { questionOf } from "@/lib/features/measure/queries/question";
import { resetDatabase } from "../../support/database";
import { createBody, createPost, createUnit, TODAY, viewerOf, viewerWith } from "../../support/factories";
import { makePlace, type Place, type Plain, randomMeasures } from "./random-ledger";

/**
 * The filter against a predicate over plain values, on a random ledger: each field alone, then fields together, for
 * every role. The predicates are written from the design, not from the conditions they check.
 */

let here: Place;
let elsewhere: Place;
let all: Plain[];
let office: Viewer;

const SEED = 20_240_730;

beforeAll(async () => {
  await resetDatabase();
  const top = await createBody();
  const body = await createBody({ parentId: top.id });
  here = await makePlace(body.id);
  elsewhere = await makePlace((await createBody()).id);
  all = [...(await randomMeasures(here, 180, SEED)), ...(await randomMeasures(elsewhere, 40, SEED + 1))];
  office = await viewerWith("OFFICE", { bodyId: here.bodyId });
});

/** Neither closed nor struck out: a struck measure is never late, due or silent. */
const open = (m: Plain) => m.status !== "CLOSED" && !m.struck;
const due = (m: Plain, test: (day: Day) => boolean) => m.dueOn !== null && test(m.dueOn);
const says = (m: Plain, q: string) =>
  [m.text, m.code, m.remark, ...m.parentTitles].some((text) => text.toLowerCase().includes(q.toLowerCase()));

/** 应销号: by the day first set; 长期坚持 never. */
const plannedBy = (m: Plain, day: Day) =>
  !m.opening && m.timeClass !== "LONG_TERM" && m.originalDueOn !== null && m.originalDueOn <= day;

/**
 * Days late, counted one by one as a clerk would: every day after the deadline on which the unit had it in hand. Days the
 * desks held a returned application are taken off; while one waits the count stands at the day it was made.
 */
function late(m: Plain): number {
  if (!open(m) || m.dueOn === null) return 0;
  const until = m.status === "SUBMITTED" && m.submittedOn ? m.submittedOn : TODAY;
  let days = -m.held;
  for (let day = m.dueOn; day < until; day = addDays(day, 1)) days += 1;
  return Math.max(0, days);
}

const mustAct = (m: Plain) => ["PLANNED", "UNDERWAY", "RETURNED"].includes(m.status) && !m.struck;

/** Days Monday to Friday after `from` up to today: the test's database knows no notice. */
function weekdaysSince(from: Day): number {
  let days = 0;
  for (let day = addDays(from, 1); day <= TODAY; day = addDays(day, 1)) {
    if (![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())) days += 1;
  }
  return days;
}

type Predicates = { [K in keyof Required<MeasureFilter>]: (m: Plain, value: NonNullable<MeasureFilter[K]>) => boolean };

const PREDICATES: Predicates = {
  inspection: (m, id) => m.inspectionId === id,
  q: says,
  section: (m, id) => m.sectionId === (id === "none" ? null : id),
  issue: (m, id) => m.rootIssueId === id,
  item: (m, id) => m.itemId === id,
  source: (m, sources) => sources.includes(m.source),
  leadUnit: (m, id) => m.leadUnitId === (id === "none" ? null : id),
  cooperatingUnit: (m, id) => m.coop.includes(id),
  unit: (m, id) => m.leadUnitId === id || m.coop.includes(id),
  leader: (m, id) => m.leaderId === (id === "none" ? null : id),
  owner: (m, id) => m.ownerId === (id === "none" ? null : id),
  timeClass: (m, classes) => classes.includes(m.timeClass ?? "none"),
  status: (m, statuses) => statuses.includes(m.status),
  stage: (m, stages) => stages.some((stage) => stage === m.stage),
  overdue: (m) => late(m) > 0,
  overdueDaysFrom: (m, days) => late(m) > 0 && late(m) >= days,
  overdueDaysTo: (m, days) => late(m) > 0 && late(m) <= days,
  dueWithin: (m, days) => mustAct(m) && due(m, (day) => day >= TODAY && day <= addDays(TODAY, days)),
  silentDays: (m, days) => mustAct(m) && m.lastProgressOn <= addDays(TODAY, -days),
  unreportedDays: (m, days) => mustAct(m) && m.lastHeardOn <= addDays(TODAY, -days),
  stuckDays: (m, days) => m.stageSince !== null && weekdaysSince(m.stageSince) >= days,
  dueFrom: (m, from) => due(m, (day) => day >= from),
  dueTo: (m, to) => due(m, (day) => day <= to),
  closedFrom: (m, from) => m.closedOn !== null && !m.opening && m.closedOn >= from,
  closedTo: (m, to) => m.opening || (m.closedOn !== null && m.closedOn <= to),
  opening: (m) => m.opening,
  submittedTo: (m, to) => m.submittedOn !== null && m.submittedOn <= to,
  // Nothing has a history or an application in the random ledger: things stood on any day as their columns say now.
  overdueFrom: (m, from) =>
    mustAct(m) && late(m) > 0 && m.dueOn !== null && addDays(m.dueOn, m.held) >= addDays(from, -1),
  returnedFrom: () => false,
  relapsedFrom: () => false,
  movedFrom: () => false,
  expectedClosed: (m) => plannedBy(m, TODAY),
  expectedClosedBy: (m, day) => plannedBy(m, day),
  comeDue: (m) => !m.opening && due(m, (day) => day <= TODAY),
  closedInTime: (m) => m.closedOn !== null && due(m, (day) => m.submittedOn !== null && m.submittedOn <= day),
  closedLate: (m) => m.closedOn !== null && due(m, (day) => m.submittedOn !== null && m.submittedOn > day),
  unassigned: (m) =>
    ["PLANNED", "UNDERWAY", "RETURNED"].includes(m.status) &&
    (m.leadUnitId === null || m.leaderId === null || m.timeClass === null || m.dueOn === null),
  // Nobody holds a post in the random ledger, and nobody ever did: units and stages have nobody, people are only named.
  vacant: (m, kinds) =>
    open(m) && ((kinds.includes("unit") && m.leadUnitId !== null) || (kinds.includes("stage") && m.stage !== null)),
  relapsed: (m) => m.cycle > 1,
  struck: (m) => m.struck,
};

function picks(filter: Partial<MeasureFilter>): (m: Plain) => boolean {
  const fields = Object.keys(filter) as (keyof MeasureFilter)[];
  return (m) =>
    (filter.struck ? m.struck : !m.struck) &&
    fields.every((field) => (PREDICATES[field] as (m: Plain, value: unknown) => boolean)(m, filter[field]));
}

async function rowsOf(viewer: Viewer, filter: Partial<MeasureFilter>): Promise<string[]> {
  const where = measureWhere(viewer, await questionOf(viewer, filter));
  const rows = await db.measure.findMany({ where, select: { id: true } });
  return rows.map((row) => row.id).sort();
}

const expected = (filter: Partial<MeasureFilter>, seen: (m: Plain) => boolean) =>
  all
    .filter((m) => seen(m) && picks(filter)(m))
    .map((m) => m.id)
    .sort();

const inBody = (m: Plain) => m.bodyId === here.bodyId;

/** Values of each field worth trying; taken from the random ledger so that they pick something. */
function samples(): Partial<MeasureFilter>[] {
  const first = <T>(pick: (m: Plain) => T | null): T => {
    const found = all.find((m) => inBody(m) && pick(m) !== null);
    const value = found && pick(found);
    if (value === undefined || value === null) throw new Error("the random ledger has no such measure");
    return value;
  };
  const day = (n: number) => addDays(TODAY, n);
  return [
    {},
    { inspection: here.inspectionId },
    ...["制定", "BUDGET", "budget", "预算", "M1", "100%", "%", "_", "\\", "a\\b", "100%_", "采购_", "没有这样的字"].map(
      (q) => ({ q }),
    ),
    { section: first((m) => m.sectionId) },
    { section: "none" as const },
    { issue: first((m) => m.rootIssueId) },
    { item: first((m) => m.itemId) },
    { source: ["ISSUE"] },
    { source: ["ANALOGOUS", "REFORM"] },
    { leadUnit: first((m) => m.leadUnitId) },
    { leadUnit: "none" as const },
    { cooperatingUnit: first((m) => m.coop[0] ?? null) },
    { unit: first((m) => m.coop[0] ?? null) },
    { leader: first((m) => m.leaderId) },
    { leader: "none" as const },
    { owner: first((m) => m.ownerId) },
    { owner: "none" as const },
    { timeClass: ["LONG_TERM"] },
    { timeClass: ["IMMEDIATE", "none"] },
    { status: ["CLOSED"] },
    { status: ["PLANNED", "RETURNED"] },
    { stage: ["OFFICE", "GROUP_LEADER"] },
    { overdue: true },
    { overdueDaysFrom: 3 },
    { overdueDaysTo: 3 },
    { overdueDaysFrom: 2, overdueDaysTo: 20 },
    ...[0, 7, 30].map((dueWithin) => ({ dueWithin })),
    ...[0, 14, 30].map((silentDays) => ({ silentDays })),
    ...[0, 14, 30].map((unreportedDays) => ({ unreportedDays })),
    ...[0, 1, 5, 20].map((stuckDays) => ({ stuckDays })),
    { dueFrom: day(-1) },
    { dueTo: day(0) },
    { dueFrom: day(-3), dueTo: day(7) },
    { closedFrom: day(-3) },
    { closedTo: day(-3) },
    { submittedTo: day(-3) },
    ...[-30, -10, -2, 0].map((n) => ({ overdueFrom: day(n) })),
    { returnedFrom: day(-30) },
    { relapsedFrom: day(-30) },
    { movedFrom: day(-30) },
    { opening: true },
    { expectedClosed: true },
    { expectedClosedBy: day(7) },
    { comeDue: true },
    { closedInTime: true },
    { closedLate: true },
    { unassigned: true },
    { vacant: ["unit"] },
    { vacant: ["stage"] },
    { vacant: ["leader", "owner", "unit", "stage"] },
    { relapsed: true },
    { struck: true },
  ];
}

describe("a filter returns exactly the rows its predicate picks", () => {
  test("every field has a sample", () => {
    const tried = new Set(samples().flatMap((filter) => Object.keys(filter)));
    expect([...tried].sort()).toEqual(Object.keys(PREDICATES).sort());
  });

  test("each field alone", async () => {
    for (const filter of samples()) {
      expect(await rowsOf(office, filter), JSON.stringify(filter)).toEqual(expected(filter, inBody));
    }
  });

  test("fields together", async () => {
    const single = samples();
    for (let i = 0; i < 120; i += 1) {
      const filter = {
        ...single[(i * 7) % single.length],
        ...single[(i * 11 + 3) % single.length],
        ...single[(i * 5 + 1) % single.length],
      };
      expect(await rowsOf(office, filter), JSON.stringify(filter)).toEqual(expected(filter, inBody));
    }
  });

  test("the samples are telling: most pick some rows, and not all", () => {
    const sizes = samples().map((filter) => expected(filter, inBody).length);
    const whole = expected({}, inBody).length;
    expect(sizes.filter((n) => n > 0 && n < whole).length).toBeGreaterThan(sizes.length * 0.8);
  });
});

describe("each role counts and lists what it may see, and nothing else", () => {
  type Seen = (m: Plain, unitId: string) => boolean;
  const body: Seen = (m) => m.bodyId === here.bodyId;
  const unit: Seen = (m, unitId) => body(m, unitId) && (m.leadUnitId === unitId || m.coop.includes(unitId));
  const none: Seen = () => false;
  const SEEN: Record<Role, Seen> = {
    FIRST_LEADER: body,
    GROUP_LEADER: body,
    DEPUTY_LEADER: body,
    GROUP_MEMBER: body,
    OFFICE: body,
    SUPERVISION: body,
    DISCIPLINE: body,
    INSPECTION_OFFICE: body,
    UNIT_HEAD: unit,
    LIAISON: unit,
    RESPONSIBLE_LEADER: none, // a person who leads nothing; one who does is tried below
    SYSTEM_ADMIN: none,
    SECURITY_ADMIN: none,
    AUDIT_ADMIN: none,
  };
  const FILTERS: Partial<MeasureFilter>[] = [
    {},
    { status: ["UNDERWAY", "CLOSED"] },
    { overdue: true },
    { q: "完成" },
    { struck: true },
  ];

  test.each(ROLES)("%s", async (role) => {
    const unitId = here.units[1] ?? "";
    const actsForUnit = role === "UNIT_HEAD" || role === "LIAISON";
    const viewer = await viewerWith(role, { bodyId: here.bodyId, ...(actsForUnit ? { unitId } : {}) });
    for (const filter of FILTERS) {
      const wanted = expected(filter, (m) => SEEN[role](m, unitId));
      expect(await rowsOf(viewer, filter)).toEqual(wanted);
      expect((await statusCounts(viewer, filter)).rows).toBe(wanted.length);
      const listed = await ledgerIds(viewer, filter, { key: "code", dir: "asc" }, { skip: 0, take: 500 });
      expect([...listed].sort()).toEqual(wanted);
    }
  });

  test("a 责任领导 sees the measures they lead", async () => {
    const personId = here.people[0] ?? "";
    await createPost({ role: "RESPONSIBLE_LEADER", personId, bodyId: here.bodyId });
    const viewer = await viewerOf({ id: personId });
    const wanted = expected({}, (m) => m.leaderId === personId);
    expect(wanted.length).toBeGreaterThan(0);
    expect(await rowsOf(viewer, {})).toEqual(wanted);
  });

  test("two posts see the two together, each row once", async () => {
    const [a = "", b = ""] = here.units;
    const post = await createPost({ role: "LIAISON", bodyId: here.bodyId, unitId: a });
    await createPost({ role: "LIAISON", bodyId: here.bodyId, unitId: b, personId: post.personId });
    const viewer = await viewerOf({ id: post.personId });
    const wanted = expected({}, (m) => unit(m, a) || unit(m, b));
    expect(await rowsOf(viewer, {})).toEqual(wanted);
    expect((await statusCounts(viewer, {})).rows).toBe(wanted.length);
  });

  test("a unit of another body, and a filter that names what is not seen, give nothing", async () => {
    const stranger = await viewerWith("LIAISON", {
      bodyId: here.bodyId,
      unitId: (await createUnit({ bodyId: here.bodyId })).id,
    });
    expect(await rowsOf(stranger, {})).toEqual([]);
    expect(await rowsOf(office, { inspection: elsewhere.inspectionId })).toEqual([]);
    expect(await rowsOf(office, { leadUnit: elsewhere.units[0] ?? "" })).toEqual([]);
  });
});

describe("the chips' numbers are the lists' numbers", () => {
  test("each state's number is the number of rows its chip opens", async () => {
    for (const others of [{}, { overdue: true as const }, { q: "完成" }, { timeClass: ["LONG_TERM" as const] }]) {
      const { byStatus } = await statusCounts(office, { ...others, status: ["CLOSED"] });
      for (const [status, count] of Object.entries(byStatus ?? {})) {
        expect(count).toBe((await rowsOf(office, { ...others, status: [status as Plain["status"]] })).length);
      }
    }
  });
});

describe("paging is stable and complete", () => {
  test.each(LEDGER_SORTS.flatMap((key) => (["asc", "desc"] as const).map((dir) => ({ key, dir }))))(
    "$key $dir: the pages together are all rows once, in order, rows without the day last",
    async (sort) => {
      for (const filter of [{ inspection: here.inspectionId }, {}]) {
        const wanted = await rowsOf(office, filter);
        const pages: string[] = [];
        for (let skip = 0; skip < wanted.length; skip += 13) {
          pages.push(...(await ledgerIds(office, filter, sort, { skip, take: 13 })));
        }
        expect([...pages].sort()).toEqual(wanted);
        const field = { code: "sortKey", due: "dueOn", progress: "lastHeardOn", closedOn: "closedOn" }[
          sort.key
        ] as "dueOn";
        const values = pages.map((id) => all.find((m) => m.id === id)?.[field] ?? null);
        const known = values.filter((v) => v !== null);
        expect(values.slice(0, known.length)).toEqual(known);
        expect(known).toEqual([...known].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0) * (sort.dir === "asc" ? 1 : -1)));
      }
    },
  );
});
