import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { addDays, mondayOf } from "@/lib/domain/day";
import { reportProgress } from "@/lib/features/measure/commands/report-progress";
import { returnMeasure } from "@/lib/features/measure/commands/return-measure";
import { saveDraft } from "@/lib/features/measure/commands/save-draft";
import { getMeasurePage } from "@/lib/features/measure/queries/measure-page";
import { appliedQueue } from "@/lib/features/my-work/queries/applied-queue";
import { ledMeasures } from "@/lib/features/my-work/queries/led-measures";
import { reportQueue } from "@/lib/features/my-work/queries/report-queue";
import { signPlace, signQueue } from "@/lib/features/my-work/queries/sign-queue";
import { createScene, measureIn } from "@/tests/integration/measure/scene";
import { resetDatabase } from "@/tests/support/database";
import { createPortfolio, createUnit, sentOnce, TODAY, viewerOf, viewerWith } from "@/tests/support/factories";

/** What is reported folds and sinks, what is applied for is followed, and the same words need not be typed twice. */

beforeEach(resetDatabase);

const all = { concern: null, page: 1 };
const LAST_WEEK = addDays(mondayOf(TODAY), -1);

test("what was reported this week sinks under its own heading until the next, a return does not; drafts come before the rest", async () => {
  const s = await createScene();
  const old = { status: "UNDERWAY" as const, lastHeardOn: LAST_WEEK, lastProgressOn: LAST_WEEK };
  const sent = await measureIn(s, { ...old, dueOn: addDays(TODAY, -5) });
  const open = await measureIn(s, old);
  const drafted = await measureIn(s, old);
  const returned = await measureIn(s, { ...old, status: "RETURNED" });
  await measureIn(s, { ...old, status: "SUBMITTED" });
  await reportProgress(s.liaison, sentOnce(), [
    { measureId: sent.id, kind: "PROGRESS", text: "完成第一批。" },
    { measureId: returned.id, kind: "PROGRESS", text: "正在补充。" },
  ]);
  await saveDraft(s.liaison, { measureId: drafted.id, kind: "PROGRESS", text: "写了一半" });

  const queue = await reportQueue(s.liaison, all);
  expect(queue.rows.map((row) => [row.id, row.group])).toEqual([
    [returned.id, "returned"],
    [drafted.id, "draft"],
    [open.id, "other"],
    [sent.id, "sent"],
  ]);
  expect(queue.rows.at(-1)?.sent).toEqual({ day: TODAY, text: "完成第一批。" });
  expect([queue.reported, queue.counts.all, queue.applied]).toEqual([2, 4, 1]);

  const nextWeek = { ...s.liaison, today: addDays(mondayOf(TODAY), 7) };
  const later = await reportQueue(nextWeek, all);
  expect(later.rows.find((row) => row.id === sent.id)?.group).toBe("overdue");
  expect(later.reported).toBe(0);
});

test("a report that is also the application: one act, the same words with the effect figures; refused as a whole", async () => {
  const s = await createScene();
  const measure = await measureIn(s, { status: "UNDERWAY" });
  const planned = await measureIn(s, { leaderId: null });
  await db.outcome.create({
    data: {
      measureId: measure.id,
      kind: "RULE",
      name: "管理办法",
      value: 1,
      unit: "项",
    },
  });
  const entry = { measureId: measure.id, kind: "PROGRESS" as const, text: "制度已印发，问题已解决。", apply: true };
  const refused = await reportProgress(s.liaison, sentOnce(), [
    entry,
    { measureId: planned.id, kind: "PROGRESS", text: "启动。", apply: true },
  ]);
  expect(refused).toMatchObject({ ok: false, fields: { [planned.id]: [expect.any(String)] } });
  expect((await db.measure.findUniqueOrThrow({ where: { id: measure.id } })).status).toBe("UNDERWAY");

  expect(await reportProgress(s.liaison, sentOnce(), [entry])).toMatchObject({ ok: true });
  const statement = "制度已印发，问题已解决。\n取得成效：制度“管理办法”1项。";
  expect(await db.application.findMany({ select: { statement: true, state: true } })).toEqual([
    { statement, state: "PENDING" },
  ]);
  const applied = await appliedQueue(s.liaison, { page: 1, total: 1 });
  expect(applied.rows).toMatchObject([{ id: measure.id, stage: "OFFICE", statement }]);
});

test("an application begins with the last progress and the effect figures, one after a return with the words returned", async () => {
  const s = await createScene();
  const measure = await measureIn(s, { status: "UNDERWAY" });
  await reportProgress(s.liaison, sentOnce(), [{ measureId: measure.id, kind: "NO_CHANGE", text: "等待批复。" }]);
  expect((await getMeasurePage(s.liaison, measure.id))?.work.lastStatement).toBe("已制定制度并组织实施。");
  const [row] = (await reportQueue(s.liaison, all)).rows;
  expect([row?.statement, row?.sameReason]).toEqual(["已制定制度并组织实施。", "等待批复。"]);
  const returned = await measureIn(s, { status: "RETURNED" });
  const { statement } = await db.application.findFirstOrThrow({ where: { measureId: returned.id } });
  expect((await getMeasurePage(s.liaison, returned.id))?.work.lastStatement).toBe(statement);
});

test("an inspection is named without its body, but not to whom has to tell two bodies apart", async () => {
  const s = await createScene();
  await db.inspection.update({
    where: { id: s.inspection.id },
    data: { title: `六届市委第五轮巡察（${s.body.shortName}）` },
  });
  await measureIn(s, { status: "UNDERWAY" });
  await measureIn(s, { status: "SUBMITTED" });
  const names = async (viewer: typeof s.liaison) => [
    ...(await reportQueue(viewer, all)).rows.map((row) => row.inspection),
    ...(await appliedQueue(viewer, { page: 1, total: 1 })).rows.map((row) => row.inspection),
  ];
  expect(await names(s.liaison)).toEqual(["六届市委第五轮巡察", "六届市委第五轮巡察"]);
  expect((await signQueue(s.office, 1)).rows.map((row) => row.inspection)).toEqual(["六届市委第五轮巡察"]);
  const [post] = s.liaison.posts;
  const elsewhere = await viewerWith("LIAISON");
  const both = { ...s.liaison, posts: [...(post ? [post] : []), ...elsewhere.posts] };
  expect(new Set(await names(both))).toEqual(new Set([`六届市委第五轮巡察（${s.body.shortName}）`]));
});

test("a return needs its points and no words of the whole", async () => {
  const s = await createScene();
  const measure = await measureIn(s, { status: "SUBMITTED" });
  const back = { measureId: measure.id, version: measure.version, remark: "", points: ["补会议记录"] };
  expect(await returnMeasure(s.office, sentOnce(), { ...back, points: [" "] })).toMatchObject({
    ok: false,
    fields: { points: [expect.any(String)] },
  });
  expect(await returnMeasure(s.office, sentOnce(), back)).toEqual({ ok: true });
});

test("a signer goes through the own queue, in its order, and after the last to what was passed over", async () => {
  const s = await createScene();
  for (let i = 0; i < 3; i += 1) await measureIn(s, { status: "SUBMITTED" });
  const queue = (await signQueue(s.office, 1)).rows.map((row) => row.id);
  const [first = "", second = "", third = ""] = queue;
  expect(await signPlace(s.office, second)).toMatchObject({
    at: 2,
    total: 3,
    previous: { id: first },
    next: { id: third },
  });
  expect(await signPlace(s.office, third)).toMatchObject({ at: 3, next: { id: first } });
  expect(await signPlace(s.supervision, first)).toBeNull();
});

test("a 责任领导 finds what is led or in charge, by unit, the one with most overdue first", async () => {
  const s = await createScene();
  const charged = await createUnit({ bodyId: s.body.id });
  const elsewhere = await createUnit({ bodyId: s.body.id });
  await createPortfolio({ personId: s.leader.personId, unitId: charged.id });
  const leader = await viewerOf({ id: s.leader.personId });
  const other = await viewerWith("RESPONSIBLE_LEADER", { bodyId: s.body.id });
  await measureIn(s, { status: "UNDERWAY", dueOn: addDays(TODAY, 5) });
  const late = { status: "UNDERWAY" as const, leaderId: other.personId, dueOn: addDays(TODAY, -2) };
  const overdue = await measureIn(s, { ...late, leadUnitId: charged.id });
  await measureIn(s, { ...late, leadUnitId: elsewhere.id });

  const led = await ledMeasures(leader);
  expect(led).toMatchObject({ all: 2, overdue: 1, due: 1 });
  expect(led?.units.map((u) => u.unit)).toEqual([charged.shortName, s.unit.shortName]);
  expect(led?.units[0]?.rows.map((m) => m.id)).toEqual([overdue.id]);
  expect(await ledMeasures(s.liaison)).toBeNull();
});
