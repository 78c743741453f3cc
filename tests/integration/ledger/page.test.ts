import { beforeEach, describe, expect, test } from "vitest";
import { loadViewer } from "@/lib/access/load-viewer";
import { countQueries, db } from "@/lib/db/client";
import { inSnapshot } from "@/lib/db/snapshot";
import { addDays, dayToDb } from "@/lib/domain/day";
import type { Role } from "@/lib/domain/types";
import { editSection } from "@/lib/features/feedback/commands/edit-section";
import { ALL_LEDGER_COLUMNS } from "@/lib/features/ledger/columns";
import { ledgerIds, statusCounts } from "@/lib/features/ledger/queries/ledger";
import { type LedgerPage, ledgerPage } from "@/lib/features/ledger/queries/ledger-page";
import { ledgerNames } from "@/lib/features/ledger/queries/names";
import { WHOLE_MAX } from "@/lib/features/ledger/queries/whole-list";
import { filterParams, ledgerHref, type MeasureFilter } from "@/lib/features/measure/filter";
import { resetDatabase } from "../../support/database";
import {
  createAccount,
  createBody,
  createInspection,
  createIssue,
  createItem,
  createMeasure,
  createPerson,
  createPost,
  createSection,
  createSession,
  createUnit,
  NOW,
  sentOnce,
  TODAY,
  viewerWith,
} from "../../support/factories";
import { makePlace, randomMeasures } from "./random-ledger";

const BY_CODE = { key: "code", dir: "asc" } as const;

beforeEach(resetDatabase);

async function pageOf(...args: Parameters<typeof ledgerPage>): Promise<LedgerPage> {
  const answer = await ledgerPage(...args);
  if (answer.is !== "page") throw new Error(`not a page but ${answer.is}`);
  return answer.page;
}

describe("what the page costs", () => {
  test.each<Role>(["OFFICE", "LIAISON", "INSPECTION_OFFICE"])(
    "%s: at most eight statements, viewer included",
    async (role) => {
      const top = await createBody();
      const place = await makePlace((await createBody({ parentId: top.id })).id);
      await randomMeasures(place, 60, 7);
      const unitId = role === "LIAISON" ? (place.units[0] ?? null) : null;
      const post = await createPost({ role, bodyId: role === "INSPECTION_OFFICE" ? top.id : place.bodyId, unitId });
      const session = await createSession({ accountId: (await createAccount({ personId: post.personId })).id });
      const cost = async (params: Record<string, string>) =>
        (
          await countQueries(async () => {
            const viewer = await loadViewer(db, session.id, NOW, { idleMinutes: 30, absoluteHours: 12 });
            if (!viewer) throw new Error("no viewer");
            expect((await pageOf(viewer, params)).rows.length).toBeGreaterThan(0);
          })
        ).count;
      expect(await cost({ inspection: place.inspectionId })).toBeLessThanOrEqual(8);
      expect(
        await cost({ inspection: place.inspectionId, size: "500", leadUnit: place.units[0] ?? "" }),
      ).toBeLessThanOrEqual(8);
      expect(await cost({ inspection: "all", status: "PLANNED,UNDERWAY" })).toBeLessThanOrEqual(8);
    },
    60_000,
  );
});

describe("a row", () => {
  test("says everything the columns draw", async () => {
    const inspection = await createInspection();
    const { bodyId, id: inspectionId } = inspection;
    const section = await createSection({ inspectionId, number: "一", title: "聚焦职能责任" });
    const issue = await createIssue({
      inspectionId,
      sectionId: section.id,
      title: "服务企业不够主动",
      target: "年内整改到位",
    });
    await db.manifestation.createMany({
      data: [
        { issueId: issue.id, position: 2, text: "走访不够" },
        { issueId: issue.id, position: 1, text: "答复超期" },
      ],
    });
    const lead = await createUnit({ bodyId, shortName: "服务处" });
    const coop = await createUnit({ bodyId, shortName: "法规处" });
    const leader = await createPerson({ bodyId, name: "何婉清" });
    const owner = await createPerson({ bodyId, name: "魏子谦" });
    const due = addDays(TODAY, -5);
    const measure = await createMeasure({
      issueId: issue.id,
      status: "CLOSED",
      text: "建立走访制度",
      leadUnitId: lead.id,
      unitIds: [coop.id],
      leaderId: leader.id,
      ownerId: owner.id,
      timeClass: "TIME_BOUND",
      dueOn: due,
      originalDueOn: addDays(due, -30),
      dueText: "年底前",
      closedOn: addDays(TODAY, -2),
      cycle: 2,
      remark: "已报市委",
    });
    const entry = { measureId: measure.id, cycle: 1, personId: owner.id, personName: owner.name, postLabel: "联络员" };
    await db.progressEntry.createMany({
      data: [
        {
          ...entry,
          kind: "PROGRESS",
          text: "早先的",
          day: dayToDb(addDays(TODAY, -9)),
          createdAt: new Date(NOW.getTime() - 9e6),
        },
        {
          ...entry,
          kind: "REVIEW",
          text: "最近的",
          day: dayToDb(addDays(TODAY, -3)),
          createdAt: new Date(NOW.getTime() - 3e6),
        },
      ],
    });
    const outcome = { measureId: measure.id, unit: "万元" };
    await db.outcome.createMany({
      data: [
        { ...outcome, kind: "RECOVERED", value: 0.1 },
        { ...outcome, kind: "RECOVERED", value: 0.2 },
        { ...outcome, kind: "RECOVERED", value: 99, withdrawnAt: NOW, withdrawnReason: "重复" },
        { ...outcome, kind: "RULE", value: 1, unit: "项", name: "走访办法" },
      ],
    });
    const viewer = await viewerWith("OFFICE", { bodyId });
    const { rows } = await pageOf(viewer, { inspection: inspectionId, cols: ALL_LEDGER_COLUMNS.join(",") });
    expect(rows).toEqual([
      {
        id: measure.id,
        version: 1,
        inspectionId,
        order: 1,
        code: "01-01",
        text: "建立走访制度",
        inspectionTitle: inspection.title,
        section: { number: "一", title: "聚焦职能责任" },
        parent: { kind: "ISSUE", id: issue.id, code: "01", title: "服务企业不够主动" },
        sameParent: false,
        fromIssue: null,
        manifestations: ["答复超期", "走访不够"],
        target: "年内整改到位",
        leader: "何婉清",
        owner: "魏子谦",
        leadUnit: "服务处",
        cooperating: ["法规处"],
        timeClass: "TIME_BOUND",
        due: {
          dueState: "closed-late",
          day: due,
          originalDay: addDays(due, -30),
          asWritten: "年底前",
          daysLate: 3,
          heldDays: 0,
          daysLeft: 0,
        },
        progress: {
          ...{ day: addDays(TODAY, -3), kind: "REVIEW", text: "最近的" },
          ...{ fromReport: false, backfilled: false, fromSheet: false },
        },
        lastHeardOn: TODAY,
        quiet: { silentDays: null, unreportedDays: null },
        waiting: null,
        stands: [],
        outcomes: [
          { kind: "RECOVERED", value: 0.3, unit: "万元", names: [] },
          { kind: "RULE", value: 1, unit: "项", names: ["走访办法"] },
        ],
        status: "CLOSED",
        stage: null,
        cycle: 2,
        closedOn: addDays(TODAY, -2),
        opening: null,
        remark: "已报市委",
        struckReason: null,
      },
    ]);
  });

  test("stands with its neighbours under one parent, an item apart from the issue it comes from", async () => {
    const issue = await createIssue();
    await createMeasure({ issueId: issue.id });
    await createMeasure({ issueId: issue.id });
    const item = await createItem({ issueId: issue.id });
    await createMeasure({ extendedItemId: item.id });
    const viewer = await viewerWith("OFFICE", { bodyId: issue.bodyId });
    const { rows } = await pageOf(viewer, { inspection: issue.inspectionId });
    expect(rows.map((r) => [r.code, r.sameParent, r.fromIssue])).toEqual([
      ["01-01", false, null],
      ["01-02", true, null],
      ["J01-01", false, "01"],
    ]);
  });

  test("beside an issue stands what of it the list holds, also where the page begins or ends in its midst", async () => {
    const issue = await createIssue();
    const item = await createItem({ issueId: issue.id });
    const of = { issueId: issue.id };
    for (let i = 0; i < 45; i += 1) await createMeasure({ ...of, dueOn: addDays(TODAY, 30) });
    for (let i = 0; i < 3; i += 1) await createMeasure({ ...of, dueOn: addDays(TODAY, -2) });
    // Applied for late: it waits, and is late all the same.
    await createMeasure({ ...of, dueOn: addDays(TODAY, -3), status: "SUBMITTED", submittedOn: addDays(TODAY, -1) });
    for (let i = 0; i < 4; i += 1) await createMeasure({ ...of, status: "CLOSED", opening: i === 0 });
    await createMeasure({ extendedItemId: item.id });
    await createMeasure({ ...of, struckAt: NOW, struckReason: "重复" });
    const viewer = await viewerWith("OFFICE", { bodyId: issue.bodyId });
    const { inspectionId: inspection } = issue;
    const groupsOf = async (asked: Record<string, string>) => {
      const { groups, counts, pageCount } = await pageOf(viewer, { inspection, ...asked });
      return { issue: groups.get(issue.id), item: groups.get(item.id), rows: counts.rows, pageCount };
    };
    const all = { all: 53, closed: 4, opening: 1, overdue: 4 };
    const itself = { all: 1, closed: 0, opening: 0, overdue: 0 };
    expect(await groupsOf({})).toEqual({ issue: all, item: itself, rows: 54, pageCount: 2 });
    expect(await groupsOf({ page: "2" })).toMatchObject({ issue: all, item: itself });
    // Under the list's own conditions, so that the number is that of the rows below it.
    expect(await groupsOf({ overdue: "1" })).toMatchObject({
      issue: { all: 4, closed: 0, opening: 0, overdue: 4 },
      rows: 4,
    });
  });
});

test("each chip says the rows it opens under the other conditions, in a list read whole", async () => {
  const place = await makePlace();
  await randomMeasures(place, 120, 11);
  const viewer = await viewerWith("OFFICE", { bodyId: place.bodyId });
  const { inspectionId: inspection } = place;
  const asked: Partial<MeasureFilter>[] = [
    {},
    { status: ["UNDERWAY", "SUBMITTED"] },
    { overdue: true, status: ["UNDERWAY"] },
    { silentDays: 5, dueWithin: 30 },
    { struck: true },
  ];
  const chips = { overdue: true, dueWithin: 30, silentDays: 14, unreportedDays: 14, stuckDays: 3 } as const;
  const pageFor = (filter: Partial<MeasureFilter>) => pageOf(viewer, filterParams({ inspection, ...filter }));
  let opened = 0;
  for (const filter of asked) {
    const { under, counts, rows } = await pageFor({ ...filter });
    const listed = await ledgerIds(viewer, { inspection, ...filter }, BY_CODE, { skip: 0, take: 500 });
    expect(counts.rows).toBe(listed.length);
    expect(rows.map((row) => row.id)).toEqual(listed.slice(0, 50));
    expect(counts).toEqual(await statusCounts(viewer, { inspection, ...filter }));
    for (const name of Object.keys(chips) as (keyof typeof chips)[]) {
      const there = await statusCounts(viewer, { inspection, ...filter, [name]: chips[name] });
      expect(under?.(name, chips[name]), `${name} under ${JSON.stringify(filter)}`).toBe(there.rows);
      opened += there.rows;
    }
  }
  expect(opened).toBeGreaterThan(20);
}, 60_000);

test("a list too long to be read whole is counted by the database, and says the same of states and issues", async () => {
  const place = await makePlace();
  await randomMeasures(place, 2 * WHOLE_MAX, 5);
  const viewer = await viewerWith("OFFICE", { bodyId: place.bodyId });
  const { inspectionId: inspection } = place;
  const { under, counts, rows, groups } = await pageOf(viewer, { inspection, page: "2" });
  expect(under).toBeNull();
  expect(counts).toEqual(await statusCounts(viewer, { inspection }));
  expect(rows.map((row) => row.id)).toEqual(await ledgerIds(viewer, { inspection }, BY_CODE, { skip: 50, take: 50 }));
  const { parent } = rows[0] ?? { parent: { kind: "ISSUE" as const, id: "" } };
  const of = parent.kind === "ISSUE" ? { issue: parent.id, source: ["ISSUE" as const] } : { item: parent.id };
  expect(groups.get(parent.id)).toEqual({
    all: (await statusCounts(viewer, { inspection, ...of })).rows,
    closed: (await statusCounts(viewer, { inspection, ...of, status: ["CLOSED"] })).rows,
    opening: (await statusCounts(viewer, { inspection, ...of, opening: true })).rows,
    overdue: (await statusCounts(viewer, { inspection, ...of, overdue: true })).rows,
  });
}, 60_000);

test("what is counted of a long list is kept until something happens in the body", async () => {
  const place = await makePlace();
  await randomMeasures(place, 2 * WHOLE_MAX, 5);
  const { bodyId, inspectionId: inspection } = place;
  const { id: sectionId, number, title } = await createSection({ inspectionId: inspection });
  const happens = async () => {
    const office = await viewerWith("OFFICE", { bodyId });
    const words = { sectionId, number: "九", title: "改后的方面", seen: { number, title } };
    expect(await editSection(office, sentOnce(), words)).toEqual({ ok: true });
  };
  const look = async () => {
    const chain = await db.eventChain.findUnique({ where: { key: bodyId } });
    const viewer = { ...(await viewerWith("OFFICE", { bodyId })), heads: new Map([[bodyId, chain?.seq ?? 0]]) };
    const { result, count } = await countQueries(() => inSnapshot(() => pageOf(viewer, { inspection, page: "2" })));
    return { counts: result.counts, groups: [...result.groups], count };
  };
  await look();
  const kept = await look();
  expect(kept.count).toBeLessThanOrEqual(8);
  await db.measure.updateMany({ where: { inspectionId: inspection, status: "PLANNED" }, data: { status: "UNDERWAY" } });
  expect(await look()).toEqual(kept);
  await happens();
  const { counts, count } = await look();
  expect(count).toBeGreaterThan(kept.count);
  expect(kept.counts.byStatus?.PLANNED).toBeGreaterThan(0);
  expect(counts.byStatus?.PLANNED).toBe(0);
}, 60_000);

describe("which ledger an address means", () => {
  test("a bare address is the newest running inspection, and says so", async () => {
    const body = await createBody();
    const older = await createInspection({ bodyId: body.id, feedbackOn: addDays(TODAY, -300) });
    await createInspection({ bodyId: body.id, feedbackOn: addDays(TODAY, -10), archivedAt: NOW });
    const viewer = await viewerWith("OFFICE", { bodyId: body.id });
    expect(await ledgerPage(viewer, { size: "100" })).toEqual({
      is: "elsewhere",
      params: { inspection: older.id, size: "100" },
    });
  });

  test("a figure's link without an inspection opens exactly its rows, over all inspections", async () => {
    const body = await createBody();
    const due = addDays(TODAY, -1);
    for (const feedbackOn of [addDays(TODAY, -300), addDays(TODAY, -30)]) {
      const inspection = await createInspection({ bodyId: body.id, feedbackOn });
      await createMeasure({ inspectionId: inspection.id, dueOn: due });
      await createMeasure({ inspectionId: inspection.id });
    }
    const viewer = await viewerWith("OFFICE", { bodyId: body.id });
    const asked = Object.fromEntries(new URL(ledgerHref({ overdue: true }), "http://x").searchParams);
    const answer = await ledgerPage(viewer, asked);
    expect(answer).toEqual({ is: "elsewhere", params: { inspection: "all", overdue: "1" } });
    const page = await pageOf(viewer, { inspection: "all", overdue: "1" });
    expect(page.counts.rows).toBe(2);
    expect(page.rows).toHaveLength(2);
    expect(page.columns).toContain("inspection");
  });

  test("an inspection of another body does not exist, and without any there is nothing", async () => {
    const foreign = await createInspection();
    const own = await createInspection();
    expect(await ledgerPage(await viewerWith("OFFICE", { bodyId: own.bodyId }), { inspection: foreign.id })).toEqual({
      is: "unknown",
    });
    expect(await ledgerPage(await viewerWith("OFFICE"), {})).toEqual({ is: "nothing" });
    expect(await ledgerPage(await viewerWith("SYSTEM_ADMIN", { bodyId: own.bodyId }), {})).toEqual({ is: "nothing" });
  });

  test("a page past the end shows the last one", async () => {
    const place = await makePlace();
    await randomMeasures(place, 70, 3);
    const viewer = await viewerWith("OFFICE", { bodyId: place.bodyId });
    const page = await pageOf(viewer, { inspection: place.inspectionId, page: "99" });
    expect(page.address.page).toBe(2);
    expect(page.rows).toHaveLength(page.counts.rows - 50);
    expect(page.rows[0]?.order).toBe(51);
  });
});

test("an address in the names of the first release is sent on to the same rows", async () => {
  const inspection = await createInspection();
  const lead = await createUnit({ bodyId: inspection.bodyId });
  const measure = await createMeasure({ inspectionId: inspection.id, leadUnitId: lead.id, timeClass: "LONG_TERM" });
  await createMeasure({ inspectionId: inspection.id });
  const viewer = await viewerWith("OFFICE", { bodyId: inspection.bodyId });
  const asked = {
    inspection: inspection.id,
    lead: lead.id,
    class: "LONG_TERM,FOO",
    within: ["7", "8"],
    dueWithin: "9",
  };
  const answer = await ledgerPage(viewer, asked);
  const params = {
    inspection: inspection.id,
    leadUnit: lead.id,
    timeClass: "LONG_TERM,FOO",
    dueWithin: ["9", "7", "8"],
  };
  expect(answer).toEqual({ is: "elsewhere", params });
  const page = await pageOf(viewer, { ...params, dueWithin: undefined });
  expect(page.rows.map((row) => row.id)).toEqual([measure.id]);
});

describe("the choices offered", () => {
  test("are those of rows the viewer sees", async () => {
    const inspection = await createInspection();
    const at = { bodyId: inspection.bodyId };
    const [mine, theirs] = [await createUnit(at), await createUnit(at)];
    const [myLeader, theirLeader] = [await createPerson(at), await createPerson(at)];
    await createMeasure({ inspectionId: inspection.id, leadUnitId: mine.id, leaderId: myLeader.id });
    await createMeasure({ inspectionId: inspection.id, leadUnitId: theirs.id, leaderId: theirLeader.id });
    const liaison = await viewerWith("LIAISON", { ...at, unitId: mine.id });
    const names = await ledgerNames(liaison, inspection.id);
    expect(names.leadUnit.map((o) => o.value)).toEqual([mine.id]);
    expect(names.leader.map((o) => o.value)).toEqual([myLeader.id]);
    const office = await ledgerNames(await viewerWith("OFFICE", at), inspection.id);
    expect(office.leadUnit.map((o) => o.value)).toEqual([mine.id, theirs.id]);
  });

  test("what a filter names and the viewer does not see has no name", async () => {
    const foreign = await createIssue();
    const own = await createMeasure();
    const viewer = await viewerWith("OFFICE", { bodyId: own.bodyId });
    const { filterNames } = await pageOf(viewer, { inspection: own.inspectionId, issue: foreign.id });
    expect(filterNames.has(foreign.id)).toBe(false);
    const { filterNames: named } = await pageOf(viewer, { inspection: own.inspectionId, issue: own.rootIssueId ?? "" });
    expect(named.get(own.rootIssueId ?? "")).toBe("01 反馈问题1");
  });
});
