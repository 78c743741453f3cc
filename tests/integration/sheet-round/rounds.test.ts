import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { ARCHIVED, CHANGED_MEANWHILE, NOT_FOUND } from "@/lib/command/refusal";
import { transact } from "@/lib/command/transact";
import { db } from "@/lib/db/client";
import { addDays, dayFromDb } from "@/lib/domain/day";
import { ROLES } from "@/lib/domain/types";
import { everyId } from "@/lib/features/ledger/queries/every-row";
import { filterParams } from "@/lib/features/measure/filter";
import { endSheetRound } from "@/lib/features/sheet-round/commands/end-round";
import { makeSheetRound, type RoundInput } from "@/lib/features/sheet-round/commands/make-round";
import { markReturned, takeBackReturned } from "@/lib/features/sheet-round/commands/mark-returned";
import { noteReturn } from "@/lib/features/sheet-round/commands/note-return";
import { takeBackReturn } from "@/lib/features/sheet-round/commands/take-back-return";
import { sheetFilter } from "@/lib/features/sheet-round/filter";
import { roundChoices } from "@/lib/features/sheet-round/queries/round-choices";
import { sheetRound, sheetRoundList } from "@/lib/features/sheet-round/queries/rounds";
import { resetDatabase } from "@/tests/support/database";
import {
  createBody,
  createInspection,
  createIssue,
  createMeasure,
  createUnit,
  sentOnce,
  TODAY,
  viewerWith,
} from "@/tests/support/factories";
import { BESIDE_BASELINES, saidOf } from "@/tests/support/history";

/** 收表: whom a round asks, what came back, and who may do and see it. */

beforeEach(resetDatabase);

async function scene() {
  const body = await createBody();
  const inspection = await createInspection({ bodyId: body.id });
  const issue = await createIssue({ inspectionId: inspection.id });
  const unit = () => createUnit({ bodyId: body.id });
  const [first, second, idle] = [await unit(), await unit(), await unit()];
  const row = { issueId: issue.id };
  await createMeasure({ ...row, leadUnitId: first.id });
  await createMeasure({ ...row, leadUnitId: first.id, status: "CLOSED" });
  await createMeasure({ ...row, leadUnitId: second.id, unitIds: [first.id] });
  const office = await viewerWith("OFFICE", { bodyId: body.id });
  const input: RoundInput = {
    inspectionId: inspection.id,
    dueOn: addDays(TODAY, 2),
    units: [first.id, second.id],
    part: "LEAD",
    rows: "OPEN",
  };
  return { body, inspection, issue, first, second, idle, office, input };
}
type Scene = Awaited<ReturnType<typeof scene>>;

async function made({ office, input }: Scene, over: Partial<RoundInput> = {}): Promise<string> {
  const answer = await makeSheetRound(office, sentOnce(), { ...input, ...over });
  if (!answer.ok) throw new Error(answer.why);
  return answer.id;
}

const events = async () => {
  const rows = await db.event.findMany({ where: BESIDE_BASELINES, orderBy: { seq: "asc" } });
  return rows.filter(({ subjectType }) => subjectType === "SHEET_ROUND");
};
const liaisonOf = (bodyId: string, unitId: string) => viewerWith("LIAISON", { bodyId, unitId });

describe("a round", () => {
  test("asks the units chosen and tells it", async () => {
    const s = await scene();
    const id = await made(s);
    const round = await db.sheetRound.findUniqueOrThrow({ where: { id }, include: { units: true } });
    expect(round).toMatchObject({ cooperating: false, openOnly: true, personName: s.office.name, endedAt: null });
    expect(dayFromDb(round.madeOn)).toBe(TODAY);
    expect(round.units.map(({ unitId }) => unitId).sort()).toEqual([s.first.id, s.second.id].sort());
    const [event] = await events();
    expect(event).toMatchObject({ action: "sheet-round.made", inspectionId: s.inspection.id, subjectId: id });
    expect(saidOf(event)).toEqual([
      { field: "收表部门", old: null, new: "2个" },
      { field: "交回期限", old: null, new: s.input.dueOn },
      { field: "表内措施", old: null, new: "牵头的未销号措施" },
    ]);
  });

  test("says at each field what is wrong with it, all at once", async () => {
    const { office, input } = await scene();
    expect(await makeSheetRound(office, sentOnce(), { ...input, units: [], dueOn: addDays(TODAY, -1) })).toMatchObject({
      ok: false,
      code: "invalid",
      fields: { units: ["请至少选择一个部门。"], dueOn: ["交回期限不能早于今天。"] },
    });
    expect(await db.sheetRound.count()).toBe(0);
  });

  test("asks no unit of another body, and nothing of what is archived", async () => {
    const { office, input, inspection } = await scene();
    const foreign = await createUnit();
    const refused = { ok: false, code: "not-found", why: NOT_FOUND };
    expect(await makeSheetRound(office, sentOnce(), { ...input, units: [foreign.id] })).toEqual(refused);
    await db.inspection.update({ where: { id: inspection.id }, data: { archivedAt: new Date() } });
    expect(await makeSheetRound(office, sentOnce(), input)).toMatchObject({ ok: false, why: ARCHIVED });
  });

  test("offers the units with a part in the inspection, each with the rows its sheet would have", async () => {
    const { office, first, second, inspection } = await scene();
    const { units } = await roundChoices(office, undefined);
    expect(units.map(({ id, rows }) => ({ id, rows }))).toEqual([
      { id: first.id, rows: { lead: { open: 1, all: 2 }, both: { open: 2, all: 3 } } },
      { id: second.id, rows: { lead: { open: 1, all: 1 }, both: { open: 1, all: 1 } } },
    ]);
    for (const [part, cooperating] of [
      ["lead", false],
      ["both", true],
    ] as const)
      for (const [rows, openOnly] of [
        ["open", true],
        ["all", false],
      ] as const)
        for (const unit of units) {
          const filter = sheetFilter({ inspectionId: inspection.id, cooperating, openOnly }, unit.id);
          const every = await everyId(office, filterParams(filter), { most: 100 });
          if (every === null || every === "too-many") throw new Error("no rows");
          expect(every.ids.length).toBe(unit.rows[part][rows]);
        }
  });

  test("ends once, and takes nothing noted by hand afterwards", async () => {
    const s = await scene();
    const roundId = await made(s);
    const end = () => endSheetRound(s.office, sentOnce(), { roundId, version: 1 });
    const both = await Promise.all([end(), end()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ code: "changed", why: CHANGED_MEANWHILE });
    expect((await sheetRound(s.office, roundId))?.state).toBe("ended");
    const note = await noteReturn(s.office, sentOnce(), { roundId, unitId: s.first.id, note: "无变化" });
    expect(note).toMatchObject({ ok: false, code: "state" });
    expect((await events()).map(({ action }) => action)).toEqual(["sheet-round.made", "sheet-round.ended"]);
  });
});

describe("who", () => {
  test.each(ROLES)("%s: only the office makes, notes and ends", async (role) => {
    const s = await scene();
    const roundId = await made(s);
    const unitId = ["UNIT_HEAD", "LIAISON"].includes(role) ? s.first.id : null;
    const viewer = await viewerWith(role, { bodyId: s.body.id, unitId });
    const answers = [
      await makeSheetRound(viewer, sentOnce(), s.input),
      await noteReturn(viewer, sentOnce(), { roundId, unitId: s.first.id, note: "无变化" }),
      await takeBackReturn(viewer, sentOnce(), { roundId, unitId: s.first.id }),
      await endSheetRound(viewer, sentOnce(), { roundId, version: 1 }),
    ];
    for (const answer of answers) {
      if (role === "OFFICE") expect(answer.ok).toBe(true);
      else expect(answer).toEqual({ ok: false, code: "not-found", why: NOT_FOUND });
    }
    const sees = await sheetRound(viewer, roundId);
    const asked = { OFFICE: 2, SUPERVISION: 2, UNIT_HEAD: 1, LIAISON: 1 }[role as string] ?? null;
    expect(sees?.units.length ?? null).toBe(asked);
    expect((await sheetRoundList(viewer, 1)).rows.some(({ id }) => id === roundId)).toBe(asked !== null);
  });

  test("a unit sees its own line, none of others, and no round that does not ask it", async () => {
    const s = await scene();
    const roundId = await made(s);
    const own = await sheetRound(await liaisonOf(s.body.id, s.first.id), roundId);
    expect(own).toMatchObject({ all: 1, mayKeep: false, units: [{ unitId: s.first.id, rows: 1, returned: null }] });
    expect(await sheetRound(await liaisonOf(s.body.id, s.idle.id), roundId)).toBeNull();
    expect(await sheetRound(await viewerWith("OFFICE"), roundId)).toBeNull();
    const refused = { ok: false, code: "not-found", why: NOT_FOUND };
    expect(await endSheetRound(await viewerWith("OFFICE"), sentOnce(), { roundId, version: 1 })).toEqual(refused);
  });
});

describe("what came back", () => {
  test("by hand: once, with a word, and taken back", async () => {
    const s = await scene();
    const roundId = await made(s);
    const at = { roundId, unitId: s.first.id };
    expect(await noteReturn(s.office, sentOnce(), { ...at, note: "电话报送：无变化" })).toEqual({ ok: true });
    expect(await noteReturn(s.office, sentOnce(), { ...at, note: "又一次" })).toMatchObject({
      ok: false,
      code: "state",
    });
    const told = await sheetRound(s.office, roundId);
    expect(told).toMatchObject({ all: 2, returned: 1, state: "open" });
    expect(told?.units[0]?.returned).toMatchObject({ by: s.office.name, note: "电话报送：无变化", byHand: true });
    const stranger = { roundId, unitId: s.idle.id };
    expect(await noteReturn(s.office, sentOnce(), { ...stranger, note: "无" })).toMatchObject({ code: "not-found" });
    expect(await takeBackReturn(s.office, sentOnce(), at)).toEqual({ ok: true });
    expect(await takeBackReturn(s.office, sentOnce(), at)).toMatchObject({ ok: false, code: "changed" });
    expect((await sheetRound(s.office, roundId))?.returned).toBe(0);
    expect((await events()).map(({ action }) => action)).toEqual([
      "sheet-round.made",
      "sheet-round.returned",
      "sheet-round.taken-back",
    ]);
  });

  /** What the desk does inside its own transaction. */
  const mark = (viewer: Viewer, roundId: string, unitId: string, importId: string) =>
    transact(viewer, sentOnce(), async (write) => {
      const personId = viewer.personId;
      return { marked: await markReturned(write, { roundId, unitId, importId, personId, fileName: "一处.xlsx" }) };
    });
  const undo = (viewer: Viewer, importId: string) =>
    transact(viewer, sentOnce(), (write) => takeBackReturned(write, importId));

  test("by an import: however often it is told, and taken back with it; the earlier one of two stays", async () => {
    const s = await scene();
    const roundId = await made(s);
    const liaison = await liaisonOf(s.body.id, s.first.id);
    const [one, two] = [randomUUID(), randomUUID()];
    expect(await mark(liaison, roundId, s.first.id, one)).toEqual({ ok: true, marked: true });
    expect(await mark(s.office, roundId, s.first.id, one)).toEqual({ ok: true, marked: true });
    expect(await mark(s.office, roundId, s.first.id, two)).toEqual({ ok: true, marked: true });
    expect(await db.sheetReturn.count()).toBe(2);
    const standing = async () => (await sheetRound(s.office, roundId))?.units[0]?.returned?.by ?? null;
    expect(await standing()).not.toBeNull();
    // What was taken in is not taken back by hand.
    expect(await takeBackReturn(s.office, sentOnce(), { roundId, unitId: s.first.id })).toMatchObject({ ok: false });
    expect(await undo(s.office, two)).toEqual({ ok: true });
    expect(await undo(s.office, two)).toEqual({ ok: true });
    expect(await standing()).toBe(liaison.name);
    expect(await undo(s.office, one)).toEqual({ ok: true });
    expect(await standing()).toBeNull();
    const told = await events();
    expect(told.filter(({ action }) => action === "sheet-round.returned")).toHaveLength(2);
    expect(told.filter(({ action }) => action === "sheet-round.taken-back")).toHaveLength(2);
    expect(saidOf(told.at(-1))).toContainEqual({ field: "文件", old: "一处.xlsx", new: null });
  });

  test("says nothing of a round or a unit that is not the sender's, or asks somebody else", async () => {
    const s = await scene();
    const roundId = await made(s);
    const liaison = await liaisonOf(s.body.id, s.first.id);
    const tries: [Viewer, string, string][] = [
      [liaison, roundId, s.second.id],
      [await viewerWith("OFFICE"), roundId, s.first.id],
      [s.office, roundId, s.idle.id],
      [s.office, randomUUID(), s.first.id],
    ];
    for (const [viewer, round, unit] of tries)
      expect(await mark(viewer, round, unit, randomUUID())).toEqual({ ok: true, marked: false });
    expect(await db.sheetReturn.count()).toBe(0);
  });

  test("all of it: the round is done; the day over without: it is late", async () => {
    const s = await scene();
    const roundId = await made(s);
    const states = async (days: number) => {
      const viewer = { ...s.office, today: addDays(TODAY, days) };
      return (await sheetRound(viewer, roundId))?.state;
    };
    expect([await states(2), await states(3)]).toEqual(["open", "late"]);
    for (const unitId of s.input.units) await noteReturn(s.office, sentOnce(), { roundId, unitId, note: "无变化" });
    expect(await states(3)).toBe("done");
  });
});
