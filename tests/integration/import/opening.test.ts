import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import { type Day, day, dayFromDb } from "@/lib/domain/day";
import { type ConfirmInput, confirmImport } from "@/lib/features/import/commands/confirm-import";
import { correctReview } from "@/lib/features/import/commands/correct-review";
import { receiveReport } from "@/lib/features/import/commands/receive-report";
import { undoImport } from "@/lib/features/import/commands/undo-import";
import { importReview } from "@/lib/features/import/queries/import-desk";
import { checksumOf } from "@/lib/features/import/read/file/checksum";
import { figuresWithin } from "@/lib/features/measure/queries/figures";
import { getMeasurePage } from "@/lib/features/measure/queries/measure-page";
import { verifyChain } from "@/lib/history/record";
import { resetDatabase } from "@/tests/support/database";
import { sentOnce, TODAY, viewerWith } from "@/tests/support/factories";
import { readReport } from "@/tests/support/reading";

/** What a report lists as 已整改完成, entered as 期初 with the report: by the rules of 期初, and taken back with it. */

beforeEach(resetDatabase);

const REPORT = readFileSync(path.resolve(import.meta.dirname, "../../fixtures/reports/split-by-status.txt"), "utf8");
const NAMED = "区投资促进中心党支部";
/** Measures of its four issues that are done, and of all seven. */
const [DONE, ALL] = [6, 10];
const FEEDBACK = day("2022-06-20");
const AS_OF = day("2022-08-15");

async function see(office: Viewer, draftId: string) {
  const draft = await importReview(office, draftId);
  if (!draft) throw new Error("no draft");
  return draft;
}

async function onDesk(office: Viewer) {
  const read = await readReport(REPORT);
  const of = { bodyId: office.bodyId, fileName: "通报.txt", checksum: checksumOf(REPORT), again: false };
  const received = await receiveReport(office, sentOnce("import.receive"), { ...read, ...of });
  if (!received.ok) throw new Error(received.why);
  const { draftId } = received;
  for (const correction of [{ type: "settle-all" }, { type: "accept-body", named: NAMED }] as const) {
    const { version } = await see(office, draftId);
    await correctReview(office, sentOnce(), { draftId, version, correction });
  }
  return see(office, draftId);
}

type Opening = NonNullable<ConfirmInput["opening"]>;

async function confirm(office: Viewer, opening: Opening | null, over: Partial<ConfirmInput> = {}) {
  const { id: draftId, version } = await onDesk(office);
  const input: ConfirmInput = {
    ...{ draftId, version, kind: "XUNCHA", entersAs: "PROGRESS", asOf: AS_OF, opening },
    ...{ title: "营商环境专项巡察", term: "", round: "", batch: "", team: "" },
    ...{ onsiteFrom: null, onsiteTo: null, feedbackOn: FEEDBACK },
    ...over,
  };
  return { draftId, result: await confirmImport(office, sentOnce(), input) };
}

async function scene() {
  const office = await viewerWith("OFFICE");
  const head = await viewerWith("GROUP_LEADER", { bodyId: office.bodyId });
  const opening = { day: AS_OF as Day, source: "2022年整改通报", voucherId: head.personId };
  return { office, head, opening };
}

describe("on the desk", () => {
  test("it is offered with how many and who may vouch, and not of a report that lists nothing so", async () => {
    const { office, head } = await scene();
    const liaison = await viewerWith("LIAISON", { bodyId: office.bodyId });
    const { counts, vouchers } = await onDesk(office);
    expect(counts).toMatchObject({ completedIssues: 4, completedMeasures: DONE, allMeasures: ALL });
    const ids = vouchers.map(({ value }) => value);
    expect(ids).toContain(head.personId);
    expect(ids).not.toContain(liaison.personId);
  });
});

describe("entered", () => {
  test("they are closed as 期初 with day, source and voucher; the others are 推进中, and the figures say so", async () => {
    const { office, head, opening } = await scene();
    const { result } = await confirm(office, opening);
    if (!result.ok) throw new Error(result.why);
    const measures = await db.measure.findMany({
      include: { issue: true, openings: true },
      orderBy: { sortKey: "asc" },
    });
    const done = measures.filter((m) => m.issue?.printedGroup === "COMPLETED");
    expect([done.length, measures.length]).toEqual([DONE, ALL]);
    for (const m of measures) expect(m.status).toBe(done.includes(m) ? "CLOSED" : "UNDERWAY");
    for (const { opening: open, closedOn, openings } of done) {
      expect([open, closedOn && dayFromDb(closedOn)]).toEqual([true, AS_OF]);
      expect(openings).toMatchObject([{ source: opening.source, voucherId: head.personId, voucherName: head.name }]);
    }
    const { tally, opening: counted } = (await figuresWithin(office, result.inspectionId)).all;
    expect([tally.CLOSED, counted, tally.UNDERWAY]).toEqual([DONE, DONE, ALL - DONE]);
    const told = await db.event.findMany({ where: { action: "measure.opened" } });
    expect(told).toHaveLength(DONE);
    const page = await getMeasurePage(office, done[0]?.id ?? "", {});
    expect(JSON.stringify(page?.history.events)).toContain(`依据：${opening.source}；确认人：${head.name}`);
    expect(await verifyChain(db, office.bodyId)).toMatchObject({ intact: true });
  });

  test("they are undone with the import while nobody touched anything", async () => {
    const { office, opening } = await scene();
    const { draftId, result } = await confirm(office, opening);
    expect(result.ok).toBe(true);
    const { touched, version } = await see(office, draftId);
    expect(touched).toBeNull();
    expect(await undoImport(office, sentOnce(), { draftId, version, reason: "录错" })).toEqual({ ok: true });
    expect(await db.measure.count({ where: { struckAt: null } })).toBe(0);
    const { all } = await figuresWithin(office, (await db.inspection.findFirstOrThrow()).id);
    expect([all.tally.CLOSED, all.opening]).toEqual([0, 0]);
  });

  test("without the tick nothing of the report is closed", async () => {
    const { office } = await scene();
    expect((await confirm(office, null)).result.ok).toBe(true);
    expect(await db.measure.count({ where: { status: "CLOSED" } })).toBe(0);
  });
});

describe("refused, at the field and with nothing entered,", () => {
  const WRONG: Record<string, (s: Awaited<ReturnType<typeof scene>>) => Partial<Opening>> = {
    openingDay: () => ({ day: day("2022-06-19") }),
    openingSource: () => ({ source: "" }),
    openingVoucherId: () => ({ voucherId: null }),
  };
  test.each(Object.entries(WRONG))("is what is wrong at %s", async (field, over) => {
    const s = await scene();
    const { result } = await confirm(s.office, { ...s.opening, ...over(s) });
    expect(result).toMatchObject({ ok: false, fields: { [field]: [expect.stringMatching(/。$/)] } });
    expect(await db.inspection.count()).toBe(0);
  });

  test("are a day to come, a voucher of another body, a 联络员, and a plan", async () => {
    const { office, opening } = await scene();
    const liaison = await viewerWith("LIAISON", { bodyId: office.bodyId });
    const stranger = await viewerWith("GROUP_LEADER");
    for (const [field, over] of [
      ["openingDay", { day: day("2099-01-01") }],
      ["openingVoucherId", { voucherId: liaison.personId }],
      ["openingVoucherId", { voucherId: stranger.personId }],
    ] as const) {
      await resetDrafts();
      const { result } = await confirm(office, { ...opening, ...over });
      expect(result).toMatchObject({ ok: false, fields: { [field]: expect.anything() } });
    }
    await resetDrafts();
    const { result } = await confirm(office, opening, { entersAs: "PLAN", asOf: null });
    expect(result).toMatchObject({ ok: false, fields: { entersAs: expect.anything() } });
    expect(await db.inspection.count()).toBe(0);
    expect(TODAY > AS_OF).toBe(true);
  });
});

/** The same report may come again. */
const resetDrafts = () => db.importDraft.updateMany({ data: { state: "DISCARDED" } });
