import { beforeEach, expect, test } from "vitest";
import { loadInspection } from "@/app/(ledger)/inspections/[id]/load";
import { loadIssue } from "@/app/(ledger)/issues/[id]/load";
import { db } from "@/lib/db/client";
import type { LineKind } from "@/lib/domain/feedback/lines";
import { strikeIssue } from "@/lib/features/feedback/commands/strike-issue";
import { linkMeasures } from "@/lib/features/measure/commands/link-measures";
import { strikeMeasure } from "@/lib/features/measure/commands/strike-measure";
import { answerSheet } from "@/lib/features/measure/queries/answer-sheet";
import { coverageLines, coverageOf, LINES_PER_PAGE } from "@/lib/features/measure/queries/coverage";
import { resetDatabase } from "@/tests/support/database";
import { createUnit, NOW, viewerWith } from "@/tests/support/factories";
import { createLedger, type Ledger, measuresOf, sent } from "./scene";

/** 措施对应情况: lines of the feedback no measure answers are counted, listed, and ticked where they are answered. */

beforeEach(resetDatabase);

async function scene() {
  const ledger = await createLedger();
  const { inspection, issues, sections } = ledger;
  const shown = async (issueId: string, text: string, position: number) =>
    db.manifestation.create({ data: { issueId, position, text } });
  const advised = (text: string, at: { issueId?: string; sectionId?: string }) =>
    db.advice.create({ data: { inspectionId: inspection.id, position: 1, text, ...at } });
  return {
    ...ledger,
    shown: [
      await shown(issues[0].id, "城东没有备用水源。", 1),
      await shown(issues[0].id, "预案多年未修订。", 2),
      await shown(issues[2].id, "培训没有记录。", 1),
    ] as const,
    advice: [
      await advised("举一反三", {}),
      await advised("本方面统一制度", { sectionId: sections[0].id }),
      await advised("新建水源", { issueId: issues[0].id }),
    ] as const,
  };
}

async function link(office: Ledger["office"], measureId: string, manifestationIds: string[], adviceIds: string[] = []) {
  const { version } = await db.measure.findUniqueOrThrow({ where: { id: measureId } });
  expect(await linkMeasures(office, sent(), [{ measureId, version, manifestationIds, adviceIds }])).toMatchObject({
    ok: true,
  });
}

const listed = async (inspectionId: string, kind: LineKind, open: boolean) =>
  (await coverageLines(inspectionId, { kind, open, page: 1 }, (await coverageOf(inspectionId))[kind])).lines;

test("a figure is as many lines as the list it opens; struck measures and issues are none", async () => {
  const { office, inspection, issues, shown, advice } = await scene();
  const [first, second] = await measuresOf({ issueId: issues[0].id });
  if (!first || !second) throw new Error("no measures");
  await link(office, first.id, [shown[0].id], [advice[2].id]);
  await link(office, second.id, [shown[0].id]);
  expect(await coverageOf(inspection.id)).toEqual({
    manifestation: { all: 3, open: 2 },
    advice: { all: 3, open: 2 },
  });
  expect((await listed(inspection.id, "manifestation", true)).map((l) => l.text)).toEqual([
    "预案多年未修订。",
    "培训没有记录。",
  ]);
  expect((await listed(inspection.id, "manifestation", false)).map((l) => l.measures.map((m) => m.code))).toEqual([
    [first.code, second.code],
    [],
    [],
  ]);
  expect((await listed(inspection.id, "advice", false)).map((l) => [l.text, l.issue?.code, l.open])).toEqual([
    ["举一反三", undefined, true],
    ["本方面统一制度", undefined, true],
    ["新建水源", issues[0].code, false],
  ]);

  const strike = async (id: string) => {
    const { version } = await db.measure.findUniqueOrThrow({ where: { id } });
    expect(await strikeMeasure(office, sent(), { measureId: id, version, reason: "重复" })).toMatchObject({ ok: true });
  };
  await strike(first.id);
  expect((await coverageOf(inspection.id)).advice).toEqual({ all: 3, open: 3 });
  expect((await coverageOf(inspection.id)).manifestation.open).toBe(2);
  await strike(second.id);
  expect((await coverageOf(inspection.id)).manifestation.open).toBe(3);
  const { version } = await db.issue.findUniqueOrThrow({ where: { id: issues[2].id } });
  await strikeIssue(office, sent(), { issueId: issues[2].id, version, reason: "不属实" });
  expect((await coverageOf(inspection.id)).manifestation).toEqual({ all: 2, open: 2 });
  expect(await listed(inspection.id, "manifestation", true)).toHaveLength(2);
});

test("who does not read the whole body is told no coverage, and sees the measures of his unit alone", async () => {
  const { body, office, inspection, issues, shown } = await scene();
  const [first, second] = await measuresOf({ issueId: issues[0].id });
  if (!first || !second) throw new Error("no measures");
  await link(office, first.id, [shown[0].id]);
  await link(office, second.id, [shown[1].id]);
  const unit = await createUnit({ bodyId: body.id });
  await db.measure.update({ where: { id: first.id }, data: { leadUnitId: unit.id } });
  const liaison = await viewerWith("LIAISON", { bodyId: body.id, unitId: unit.id });
  expect((await loadInspection(liaison, inspection.id))?.coverage).toBeNull();
  expect((await loadInspection(office, inspection.id))?.coverage?.manifestation).toEqual({ all: 3, open: 1 });
  const codes = async (viewer: typeof office) =>
    (await loadIssue(viewer, issues[0].id))?.manifestations.map((line) => line.measures.map((m) => m.code));
  expect(await codes(liaison)).toEqual([[first.code], []]);
  expect(await codes(office)).toEqual([[first.code], [second.code]]);
});

test("the sheet of an issue holds its lines, the general advice and what is answered beyond; of a measure, it alone", async () => {
  const { office, issues, shown, advice } = await scene();
  const [first, second] = await measuresOf({ issueId: issues[0].id });
  const [other] = await measuresOf({ issueId: issues[2].id });
  if (!first || !second || !other) throw new Error("no measures");
  await db.measure.update({ where: { id: second.id }, data: { text: "修订多年未修订的预案。" } });
  await link(office, first.id, [shown[2].id], []);
  await link(office, other.id, [shown[0].id]);
  const sheet = await answerSheet(office, { issue: issues[0].id });
  expect(sheet?.lines.map((line) => [line.text, line.of, line.elsewhere])).toEqual([
    ["城东没有备用水源。", "", 1],
    ["预案多年未修订。", "", 0],
    ["新建水源", "", 0],
    ["本方面统一制度", "本方面", 0],
    ["举一反三", "整次反馈", 0],
    ["培训没有记录。", `问题 ${issues[2].code}`, 0],
  ]);
  expect(sheet?.measures.map((m) => [m.code, m.answers.manifestation])).toEqual([
    [first.code, [shown[2].id]],
    [second.code, []],
    [expect.any(String), []],
  ]);
  expect(sheet?.measures[1]?.near).toEqual([shown[1].id]);
  const one = await answerSheet(office, { measure: other.id });
  expect(one?.measures.map((m) => m.answers.manifestation)).toEqual([[shown[0].id]]);
  expect(one?.lines.map((line) => line.id)).toEqual([shown[2].id, advice[0].id, shown[0].id]);
});

test("the sheet of general advice holds it alone, with every measure of its section or inspection", async () => {
  const { office, issues, shown, advice } = await scene();
  const [first] = await measuresOf({ issueId: issues[0].id });
  if (!first) throw new Error("no measure");
  await link(office, first.id, [shown[0].id], [advice[0].id]);
  const whole = await answerSheet(office, { advice: advice[0].id });
  expect(whole?.lines.map((line) => line.text)).toEqual(["举一反三"]);
  expect(whole?.measures).toHaveLength(await db.measure.count());
  expect(whole?.measures.find((m) => m.id === first.id)?.answers).toEqual({
    manifestation: [shown[0].id],
    advice: [advice[0].id],
  });
  const part = await answerSheet(office, { advice: advice[1].id });
  expect(part?.measures).toHaveLength(await db.measure.count({ where: { sectionId: first.sectionId } }));
  // What stands at an issue is ticked there.
  expect(await answerSheet(office, { advice: advice[2].id })).toBeNull();
  expect(await answerSheet(await viewerWith("OFFICE"), { advice: advice[0].id })).toBeNull();
});

test("the sheet is for the office of the body, while the inspection runs", async () => {
  const { body, office, inspection, issues } = await scene();
  const asked = { issue: issues[0].id };
  for (const role of ["LIAISON", "SUPERVISION", "GROUP_LEADER", "DISCIPLINE"] as const) {
    expect(await answerSheet(await viewerWith(role, { bodyId: body.id }), asked)).toBeNull();
  }
  expect(await answerSheet(await viewerWith("OFFICE"), asked)).toBeNull();
  await db.inspection.update({ where: { id: inspection.id }, data: { archivedAt: NOW } });
  expect(await answerSheet(office, asked)).toBeNull();
});

test("many lines are listed page by page, each once", async () => {
  const { inspection, issues } = await scene();
  const texts = Array.from({ length: LINES_PER_PAGE + 5 }, (_, i) => `第${i}条表现`);
  await db.manifestation.createMany({
    data: texts.map((text, i) => ({ issueId: issues[3].id, position: i + 1, text })),
  });
  const { manifestation } = await coverageOf(inspection.id);
  expect(manifestation.all).toBe(LINES_PER_PAGE + 8);
  const page = async (n: number) =>
    (await coverageLines(inspection.id, { kind: "manifestation", open: true, page: n }, manifestation)).lines;
  const all = [...(await page(1)), ...(await page(2))].map((line) => line.id);
  expect(new Set(all).size).toBe(manifestation.open);
  expect((await page(9)).length).toBe(8);
});
