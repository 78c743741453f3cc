import { beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { addDays, type Day, dayFromDb } from "@/lib/domain/day";
import { dueWords } from "@/lib/domain/measure/due-words";
import type { ProgressKind } from "@/lib/domain/types";
import { assignMeasures } from "@/lib/features/assign/commands/assign-measures";
import { ledgerIds, ledgerRows } from "@/lib/features/ledger/queries/ledger";
import { reportProgress } from "@/lib/features/measure/commands/report-progress";
import { getMeasurePage } from "@/lib/features/measure/queries/measure-page";
import { resetDatabase } from "@/tests/support/database";
import { NOW, sentOnce, TODAY, viewerOf } from "@/tests/support/factories";
import { approve, createScene, measureIn, measureNow, type Scene, sendBack, submit } from "./scene";

/** The clock of a unit as the commands keep it, from the first report to closing, on the days they were taken. */

beforeEach(resetDatabase);

const DAY = 86_400_000;
/** The day the measure had to be done by, from today. */
const DUE = -33;

/** The same person on another day. */
const on = (viewer: Viewer, days: number) => viewerOf({ id: viewer.personId }, new Date(NOW.getTime() + days * DAY));
const day = (days: number): Day => addDays(TODAY, days);

/** A measure due 33 days ago, applied for on its day; the office agrees after 13 days. */
async function applied(scene: Scene) {
  const { id } = await measureIn(scene, { dueOn: day(DUE), lastHeardOn: day(-50) });
  const report = async (days: number, kind: ProgressKind) =>
    reportProgress(await on(scene.liaison, days), sentOnce(), [{ measureId: id, kind, text: `${kind}的情况。` }]);
  expect(await report(-45, "PROGRESS")).toMatchObject({ ok: true });
  expect(await report(-38, "NO_CHANGE")).toMatchObject({ ok: true });
  expect(await submit(await on(scene.liaison, DUE), id)).toMatchObject({ ok: true });
  return id;
}

/** What the columns keep, as days from today where they are days. */
async function kept(id: string) {
  const { heldDays, stageSince, lateAfter, appliedLateDays, lastHeardOn, lastProgressOn } = await measureNow(id);
  const plain = (date: Date | null) => date && dayFromDb(date);
  return {
    heldDays,
    appliedLateDays,
    stageSince: plain(stageSince),
    lateAfter: plain(lateAfter),
    lastHeardOn: plain(lastHeardOn),
    lastProgressOn: plain(lastProgressOn),
  };
}

/** What the page of the measure says beside its day; the ledger must say the same. */
async function words(scene: Scene, id: string, days: number): Promise<string> {
  const viewer = await on(scene.office, days);
  const page = await getMeasurePage(viewer, id);
  if (!page) throw new Error("the office sees every measure of its body");
  const rows = await ledgerRows(
    viewer,
    await ledgerIds(viewer, {}, { key: "code", dir: "asc" }, { skip: 0, take: 50 }),
    0,
    [],
  );
  const due = rows.find((r) => r.id === id)?.due;
  if (!due) throw new Error("the ledger has every measure");
  const said = dueWords(page.due);
  expect(dueWords(due)).toBe(said);
  return said;
}

const fixes = async (scene: Scene, id: string) => {
  const page = await getMeasurePage(scene.liaison, id);
  return Object.fromEntries((page?.closeOuts[0]?.points ?? []).map((p) => [p.id, "已补齐。"]));
};

test("applied for on its day it is never late while desks hold it, and closes 按期", async () => {
  const s = await createScene({ chain: ["OFFICE", "SUPERVISION"] });
  const id = await applied(s);
  const start = {
    heldDays: 0,
    appliedLateDays: 0,
    lateAfter: day(DUE),
    lastHeardOn: day(-38),
    lastProgressOn: day(-45),
  };
  expect(await kept(id)).toEqual({ ...start, stageSince: day(DUE) });
  expect(await approve(await on(s.office, -20), id)).toMatchObject({ ok: true, closed: false });
  expect(await kept(id)).toEqual({ ...start, stageSince: day(-20) });
  expect(await words(s, id, 0)).toBe("待审核");
  expect(await approve(s.supervision, id)).toMatchObject({ ok: true, closed: true });
  expect(await kept(id)).toEqual({ ...start, stageSince: null });
  expect(await words(s, id, 0)).toBe("按期销号");
});

test("returned after 30 days the clock runs on at once; what the desks held is said beside and never counted", async () => {
  const s = await createScene({ chain: ["OFFICE", "SUPERVISION"] });
  const id = await applied(s);
  expect(await sendBack(await on(s.office, -3), id, ["补齐材料"])).toMatchObject({ ok: true });
  expect(await kept(id)).toMatchObject({ heldDays: 30, stageSince: null, lateAfter: day(-3), appliedLateDays: null });
  expect(await words(s, id, -3)).toBe("未逾期（审核占用30天）");
  expect(await words(s, id, -2)).toBe("逾期1天（审核占用30天）");
  expect(await words(s, id, 0)).toBe("逾期3天（审核占用30天）");

  expect(await submit(s.liaison, id, await fixes(s, id))).toMatchObject({ ok: true });
  expect(await kept(id)).toMatchObject({ heldDays: 30, stageSince: TODAY, lateAfter: day(-3), appliedLateDays: 3 });
  expect(await words(s, id, 0)).toBe("逾期3天申报（审核占用30天）");
  for (const signer of [s.office, s.supervision]) expect(await approve(signer, id)).toMatchObject({ ok: true });
  expect(await kept(id)).toMatchObject({ heldDays: 30, stageSince: null, appliedLateDays: 3 });
  expect(await words(s, id, 0)).toBe("逾期3天销号（审核占用30天）");
});

test("applied for again on the day of the return it has no late day of its own, and never reads 逾期0天销号", async () => {
  const s = await createScene({ chain: ["OFFICE", "SUPERVISION"] });
  const id = await applied(s);
  await sendBack(await on(s.office, -3), id, ["补齐材料"]);
  expect(await submit(await on(s.liaison, -3), id, await fixes(s, id))).toMatchObject({ ok: true });
  expect(await kept(id)).toMatchObject({ heldDays: 30, stageSince: day(-3), appliedLateDays: 0 });
  expect(await words(s, id, 0)).toBe("待审核");
  for (const signer of [s.office, s.supervision]) expect(await approve(signer, id)).toMatchObject({ ok: true });
  // 按期 goes by the day of the application that led to closing; the days since the deadline were all the desks'.
  expect(await words(s, id, 0)).toBe("逾期销号（审核占用30天）");
});

test("a deadline moved while it is returned counts the desks' days past the new day only", async () => {
  const s = await createScene({ chain: ["OFFICE", "SUPERVISION"] });
  const id = await applied(s);
  await sendBack(await on(s.office, -3), id, ["补齐材料"]);
  const move = async (to: number) =>
    assignMeasures(s.office, sentOnce(), [
      { measureId: id, version: (await measureNow(id)).version, change: { dueOn: day(to) }, reason: "经研究顺延。" },
    ]);
  expect(await move(-23)).toMatchObject({ ok: true, count: 1 });
  expect(await kept(id)).toMatchObject({ heldDays: 20, lateAfter: day(-3) });
  expect(await words(s, id, 0)).toBe("逾期3天（审核占用20天）");
  expect(await move(20)).toMatchObject({ ok: true, count: 1 });
  expect(await kept(id)).toMatchObject({ heldDays: 0, lateAfter: day(20) });
  expect(await words(s, id, 0)).toBe("还有20天");
});
