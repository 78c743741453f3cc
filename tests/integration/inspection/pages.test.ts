import { beforeEach, describe, expect, test } from "vitest";
import { loadInspection } from "@/app/(ledger)/inspections/[id]/load";
import { loadInspections } from "@/app/(ledger)/inspections/load";
import { countQueries, db } from "@/lib/db/client";
import { addDays, dayToDb } from "@/lib/domain/day";
import { declared, verified } from "@/lib/domain/measure/completion";
import { inspectionsFor, pickInspection } from "@/lib/features/inspection/queries/pick-inspection";
import { statusCounts } from "@/lib/features/ledger/queries/ledger";
import { resetDatabase } from "@/tests/support/database";
import {
  createBody,
  createInspection,
  createIssue,
  createItem,
  createMeasure,
  createSection,
  createUnit,
  NOW,
  TODAY,
  viewerWith,
} from "@/tests/support/factories";

beforeEach(resetDatabase);

/** One issue with measures of two units and an item beside it, and an issue of the other unit alone. */
async function scene() {
  const inspection = await createInspection();
  const { id: inspectionId, bodyId } = inspection;
  const section = await createSection({ inspectionId });
  const [a, b] = [await createUnit({ bodyId }), await createUnit({ bodyId })];
  const issue = await createIssue({ inspectionId, sectionId: section.id });
  const other = await createIssue({ inspectionId });
  const item = await createItem({ issueId: issue.id });
  const late = addDays(TODAY, -1);
  await createMeasure({ issueId: issue.id, leadUnitId: a.id, status: "CLOSED" });
  await createMeasure({ issueId: issue.id, leadUnitId: b.id, status: "UNDERWAY", dueOn: late });
  await createMeasure({ issueId: issue.id, leadUnitId: b.id, struckAt: NOW, dueOn: late });
  await createMeasure({ extendedItemId: item.id, leadUnitId: a.id, status: "SUBMITTED", dueOn: late });
  await createMeasure({ issueId: other.id, leadUnitId: b.id });
  const clues = { bodyId, inspectionId, asOf: dayToDb(TODAY), transferred: 2, concluded: 1, pending: 1 };
  await db.clueCount.create({ data: clues });
  return { inspection, issue, other, item, a, b };
}

describe("one inspection", () => {
  test("tells of each issue what its link opens, for the whole body", async () => {
    const { inspection, issue, item } = await scene();
    const viewer = await viewerWith("SUPERVISION", { bodyId: inspection.bodyId });
    const page = await loadInspection(viewer, inspection.id);
    const line = page?.sections[0]?.issues[0];
    expect(line?.id).toBe(issue.id);
    // Its own measures; the item beside it is counted apart and never un-closes it.
    expect(line?.figures.overdue).toBe(1);
    expect(line && declared(line.figures.tally)).toEqual({ done: 1, all: 2 });
    expect(line && verified(line.figures.tally)).toEqual({ done: 1, all: 2 });
    expect(line?.figures.tally).toEqual(
      (await statusCounts(viewer, { inspection: inspection.id, issue: issue.id, source: ["ISSUE"] })).byStatus,
    );
    expect(line?.itemsLeft).toBe(1);
    expect(page?.items[0]).toMatchObject({
      id: item.id,
      issue: { code: "01" },
      figures: { overdue: 1, state: "DECLARED" },
    });
    expect(page?.figures.tally).toEqual((await statusCounts(viewer, { inspection: inspection.id })).byStatus);
    expect(page?.sections[1]).toMatchObject({ id: null, title: "未列方面" });
    expect(page?.clues).toHaveLength(1);
    expect(page?.mayEdit).toBe(false);
  });

  test.each([
    "OFFICE",
    "GROUP_LEADER",
    "SUPERVISION",
    "DISCIPLINE",
    "INSPECTION_OFFICE",
    "UNIT_HEAD",
    "LIAISON",
  ] as const)("其中期初 is what its link opens, in the list and on the page, for %s", async (role) => {
    const { inspection, issue, item, a, b } = await scene();
    const done = { status: "CLOSED", opening: true } as const;
    await createMeasure({ ...done, issueId: issue.id, leadUnitId: a.id });
    await createMeasure({ ...done, issueId: issue.id, leadUnitId: b.id });
    await createMeasure({ ...done, extendedItemId: item.id, leadUnitId: a.id });
    const unitId = ["UNIT_HEAD", "LIAISON"].includes(role) ? a.id : null;
    const viewer = await viewerWith(role, { bodyId: inspection.bodyId, unitId });
    const opens = async (of: object) =>
      (await statusCounts(viewer, { inspection: inspection.id, ...of, opening: true })).rows;
    const page = await loadInspection(viewer, inspection.id);
    const [row] = (await loadInspections(viewer, { q: undefined, page: 1 })).rows;
    expect(page?.figures.opening).toBe(unitId ? 2 : 3);
    expect(page?.figures.opening).toBe(await opens({}));
    expect(row?.figures.opening).toBe(await opens({}));
    const [line] = page?.sections[0]?.issues ?? [];
    expect(line?.figures.opening).toBe(await opens({ issue: issue.id, source: ["ISSUE"] }));
    expect(page?.items[0]?.figures.opening).toBe(await opens({ item: item.id }));
  });

  test("is for a unit only what it leads or co-operates on, without clue counts and history", async () => {
    const { inspection, issue, a } = await scene();
    const viewer = await viewerWith("LIAISON", { bodyId: inspection.bodyId, unitId: a.id });
    const page = await loadInspection(viewer, inspection.id);
    expect(page?.sections.flatMap((s) => s.issues.map((i) => i.id))).toEqual([issue.id]);
    expect(page?.figures.tally).toEqual({ PLANNED: 0, UNDERWAY: 0, SUBMITTED: 1, RETURNED: 0, CLOSED: 1 });
    expect(page?.clues).toBeNull();
    expect(page?.history).toBeNull();
  });

  test("does not exist for another body, a unit without part in it, or an administrator", async () => {
    const { inspection } = await scene();
    const { bodyId } = inspection;
    for (const viewer of [
      await viewerWith("OFFICE"),
      await viewerWith("LIAISON", { bodyId }),
      await viewerWith("AUDIT_ADMIN", { bodyId }),
    ]) {
      expect(await loadInspection(viewer, inspection.id)).toBeNull();
      expect((await loadInspections(viewer, { q: undefined, page: 1 })).rows).toEqual([]);
      expect(await inspectionsFor(viewer)).toEqual([]);
      expect(await pickInspection(viewer, { inspection: inspection.id })).toBeNull();
    }
  });

  test("costs at most seven statements beside the viewer's own", async () => {
    const { inspection } = await scene();
    const viewer = await viewerWith("OFFICE", { bodyId: inspection.bodyId });
    const { count } = await countQueries(() => loadInspection(viewer, inspection.id));
    expect(count).toBeLessThanOrEqual(6);
    expect((await countQueries(() => loadInspections(viewer, { q: undefined, page: 1 }))).count).toBeLessThanOrEqual(4);
  });
});

describe("the list", () => {
  test("tells where each stands, running ones first, and is found by name or body", async () => {
    const { inspection } = await scene();
    const { bodyId } = inspection;
    const archived = await createInspection({
      bodyId,
      title: "上一轮100%巡察",
      archivedAt: NOW,
      feedbackOn: addDays(TODAY, -5),
    });
    const viewer = await viewerWith("OFFICE", { bodyId });
    const { rows, total } = await loadInspections(viewer, { q: undefined, page: 1 });
    expect(total).toBe(2);
    expect(rows.map((r) => r.id)).toEqual([inspection.id, archived.id]);
    expect(rows[0]?.figures).toMatchObject({ overdue: 2 });
    expect(rows.slice(0, 1).map(({ figures: { tally } }) => [declared(tally), verified(tally)])).toEqual([
      [
        { done: 2, all: 4 },
        { done: 1, all: 4 },
      ],
    ]);
    expect(rows[1]?.next).toBeNull();
    const found = async (q: string) => (await loadInspections(viewer, { q, page: 1 })).rows.map((r) => r.id);
    expect(await found("100%")).toEqual([archived.id]);
    expect(await found("0_巡")).toEqual([]);
    expect(await found("云溪市")).toHaveLength(2);
  });
});

describe("the inspection a page is about", () => {
  test("is the one named, else the newest running one, else the newest", async () => {
    const { id: bodyId } = await createBody();
    const old = await createInspection({ bodyId, feedbackOn: addDays(TODAY, -400), archivedAt: addDaysAt(-1) });
    const newer = await createInspection({ bodyId, feedbackOn: addDays(TODAY, -300), archivedAt: addDaysAt(-9) });
    const viewer = await viewerWith("OFFICE", { bodyId });
    expect((await pickInspection(viewer, {}))?.id).toBe(newer.id);
    const running = await createInspection({ bodyId, feedbackOn: addDays(TODAY, -350) });
    expect((await pickInspection(viewer, {}))?.id).toBe(running.id);
    expect((await pickInspection(viewer, { inspection: old.id }))?.id).toBe(old.id);
    expect((await pickInspection(viewer, { inspection: old.id.toUpperCase() }))?.id).toBe(old.id);
    expect((await pickInspection(viewer, { inspection: (await createInspection()).id }))?.id).toBe(running.id);
    expect((await pickInspection(viewer, { inspection: "' OR 1=1" }))?.id).toBe(running.id);
    expect((await countQueries(() => pickInspection(viewer, {}))).count).toBe(1);
    // One just set up has nothing to show and does not take the place of the one people work on.
    const empty = await createInspection({ bodyId, feedbackOn: TODAY });
    expect((await pickInspection(viewer, {}))?.id).toBe(empty.id);
    await createMeasure({ inspectionId: running.id });
    expect((await pickInspection(viewer, {}))?.id).toBe(running.id);
    expect((await pickInspection(viewer, { inspection: empty.id }))?.id).toBe(empty.id);
  });

  test("asks only those offered whether they hold measures, and only where the address names none", async () => {
    const { id: bodyId } = await createBody();
    const viewer = await viewerWith("OFFICE", { bodyId });
    const running = await createInspection({ bodyId, feedbackOn: addDays(TODAY, -350) });
    const empty = await createInspection({ bodyId, feedbackOn: TODAY });
    await createMeasure({ inspectionId: running.id });
    const { statements } = await countQueries(() => pickInspection(viewer, { inspection: empty.id }));
    expect(statements.filter((sql) => sql.includes('"measure"'))).toEqual([]);
    const asked = await countQueries(() => pickInspection(viewer, {}));
    expect(asked.result?.id).toBe(running.id);
    expect(asked.count).toBe(2);
    expect(asked.statements[1]).toMatch(/"id" IN \(\$\d,\$\d\) AND EXISTS/);
  });

  function addDaysAt(days: number): Date {
    return new Date(NOW.getTime() + days * 86_400_000);
  }
});
