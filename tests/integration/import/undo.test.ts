import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import type { Result } from "@/lib/command/result";
import { db } from "@/lib/db/client";
import { addDays } from "@/lib/domain/day";
import { assignMeasures } from "@/lib/features/assign/commands/assign-measures";
import { addIssue } from "@/lib/features/feedback/commands/add-issue";
import { strikeIssue } from "@/lib/features/feedback/commands/strike-issue";
import { confirmImport } from "@/lib/features/import/commands/confirm-import";
import { correctReview } from "@/lib/features/import/commands/correct-review";
import { receiveReport } from "@/lib/features/import/commands/receive-report";
import { undoImport } from "@/lib/features/import/commands/undo-import";
import { importReview } from "@/lib/features/import/queries/import-desk";
import { checksumOf } from "@/lib/features/import/read/file/checksum";
import { archiveInspection } from "@/lib/features/inspection/commands/archive-inspection";
import { getInspection } from "@/lib/features/inspection/queries/inspection";
import { inspectionList } from "@/lib/features/inspection/queries/inspections";
import { inspectionsFor } from "@/lib/features/inspection/queries/pick-inspection";
import { addMeasure } from "@/lib/features/measure/commands/add-measure";
import { editMeasure } from "@/lib/features/measure/commands/edit-measure";
import { restoreMeasure } from "@/lib/features/measure/commands/restore-measure";
import { figuresWithin } from "@/lib/features/measure/queries/figures";
import { verifyChain } from "@/lib/history/record";
import { resetDatabase } from "@/tests/support/database";
import { sentOnce, TODAY, viewerWith } from "@/tests/support/factories";
import { readReport } from "@/tests/support/reading";

/** 撤销导入: all of it struck as one act, or nothing and a sentence. */

beforeEach(resetDatabase);

const REPORT = readFileSync(path.resolve(import.meta.dirname, "../../fixtures/reports/browser-journey.txt"), "utf8");

async function receive(office: Viewer): Promise<Result<{ draftId: string }>> {
  const read = await readReport(REPORT);
  return receiveReport(office, sentOnce("import.receive"), {
    ...read,
    ...{ bodyId: office.bodyId, fileName: "通报.txt", checksum: checksumOf(REPORT), again: false },
  });
}

/** The report entered; `seen` is what the page of the import shows of it. */
async function entered(office: Viewer) {
  const received = await receive(office);
  if (!received.ok) throw new Error(received.why);
  const { draftId } = received;
  for (const correction of [{ type: "settle-all" }, { type: "accept-body", named: "云溪市数据局党组" }] as const) {
    const version = (await importReview(office, draftId))?.version ?? 0;
    await correctReview(office, sentOnce(), { draftId, version, correction });
  }
  const version = (await importReview(office, draftId))?.version ?? 0;
  const words = { title: "市委第三轮巡察", term: "", round: "", batch: "", team: "" };
  const days = { onsiteFrom: null, onsiteTo: null, feedbackOn: addDays(TODAY, -30), asOf: null };
  const confirmed = await confirmImport(office, sentOnce(), {
    ...{ draftId, version, kind: "XUNCHA", entersAs: "PLAN" },
    ...words,
    ...days,
  });
  if (!confirmed.ok) throw new Error(confirmed.why);
  const seen = async () => ({ draftId, version: (await importReview(office, draftId))?.version ?? 0 });
  return { draftId, inspectionId: confirmed.inspectionId, seen };
}

const reason = "导错了单位";
const undo = async (office: Viewer, { seen }: Awaited<ReturnType<typeof entered>>) =>
  undoImport(office, sentOnce(), { ...(await seen()), reason });

const live = async () =>
  (await db.issue.count({ where: { struckAt: null } })) +
  (await db.extendedItem.count({ where: { struckAt: null } })) +
  (await db.measure.count({ where: { struckAt: null } })) +
  (await db.inspection.count({ where: { struckAt: null } }));

describe("while nothing was touched", () => {
  test("the inspection and every row of it are struck as one act, in one chain, with the numbers used up", async () => {
    const office = await viewerWith("OFFICE");
    const done = await entered(office);
    const before = await db.event.count();
    const [issues, items, measures] = [await db.issue.count(), await db.extendedItem.count(), await db.measure.count()];
    const numbers = await db.numberSequence.findMany({ orderBy: [{ kind: "asc" }, { withinId: "asc" }] });
    expect((await importReview(office, done.draftId))?.touched).toBeNull();
    expect(await undo(office, done)).toEqual({ ok: true });
    expect(await live()).toBe(0);
    const events = await db.event.findMany({ where: { seq: { gt: before } }, orderBy: { seq: "asc" } });
    expect(events.map((event) => event.action)).toEqual([
      "inspection.undone",
      ...Array.from({ length: issues }, () => "issue.struck"),
      ...Array.from({ length: items }, () => "item.struck"),
      ...Array.from({ length: measures }, () => "measure.struck"),
      "import.undone",
    ]);
    expect(new Set(events.map((event) => event.reason))).toEqual(new Set([reason]));
    expect(await verifyChain(db, office.bodyId)).toMatchObject({ intact: true });
    expect(await db.numberSequence.findMany({ orderBy: [{ kind: "asc" }, { withinId: "asc" }] })).toEqual(numbers);
  });

  test("it is in no list and no figure any more; its own page and the import's say what became of it", async () => {
    const office = await viewerWith("OFFICE");
    const done = await entered(office);
    await undo(office, done);
    expect(await inspectionsFor(office)).toEqual([]);
    expect((await inspectionList(office, { q: undefined, page: 1 })).total).toBe(0);
    const { tally } = (await figuresWithin(office, done.inspectionId)).all;
    expect(Object.values(tally).every((n) => n === 0)).toBe(true);
    expect(await getInspection(office, done.inspectionId)).toMatchObject({ undone: { reason } });
    expect(await getInspection(await viewerWith("OFFICE"), done.inspectionId)).toBeNull();
    expect(await importReview(office, done.draftId)).toMatchObject({ state: "UNDONE", undone: { reason } });
  });

  test("the same file comes in anew, under the same name, and the undone one is never brought back", async () => {
    const office = await viewerWith("OFFICE");
    const first = await entered(office);
    expect(await receive(office)).toMatchObject({ ok: false, fields: { again: expect.anything() } });
    await undo(office, first);
    const second = await entered(office);
    expect(second.inspectionId).not.toBe(first.inspectionId);
    expect(await undo(office, first)).toMatchObject({ ok: false, why: "这次导入已经撤销。" });
    const struck = await db.measure.findFirstOrThrow({ where: { inspectionId: first.inspectionId } });
    const back = { measureId: struck.id, version: struck.version, reason };
    expect((await restoreMeasure(office, sentOnce(), back)).ok).toBe(false);
  });

  test("nobody but the office of the body may", async () => {
    const office = await viewerWith("OFFICE");
    const done = await entered(office);
    const seen = { ...(await done.seen()), reason };
    for (const role of ["GROUP_LEADER", "SUPERVISION", "LIAISON", "SYSTEM_ADMIN"] as const) {
      const other = await viewerWith(role, { bodyId: office.bodyId });
      expect(await undoImport(other, sentOnce(), seen)).toMatchObject({ ok: false, code: "not-found" });
    }
    expect(await undoImport(await viewerWith("OFFICE"), sentOnce(), seen)).toMatchObject({ code: "not-found" });
    expect(await undoImport(office, sentOnce(), { ...seen, reason: " " })).toMatchObject({
      fields: { reason: [expect.stringContaining("请填写")] },
    });
    expect(await live()).toBeGreaterThan(10);
  });
});

/** What people do to a ledger just entered, each with how the refusal names it. */
const EDITS: Record<string, [named: RegExp, (office: Viewer, inspectionId: string) => Promise<Result<object>>]> = {
  "a measure reworded": [
    /1条措施（01-02）/,
    async (office) => {
      const { id, version } = await db.measure.findFirstOrThrow({ where: { code: "01-02", struckAt: null } });
      return editMeasure(office, sentOnce(), { measureId: id, version, text: "改后", remark: "" });
    },
  ],
  "two measures assigned": [
    /2条措施（01-01、01-02）/,
    async (office) => {
      const rows = await db.measure.findMany({ where: { code: { in: ["01-01", "01-02"] } } });
      const inputs = rows.map(({ id, version }) => ({
        measureId: id,
        version,
        change: { dueText: "尽快" },
        reason: "",
      }));
      return assignMeasures(office, sentOnce(), inputs);
    },
  ],
  "a measure added": [
    /1条措施（02-\d+）/,
    async (office) => {
      const issue = await db.issue.findFirstOrThrow({ where: { code: "02" } });
      const parent = { row: "issue", id: issue.id } as const;
      return addMeasure(office, sentOnce(), { parent, text: "新增措施", place: "end" });
    },
  ],
  "an issue added": [
    /1个反馈问题（07）/,
    (office, inspectionId) =>
      addIssue(office, sentOnce(), {
        inspectionId,
        sectionId: null,
        title: "新增的问题",
        text: "",
        target: "",
        place: "end",
      }),
  ],
  "an issue struck with its measures": [
    /条措施（.*1个反馈问题（06）/,
    async (office) => {
      const { id, version } = await db.issue.findFirstOrThrow({ where: { code: "06" } });
      return strikeIssue(office, sentOnce(), { issueId: id, version, reason: "核对" });
    },
  ],
  "the inspection archived": [
    /这次巡视巡察的基本信息/,
    async (office, inspectionId) => {
      const { version } = await db.inspection.findUniqueOrThrow({ where: { id: inspectionId } });
      return archiveInspection(office, sentOnce(), { inspectionId, version, archive: true });
    },
  ],
};

describe("once something was touched", () => {
  test.each(Object.entries(EDITS))(
    "%s: it is refused with what and how many, and nothing is struck",
    async (_, given) => {
      const [named, edit] = given;
      const office = await viewerWith("OFFICE");
      const done = await entered(office);
      expect(await edit(office, done.inspectionId)).toMatchObject({ ok: true });
      const before = await live();
      const refused = await undo(office, done);
      expect(refused.ok ? "" : refused.why).toMatch(named);
      expect(refused.ok ? "" : refused.why).toMatch(/共\d+处，不能整次撤销。.*归档。$/);
      expect((await importReview(office, done.draftId))?.touched).toBe(refused.ok ? "" : refused.why);
      expect(await live()).toBe(before);
    },
  );

  test("of somebody who undoes and somebody who edits at the same moment one is told, and nothing is half struck", async () => {
    const won = { undo: 0, edit: 0 };
    const edits = Object.values(EDITS);
    for (let round = 0; round < 12; round += 1) {
      await resetDatabase();
      const office = await viewerWith("OFFICE");
      const colleague = await viewerWith("OFFICE", { bodyId: office.bodyId });
      const done = await entered(office);
      const before = await live();
      const edit = edits[round % edits.length]?.[1];
      if (!edit) throw new Error("no edit");
      // Each of the two is the first to ask in half of the rounds.
      const both = round % 2 === 0 ? [undo(office, done), edit(colleague, done.inspectionId)] : [];
      if (both.length === 0) both.push(edit(colleague, done.inspectionId), undo(office, done));
      const [first, second] = await Promise.all(both);
      const [undone, edited] = round % 2 === 0 ? [first, second] : [second, first];
      expect([undone?.ok, edited?.ok].filter(Boolean)).toHaveLength(1);
      for (const answer of [undone, edited]) if (answer && !answer.ok) expect(answer.why).toMatch(/。$/);
      if (undone?.ok) {
        expect(await live()).toBe(0);
        won.undo += 1;
      } else {
        expect(await live()).toBeGreaterThan(before - 10);
        expect(await db.inspection.count({ where: { struckAt: null } })).toBe(1);
        won.edit += 1;
      }
      expect(await verifyChain(db, office.bodyId)).toMatchObject({ intact: true });
    }
    expect(won.undo + won.edit).toBe(12);
  }, 120_000);
});
