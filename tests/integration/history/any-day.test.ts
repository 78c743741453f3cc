import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import { addDays, type Day } from "@/lib/domain/day";
import type { State } from "@/lib/domain/history/change";
import { NOT_ON_DAY } from "@/lib/domain/history/replay";
import { assignMeasures } from "@/lib/features/assign/commands/assign-measures";
import { editMeasure } from "@/lib/features/measure/commands/edit-measure";
import { measuresOn, ON_DAY_MAX } from "@/lib/features/measure/queries/measures-on";
import { editPerson } from "@/lib/features/people/commands/edit-person";
import { verifyChain } from "@/lib/history/verify";
import { createScene, measureIn, measureNow } from "@/tests/integration/measure/scene";
import { resetDatabase } from "@/tests/support/database";
import { createMeasure, NOW, sentOnce, TODAY, viewerWith } from "@/tests/support/factories";
import { keptMeasures } from "@/tests/support/history";
import { ACTS, createWorld } from "./random-life";

/** What measures were on any past day, as history tells it, is what their rows said at the end of that day. */

beforeEach(resetDatabase);

const DAY = 86_400_000;
const later = (viewer: Viewer, days: number): Viewer => ({
  ...viewer,
  now: new Date(NOW.getTime() + days * DAY),
  today: addDays(TODAY, days),
});

type Snapshot = { day: Day; kept: Map<string, State> };

/** Asks of every day since today, and of one before. @param begun the day each measure was first touched */
async function compare(office: Viewer, snapshots: readonly Snapshot[], begun: ReadonlyMap<string, Day>): Promise<void> {
  const ids = [...(snapshots.at(-1)?.kept.keys() ?? [])];
  expect(ids.length).toBeLessThan(ON_DAY_MAX);
  for (const { day, kept } of snapshots) {
    const found = await measuresOn(office, ids, day);
    for (const id of ids) {
      const first = begun.get(id);
      const was = found.get(id);
      const where = `${day} ${id}`;
      if (!kept.has(id)) expect(was, where).toEqual({ state: null, why: "not-yet" });
      else if (first === undefined || day < first) expect(was, where).toEqual({ state: null, why: "unknown" });
      else expect(was?.state, where).toEqual(kept.get(id));
    }
  }
}

const done = new Map<string, number>();

test("of any day since its history began, after anything the commands do to it", async () => {
  const turn = fc.record({
    act: fc.constantFrom(...Object.keys(ACTS)),
    n: fc.nat(999),
    gap: fc.integer({ min: 0, max: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 25, maxLength: 45 }), async (turns) => {
      await resetDatabase();
      const world = await createWorld();
      const snapshots: Snapshot[] = [{ day: TODAY, kept: await keptMeasures() }];
      const begun = new Map<string, Day>();
      let days = 0;
      for (const { act, n, gap } of turns) {
        for (let i = 0; i < gap; i += 1) {
          days += 1;
          snapshots.push({ day: addDays(TODAY, days), kept: snapshots.at(-1)?.kept ?? new Map() });
        }
        const today = addDays(TODAY, days);
        const result = await ACTS[act]?.({ world, n, on: (viewer) => later(viewer, days) });
        if (result?.ok) done.set(act, (done.get(act) ?? 0) + 1);
        snapshots.splice(-1, 1, { day: today, kept: await keptMeasures() });
        const told = await db.event.findMany({ where: { subjectType: "MEASURE", full: true } });
        for (const { subjectId } of told) if (!begun.has(subjectId)) begun.set(subjectId, today);
      }
      await compare(later(world.office, days), snapshots, begun);
      expect(await verifyChain(db, world.body.id)).toMatchObject({ intact: true });
    }),
    // A shorter history that fails as well would take minutes to find.
    { numRuns: 14, endOnFailure: true },
  );
  // Each act was done, not only refused.
  expect(Object.keys(ACTS).filter((act) => !done.has(act))).toEqual([]);
}, 300_000);

test("a day before its history began says 无法重现, one before it existed 尚未建立; somebody else's measure is not there", async () => {
  const scene = await createScene();
  const { id, version } = await measureIn(scene, { status: "UNDERWAY" });
  const office = later(scene.office, 5);
  expect((await editMeasure(office, sentOnce(), { measureId: id, version, text: "改后", remark: "" })).ok).toBe(true);
  const on = async (viewer: Viewer, days: number) => (await measuresOn(viewer, [id], addDays(TODAY, days))).get(id);
  expect(await on(office, -1)).toEqual({ state: null, why: "not-yet" });
  expect(await on(office, 4)).toEqual({ state: null, why: "unknown" });
  expect(NOT_ON_DAY.unknown).toBe("无法重现");
  expect(await on(office, 5)).toMatchObject({
    state: { text: "改后", status: "UNDERWAY" },
    words: { status: "推进中" },
  });
  expect(await on(await viewerWith("OFFICE"), 5)).toBeUndefined();
});

test("people keep the name of that day, and the baseline is told once, before the first change, by the program", async () => {
  const scene = await createScene();
  const measure = await measureIn(scene, { status: "PLANNED" });
  const { id } = measure;
  const before = measure.text;
  const edit = async (viewer: Viewer, text: string) =>
    editMeasure(viewer, sentOnce(), { measureId: id, version: (await measureNow(id)).version, text, remark: "" });
  expect((await edit(later(scene.office, 1), "一次")).ok).toBe(true);
  const admin = await viewerWith("SYSTEM_ADMIN", { bodyId: scene.body.id });
  const leader = await db.person.findUniqueOrThrow({ where: { id: scene.leader.personId } });
  const renamed = { id: leader.id, version: leader.version, name: "新名字", title: "" };
  expect((await editPerson(admin, sentOnce(), renamed)).ok).toBe(true);
  expect((await edit(later(scene.office, 2), "二次")).ok).toBe(true);
  const events = await db.event.findMany({ where: { measureId: id }, orderBy: { seq: "asc" } });
  expect(events.map((e) => [e.action, e.full, e.personName])).toEqual([
    ["measure.baseline", true, "升级程序"],
    ["measure.edited", false, scene.office.name],
    ["measure.edited", false, scene.office.name],
  ]);
  const told = await measuresOn(later(scene.office, 2), [id], addDays(TODAY, 2));
  expect(told.get(id)).toMatchObject({
    state: { text: "二次", leaderId: leader.id },
    words: { leaderId: leader.name },
  });
  expect(JSON.stringify(events[0]?.changes)).toContain(before);
});

test("many touched at once have a baseline each", async () => {
  const scene = await createScene();
  const measures = [await createMeasure({ issueId: scene.issue.id }), await createMeasure({ issueId: scene.issue.id })];
  const inputs = measures.map(({ id, version }) => ({
    measureId: id,
    version,
    change: { dueText: "尽快" },
    reason: "",
  }));
  expect(await assignMeasures(scene.office, sentOnce(), inputs)).toMatchObject({ ok: true, count: 2 });
  const events = await db.event.findMany({ orderBy: { seq: "asc" } });
  expect(events.map((e) => [e.subjectId === measures[0]?.id ? 0 : 1, e.action])).toEqual([
    [0, "measure.baseline"],
    [0, "measure.assigned"],
    [1, "measure.baseline"],
    [1, "measure.assigned"],
  ]);
});
