import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { countQueries, db } from "@/lib/db/client";
import { addDays } from "@/lib/domain/day";
import { MEASURE_STATUSES, type Role, TIME_CLASSES } from "@/lib/domain/types";
import { dashboard } from "@/lib/features/dashboard/queries/dashboard";
import { pickInspection } from "@/lib/features/inspection/queries/pick-inspection";
import { parseMeasureFilter } from "@/lib/features/measure/filter";
import { measureWhere } from "@/lib/features/measure/queries/measure-where";
import { questionOf } from "@/lib/features/measure/queries/question";
import "../../support/database";
import {
  createBody,
  createInspection,
  createIssue,
  createItem,
  createMeasure,
  createPerson,
  createPost,
  createSection,
  createUnit,
  TODAY,
  viewerOf,
} from "../../support/factories";

/** Every figure of the dashboard equals the rows of the list it opens, for each role in its own scope. */

const READERS: Role[] = [
  "FIRST_LEADER",
  "GROUP_LEADER",
  "DEPUTY_LEADER",
  "GROUP_MEMBER",
  "OFFICE",
  "SUPERVISION",
  "DISCIPLINE",
  "RESPONSIBLE_LEADER",
  "UNIT_HEAD",
  "LIAISON",
  "INSPECTION_OFFICE",
];

const viewers = new Map<Role, Viewer>();
let inspectionId = "";
/** What changes are told since. */
const SINCE = addDays(TODAY, -7);

/** A number from a fixed sequence: the same rows in every run, no two tests alike by accident. */
let state = 7;
function pick<T>(values: readonly T[]): T {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  const value = values[state % values.length];
  if (value === undefined) throw new Error("nothing to pick from");
  return value;
}

beforeAll(async () => {
  const above = await createBody();
  const body = await createBody({ parentId: above.id });
  const other = await createInspection();
  const inspection = await createInspection({ bodyId: body.id });
  inspectionId = inspection.id;
  const units = await Promise.all([1, 2, 3, 4].map(() => createUnit({ bodyId: body.id })));
  const leader = await createPerson({ bodyId: body.id });
  await createPost({ personId: leader.id, role: "RESPONSIBLE_LEADER" });
  const sections = [];
  for (const _ of [1, 2, 3]) sections.push(await createSection({ inspectionId }));
  const issues = [];
  for (const section of [...sections, null, sections[0]]) {
    issues.push(await createIssue({ inspectionId, sectionId: section?.id ?? null }));
  }
  const item = await createItem({ inspectionId, issueId: issues[0]?.id ?? null });

  const offsets = [-40, -16, -15, -6, -5, -1, 0, 1, 7, 8, 30, 31, 90];
  for (let i = 0; i < 90; i += 1) {
    const status = pick(MEASURE_STATUSES);
    const lead = pick([...units, null]);
    const leadUnitId = status === "PLANNED" ? (lead?.id ?? null) : ((lead ?? units[0])?.id ?? null);
    const opening = status === "CLOSED" && i % 3 === 0;
    const dueOn = pick([...offsets.map((n) => addDays(TODAY, n)), null]);
    await createMeasure({
      ...(i % 9 === 0 ? { extendedItemId: item.id } : { issueId: pick(issues).id }),
      status,
      leadUnitId,
      dueOn,
      originalDueOn: dueOn && addDays(dueOn, pick([0, 0, -10])),
      timeClass: pick([...TIME_CLASSES, null]),
      leaderId: pick([leader.id, null]),
      closedOn: status === "CLOSED" ? addDays(TODAY, pick([-20, -7, -1, 0])) : null,
      opening,
      submittedOn: status === "CLOSED" && !opening ? addDays(TODAY, -20) : null,
      lastHeardOn: addDays(TODAY, pick([-30, -14, -13, 0])),
      unitIds: pick([
        [],
        units
          .filter((u) => u.id !== leadUnitId)
          .slice(0, 2)
          .map((u) => u.id),
      ]),
      struckAt: status === "PLANNED" && i % 7 === 0 ? new Date() : null,
    });
  }
  for (let i = 0; i < 5; i += 1) await createMeasure({ inspectionId: other.id, status: "CLOSED" });

  for (const role of READERS) {
    const personId = role === "RESPONSIBLE_LEADER" ? leader.id : (await createPerson({ bodyId: body.id })).id;
    if (role !== "RESPONSIBLE_LEADER") {
      const forUnit = role === "UNIT_HEAD" || role === "LIAISON";
      await createPost({
        personId,
        role,
        bodyId: role === "INSPECTION_OFFICE" ? above.id : body.id,
        ...(forUnit ? { unitId: units[1]?.id ?? "" } : {}),
      });
    }
    viewers.set(role, await viewerOf({ id: personId }));
  }
});

type Figure = { path: string; value: number; href: string };

/** Every number of the page that leads somewhere, wherever it stands. */
function figuresOf(value: unknown, path = "dashboard"): Figure[] {
  if (Array.isArray(value)) return value.flatMap((v, i) => figuresOf(v, `${path}[${i}]`));
  if (typeof value !== "object" || value === null) return [];
  const o = value as Record<string, unknown>;
  const found: Figure[] = [];
  if (typeof o.href === "string") {
    if (typeof o.value === "number") found.push({ path, value: o.value, href: o.href });
    if (typeof o.done === "number") found.push({ path: `${path}.done`, value: o.done, href: o.href });
    if (typeof o.total === "number") found.push({ path: `${path}.total`, value: o.total, href: o.href });
  }
  if (typeof o.allHref === "string" && typeof o.all === "number") {
    found.push({ path: `${path}.all`, value: o.all, href: o.allHref });
  }
  if (typeof o.tally === "object" && typeof o.hrefs === "object") {
    const tally = o.tally as Record<string, number>;
    const hrefs = o.hrefs as Record<string, string>;
    for (const status of MEASURE_STATUSES) {
      found.push({ path: `${path}.${status}`, value: tally[status] ?? -1, href: hrefs[status] ?? "" });
    }
  }
  return [...found, ...Object.entries(o).flatMap(([k, v]) => figuresOf(v, `${path}.${k}`))];
}

function rowsBehind(viewer: Viewer, href: string) {
  const params = Object.fromEntries(new URL(href, "http://localhost").searchParams);
  return questionOf(viewer, parseMeasureFilter(params)).then((question) =>
    db.measure.count({ where: measureWhere(viewer, question) }),
  );
}

describe("dashboard", () => {
  test.each(READERS)("every figure %s sees equals the rows it opens", async (role) => {
    const viewer = viewers.get(role);
    if (!viewer) throw new Error(`no viewer ${role}`);
    const inspection = await pickInspection(viewer, { inspection: inspectionId });
    if (!inspection) throw new Error(`${role} sees no inspection`);
    const data = await dashboard(viewer, inspection, SINCE);
    const figures = figuresOf(data);
    expect(figures.length).toBeGreaterThan(60);
    expect(data.total.value).toBeGreaterThan(0);
    const wrong = [];
    for (const f of figures) {
      const rows = await rowsBehind(viewer, f.href);
      if (rows !== f.value) wrong.push({ ...f, rows });
    }
    expect(wrong).toEqual([]);
  });

  test("units and states add up to the whole", async () => {
    const viewer = viewers.get("GROUP_LEADER");
    const inspection = viewer && (await pickInspection(viewer, { inspection: inspectionId }));
    if (!inspection) throw new Error("no inspection");
    const data = await dashboard(viewer, inspection, SINCE);
    const sum = (rows: { total: number }[]) => rows.reduce((n, r) => n + r.total, 0);
    expect(sum(data.units)).toBe(data.total.value);
    expect(sum(data.sections)).toBe(data.total.value);
    expect(sum(data.classes)).toBe(data.total.value);
    expect(data.units.reduce((n, u) => n + u.overdue.value, 0)).toBe(data.overdue.value);
    expect(data.opening.value).toBeGreaterThan(0);
    for (const groups of [data.units, data.sections, data.classes, data.leaders])
      expect(groups.reduce((n, group) => n + group.opening.value, 0)).toBe(data.opening.value);
    expect(data.overdueBands.reduce((n, b) => n + b.value, 0)).toBe(data.overdue.value);
    expect(data.weeks.at(-1)?.planned.value).toBeGreaterThan(0);
  });

  test("a liaison officer's figures are a part of the whole, and others are not told of units", async () => {
    const whole = viewers.get("OFFICE");
    const part = viewers.get("LIAISON");
    const inspection = whole && (await pickInspection(whole, { inspection: inspectionId }));
    if (!inspection || !part) throw new Error("no inspection");
    const [all, own] = [await dashboard(whole, inspection, SINCE), await dashboard(part, inspection, SINCE)];
    expect(own.total.value).toBeLessThan(all.total.value);
    expect(own.total.value).toBe(await db.measure.count({ where: measureWhere(part, { inspection: inspectionId }) }));
  });

  test("costs few statements", async () => {
    const viewer = viewers.get("GROUP_LEADER");
    if (!viewer) throw new Error("no viewer");
    const { count } = await countQueries(async () => {
      const inspection = await pickInspection(viewer, { inspection: inspectionId });
      if (!inspection) throw new Error("no inspection");
      return dashboard(viewer, inspection, SINCE);
    });
    // One more loads the viewer.
    expect(count).toBeLessThanOrEqual(7);
  });
});
