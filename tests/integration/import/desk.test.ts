import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import { day, dayFromDb } from "@/lib/domain/day";
import type { NumberKind } from "@/lib/domain/types";
import { assignMeasures } from "@/lib/features/assign/commands/assign-measures";
import { confirmImport } from "@/lib/features/import/commands/confirm-import";
import { correctReview } from "@/lib/features/import/commands/correct-review";
import { discardReview } from "@/lib/features/import/commands/discard-review";
import { receiveReport } from "@/lib/features/import/commands/receive-report";
import { undoCorrection } from "@/lib/features/import/commands/undo-correction";
import { undoImport } from "@/lib/features/import/commands/undo-import";
import { importList, importReview } from "@/lib/features/import/queries/import-desk";
import { checksumOf } from "@/lib/features/import/read/file/checksum";
import type { Correction } from "@/lib/features/import/read/review/correction-schema";
import { figuresWithin } from "@/lib/features/measure/queries/figures";
import { getMeasurePage } from "@/lib/features/measure/queries/measure-page";
import { verifyChain } from "@/lib/history/record";
import { resetDatabase } from "../../support/database";
import { createBody, createInspection, createUnit, sentOnce, viewerWith } from "../../support/factories";
import { readBytes } from "../../support/reading";

beforeEach(resetDatabase);

const FIXTURES = path.resolve(import.meta.dirname, "../../fixtures/reports");
const own = readFileSync(path.join(FIXTURES, "browser-journey.txt"), "utf8");
const REAL = path.resolve(import.meta.dirname, "../../../../shared/reports");

/** The body the report names; no factory makes one of this name. */
const NAMED = "云溪市数据局党组";

const HEADER = {
  kind: "XUNSHI" as const,
  title: "市委第三轮巡视",
  term: "",
  round: "第三轮",
  batch: "",
  team: "",
  onsiteFrom: null,
  onsiteTo: null,
  entersAs: "PLAN" as const,
  asOf: null,
  feedbackOn: day("2024-07-30"),
};

async function receive(viewer: Viewer, text = own, again = false, fileName = "通报.txt") {
  const read = await readBytes(Buffer.from(text), fileName);
  if (!read.ok) return read;
  return receiveReport(viewer, sentOnce("import.receive"), {
    ...read.result,
    bodyId: viewer.bodyId,
    fileName: "通报.txt",
    checksum: checksumOf(text),
    again,
  });
}

async function onDesk(viewer: Viewer, text = own): Promise<string> {
  const result = await receive(viewer, text);
  if (!result.ok) throw new Error(result.why);
  return result.draftId;
}

async function see(viewer: Viewer, id: string) {
  const review = await importReview(viewer, id);
  if (!review) throw new Error("no review");
  return review;
}

async function correct(viewer: Viewer, draftId: string, ...corrections: Correction[]) {
  for (const correction of corrections) {
    const { version } = await see(viewer, draftId);
    const result = await correctReview(viewer, sentOnce(), { draftId, version, correction });
    if (!result.ok) throw new Error(result.why);
  }
}

describe("receiving", () => {
  test("a report is kept for review, seen by the office of its body only", async () => {
    const office = await viewerWith("OFFICE");
    const id = await onDesk(office);
    const review = await see(office, id);
    expect(review.counts.issues).toBeGreaterThan(3);
    expect(review.text).toBe(own);
    for (const role of ["LIAISON", "GROUP_LEADER", "SUPERVISION", "SYSTEM_ADMIN"] as const) {
      const other = await viewerWith(role, { bodyId: office.bodyId });
      expect(await importReview(other, id)).toBeNull();
      expect((await importList(other, 1)).total).toBe(0);
    }
    expect(await importReview(await viewerWith("OFFICE"), id)).toBeNull();
  });

  test("what the file reader could not take over stands among the doubts", async () => {
    const office = await viewerWith("OFFICE");
    const page = own.split("\n").map((line) => `<p>${line}</p>`);
    const hidden = '<p style="display:none">内部整改资料，不予公开。</p>';
    const result = await receive(office, [page[0], hidden, ...page.slice(1)].join(""), false, "通报.html");
    if (!result.ok) throw new Error(result.why);
    const { review } = await see(office, result.draftId);
    const doubt = { message: expect.stringContaining("不显示的文字"), settled: false };
    expect(review.problems).toContainEqual(expect.objectContaining(doubt));
  });

  test("a report of another body is told at the place where it names that body, apart from the doubts", async () => {
    const office = await viewerWith("OFFICE");
    const seen = await see(office, await onDesk(office));
    expect(seen.otherBody).toMatchObject({ name: "云溪市数据局党组", accepted: false });
    expect(own.slice(seen.otherBody?.source?.start, seen.otherBody?.source?.end)).toBe("云溪市数据局党组");
    expect([seen.doubts, seen.counts.openProblems]).toEqual([[], 0]);
  });

  test("a report of the body itself is none, whether it writes the name in full or in short", async () => {
    const [full, brief] = await Promise.all([
      createBody({ name: "云溪市数据局" }),
      createBody({ name: "云溪市政务和数据局", shortName: "云溪市数据局" }),
    ]);
    for (const { id: bodyId } of [full, brief]) {
      const office = await viewerWith("OFFICE", { bodyId });
      const seen = await see(office, await onDesk(office));
      expect([seen.otherBody, seen.counts.openProblems]).toEqual([null, 0]);
    }
  });

  test("the same content twice is noticed, and taken when the person insists", async () => {
    const office = await viewerWith("OFFICE");
    await onDesk(office);
    const second = await receive(office);
    expect(second).toMatchObject({ ok: false, fields: { again: expect.anything() } });
    expect(await receive(office, own, true)).toMatchObject({ ok: true });
    expect(await receive(await viewerWith("OFFICE"))).toMatchObject({ ok: true });
  });

  test("the same words saved in another format are noticed as well, other words are not", async () => {
    const office = await viewerWith("OFFICE");
    await onDesk(office);
    const elsewhereBroken = own.replaceAll("\n", "\n\n\u3000\u3000");
    expect(await receive(office, elsewhereBroken)).toMatchObject({ ok: false, fields: { again: expect.anything() } });
    expect(await receive(office, own.replace("一是", "一是认真"))).toMatchObject({ ok: true });
  });

  test.each([
    ["a novel", "他沿着河岸走了很久，水面上的光一点一点暗下去。".repeat(60)],
    [
      "a plan",
      `关于印发《服务提升实施方案》的通知\n各处室：\n${"一、总体要求。提高服务质量，完成各项任务。".repeat(30)}`,
    ],
    ["nothing", "   \n  "],
  ])("%s is refused with a sentence and leaves nothing", async (_what, text) => {
    const office = await viewerWith("OFFICE");
    const result = await receive(office, text);
    expect(result.ok ? "" : result.why).toMatch(/[。]$/);
    expect(await db.importDraft.count()).toBe(0);
    expect(await db.event.count()).toBe(0);
  });

  test("nobody but the office of the body puts a report on its desk", async () => {
    const body = await createBody();
    const stranger = { ...(await viewerWith("OFFICE")), bodyId: body.id };
    expect((await receive(stranger)).ok).toBe(false);
    expect((await receive(await viewerWith("LIAISON", { bodyId: body.id }))).ok).toBe(false);
    expect(await db.importDraft.count()).toBe(0);
  });
});

describe("correcting", () => {
  test("each correction is kept and the last one can be taken back", async () => {
    const office = await viewerWith("OFFICE");
    const id = await onDesk(office);
    const before = await see(office, id);
    const [first, second] = before.review.issues;
    const measure = first?.measures[0];
    if (!first || !second || !measure) throw new Error("fixture too small");
    await correct(office, id, { type: "edit-measure", key: measure.key, text: "改写后的措施。" });
    await correct(office, id, { type: "merge", key: second.key });
    const merged = await see(office, id);
    expect(merged.counts.issues).toBe(before.counts.issues - 1);
    expect(merged.counts.allMeasures).toBe(before.counts.allMeasures);
    expect(merged.review.issues[0]?.measures[0]?.text).toBe("改写后的措施。");
    const undone = await undoCorrection(office, sentOnce(), { draftId: id, version: merged.version });
    expect(undone.ok).toBe(true);
    const after = await see(office, id);
    expect(after.counts.issues).toBe(before.counts.issues);
    expect(after.review.issues[0]?.measures[0]?.text).toBe("改写后的措施。");
  });

  test("what the ledger would not take is refused at its field and nothing is kept", async () => {
    const office = await viewerWith("OFFICE");
    const id = await onDesk(office);
    const { version, review } = await see(office, id);
    const [issue] = review.issues;
    const [measure] = issue?.measures ?? [];
    if (!issue || !measure) throw new Error("fixture too small");
    const { key, number, text, sectionKey, group } = issue;
    const title = "长".repeat(5_000);
    const cases: [string, Correction][] = [
      ["title", { type: "edit-issue", key, number, title, text, sectionKey, group }],
      ["text", { type: "edit-measure", key: measure.key, text: "长".repeat(8_001) }],
    ];
    for (const [field, correction] of cases) {
      const result = await correctReview(office, sentOnce(), { draftId: id, version, correction });
      expect(result).toMatchObject({ ok: false, fields: { [field]: [expect.stringContaining("字以内")] } });
    }
    expect((await see(office, id)).corrections).toEqual([]);
  });

  test("of two people correcting at once one is told", async () => {
    const office = await viewerWith("OFFICE");
    const id = await onDesk(office);
    const { version, review } = await see(office, id);
    const key = review.issues[0]?.key ?? "";
    const results = await Promise.all(
      [1, 2].map(() => correctReview(office, sentOnce(), { draftId: id, version, correction: { type: "drop", key } })),
    );
    expect(results.filter((r) => r.ok)).toHaveLength(1);
    expect((await see(office, id)).corrections).toHaveLength(1);
  });

  test("a review put aside cannot be corrected or confirmed", async () => {
    const office = await viewerWith("OFFICE");
    const id = await onDesk(office);
    const { version } = await see(office, id);
    expect(await discardReview(office, sentOnce(), { draftId: id, version })).toEqual({ ok: true });
    const again = await see(office, id);
    const confirmed = await confirmImport(office, sentOnce(), { draftId: id, version: again.version, ...HEADER });
    expect(confirmed.ok).toBe(false);
    expect(await db.inspection.count()).toBe(0);
  });
});

describe("confirming", () => {
  async function settled(viewer: Viewer, text = own) {
    const id = await onDesk(viewer, text);
    const named = (await see(viewer, id)).otherBody?.name ?? null;
    await correct(viewer, id, { type: "settle-all" }, { type: "accept-body", named });
    return id;
  }

  test("a report of another body enters only once that was confirmed by itself: no tick of the doubts does", async () => {
    const office = await viewerWith("OFFICE");
    const id = await onDesk(office);
    await correct(office, id, { type: "settle-all" });
    const confirm = async () =>
      confirmImport(office, sentOnce(), { draftId: id, version: (await see(office, id)).version, ...HEADER });
    const body = await db.body.findUniqueOrThrow({ where: { id: office.bodyId } });
    const refused = await confirm();
    expect(refused.ok ? "" : refused.why).toContain(`请先在核对页上方勾选“确认记入${body.name}”`);
    // Whoever confirmed another name did not confirm this one; what is taken back counts no more.
    await correct(office, id, { type: "accept-body", named: "云溪市大数据局" });
    expect((await confirm()).ok).toBe(false);
    await correct(office, id, { type: "accept-body", named: NAMED }, { type: "accept-body", named: null });
    expect((await confirm()).ok).toBe(false);
    expect(await db.inspection.count()).toBe(0);
    await correct(office, id, { type: "accept-body", named: NAMED });
    expect((await see(office, id)).otherBody?.accepted).toBe(true);
    expect((await confirm()).ok).toBe(true);
  });

  test("enters what was reviewed, numbered anew, with history, once", async () => {
    const office = await viewerWith("OFFICE");
    const id = await settled(office);
    const seen = await see(office, id);
    const sent = sentOnce("import.confirm");
    const input = { draftId: id, version: seen.version, ...HEADER };
    const first = await confirmImport(office, sent, input);
    const second = await confirmImport(office, sent, input);
    expect(second).toEqual(first);
    const inspection = await db.inspection.findFirstOrThrow();
    expect(await db.inspection.count()).toBe(1);
    expect(await db.issue.count()).toBe(seen.counts.issues);
    expect(await db.measure.count()).toBe(seen.counts.allMeasures);
    expect(await db.extendedItem.count()).toBe(seen.counts.analogous + seen.counts.reform);
    const given = await db.numberSequence.findMany({ where: { bodyId: inspection.bodyId } });
    const last = (kind: NumberKind) => given.filter((s) => s.kind === kind).reduce((sum, s) => sum + s.last, 0);
    expect(last("ISSUE")).toBe(seen.counts.issues);
    expect(last("ANALOGOUS")).toBe(seen.counts.analogous);
    expect(last("REFORM")).toBe(seen.counts.reform);
    expect(last("MEASURE")).toBe(seen.counts.allMeasures);
    const sorted = await db.measure.findMany({ orderBy: [{ sortKey: "asc" }], select: { code: true } });
    expect(sorted[0]?.code).toBe("01-01");
    expect(new Set(sorted.map((m) => m.code)).size).toBe(sorted.length);
    expect(await db.measure.count({ where: { status: { not: "PLANNED" } } })).toBe(0);
    expect(await verifyChain(db, office.bodyId)).toMatchObject({ intact: true });
    expect(await db.event.count({ where: { action: "measure.created" } })).toBe(seen.counts.allMeasures);
    expect((await see(office, id)).state).toBe("CONFIRMED");
    // Ids made here are of version 7 like those the database client makes: in the order of time, beside each other in an index.
    const rows = [...(await db.issue.findMany()), ...(await db.measure.findMany()), ...(await db.section.findMany())];
    expect(rows.filter((row) => row.id[14] !== "7")).toEqual([]);
  });

  test("an inspection the ledger has already is told at its name, and the review stays as it was", async () => {
    const office = await viewerWith("OFFICE");
    const id = await settled(office);
    await createInspection({ bodyId: office.bodyId, title: HEADER.title, feedbackOn: HEADER.feedbackOn });
    const { version } = await see(office, id);
    const refused = await confirmImport(office, sentOnce(), { draftId: id, version, ...HEADER });
    expect(refused).toMatchObject({ ok: false, fields: { title: [expect.stringContaining("不能重复建立")] } });
    expect(await db.issue.count()).toBe(0);
    expect((await see(office, id)).state).toBe("REVIEW");
    const again = { draftId: id, version, ...HEADER, title: `${HEADER.title}（补充）` };
    expect((await confirmImport(office, sentOnce(), again)).ok).toBe(true);
  });

  test("what is dropped does not enter", async () => {
    const office = await viewerWith("OFFICE");
    const id = await settled(office);
    const { review, counts } = await see(office, id);
    const [issue] = review.issues;
    if (!issue) throw new Error("fixture too small");
    await correct(office, id, { type: "drop", key: issue.key });
    const { version } = await see(office, id);
    expect((await confirmImport(office, sentOnce(), { draftId: id, version, ...HEADER })).ok).toBe(true);
    expect(await db.issue.count()).toBe(counts.issues - 1);
    expect(await db.issue.count({ where: { title: issue.title } })).toBe(0);
  });

  test.each([
    ["title", { title: "" }],
    ["onsiteTo", { onsiteFrom: day("2024-05-01"), onsiteTo: day("2024-04-01") }],
    ["feedbackOn", { onsiteTo: day("2024-08-01") }],
    ["feedbackOn", { feedbackOn: day("2099-01-01") }],
  ])("a bad %s is told at its field and nothing enters", async (field, bad) => {
    const office = await viewerWith("OFFICE");
    const id = await settled(office);
    const { version } = await see(office, id);
    const result = await confirmImport(office, sentOnce(), { draftId: id, version, ...HEADER, ...bad });
    expect(result.ok ? {} : result.fields).toHaveProperty(field);
    expect(await db.inspection.count()).toBe(0);
  });

  test("open doubts keep it on the desk", async () => {
    const office = await viewerWith("OFFICE");
    const text = own.replace("2.", "4.");
    const id = await onDesk(office, text);
    const { version, counts } = await see(office, id);
    expect(counts.openProblems).toBeGreaterThan(0);
    const result = await confirmImport(office, sentOnce(), { draftId: id, version, ...HEADER });
    expect(result.ok ? "" : result.why).toContain("待核对");
  });

  test("a row longer than the ledger takes keeps it on the desk, by name, until it is shortened", async () => {
    const office = await viewerWith("OFFICE");
    const long = `数据目录更新不及时${"、长期无人核对".repeat(60)}`;
    const id = await settled(office, own.replace("针对数据目录更新不及时问题", `针对“${long}”问题`));
    const before = await see(office, id);
    expect(before.doubts.flatMap(({ all }) => all).filter((d) => !d.settled)).toMatchObject([
      { mend: true, row: "i1" },
    ]);
    const confirm = async () =>
      confirmImport(office, sentOnce(), { draftId: id, version: (await see(office, id)).version, ...HEADER });
    const refused = await confirm();
    expect(refused.ok ? "" : refused.why).toMatch(/^反馈问题“1\. 数据目录更新不及时.*的标题请控制在 300 字以内/);
    expect(await db.inspection.count()).toBe(0);
    const { number, text, sectionKey, group } = before.review.issues[0] ?? {};
    if (number === undefined || text === undefined || sectionKey === undefined || group === undefined) {
      throw new Error("nothing read");
    }
    const title = "数据目录更新不及时";
    await correct(office, id, { type: "edit-issue", key: "i1", number, title, text, sectionKey, group });
    expect(await confirm()).toMatchObject({ ok: true });
  });

  const reportPath = path.join(REAL, "xunshi-2025.txt");
  test.runIf(existsSync(reportPath))(
    "the real report enters whole: 10 sections, 33 issues, 23 items, 187 measures (only where the real reports are present)",
    async () => {
      const office = await viewerWith("OFFICE");
      const id = await settled(office, readFileSync(reportPath, "utf8"));
      const { version } = await see(office, id);
      const result = await confirmImport(office, sentOnce(), { draftId: id, version, ...HEADER });
      expect(result).toMatchObject({ ok: true, measures: 187 });
      expect([await db.section.count(), await db.issue.count(), await db.extendedItem.count()]).toEqual([10, 33, 23]);
    },
  );
});

describe("a progress report", () => {
  const asOf = day("2024-12-20");
  const PROGRESS = { ...HEADER, entersAs: "PROGRESS" as const, asOf };

  async function onDeskSettled(viewer: Viewer) {
    const id = await onDesk(viewer);
    await correct(viewer, id, { type: "settle-all" }, { type: "accept-body", named: NAMED });
    return { draftId: id, version: (await see(viewer, id)).version };
  }

  test("enters its measures as 推进中, their texts as the progress of that day, marked as the report's, each with events", async () => {
    const office = await viewerWith("OFFICE");
    const seen = await onDeskSettled(office);
    const confirmed = await confirmImport(office, sentOnce(), { ...seen, ...PROGRESS });
    if (!confirmed.ok) throw new Error(confirmed.why);
    const measures = await db.measure.findMany({ include: { progress: true } });
    expect(measures).toHaveLength(confirmed.measures);
    for (const m of measures) {
      expect(m).toMatchObject({ status: "UNDERWAY", leadUnitId: null });
      expect([m.startedOn, m.lastHeardOn, m.lastProgressOn].map((d) => d && dayFromDb(d))).toEqual([asOf, asOf, asOf]);
      expect(m.progress).toMatchObject([
        { kind: "PROGRESS", text: m.text, fromReport: true, personId: office.personId },
      ]);
      expect(m.progress.map((p) => dayFromDb(p.day))).toEqual([asOf]);
    }
    const told = await db.event.findMany({ where: { action: "measure.told" } });
    expect(told).toHaveLength(measures.length);
    expect(JSON.stringify(told[0]?.changes)).toContain(`通报所载进展（截至${asOf}）`);
    expect(await verifyChain(db, office.bodyId)).toMatchObject({ intact: true });
    // Nothing of it is declared or closed: the figures say what they are.
    const { tally } = (await figuresWithin(office, confirmed.inspectionId)).all;
    expect(tally).toMatchObject({ UNDERWAY: measures.length, PLANNED: 0, SUBMITTED: 0, CLOSED: 0 });
    const [first] = measures;
    const page = await getMeasurePage(office, first?.id ?? "", {});
    expect(page?.progress.rows).toMatchObject([{ toldOn: asOf, text: first?.text }]);
  });

  test("is assigned like any other, and undone as a whole while nobody has", async () => {
    const office = await viewerWith("OFFICE");
    const unit = await createUnit({ bodyId: office.bodyId });
    const seen = await onDeskSettled(office);
    expect((await confirmImport(office, sentOnce(), { ...seen, ...PROGRESS })).ok).toBe(true);
    const undo = async () =>
      undoImport(office, sentOnce(), { ...seen, version: (await see(office, seen.draftId)).version, reason: "录错" });
    expect((await see(office, seen.draftId)).touched).toBeNull();
    const [{ id, version } = { id: "", version: 0 }] = await db.measure.findMany({ take: 1 });
    const change = { leadUnitId: unit.id };
    expect(await assignMeasures(office, sentOnce(), [{ measureId: id, version, change, reason: "" }])).toMatchObject({
      ok: true,
    });
    expect(await undo()).toMatchObject({ ok: false, why: expect.stringContaining("1条措施") });
  });

  test.each([
    ["no day", null],
    ["a day before the feedback", day("2024-07-29")],
    ["a day to come", day("2099-01-01")],
  ])("with %s is told so at the day, and nothing enters", async (_, wrong) => {
    const office = await viewerWith("OFFICE");
    const seen = await onDeskSettled(office);
    const refused = await confirmImport(office, sentOnce(), { ...seen, ...PROGRESS, asOf: wrong });
    expect(refused).toMatchObject({ ok: false, fields: { asOf: [expect.stringContaining("进展截至的日期")] } });
    expect(await db.inspection.count()).toBe(0);
  });
});

describe("what a measure answers", () => {
  const REPORT = `中共青石区水务局党组关于巡察整改进展情况的通报
根据区委统一部署，2023年3月6日至5月10日，区委第三巡察组对区水务局党组开展了常规巡察。2023年6月20日，区委第三巡察组向区水务局党组反馈了巡察意见。现将整改进展情况予以公布。
1.关于“应急水源少”问题
具体表现：城东没有备用水源。
整改措施：一是新建水源。二是铺设管线。
具体表现：预案多年未修订。
整改措施：完善预案。
`;

  test("is entered as the desk shows it, what was ticked by hand included", async () => {
    const office = await viewerWith("OFFICE");
    const id = await onDesk(office, REPORT);
    const { review } = await see(office, id);
    const [issue] = review.issues;
    const [first, second, third] = issue?.measures ?? [];
    if (!issue || !first || !second || !third) throw new Error("not read");
    expect(issue.manifestations.map((m) => m.text)).toEqual(["城东没有备用水源。", "预案多年未修订。"]);
    await correct(office, id, { type: "answer", key: second.key, answers: issue.manifestations.map((m) => m.key) });
    await correct(office, id, { type: "answer", key: third.key, answers: [] });
    const again = await see(office, id);
    for (const problem of again.review.problems.filter((p) => !p.settled))
      await correct(office, id, { type: "settle", key: problem.key, settled: true });
    await correct(office, id, { type: "accept-body", named: again.otherBody?.name ?? null });
    const { version } = await see(office, id);
    const confirmed = await confirmImport(office, sentOnce(), {
      draftId: id,
      version,
      ...HEADER,
      feedbackOn: day("2023-06-20"),
    });
    if (!confirmed.ok) throw new Error(confirmed.why);
    const rows = await db.measure.findMany({
      where: { inspectionId: confirmed.inspectionId },
      orderBy: { sortKey: "asc" },
      select: { id: true, manifestationLinks: { select: { manifestation: { select: { text: true } } } } },
    });
    expect(rows.map((m) => m.manifestationLinks.map((one) => one.manifestation.text).sort())).toEqual([
      ["城东没有备用水源。"],
      ["城东没有备用水源。", "预案多年未修订。"],
      [],
    ]);
    const created = await db.event.findFirstOrThrow({
      where: { measureId: rows[0]?.id ?? "", action: "measure.created" },
    });
    expect(JSON.stringify(created.changes)).toContain("“城东没有备用水源。”");
  });
});
