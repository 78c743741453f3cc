import { expect, test } from "vitest";
import { CHANGED_MEANWHILE, NOT_FOUND } from "@/lib/command/refusal";
import { db } from "@/lib/db/client";
import { addDays, dayToDb } from "@/lib/domain/day";
import { enterOpening } from "@/lib/features/measure/commands/enter-opening";
import type { OpeningEntry } from "@/lib/features/measure/commands/opening-rows";
import { relapseMeasure } from "@/lib/features/measure/commands/relapse-measure";
import { withdrawOpening } from "@/lib/features/measure/commands/withdraw-opening";
import { verifyChain } from "@/lib/history/record";
import "@/tests/support/database";
import { createMeasure, NOW, sentOnce, TODAY, viewerWith } from "@/tests/support/factories";
import { createScene, eventsOf, measureIn, measureNow, type Scene, why } from "./scene";

const DAY = addDays(TODAY, -20);

/** The entry of a measure as it stands: done on a day before it entered the ledger, and vouched for by its leader. */
async function entryOf(s: Scene, measureId: string, over: Partial<OpeningEntry> = {}): Promise<OpeningEntry> {
  const { version } = await measureNow(measureId);
  const opening = { day: DAY, source: "2024年6月整改进展情况报告", voucherId: s.leader.personId };
  return { measureId, version, opening, backfill: [], ...over };
}
const enter = async (s: Scene, measureId: string, over: Partial<OpeningEntry> = {}, viewer = s.office) =>
  enterOpening(viewer, sentOnce(), [await entryOf(s, measureId, over)]);
const enteredToday = { createdAt: NOW };

test("what was done before the ledger was kept is closed as 期初, with day, source and voucher, by an event of its own", async () => {
  const s = await createScene();
  const planned = await measureIn(s, enteredToday);
  const underway = await createMeasure({ issueId: s.issue.id, status: "UNDERWAY", ...enteredToday });
  const entries = [await entryOf(s, planned.id), await entryOf(s, underway.id)];
  expect(await enterOpening(s.office, sentOnce(), entries)).toEqual({ ok: true, count: 2 });

  const row = await measureNow(planned.id);
  expect(row).toMatchObject({
    status: "CLOSED",
    opening: true,
    closedOn: dayToDb(DAY),
    submittedOn: null,
    stage: null,
  });
  expect(row.lastProgressOn, "what was heard of it stays").toEqual(planned.lastProgressOn);
  expect(await db.opening.findMany({ where: { measureId: planned.id } })).toMatchObject([
    { day: dayToDb(DAY), voucherName: s.leader.name, personName: s.office.name, statusBefore: "PLANNED" },
  ]);
  const [event] = await eventsOf(planned.id);
  expect(event).toMatchObject({ action: "measure.opened" });
  expect(JSON.stringify(event?.changes)).toContain("期初已完成");
  expect(await db.$transaction((tx) => verifyChain(tx, s.body.id))).toMatchObject({ intact: true });
});

test("it is no way round the chain: what was applied for, closed, struck or done since is refused, and names the measure", async () => {
  const s = await createScene();
  for (const status of ["SUBMITTED", "RETURNED", "CLOSED"] as const) {
    const m = await measureIn(s, { status, ...enteredToday });
    expect(await enter(s, m.id), status).toMatchObject({
      ok: false,
      fields: { [m.id]: [expect.stringContaining(m.code)] },
    });
  }
  const reported = await measureIn(s, { status: "UNDERWAY", ...enteredToday });
  expect(await enter(s, reported.id)).toMatchObject({
    ok: false,
    fields: { [reported.id]: [expect.stringContaining("已在台账中报送过进展")] },
  });
  const struck = await measureIn(s, { struckAt: NOW, struckReason: "重复", ...enteredToday });
  expect(why(await enter(s, struck.id))).toContain("作废");
  const again = await measureIn(s, { status: "UNDERWAY", cycle: 2, ...enteredToday });
  expect(why(await enter(s, again.id))).toContain("反弹");

  const m = await measureIn(s, enteredToday);
  const opening = (await entryOf(s, m.id)).opening;
  const asked = async (over: Partial<NonNullable<typeof opening>>) =>
    why(await enter(s, m.id, { opening: opening && { ...opening, ...over } }));
  expect(await asked({ day: addDays(TODAY, 1) })).toContain("录入台账");
  expect(await asked({ day: addDays(TODAY, -3000) })).toContain("不能早于");
  expect(await asked({ source: " " })).toContain("依据");
  expect(await asked({ voucherId: s.liaison.personId })).toContain("联络员不能作确认人");
  expect(await asked({ voucherId: (await viewerWith("OFFICE")).personId })).toContain("确认人");
  const old = await measureIn(s, { createdAt: new Date(NOW.getTime() - 30 * 86_400_000) });
  expect(why(await enter(s, old.id)), "done after it entered the ledger").toContain("按销号流程办理");
  expect(await db.opening.count({ where: { measure: { inspectionId: s.inspection.id } } })).toBe(0);
});

test("the office alone enters it, of its own body; of two at once one is told it changed", async () => {
  const s = await createScene();
  const m = await measureIn(s, enteredToday);
  for (const viewer of [s.liaison, s.unitHead, s.leader, s.supervision, s.groupLeader, await viewerWith("OFFICE")])
    expect(why(await enter(s, m.id, {}, viewer))).toBe(NOT_FOUND);
  const entry = await entryOf(s, m.id);
  const both = await Promise.all([
    enterOpening(s.office, sentOnce(), [entry]),
    enterOpening(s.otherOffice, sentOnce(), [entry]),
  ]);
  expect(both.filter((r) => r.ok)).toHaveLength(1);
  for (const r of both) if (!r.ok) expect(r.why).toBe(CHANGED_MEANWHILE);
  await db.inspection.update({ where: { id: s.inspection.id }, data: { archivedAt: NOW } });
  expect((await enter(s, m.id)).ok).toBe(false);
});

test("it is taken back with a reason while nothing was built on it, and reopened as a relapse like any closing", async () => {
  const s = await createScene();
  // What a report told is no work done here.
  const m = await measureIn(s, { status: "UNDERWAY", told: true, ...enteredToday });
  await enter(s, m.id);
  const back = async (reason: string, viewer = s.office) =>
    withdrawOpening(viewer, sentOnce(), { measureId: m.id, version: (await measureNow(m.id)).version, reason });
  expect(await back(" ")).toHaveProperty("fields.reason");
  expect(why(await back("登记有误", s.supervision))).toBe(NOT_FOUND);
  expect(await back("登记有误")).toEqual({ ok: true });
  expect(await measureNow(m.id)).toMatchObject({ status: "UNDERWAY", opening: false, closedOn: null });
  expect(why(await back("再次撤销"))).toContain("不是期初已完成");

  await enter(s, m.id);
  const { version } = await measureNow(m.id);
  const relapse = { measureId: m.id, version, reason: "现场核查发现问题依旧", dueOn: addDays(TODAY, 30) };
  expect(await relapseMeasure(s.supervision, sentOnce(), relapse)).toEqual({ ok: true });
  expect(await measureNow(m.id)).toMatchObject({ status: "UNDERWAY", opening: false, closedOn: null, cycle: 2 });
  expect(why(await back("登记有误"))).toContain("不是期初已完成");
  expect((await eventsOf(m.id)).map((e) => e.action)).toEqual([
    "measure.opened",
    "measure.opening-withdrawn",
    "measure.opened",
    "measure.relapsed",
  ]);
});

test("补录 keeps the day of the fact beside the day of the entry, and moves no clock", async () => {
  const s = await createScene();
  const m = await measureIn(s, enteredToday);
  const backfill = [
    { day: addDays(TODAY, -5), text: "已印发通知。" },
    { day: addDays(TODAY, -9), text: "已召开专题会。" },
  ];
  expect(await enter(s, m.id, { opening: null, backfill })).toEqual({ ok: true, count: 1 });
  expect(await db.progressEntry.findMany({ where: { measureId: m.id }, orderBy: { day: "asc" } })).toMatchObject([
    { text: "已召开专题会。", backfilled: true, day: dayToDb(addDays(TODAY, -9)), createdAt: NOW },
    { text: "已印发通知。", backfilled: true, day: dayToDb(addDays(TODAY, -5)), createdAt: NOW },
  ]);
  const { lastHeardOn, lastProgressOn, status } = await measureNow(m.id);
  expect({ lastHeardOn, lastProgressOn, status }).toEqual({
    lastHeardOn: m.lastHeardOn,
    lastProgressOn: m.lastProgressOn,
    status: "PLANNED",
  });
  expect(why(await enter(s, m.id, { opening: null, backfill: [{ day: addDays(TODAY, 1), text: "明天" }] }))).toContain(
    "录入台账",
  );
});
