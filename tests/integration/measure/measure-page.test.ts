import { expect, test } from "vitest";
import { loadIssue } from "@/app/(ledger)/issues/[id]/load";
import { loadItem } from "@/app/(ledger)/items/[id]/load";
import { loadViewer } from "@/lib/access/load-viewer";
import type { Viewer } from "@/lib/access/viewer";
import { countQueries, db } from "@/lib/db/client";
import { addDays } from "@/lib/domain/day";
import { BAR_LABELS } from "@/lib/domain/labels";
import { FULL_CHAIN } from "@/lib/domain/signing/stages";
import { reportProgress } from "@/lib/features/measure/commands/report-progress";
import { parseMeasureFilter } from "@/lib/features/measure/filter";
import { getMeasurePage } from "@/lib/features/measure/queries/measure-page";
import { measureWhere } from "@/lib/features/measure/queries/measure-where";
import "@/tests/support/database";
import {
  createAccount,
  createItem,
  createMeasure,
  createSession,
  createUnit,
  NOW,
  sentOnce,
  TODAY,
  viewerWith,
} from "@/tests/support/factories";
import { approve, createScene, measureIn, type Scene, sendBack, submit } from "./scene";

/** Statements a page may send, the ones that find out who is asking included. */
const BUDGET = 8;

/** Counts a page as a request would run it: the session a minute old, so that being seen is noted too. */
async function costOf(viewer: Viewer, page: (viewer: Viewer) => Promise<unknown>) {
  const account = await createAccount({ personId: viewer.personId });
  const session = await createSession({ accountId: account.id });
  const { count, statements } = await countQueries(async () => {
    const limits = { idleMinutes: 30, absoluteHours: 12 };
    const found = await loadViewer(db, session.id, new Date(NOW.getTime() + 61_000), limits);
    if (!found) throw new Error("no viewer");
    expect(await page(found)).not.toBeNull();
  });
  expect(count, statements.join("\n")).toBeLessThanOrEqual(BUDGET);
  expect(count).toBeGreaterThan(2);
}

async function lived(s: Scene) {
  const measure = await measureIn(s, { status: "UNDERWAY" });
  await reportProgress(s.liaison, sentOnce(), [{ measureId: measure.id, kind: "PROGRESS", text: "再次推进。" }]);
  await submit(s.liaison, measure.id);
  await sendBack(s.office, measure.id, ["补充会议记录", "说明覆盖范围"]);
  const points = await db.pointToMend.findMany({ where: { application: { measureId: measure.id } } });
  await submit(s.liaison, measure.id, Object.fromEntries(points.map((p) => [p.id, "已补充。"])));
  await approve(s.office, measure.id);
  return measure;
}

test("the pages of a measure, an issue and an item keep within their statements, however much stands on them", async () => {
  const s = await createScene();
  const { id } = await lived(s);
  const item = await createItem({ issueId: s.issue.id });
  await createMeasure({ extendedItemId: item.id, status: "UNDERWAY" });
  await db.importedFact.create({ data: { issueId: s.issue.id, position: 1, label: "整改成效", text: "见效。" } });
  for (const viewer of [s.liaison, s.office, await viewerWith("INSPECTION_OFFICE", { bodyId: s.body.id })]) {
    await costOf(viewer, (v) => getMeasurePage(v, id));
  }
  await costOf(s.supervision, (v) => loadIssue(v, s.issue.id));
  await costOf(s.groupLeader, (v) => loadItem(v, item.id));
});

test("the page of a measure tells its whole life, newest first", async () => {
  const s = await createScene();
  const { id } = await lived(s);
  const page = await getMeasurePage(s.supervision, id);
  expect(page).toMatchObject({ status: "SUBMITTED", stage: "SUPERVISION", leadUnit: s.unit.name });
  expect(page?.progress.rows.map((p) => p.text)).toEqual(["再次推进。", "已制定制度并组织实施。"]);
  expect(page?.closeOuts.map((c) => [c.attempt, c.state, c.applicant, c.signatures.length])).toEqual([
    [2, "PENDING", s.liaison.name, 1],
    [1, "RETURNED", s.liaison.name, 1],
  ]);
  expect(page?.closeOuts[1]?.points.map((p) => [p.text, p.fixNote])).toEqual([
    ["补充会议记录", "已补充。"],
    ["说明覆盖范围", "已补充。"],
  ]);
  expect(page?.history.events[0]).toMatchObject({ kind: "measure.approved", subject: null, who: s.office.name });
  expect(page?.history.total).toBe(5);
  expect(page?.work).toMatchObject({ steps: ["approve", "return"], fivePoints: true, mayRecord: false });
});

test("what a page offers is what the step would accept", async () => {
  const s = await createScene();
  const stepsOf = async (viewer: Viewer, id: string) => (await getMeasurePage(viewer, id))?.work.steps;
  const planned = await measureIn(s);
  expect(await stepsOf(s.liaison, planned.id)).toEqual(["start", "report"]);
  expect(await stepsOf(s.office, planned.id)).toEqual([]);
  const closed = await measureIn(s, { status: "CLOSED" });
  expect(await stepsOf(s.liaison, closed.id)).toEqual([]);
  expect(await stepsOf(s.supervision, closed.id)).toEqual(["relapse"]);
  const own = await measureIn(s, { status: "SUBMITTED", applicantId: s.office.personId });
  expect((await getMeasurePage(s.office, own.id))?.work).toMatchObject({
    steps: [],
    hindered: { approve: BAR_LABELS.applicant("销号申请") },
  });
  expect(await stepsOf(s.otherOffice, own.id)).toEqual(["approve", "return"]);
  await db.inspection.update({ where: { id: s.inspection.id }, data: { archivedAt: new Date() } });
  for (const m of [planned, closed, own]) expect(await stepsOf(s.otherOffice, m.id)).toEqual([]);
  expect((await getMeasurePage(s.liaison, planned.id))?.work.mayRecord).toBe(false);
});

test("what the report says was achieved on the issue can be quoted, but not for what was found beside it", async () => {
  const s = await createScene();
  const said = (label: string, position: number) => ({ issueId: s.issue.id, position, label, text: `${label}的内容` });
  await db.importedFact.createMany({ data: [said("整改成效", 1), said("责任单位", 2), said("完成情况", 3)] });
  const own = await measureIn(s, { status: "UNDERWAY" });
  const item = await createItem({ issueId: s.issue.id });
  const beside = await createMeasure({ extendedItemId: item.id, status: "UNDERWAY", leadUnitId: s.unit.id });
  const reported = async (id: string) =>
    (await getMeasurePage(s.liaison, id))?.work.reported.map(({ label, text }) => `${label}：${text}`);
  expect(await reported(own.id)).toEqual(["整改成效：整改成效的内容", "完成情况：完成情况的内容"]);
  expect(await reported(beside.id)).toEqual([]);
});

test("a draft is shown to its writer only", async () => {
  const s = await createScene();
  const { id } = await measureIn(s, { status: "UNDERWAY" });
  await db.progressDraft.create({
    data: { personId: s.liaison.personId, measureId: id, kind: "PROGRESS", text: "草稿" },
  });
  expect((await getMeasurePage(s.liaison, id))?.work.draft).toMatchObject({ text: "草稿" });
  expect((await getMeasurePage(s.otherLiaison, id))?.work.draft).toBeNull();
});

test("what a viewer may not see is not there: no page, no neighbour, no figure, no history", async () => {
  const s = await createScene({ chain: [...FULL_CHAIN] });
  const mine = await measureIn(s, { status: "CLOSED" });
  const other = await createUnit({ bodyId: s.body.id });
  const theirs = await measureIn(s, { status: "UNDERWAY", leadUnitId: other.id, dueOn: addDays(TODAY, -3) });
  const shared = await measureIn(s, { status: "UNDERWAY", leadUnitId: other.id, unitIds: [s.unit.id] });
  const item = await createItem({ issueId: s.issue.id });
  await createMeasure({ extendedItemId: item.id, status: "UNDERWAY", leadUnitId: other.id });
  const otherLiaison = await viewerWith("LIAISON", { bodyId: s.body.id, unitId: other.id });
  await reportProgress(otherLiaison, sentOnce(), [{ measureId: theirs.id, kind: "PROGRESS", text: "他处进展。" }]);

  expect(await getMeasurePage(s.liaison, theirs.id)).toBeNull();
  expect(await loadItem(s.liaison, item.id)).toBeNull();
  const page = await getMeasurePage(s.liaison, mine.id);
  expect(page?.siblings.map((m) => [m.id, m.closed])).toEqual([
    [mine.id, true],
    [shared.id, false],
  ]);

  const issue = await loadIssue(s.liaison, s.issue.id);
  expect(issue?.measures.map((m) => m.id)).toEqual([mine.id, shared.id]);
  expect(issue?.items).toEqual([]);
  expect(issue?.completion).toMatchObject({
    verified: { done: 1, all: 2 },
    declared: { done: 1, all: 2 },
    overdue: { count: 0 },
  });
  expect(issue?.history.total).toBe(0);
  expect(issue).toMatchObject({ mayDeclare: false, seesAll: false });

  const whole = await loadIssue(s.office, s.issue.id);
  expect(whole?.completion).toMatchObject({ verified: { done: 1, all: 3 }, overdue: { count: 1 } });
  expect(whole?.itemsLeft).toBe(1);
  expect(whole?.items.map((i) => i.measures.length)).toEqual([1]);
  expect(whole?.history.total).toBe(1);
  expect(whole).toMatchObject({ mayDeclare: true, seesAll: true });

  for (const stranger of [
    await viewerWith("OFFICE"),
    await viewerWith("SYSTEM_ADMIN", { bodyId: s.body.id }),
    await viewerWith("LIAISON", { bodyId: s.body.id }),
  ]) {
    expect(await getMeasurePage(stranger, mine.id)).toBeNull();
    expect(await loadIssue(stranger, s.issue.id)).toBeNull();
  }
});

test("every figure of an issue equals the rows its link opens, for each viewer's own scope", async () => {
  const s = await createScene();
  for (const status of ["PLANNED", "UNDERWAY", "SUBMITTED", "CLOSED", "CLOSED"] as const)
    await measureIn(s, { status });
  await measureIn(s, { status: "UNDERWAY", dueOn: addDays(TODAY, -1) });
  await measureIn(s, { status: "UNDERWAY", struckAt: new Date(), struckReason: "重复", dueOn: addDays(TODAY, -9) });
  await measureIn(s, { status: "SUBMITTED", leadUnitId: (await createUnit({ bodyId: s.body.id })).id });
  const rowsOf = (viewer: Viewer, href: string) => {
    const filter = parseMeasureFilter(Object.fromEntries(new URL(href, "http://x").searchParams));
    return db.measure.count({ where: measureWhere(viewer, filter) });
  };
  for (const [viewer, all] of [
    [s.office, 7],
    [s.liaison, 6],
  ] as const) {
    const issue = await loadIssue(viewer, s.issue.id);
    if (!issue) throw new Error("no page");
    const { completion } = issue;
    expect(completion.all.count).toBe(all);
    expect(issue.measures).toHaveLength(all + 1);
    expect(await rowsOf(viewer, completion.all.href)).toBe(completion.all.count);
    expect(await rowsOf(viewer, completion.declared.href)).toBe(completion.declared.done);
    expect(await rowsOf(viewer, completion.verified.href)).toBe(completion.verified.done);
    expect(await rowsOf(viewer, completion.overdue.href)).toBe(completion.overdue.count);
    expect(completion.overdue.count).toBe(1);
  }
});

test("a long history comes in pages; an edit is shown whole, a report shortened as its text stands above", async () => {
  const s = await createScene();
  const { id } = await measureIn(s, { status: "UNDERWAY" });
  const long = "进".repeat(3_000);
  await reportProgress(
    s.liaison,
    sentOnce(),
    Array.from({ length: 52 }, (_, i) => ({
      measureId: id,
      kind: "PROGRESS" as const,
      text: i === 0 ? long : `第${i}次`,
    })),
  );
  const first = await getMeasurePage(s.liaison, id, { history: 1 });
  const last = await getMeasurePage(s.liaison, id, { history: 99 });
  expect([first?.history.events.length, last?.history.events.length]).toEqual([50, 2]);
  expect(first?.history).toMatchObject({ page: 1, pageCount: 2, total: 52 });
  expect(last?.history).toMatchObject({ page: 2, pageCount: 2, total: 52 });
  // Progress is read page by page too; what it allows does not hang on the page shown.
  expect(first?.progress).toMatchObject({ total: 53, page: 1, pageCount: 3 });
  expect(first?.progress.rows).toHaveLength(20);
  const oldest = await getMeasurePage(s.liaison, id, { progress: 9 });
  expect(oldest?.progress).toMatchObject({ page: 3 });
  expect(oldest?.progress.rows).toHaveLength(13);
  const all = await Promise.all([1, 2, 3].map((progress) => getMeasurePage(s.liaison, id, { progress })));
  expect(all.flatMap((page) => page?.progress.rows ?? []).filter((p) => p.text === long)).toHaveLength(1);
});

test("a history that just fills its page has no second one, and one more has", async () => {
  const s = await createScene();
  const { id } = await measureIn(s, { status: "UNDERWAY" });
  const report = (many: number, said: string) =>
    reportProgress(
      s.liaison,
      sentOnce(),
      Array.from({ length: many }, (_, i) => ({ measureId: id, kind: "PROGRESS" as const, text: `${said}${i}` })),
    );
  const history = async (page: number) => (await getMeasurePage(s.liaison, id, { history: page }))?.history;
  await report(50, "第一批");
  expect(await history(1)).toMatchObject({ page: 1, pageCount: 1, total: 50 });
  expect((await history(1))?.events).toHaveLength(50);
  expect(await history(2)).toMatchObject({ page: 1, pageCount: 1, total: 50 });
  await report(1, "第二批");
  expect(await history(1)).toMatchObject({ page: 1, pageCount: 2, total: 51 });
  expect((await history(1))?.events).toHaveLength(50);
  expect((await history(2))?.events).toHaveLength(1);
});

test("progress of this cycle counts when later entries have pushed it off the page", async () => {
  const s = await createScene();
  const { id } = await measureIn(s, { status: "UNDERWAY" });
  await db.progressEntry.createMany({
    data: Array.from({ length: 25 }, (_, i) => ({
      measureId: id,
      cycle: 1,
      kind: i === 0 ? ("PROGRESS" as const) : ("NO_CHANGE" as const),
      text: `第${i}次`,
      personId: s.liaison.personId,
      personName: "填报人",
      postLabel: "联络员",
      day: new Date("2026-01-01"),
      createdAt: new Date(2026, 0, 1, i),
    })),
  });
  expect((await getMeasurePage(s.liaison, id))?.work.hindered).toEqual({});
});
