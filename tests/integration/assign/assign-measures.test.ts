import { beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import { addDays, dayToDb } from "@/lib/domain/day";
import type { Words } from "@/lib/domain/history/change";
import { ROLES, type Role } from "@/lib/domain/types";
import { type AssignInput, assignMeasures } from "@/lib/features/assign/commands/assign-measures";
import { BESIDE_BASELINES, saidOf } from "@/tests/support/history";
import { resetDatabase } from "../../support/database";
import {
  createBody,
  createInspection,
  createIssue,
  createMeasure,
  createPerson,
  createUnit,
  sentOnce,
  TODAY,
  viewerWith,
} from "../../support/factories";

beforeEach(resetDatabase);

const IN_A_MONTH = addDays(TODAY, 30);

async function scene() {
  const body = await createBody();
  const office = await viewerWith("OFFICE", { bodyId: body.id });
  const inspection = await createInspection({ bodyId: body.id });
  const issue = await createIssue({ inspectionId: inspection.id });
  const unit = await createUnit({ bodyId: body.id, name: "规划处" });
  const other = await createUnit({ bodyId: body.id, name: "法规处" });
  const leader = await createPerson({ bodyId: body.id, name: "郑克勤" });
  return { body, office, inspection, issue, unit, other, leader };
}

type Row = { id: string; version: number };
const input = (m: Row, change: AssignInput["change"], reason = ""): AssignInput => ({
  measureId: m.id,
  version: m.version,
  change,
  reason,
});
const assign = (viewer: Viewer, ...inputs: AssignInput[]) => assignMeasures(viewer, sentOnce(), inputs);
const read = (id: string) => db.measure.findUniqueOrThrow({ where: { id }, include: { cooperation: true } });

async function changesOf(id: string): Promise<Words[]> {
  const event = await db.event.findFirstOrThrow({
    where: { measureId: id, action: "measure.assigned" },
    orderBy: { seq: "desc" },
  });
  return saidOf(event);
}

describe("责任分工", () => {
  test("many measures in one go, one event each, in words", async () => {
    const { office, issue, unit, other, leader } = await scene();
    const measures = [await createMeasure({ issueId: issue.id }), await createMeasure({ issueId: issue.id })];
    const change = {
      leadUnitId: unit.id,
      unitIds: [other.id],
      leaderId: leader.id,
      timeClass: "TIME_BOUND" as const,
      dueOn: IN_A_MONTH,
      dueText: "下月底前",
    };
    expect(await assign(office, ...measures.map((m) => input(m, change)))).toEqual({ ok: true, count: 2 });
    for (const m of measures) {
      const row = await read(m.id);
      expect(row).toMatchObject({ leadUnitId: unit.id, leaderId: leader.id, timeClass: "TIME_BOUND", version: 2 });
      expect(row.dueOn).toEqual(dayToDb(IN_A_MONTH));
      expect(row.originalDueOn).toEqual(dayToDb(IN_A_MONTH));
      expect(row.cooperation.map((c) => c.unitId)).toEqual([other.id]);
    }
    expect(await db.event.count({ where: { action: "measure.assigned" } })).toBe(2);
    expect(await changesOf(measures[0]?.id ?? "")).toEqual([
      { field: "牵头部门", old: null, new: "规划处" },
      { field: "配合部门", old: null, new: "法规处" },
      { field: "责任领导", old: null, new: "郑克勤" },
      { field: "整改类型", old: null, new: "限期整改" },
      { field: "整改时限", old: null, new: IN_A_MONTH },
      { field: "原定时限", old: null, new: IN_A_MONTH },
      { field: "时限原文", old: null, new: "下月底前" },
    ]);
  });

  test("what is not named stays, an empty value clears, and no change leaves no trace", async () => {
    const { office, issue, unit, other } = await scene();
    const m = await createMeasure({ issueId: issue.id, leadUnitId: unit.id, unitIds: [other.id], dueText: "年底前" });
    expect(await assign(office, input(m, { leadUnitId: unit.id, unitIds: [other.id] }))).toEqual({
      ok: true,
      count: 0,
    });
    expect(await db.event.count()).toBe(0);
    expect(await assign(office, input(m, { unitIds: [], dueText: "" }))).toEqual({ ok: true, count: 1 });
    expect(await read(m.id)).toMatchObject({ leadUnitId: unit.id, cooperation: [], dueText: "" });
  });

  test("a unit changes from co-operating to leading, and back", async () => {
    const { office, issue, unit, other } = await scene();
    const m = await createMeasure({ issueId: issue.id, leadUnitId: unit.id, unitIds: [other.id] });
    const swap = { leadUnitId: other.id, unitIds: [unit.id] };
    expect((await assign(office, input(m, swap))).ok).toBe(true);
    expect(await read(m.id)).toMatchObject({ leadUnitId: other.id, cooperation: [{ unitId: unit.id }] });
    const both = await assign(office, input({ ...m, version: 2 }, { unitIds: [other.id] }));
    expect(both).toMatchObject({ ok: false, fields: { [`${m.id}.unitIds`]: [expect.stringContaining("不能同时是")] } });
  });

  test("several saves of the same form are one", async () => {
    const { office, issue, unit } = await scene();
    const m = await createMeasure({ issueId: issue.id });
    const sent = sentOnce();
    const once = () => assignMeasures(office, sent, [input(m, { leadUnitId: unit.id })]);
    expect(await once()).toEqual({ ok: true, count: 1 });
    expect(await once()).toEqual({ ok: true, count: 1 });
    expect((await read(m.id)).version).toBe(2);
  });
});

describe("deadlines", () => {
  test("are corrected freely while planned, with a reason afterwards; the original stays", async () => {
    const { office, issue, unit } = await scene();
    const planned = await createMeasure({ issueId: issue.id, dueOn: IN_A_MONTH });
    const later = addDays(IN_A_MONTH, 30);
    expect((await assign(office, input(planned, { dueOn: later }))).ok).toBe(true);
    expect((await read(planned.id)).originalDueOn).toEqual(dayToDb(later));

    const begun = await createMeasure({
      issueId: issue.id,
      status: "UNDERWAY",
      leadUnitId: unit.id,
      dueOn: IN_A_MONTH,
    });
    const bare = await assign(office, input(begun, { dueOn: later }));
    expect(bare).toMatchObject({ ok: false, fields: { [`${begun.id}.reason`]: [expect.stringContaining("原因")] } });
    expect((await assign(office, input(begun, { dueOn: later }, "办公会议定"))).ok).toBe(true);
    const row = await read(begun.id);
    expect([row.dueOn, row.originalDueOn]).toEqual([dayToDb(later), dayToDb(IN_A_MONTH)]);
    const event = await db.event.findFirstOrThrow({ where: { measureId: begun.id, ...BESIDE_BASELINES } });
    expect(event.reason).toBe("办公会议定");
    expect(await changesOf(begun.id)).toEqual([{ field: "整改时限", old: IN_A_MONTH, new: later }]);
  });

  test("do not lie before the feedback", async () => {
    const { office, issue } = await scene();
    const m = await createMeasure({ issueId: issue.id });
    const early = await assign(office, input(m, { dueOn: addDays(TODAY, -61) }));
    expect(early).toMatchObject({ ok: false, fields: { [`${m.id}.dueOn`]: [expect.stringContaining("反馈日")] } });
    expect((await assign(office, input(m, { dueOn: addDays(TODAY, -60) }))).ok).toBe(true);
  });

  test("of long-term measures are the first review, counted from today or the feedback", async () => {
    const { office, issue, body } = await scene();
    const m = await createMeasure({ issueId: issue.id });
    await assign(office, input(m, { timeClass: "LONG_TERM", reviewEveryDays: 30 }));
    expect((await read(m.id)).dueOn).toEqual(dayToDb(addDays(TODAY, 30)));
    const coming = await createInspection({ bodyId: body.id, feedbackOn: addDays(TODAY, 10) });
    const next = await createMeasure({ issueId: (await createIssue({ inspectionId: coming.id })).id });
    await assign(office, input(next, { timeClass: "LONG_TERM" }));
    expect((await read(next.id)).dueOn).toEqual(dayToDb(addDays(TODAY, 100)));
  });
});

describe("refused, and nothing is saved", () => {
  test("when somebody else changed some of them: told by number", async () => {
    const { office, issue, unit } = await scene();
    const [a, b, c] = [
      await createMeasure({ issueId: issue.id }),
      await createMeasure({ issueId: issue.id }),
      await createMeasure({ issueId: issue.id }),
    ];
    await assign(office, input(b, { dueText: "年底前" }));
    const result = await assign(office, ...[a, b, c].map((m) => input(m, { leadUnitId: unit.id })));
    expect(result).toMatchObject({ ok: false, why: expect.stringContaining(`措施 ${b.code} 刚刚被他人更新`) });
    expect(result).toMatchObject({ fields: { [b.id]: [expect.stringContaining(b.code)] } });
    expect(await db.measure.count({ where: { leadUnitId: unit.id } })).toBe(0);
  });

  test("of two desks saving the same measures at once, in either order, one is told", async () => {
    const { office, issue, unit, other, body } = await scene();
    const second = await viewerWith("OFFICE", { bodyId: body.id });
    const measures = [];
    for (let i = 0; i < 8; i += 1) measures.push(await createMeasure({ issueId: issue.id }));
    const results = await Promise.all([
      assign(office, ...measures.map((m) => input(m, { leadUnitId: unit.id }))),
      assign(second, ...[...measures].reverse().map((m) => input(m, { leadUnitId: other.id }))),
    ]);
    expect(results.filter((r) => r.ok)).toHaveLength(1);
    const leads = await db.measure.groupBy({ by: ["leadUnitId"], _count: true });
    expect(leads).toEqual([{ leadUnitId: results[0].ok ? unit.id : other.id, _count: 8 }]);
  });

  test("when the unit ended or is of another body, or the person is", async () => {
    const { office, issue, body } = await scene();
    const m = await createMeasure({ issueId: issue.id });
    const ended = await createUnit({ bodyId: body.id, endedOn: dayToDb(TODAY) });
    const stays = await createUnit({ bodyId: body.id, endedOn: dayToDb(addDays(TODAY, 1)) });
    const foreign = await createUnit();
    const stranger = await createPerson();
    for (const [field, change] of [
      ["leadUnitId", { leadUnitId: ended.id }],
      ["leadUnitId", { leadUnitId: foreign.id }],
      ["unitIds", { unitIds: [ended.id] }],
      ["unitIds", { unitIds: [foreign.id] }],
      ["leaderId", { leaderId: stranger.id }],
      ["ownerId", { ownerId: stranger.id }],
    ] as const) {
      const result = await assign(office, input(m, change));
      expect(result, field).toMatchObject({ ok: false, fields: { [`${m.id}.${field}`]: [expect.any(String)] } });
    }
    expect((await read(m.id)).version).toBe(1);
    expect((await assign(office, input(m, { leadUnitId: stays.id }))).ok).toBe(true);
    // What an ended unit already leads may be given a leader all the same.
    await db.unit.update({ where: { id: stays.id }, data: { endedOn: dayToDb(TODAY) } });
    expect((await assign(office, input({ ...m, version: 2 }, { dueText: "年底前", leadUnitId: stays.id }))).ok).toBe(
      true,
    );
  });

  test.each(["SUBMITTED", "CLOSED"] as const)("when the lead unit of a %s measure would change", async (status) => {
    const { office, issue, unit, other } = await scene();
    const m = await createMeasure({ issueId: issue.id, status, leadUnitId: unit.id });
    expect(await assign(office, input(m, { leadUnitId: other.id }))).toMatchObject({ ok: false });
    expect((await read(m.id)).leadUnitId).toBe(unit.id);
  });

  test("when one was struck out meanwhile, the inspection is archived, or nothing was sent", async () => {
    const { office, issue, unit, inspection } = await scene();
    const struck = await createMeasure({ issueId: issue.id, struckAt: new Date(), struckReason: "重复" });
    expect(await assign(office, input(struck, { leadUnitId: unit.id }))).toMatchObject({
      ok: false,
      why: expect.stringContaining(struck.code),
    });
    expect(await assign(office)).toMatchObject({ ok: false });
    const m = await createMeasure({ issueId: issue.id });
    await db.inspection.update({ where: { id: inspection.id }, data: { archivedAt: new Date() } });
    expect(await assign(office, input(m, { leadUnitId: unit.id }))).toMatchObject({ ok: false });
    expect(await db.measure.count({ where: { leadUnitId: unit.id } })).toBe(0);
  });
});

test.each(ROLES)("%s: the office of the body alone assigns", async (role: Role) => {
  const { body, issue, unit } = await scene();
  const m = await createMeasure({ issueId: issue.id, leadUnitId: unit.id });
  const unitId = role === "UNIT_HEAD" || role === "LIAISON" ? unit.id : null;
  const within = await viewerWith(role, { bodyId: body.id, unitId });
  const outside = await viewerWith(role);
  expect(await assign(outside, input(m, { dueText: "年底前" }))).toMatchObject({ ok: false });
  expect((await assign(within, input(m, { dueText: "年底前" }))).ok).toBe(role === "OFFICE");
});
