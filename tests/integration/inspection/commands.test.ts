import { beforeEach, describe, expect, test } from "vitest";
import { ARCHIVED, CHANGED_MEANWHILE, NOT_FOUND } from "@/lib/command/refusal";
import { db } from "@/lib/db/client";
import { addDays, dayFromDb } from "@/lib/domain/day";
import { FULL_CHAIN, SHORT_CHAIN } from "@/lib/domain/signing/stages";
import { ROLES } from "@/lib/domain/types";
import { archiveInspection } from "@/lib/features/inspection/commands/archive-inspection";
import { createInspection as createCommand } from "@/lib/features/inspection/commands/create-inspection";
import { editInspection } from "@/lib/features/inspection/commands/edit-inspection";
import type { InspectionInput } from "@/lib/features/inspection/commands/inspection-row";
import { recordClues } from "@/lib/features/inspection/commands/record-clues";
import { resetDatabase } from "@/tests/support/database";
import { createBody, createInspection, createMeasure, sentOnce, TODAY, viewerWith } from "@/tests/support/factories";
import { BESIDE_BASELINES, saidOf } from "@/tests/support/history";

beforeEach(resetDatabase);

const INPUT: InspectionInput = {
  kind: "XUNCHA",
  title: "第三轮巡察",
  term: "六届市委",
  round: "第三轮",
  batch: "",
  team: "市委第二巡察组",
  onsiteFrom: addDays(TODAY, -100),
  onsiteTo: addDays(TODAY, -40),
  feedbackOn: TODAY,
  planDueOn: addDays(TODAY, 30),
  concentratedEndOn: addDays(TODAY, 90),
  reportDueOn: addDays(TODAY, 90),
  silentAfterDays: 14,
  stuckAfterDays: 5,
  reviewEveryDays: 90,
  chain: SHORT_CHAIN,
  contactPhone: "",
  contactEmail: "",
  contactAddress: "",
  contactPostcode: "",
};

/** An office and its inspection, as it stands. */
async function office() {
  const inspection = await createInspection();
  return { inspection, viewer: await viewerWith("OFFICE", { bodyId: inspection.bodyId }) };
}

const row = (id: string) => db.inspection.findUniqueOrThrow({ where: { id } });
const events = () => db.event.findMany({ where: BESIDE_BASELINES, orderBy: { seq: "asc" } });

describe("who may", () => {
  test.each(ROLES)("%s of the body: only the office sets up, edits, archives and records clues", async (role) => {
    const { id: inspectionId, bodyId, version } = await createInspection();
    await createMeasure({ inspectionId });
    const viewer = await viewerWith(role, { bodyId });
    const allowed = role === "OFFICE";
    const acts = [
      await createCommand(viewer, sentOnce(), { ...INPUT, bodyId }),
      await recordClues(viewer, sentOnce(), { inspectionId, asOf: TODAY, transferred: 3, concluded: 1 }),
      await editInspection(viewer, sentOnce(), { ...INPUT, title: "第四轮巡察", inspectionId, version }),
      await archiveInspection(viewer, sentOnce(), { inspectionId, version: version + 1, archive: true }),
    ];
    for (const result of acts) {
      if (allowed) expect(result.ok).toBe(true);
      else expect(result).toEqual({ ok: false, code: "not-found", why: NOT_FOUND });
    }
    expect(await db.inspection.count()).toBe(allowed ? 2 : 1);
    expect(await db.event.count({ where: BESIDE_BASELINES })).toBe(allowed ? 4 : 0);
  });

  test("the office of another body finds nothing, and may not add to this one", async () => {
    const { inspection } = await office();
    const stranger = await viewerWith("OFFICE", { bodyId: (await createBody()).id });
    const { id: inspectionId, version, bodyId } = inspection;
    const refused = { ok: false, code: "not-found", why: NOT_FOUND };
    expect(await createCommand(stranger, sentOnce(), { ...INPUT, bodyId })).toEqual(refused);
    expect(await editInspection(stranger, sentOnce(), { ...INPUT, inspectionId, version })).toEqual(refused);
    expect(await archiveInspection(stranger, sentOnce(), { inspectionId, version, archive: true })).toEqual(refused);
    const clues = { inspectionId, asOf: TODAY, transferred: 1, concluded: 0 };
    expect(await recordClues(stranger, sentOnce(), clues)).toEqual(refused);
    expect(await row(inspectionId)).toEqual(inspection);
  });
});

describe("setting up", () => {
  test("writes what was given and its history, once for one key", async () => {
    const { viewer, inspection } = await office();
    const sent = sentOnce();
    const made = await createCommand(viewer, sent, { ...INPUT, bodyId: inspection.bodyId });
    expect(await createCommand(viewer, sent, { ...INPUT, bodyId: inspection.bodyId })).toEqual(made);
    if (!made.ok) throw new Error(made.why);
    const saved = await row(made.id);
    expect(saved).toMatchObject({ title: "第三轮巡察", team: "市委第二巡察组", chain: SHORT_CHAIN, version: 1 });
    expect(dayFromDb(saved.planDueOn)).toBe(INPUT.planDueOn);
    const [event] = await events();
    expect(event).toMatchObject({ action: "inspection.created", subjectId: made.id, personId: viewer.personId });
    expect(saidOf(event)).toContainEqual({ field: "反馈日期", old: null, new: TODAY });
  });

  test("of one body, title and feedback day there is one, also when two are set up at once", async () => {
    const { viewer, inspection } = await office();
    const { bodyId } = inspection;
    const create = (over: Partial<InspectionInput> = {}) =>
      createCommand(viewer, sentOnce(), { ...INPUT, ...over, bodyId });
    const twice = await Promise.all([create(), create({ title: " 第三轮巡察 " })]);
    const refused = { ok: false, fields: { title: [expect.stringContaining("已有反馈日期为")] } };
    expect(twice.filter((r) => r.ok)).toHaveLength(1);
    expect(twice.find((r) => !r.ok)).toMatchObject(refused);
    expect(await create({ feedbackOn: addDays(TODAY, 1) })).toMatchObject({ ok: true });
    expect(await create({ title: "第三轮巡察（回访）" })).toMatchObject({ ok: true });

    const { id: inspectionId, version } = inspection;
    const edit = (title: string) => editInspection(viewer, sentOnce(), { ...INPUT, title, inspectionId, version });
    expect(await edit("第三轮巡察")).toMatchObject(refused);
    expect((await row(inspectionId)).version).toBe(version);
    expect(await edit("第四轮巡察")).toEqual({ ok: true });
    // Saved again as it is, it is not its own double.
    const again = { ...INPUT, title: "第四轮巡察", inspectionId, version: version + 1 };
    expect(await editInspection(viewer, sentOnce(), again)).toEqual({ ok: true });
    // In another body the name is free.
    const elsewhere = (await createBody()).id;
    const other = await viewerWith("OFFICE", { bodyId: elsewhere });
    expect(await createCommand(other, sentOnce(), { ...INPUT, bodyId: elsewhere })).toMatchObject({ ok: true });
  });

  test.each([
    ["onsiteTo", { onsiteTo: addDays(TODAY, -101) }],
    ["feedbackOn", { onsiteTo: addDays(TODAY, 1) }],
    ["planDueOn", { planDueOn: addDays(TODAY, -1) }],
    ["concentratedEndOn", { concentratedEndOn: addDays(TODAY, 29) }],
    ["reportDueOn", { reportDueOn: addDays(TODAY, -1) }],
    ["title", { title: "  " }],
    ["silentAfterDays", { silentAfterDays: 0 }],
    ["stuckAfterDays", { stuckAfterDays: 61 }],
    ["reviewEveryDays", { reviewEveryDays: 3651 }],
    ["chain", { chain: [] }],
  ] as const)("says at %s what is wrong with it, and changes nothing", async (field, over) => {
    const { viewer, inspection } = await office();
    const input = { ...INPUT, ...over };
    const created = await createCommand(viewer, sentOnce(), { ...input, bodyId: inspection.bodyId });
    const edited = await editInspection(viewer, sentOnce(), {
      ...input,
      inspectionId: inspection.id,
      version: inspection.version,
    });
    for (const result of [created, edited]) {
      expect(result).toMatchObject({ ok: false, fields: { [field]: [expect.any(String)] } });
    }
    expect(await db.inspection.count()).toBe(1);
    expect(await row(inspection.id)).toEqual(inspection);
  });
});

describe("editing", () => {
  test("tells the history what changed, and of two people one hears it changed meanwhile", async () => {
    const { viewer, inspection } = await office();
    const input = { ...INPUT, inspectionId: inspection.id, version: inspection.version };
    const results = await Promise.all([
      editInspection(viewer, sentOnce(), { ...input, title: "甲" }),
      editInspection(viewer, sentOnce(), { ...input, title: "乙" }),
    ]);
    expect(results.filter((r) => r.ok)).toHaveLength(1);
    expect(results).toContainEqual({ ok: false, code: "changed", why: CHANGED_MEANWHILE });
    const saved = await row(inspection.id);
    const all = await events();
    expect(all).toHaveLength(1);
    expect(saidOf(all[0])).toContainEqual({ field: "名称", old: inspection.title, new: saved.title });
  });

  test("another chain is for applications made afterwards", async () => {
    const { viewer, inspection } = await office();
    const inspectionId = inspection.id;
    await createMeasure({ inspectionId, status: "SUBMITTED" });
    const edit = (version: number, chain: InspectionInput["chain"] | null) =>
      editInspection(viewer, sentOnce(), { ...INPUT, inspectionId, version, chain });
    expect(await edit(1, null)).toEqual({ ok: true });
    expect((await row(inspectionId)).chain).toEqual(SHORT_CHAIN);
    expect(await edit(2, FULL_CHAIN)).toEqual({ ok: true });
    expect((await row(inspectionId)).chain).toEqual(FULL_CHAIN);
  });
});

describe("archiving", () => {
  test("closes the ledger to work and can be taken back", async () => {
    const { viewer, inspection } = await office();
    const inspectionId = inspection.id;
    expect(await archiveInspection(viewer, sentOnce(), { inspectionId, version: 1, archive: true })).toEqual({
      ok: true,
    });
    expect((await row(inspectionId)).archivedAt).toEqual(viewer.now);
    const refused = { ok: false, code: "archived", why: ARCHIVED };
    expect(await editInspection(viewer, sentOnce(), { ...INPUT, inspectionId, version: 2 })).toEqual(refused);
    const clues = { inspectionId, asOf: TODAY, transferred: 1, concluded: 0 };
    expect(await recordClues(viewer, sentOnce(), clues)).toEqual(refused);
    // Twice is once: the second press hears that it changed.
    expect(await archiveInspection(viewer, sentOnce(), { inspectionId, version: 2, archive: true })).toEqual({
      ok: false,
      code: "changed",
      why: CHANGED_MEANWHILE,
    });
    expect(await archiveInspection(viewer, sentOnce(), { inspectionId, version: 2, archive: false })).toEqual({
      ok: true,
    });
    expect((await row(inspectionId)).archivedAt).toBeNull();
    expect((await events()).map((e) => e.action)).toEqual(["inspection.archived", "inspection.reopened"]);
  });

  test("waits for applications that stand", async () => {
    const { viewer, inspection } = await office();
    await createMeasure({ inspectionId: inspection.id, status: "SUBMITTED" });
    const result = await archiveInspection(viewer, sentOnce(), {
      inspectionId: inspection.id,
      version: 1,
      archive: true,
    });
    expect(result).toMatchObject({ ok: false, why: expect.stringContaining("1 条措施") });
    expect((await row(inspection.id)).archivedAt).toBeNull();
  });
});

describe("clue counts", () => {
  test("are kept by day; the same day again corrects it and the history keeps both", async () => {
    const { viewer, inspection } = await office();
    const at = { inspectionId: inspection.id, asOf: TODAY };
    await recordClues(viewer, sentOnce(), { ...at, asOf: addDays(TODAY, -7), transferred: 2, concluded: 0 });
    await recordClues(viewer, sentOnce(), { ...at, transferred: 5, concluded: 2 });
    await recordClues(viewer, sentOnce(), { ...at, transferred: 5, concluded: 3 });
    const rows = await db.clueCount.findMany({ orderBy: { asOf: "asc" } });
    expect(rows.map((c) => [c.transferred, c.concluded, c.pending])).toEqual([
      [2, 0, 2],
      [5, 3, 2],
    ]);
    const all = await events();
    expect(saidOf(all[2])).toEqual([
      { field: `截至 ${TODAY}`, old: "移交 5 件，办结 2 件，在办 3 件", new: "移交 5 件，办结 3 件，在办 2 件" },
    ]);
  });

  test.each([
    ["asOf", { asOf: addDays(TODAY, 1) }],
    ["transferred", { transferred: -1 }],
    ["concluded", { concluded: 4 }],
    ["concluded", { concluded: 0.5 }],
  ] as const)("that cannot be are refused at %s", async (field, over) => {
    const { viewer, inspection } = await office();
    const input = { inspectionId: inspection.id, asOf: TODAY, transferred: 3, concluded: 1, ...over };
    expect(await recordClues(viewer, sentOnce(), input)).toMatchObject({
      ok: false,
      fields: { [field]: [expect.any(String)] },
    });
    expect(await db.clueCount.count()).toBe(0);
  });
});
