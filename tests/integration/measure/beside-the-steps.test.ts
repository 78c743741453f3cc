import { expect, test } from "vitest";
import { CHANGED_MEANWHILE, NOT_FOUND } from "@/lib/command/refusal";
import { db } from "@/lib/db/client";
import { DRAFT_MAX } from "@/lib/domain/limits";
import { declareNearlyDone } from "@/lib/features/feedback/commands/declare-nearly-done";
import { withdrawNearlyDone } from "@/lib/features/feedback/commands/withdraw-nearly-done";
import { addOutcome } from "@/lib/features/measure/commands/add-outcome";
import { reportProgress } from "@/lib/features/measure/commands/report-progress";
import { saveDraft } from "@/lib/features/measure/commands/save-draft";
import { withdrawOutcome } from "@/lib/features/measure/commands/withdraw-outcome";
import "@/tests/support/database";
import { createItem, createMeasure, createUnit, sentOnce, viewerWith } from "@/tests/support/factories";
import { BESIDE_BASELINES } from "@/tests/support/history";
import { createScene, eventsOf, measureIn, why } from "./scene";

const RULE = {
  kind: "RULE" as const,
  value: 1,
  unit: "",
  name: "采购管理办法",
  documentNumber: "〔2025〕3号",
  effectiveOn: null,
};

test("an effect figure is added in the unit of its kind, and withdrawn once, with its reason, staying in place", async () => {
  const s = await createScene();
  const { id: measureId } = await measureIn(s, { status: "UNDERWAY" });
  expect(await addOutcome(s.liaison, sentOnce(), { ...RULE, measureId })).toEqual({ ok: true });
  expect(await addOutcome(s.liaison, sentOnce(), { ...RULE, measureId, name: " " })).toHaveProperty("fields.name");
  expect(await addOutcome(s.liaison, sentOnce(), { ...RULE, measureId, kind: "OTHER" })).toHaveProperty("fields.unit");
  expect(why(await addOutcome(s.office, sentOnce(), { ...RULE, measureId }))).toBe(NOT_FOUND);
  expect(await addOutcome(s.liaison, sentOnce(), { ...RULE, measureId, value: 3.5 })).toMatchObject({
    ok: false,
    fields: { value: ["制度以“项”计数，请填写整数。"] },
  });
  const outcome = await db.outcome.findFirstOrThrow({ where: { measureId } });
  expect(outcome).toMatchObject({ unit: "项", name: "采购管理办法", withdrawnAt: null });

  const input = { outcomeId: outcome.id, reason: "重复登记。" };
  expect(why(await withdrawOutcome(s.unitHead, sentOnce(), { ...input, reason: " " }))).toContain("原因");
  const both = await Promise.all([
    withdrawOutcome(s.liaison, sentOnce(), input),
    withdrawOutcome(s.otherLiaison, sentOnce(), input),
  ]);
  expect(both.filter((r) => r.ok)).toHaveLength(1);
  for (const r of both) if (!r.ok) expect([CHANGED_MEANWHILE, NOT_FOUND]).toContain(r.why);
  expect(await db.outcome.findUnique({ where: { id: outcome.id } })).toMatchObject({ withdrawnReason: "重复登记。" });
  expect((await eventsOf(measureId)).map((e) => e.action)).toEqual(["outcome.added", "outcome.withdrawn"]);
});

test("a draft is kept for its writer alone, without history, and goes with the report", async () => {
  const s = await createScene();
  const { id: measureId } = await measureIn(s, { status: "UNDERWAY" });
  const draft = { measureId, kind: "PROGRESS" as const, text: "正在修订制度" };
  expect(await saveDraft(s.liaison, draft)).toEqual({ ok: true });
  expect(await saveDraft(s.liaison, { ...draft, kind: "NO_CHANGE", text: "本周暂无进展" })).toEqual({ ok: true });
  expect(await saveDraft(s.otherLiaison, draft)).toEqual({ ok: true });
  expect(await db.progressDraft.findMany({ where: { personId: s.liaison.personId } })).toMatchObject([
    { measureId, kind: "NO_CHANGE", text: "本周暂无进展" },
  ]);
  expect(await eventsOf(measureId)).toEqual([]);

  await reportProgress(s.liaison, sentOnce(), [draft]);
  expect(await db.progressDraft.findMany({ where: { measureId } })).toMatchObject([
    { personId: s.otherLiaison.personId },
  ]);
  expect(await saveDraft(s.otherLiaison, { ...draft, text: " " })).toEqual({ ok: true });
  expect(await db.progressDraft.count({ where: { measureId } })).toBe(0);
});

test("a draft is refused where nothing could be reported", async () => {
  const s = await createScene();
  const stranger = await viewerWith("LIAISON");
  const { id: measureId } = await measureIn(s, { status: "UNDERWAY" });
  const submitted = await measureIn(s, { status: "SUBMITTED" });
  const draft = { measureId, kind: "PROGRESS" as const, text: "草稿" };
  for (const viewer of [stranger, s.office, s.leader]) expect(why(await saveDraft(viewer, draft))).toBe(NOT_FOUND);
  expect(why(await saveDraft(s.liaison, { ...draft, measureId: submitted.id }))).toBe(NOT_FOUND);
  expect(await saveDraft(s.liaison, { ...draft, text: "长".repeat(DRAFT_MAX + 1) })).toHaveProperty("fields.text");
  expect(await db.progressDraft.count()).toBe(0);
});

test("the office declares an issue 基本完成 with a reason and takes it back; nobody else, and never twice", async () => {
  const s = await createScene();
  await measureIn(s, { status: "UNDERWAY" });
  const input = { issueId: s.issue.id, version: 1, reason: "主要措施已落实，剩余事项有序推进。" };
  for (const viewer of [s.liaison, s.supervision, s.groupLeader, await viewerWith("OFFICE")]) {
    expect(why(await declareNearlyDone(viewer, sentOnce(), input))).toBe(NOT_FOUND);
  }
  expect(await declareNearlyDone(s.office, sentOnce(), { ...input, reason: " " })).toHaveProperty("fields.reason");
  const both = await Promise.all([
    declareNearlyDone(s.office, sentOnce(), input),
    declareNearlyDone(s.otherOffice, sentOnce(), input),
  ]);
  expect(both.filter((r) => r.ok)).toHaveLength(1);
  expect(await withdrawNearlyDone(s.office, sentOnce(), input)).toEqual({
    ok: false,
    code: "changed",
    why: CHANGED_MEANWHILE,
  });
  expect(await withdrawNearlyDone(s.office, sentOnce(), { ...input, version: 2, reason: "情况有变。" })).toEqual({
    ok: true,
  });
  expect(await db.issue.findUnique({ where: { id: s.issue.id } })).toMatchObject({ nearlyDoneAt: null, version: 3 });
  const events = await db.event.findMany({
    where: { subjectId: s.issue.id, ...BESIDE_BASELINES },
    orderBy: { seq: "asc" },
  });
  expect(events.map((e) => [e.action, e.reason])).toEqual([
    ["issue.nearly-done", input.reason],
    ["issue.nearly-done-withdrawn", "情况有变。"],
  ]);
});

test("an issue whose own measures are all closed needs no declaration, whatever was found beside it", async () => {
  const s = await createScene();
  const item = await createItem({ issueId: s.issue.id });
  const { id: leadUnitId } = await createUnit({ bodyId: s.body.id });
  const own = await measureIn(s, { status: "CLOSED" });
  await createMeasure({ extendedItemId: item.id, status: "UNDERWAY", leadUnitId });
  const input = { issueId: s.issue.id, version: 1, reason: "基本完成。" };
  expect(why(await declareNearlyDone(s.office, sentOnce(), input))).toContain("已全部销号");
  await db.measure.update({ where: { id: own.id }, data: { status: "UNDERWAY", closedOn: null, submittedOn: null } });
  expect(await declareNearlyDone(s.office, sentOnce(), input)).toEqual({ ok: true });
});
