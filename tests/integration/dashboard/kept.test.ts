import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { countQueries, db } from "@/lib/db/client";
import { inSnapshot } from "@/lib/db/snapshot";
import { addDays, dayToDb } from "@/lib/domain/day";
import { dashboard } from "@/lib/features/dashboard/queries/dashboard";
import { editSection } from "@/lib/features/feedback/commands/edit-section";
import { pickInspection } from "@/lib/features/inspection/queries/pick-inspection";
import { reportProgress } from "@/lib/features/measure/commands/report-progress";
import { startMeasure } from "@/lib/features/measure/commands/start-measure";
import { figuresByInspection } from "@/lib/features/measure/queries/figures";
import { toSign } from "@/lib/features/my-work/queries/sign-queue";
import { waitingFor, waitingKnown } from "@/lib/features/my-work/queries/waiting";
import { editUnit } from "@/lib/features/people/commands/edit-unit";
import { bodyTable } from "@/lib/features/round/queries/bodies";
import { roundsFor } from "@/lib/features/round/queries/rounds";
import { ACTS, createWorld } from "@/tests/integration/history/random-life";
import { resetDatabase } from "@/tests/support/database";
import { createPerson, createSection, NOW, sentOnce, TODAY, viewerWith } from "@/tests/support/factories";

/** Figures kept in memory are those counted anew, whatever was done meanwhile, and on whatever day. */

beforeEach(resetDatabase);

const DAY = 86_400_000;
const later = (viewer: Viewer, days: number): Viewer => ({
  ...viewer,
  now: new Date(NOW.getTime() + days * DAY),
  today: addDays(TODAY, days),
});

async function read(viewer: Viewer, inspectionId: string) {
  const choice = await pickInspection(viewer, { inspection: inspectionId });
  if (!choice) throw new Error("no inspection");
  return dashboard(viewer, choice, addDays(viewer.today, -7));
}
/** As a page reads it, where kept answers serve; and counted anew. */
const kept = (viewer: Viewer, id: string) => inSnapshot(() => read(viewer, id));
const anew = (viewer: Viewer, id: string) => read(viewer, id);

/** As who is asking is told them. */
async function headsOf(bodyId: string): Promise<Viewer["heads"]> {
  const chain = await db.eventChain.findUnique({ where: { key: bodyId } });
  return new Map([[bodyId, chain?.seq ?? 0]]);
}

/** The same of the table an inspection office compares its bodies in. */
async function bodies(viewer: Viewer) {
  const [round] = await roundsFor(viewer, undefined);
  if (!round) throw new Error("no round");
  return bodyTable(viewer, round, { q: undefined, sort: { key: "overdue", dir: "desc" }, size: 50, page: 1 });
}

/** A measure of the unit that nothing hinders from being started. */
const readyToStart = (leadUnitId: string) =>
  db.measure.findFirstOrThrow({
    where: {
      ...{ status: "PLANNED", leadUnitId },
      ...{ leaderId: { not: null }, timeClass: { not: null }, dueOn: { not: null } },
    },
    orderBy: { id: "asc" },
  });

describe("kept figures", () => {
  it("are never old, after anything the commands do to measures and issues, and over midnight", async () => {
    const turn = fc.record({
      act: fc.constantFrom(...Object.keys(ACTS)),
      n: fc.nat(999),
      gap: fc.integer({ min: 0, max: 3 }),
    });
    const done = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 25, maxLength: 40 }), async (turns) => {
        await resetDatabase();
        const world = await createWorld();
        const leader = await viewerWith("GROUP_LEADER", { bodyId: world.body.id });
        const above = await viewerWith("INSPECTION_OFFICE", { bodyId: world.body.id });
        let days = 0;
        for (const { act, n, gap } of turns) {
          days += gap;
          const on = (viewer: Viewer) => later(viewer, days);
          const { ok } = (await ACTS[act]?.({ world, on, n })) ?? { ok: false };
          if (ok) done.add(act);
          for (const viewer of [leader, world.liaison].map(on)) {
            expect(await kept(viewer, world.inspection.id), act).toEqual(await anew(viewer, world.inspection.id));
          }
          for (const viewer of [world.office, world.supervision, leader].map(on)) {
            expect(await inSnapshot(() => toSign(viewer)), act).toEqual(await toSign(viewer));
          }
          for (const viewer of [world.office, world.supervision, leader, world.liaison].map(on)) {
            // In the frame of a page, without asking: never another number than counting anew gives.
            const now = { ...viewer, heads: await headsOf(world.body.id) };
            const anew = await waitingFor(now);
            expect((await waitingKnown(now)) ?? anew, act).toBe(anew);
            expect(await inSnapshot(() => waitingFor(now)), act).toBe(anew);
            expect(await waitingKnown(now), act).toBe(anew);
          }
          expect(await inSnapshot(() => bodies(on(above))), act).toEqual(await bodies(on(above)));
          for (const viewer of [leader, world.liaison].map(on)) {
            const stands = async () => (await figuresByInspection(viewer, [world.inspection]))(world.inspection.id);
            expect(await inSnapshot(stands), act).toEqual(await stands());
          }
        }
      }),
      { numRuns: 4, endOnFailure: true },
    );
    expect(done.size).toBeGreaterThan(12);
  }, 180_000);

  it("follow names and limits that are changed beside the measures", async () => {
    const { inspection, office, unit, body } = await createWorld();
    const section = await createSection({ inspectionId: inspection.id });
    await db.measure.updateMany({ data: { sectionId: section.id } });
    const leader = await viewerWith("GROUP_LEADER", { bodyId: body.id });
    const system = await viewerWith("SYSTEM_ADMIN", { bodyId: body.id });
    await kept(leader, inspection.id);
    const seen = { number: section.number, title: section.title };
    const words = { sectionId: section.id, number: "九", title: "改后的方面", seen };
    expect(await editSection(office, sentOnce(), words)).toEqual({ ok: true });
    expect((await kept(leader, inspection.id)).sections.map((s) => s.label)).toContain("（九）改后的方面");
    const { id, version, kind } = await db.unit.findUniqueOrThrow({ where: { id: unit.id } });
    const renamed = { id, version, kind, name: "改后的处", shortName: "改后处", aliases: [] };
    expect(await editUnit(system, sentOnce(), renamed)).toEqual({ ok: true });
    expect((await kept(leader, inspection.id)).units.map((u) => u.label)).toContain("改后处");
  });

  it("name who leads the overdue as they are called now, whichever body they are of", async () => {
    const { inspection, body } = await createWorld();
    const leader = await viewerWith("GROUP_LEADER", { bodyId: body.id });
    const late = await db.measure.findFirstOrThrow({ orderBy: { id: "asc" } });
    const person = await createPerson({ name: "别单位的人" });
    const past = { dueOn: dayToDb(addDays(TODAY, -9)), originalDueOn: dayToDb(addDays(TODAY, -9)) };
    await db.measure.update({ where: { id: late.id }, data: { ...past, status: "UNDERWAY", leaderId: person.id } });
    const called = async () => (await kept(leader, inspection.id)).overdueList.find((m) => m.id === late.id)?.leader;
    expect(await called()).toBe("别单位的人");
    await db.person.update({ where: { id: person.id }, data: { name: "改名的人" } });
    expect(await called()).toBe("改名的人");
  });

  it("answer from memory while nothing changed, each viewer for what they see", async () => {
    const { inspection, liaison, body } = await createWorld();
    const [one, two] = [
      await viewerWith("GROUP_LEADER", { bodyId: body.id }),
      await viewerWith("OFFICE", { bodyId: body.id }),
    ];
    const first = await countQueries(() => kept(one, inspection.id));
    const again = await countQueries(() => kept(one, inspection.id));
    expect(again.result).toEqual(first.result);
    expect(again.count).toBe(first.count - 2);
    expect((await countQueries(() => kept(two, inspection.id))).count).toBe(again.count);
    const own = await countQueries(() => kept(liaison, inspection.id));
    expect(own.count).toBe(first.count);
    expect(own.result.total.value).toBeLessThan(first.result.total.value);
    expect(() => first.result.units.pop()).toThrow(TypeError);
  });

  describe("when a report came, which changes no state, day or person", () => {
    async function reportOn({ liaison }: Awaited<ReturnType<typeof createWorld>>, text: string) {
      const m = await db.measure.findFirstOrThrow({ where: { status: "UNDERWAY" }, orderBy: { code: "asc" } });
      const entries = [{ measureId: m.id, kind: "PROGRESS" as const, text }];
      expect(await reportProgress(liaison, sentOnce(), entries)).toMatchObject({ ok: true });
      return m;
    }
    const quiet = (day: Date) => db.measure.updateMany({ data: { lastHeardOn: day, lastProgressOn: day } });

    it("stay, and only what was long unheard of is counted again", async () => {
      const world = await createWorld();
      const { inspection, body } = world;
      const leader = await viewerWith("GROUP_LEADER", { bodyId: body.id });
      // The first event of a measure from before the history also tells everything of it.
      await reportOn(world, "已开始");
      await quiet(dayToDb(addDays(TODAY, -60)));
      const before = await kept(leader, inspection.id);
      await reportOn(world, "已完成一半");
      const after = await countQueries(() => kept(leader, inspection.id));
      expect(after.statements.filter((sql) => /FROM event e CROSS JOIN|"t0"."original_due_on"/.test(sql))).toEqual([]);
      expect(after.result.unreported.value).toBe(before.unreported.value - 1);
      expect(after.result).toEqual(await anew(leader, inspection.id));
      // The next event of another kind ends them, after however many reports.
      await reportOn(world, "又完成一些");
      const planned = await readyToStart(world.unit.id);
      const started = await startMeasure(world.liaison, sentOnce(), {
        measureId: planned.id,
        version: planned.version,
      });
      expect(started).toEqual({ ok: true });
      await reportOn(world, "再完成一些");
      expect(await kept(leader, inspection.id)).toEqual(await anew(leader, inspection.id));
      expect(await inSnapshot(() => toSign(world.office))).toEqual(await toSign(world.office));
    });

    it("are told to the frame of a page with one statement, once", async () => {
      const world = await createWorld();
      const asking = async () => ({ ...world.liaison, heads: await headsOf(world.body.id) });
      await reportOn(world, "已开始");
      await inSnapshot(async () => waitingFor(await asking()));
      await reportOn(world, "已完成一半");
      const now = await asking();
      const told = await countQueries(() => waitingKnown(now));
      expect([told.result, told.alone.length, told.transactions]).toEqual([await waitingFor(now), 1, 0]);
      expect((await countQueries(() => waitingKnown(now))).count).toBe(0);
    });

    it("are in each snapshot those of its own state, also where a later one was read first", async () => {
      const world = await createWorld();
      const { inspection, body } = world;
      const leader = await viewerWith("GROUP_LEADER", { bodyId: body.id });
      await quiet(dayToDb(addDays(TODAY, -60)));
      await kept(leader, inspection.id);
      await inSnapshot(async () => {
        const then = await read(leader, inspection.id);
        const planned = await readyToStart(world.unit.id);
        // Other connections: this snapshot goes on seeing what was.
        const seen = { measureId: planned.id, version: planned.version };
        expect(await startMeasure(world.liaison, sentOnce(), seen)).toEqual({ ok: true });
        await reportOn(world, "已完成一半");
        expect(await read(leader, inspection.id)).toEqual(then);
      });
      expect(await kept(leader, inspection.id)).toEqual(await anew(leader, inspection.id));
    });
  });

  it("are counted once where many ask at the same moment", async () => {
    const { inspection, body } = await createWorld();
    const leader = await viewerWith("GROUP_LEADER", { bodyId: body.id });
    const { statements, result } = await countQueries(() =>
      Promise.all([1, 2, 3, 4, 5].map(() => kept(leader, inspection.id))),
    );
    expect(statements.filter((sql) => sql.includes("CROSS JOIN LATERAL jsonb_array_elements(e.changes)"))).toHaveLength(
      1,
    );
    const now = await anew(leader, inspection.id);
    for (const one of result) expect(one).toEqual(now);
  });
});
