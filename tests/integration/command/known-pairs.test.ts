import { beforeEach, describe, expect, test } from "vitest";
import { collided } from "@/lib/command/transact";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { assignMeasures } from "@/lib/features/assign/commands/assign-measures";
import { archiveInspection } from "@/lib/features/inspection/commands/archive-inspection";
import { reportProgress } from "@/lib/features/measure/commands/report-progress";
import { createUnit as createUnitCommand } from "@/lib/features/people/commands/create-unit";
import { editUnit } from "@/lib/features/people/commands/edit-unit";
import { endUnit } from "@/lib/features/people/commands/end-unit";
import { givePost } from "@/lib/features/people/commands/give-post";
import { moveUnit } from "@/lib/features/people/commands/move-unit";
import { restoreUnit } from "@/lib/features/people/commands/restore-unit";
import { createScene, measureIn, measureNow, submit } from "@/tests/integration/measure/scene";
import { asOwner, resetDatabase } from "@/tests/support/database";
import { createPerson, createUnit, nextNumber, sentOnce as sent, TODAY, viewerWith } from "@/tests/support/factories";
import { BESIDE_BASELINES } from "@/tests/support/history";

/** Pairs that were found to come between each other, each many times over: what must never stand afterwards does not. */
const ROUNDS = 50;

beforeEach(resetDatabase);

async function times(round: (n: number) => Promise<void>): Promise<void> {
  for (let n = 0; n < ROUNDS; n += 1) await round(n);
}

describe("archiving an inspection", () => {
  test("and applying for close-out: nothing is left applied for that nobody can sign", async () => {
    const scene = await createScene();
    await times(async () => {
      const m = await measureIn(scene, { status: "UNDERWAY" });
      const { id: inspectionId, version } = await db.inspection.findUniqueOrThrow({
        where: { id: scene.inspection.id },
      });
      const archive = (version: number, archive: boolean) =>
        archiveInspection(scene.office, sent(), { inspectionId, version, archive });
      const [archived] = await Promise.all([archive(version, true), submit(scene.liaison, m.id)]);
      const standing = await db.measure.count({ where: { inspectionId, status: "SUBMITTED" } });
      expect([archived.ok, standing]).toEqual([standing === 0, standing === 0 ? 0 : 1]);
      if (archived.ok) await archive(version + 1, false);
      await db.measure.update({ where: { id: m.id }, data: { status: "UNDERWAY", stage: null, submittedOn: null } });
      await db.application.updateMany({
        where: { state: "PENDING" },
        data: { state: "RETURNED", decidedAt: new Date() },
      });
    });
  });

  test("and reporting progress: nothing is written once it is archived", async () => {
    const scene = await createScene();
    const m = await measureIn(scene, { status: "UNDERWAY" });
    await times(async (n) => {
      const { id: inspectionId, version } = await db.inspection.findUniqueOrThrow({
        where: { id: scene.inspection.id },
      });
      const archive = (version: number, archive: boolean) =>
        archiveInspection(scene.office, sent(), { inspectionId, version, archive });
      const entry = { measureId: m.id, kind: "PROGRESS" as const, text: `第${n}次填报` };
      await Promise.all([archive(version, true), reportProgress(scene.liaison, sent(), [entry])]);
      await archive(version + 1, false);
    });
    const told = await db.event.findMany({
      where: BESIDE_BASELINES,
      orderBy: { seq: "asc" },
      select: { action: true },
    });
    let archived = false;
    for (const { action } of told) {
      if (action === "inspection.archived") archived = true;
      else if (action === "inspection.reopened") archived = false;
      else expect([action, archived]).toEqual([action, false]);
    }
  });
});

describe("ending a unit", () => {
  test("and giving a post in it: no post acts for a unit that ended", async () => {
    const scene = await createScene();
    const [system, security] = [
      await viewerWith("SYSTEM_ADMIN", { bodyId: scene.body.id }),
      await viewerWith("SECURITY_ADMIN", { bodyId: scene.body.id }),
    ];
    await times(async () => {
      const unit = await createUnit({ bodyId: scene.body.id });
      const person = await createPerson({ bodyId: scene.body.id });
      const post = { personId: person.id, role: "LIAISON" as const, bodyId: scene.body.id, unitId: unit.id };
      await Promise.all([
        endUnit(system, sent(), { id: unit.id, version: unit.version }),
        givePost(security, sent(), { ...post, fromOn: TODAY, toOn: null }),
      ]);
      const { endedOn, posts } = await db.unit.findUniqueOrThrow({ where: { id: unit.id }, include: { posts: true } });
      expect([endedOn !== null, posts.length]).toEqual(endedOn ? [true, 0] : [false, 1]);
    });
  });

  test("and assigning measures to it: nothing is newly assigned to a unit that ended", async () => {
    const scene = await createScene();
    const system = await viewerWith("SYSTEM_ADMIN", { bodyId: scene.body.id });
    const m = await measureIn(scene, { status: "PLANNED" });
    await times(async () => {
      const unit = await createUnit({ bodyId: scene.body.id });
      const { version } = await measureNow(m.id);
      await Promise.all([
        endUnit(system, sent(), { id: unit.id, version: unit.version }),
        assignMeasures(scene.office, sent(), [
          { measureId: m.id, version, change: { leadUnitId: unit.id }, reason: "分工调整" },
        ]),
      ]);
      // Either is done first: what matters is that an assignment was never made behind the ending.
      const told = await db.event.findMany({
        where: { OR: [{ subjectId: unit.id }, { measureId: m.id }] },
        orderBy: { seq: "desc" },
      });
      const ended = told.find((e) => e.action === "unit.ended" && e.subjectId === unit.id);
      const given = told.find((e) => JSON.stringify(e.changes).includes(unit.name) && e.action === "measure.assigned");
      expect(ended && given && given.seq > ended.seq).toBeFalsy();
      const { endedOn, version: now } = await db.unit.findUniqueOrThrow({ where: { id: unit.id } });
      if (endedOn) await restoreUnit(system, sent(), { id: unit.id, version: now });
    });
  });
});

describe("two administrators at once", () => {
  test("giving two units one name: the second is told, at the field", async () => {
    const scene = await createScene();
    const system = await viewerWith("SYSTEM_ADMIN", { bodyId: scene.body.id });
    const words = { kind: "DEPARTMENT" as const, shortName: "综合处", aliases: [] };
    await times(async () => {
      const name = `综合${nextNumber()}处`;
      const [a, b] = [await createUnit({ bodyId: scene.body.id }), await createUnit({ bodyId: scene.body.id })];
      const results = await Promise.all([
        editUnit(system, sent(), { ...words, id: a.id, version: a.version, name }),
        editUnit(system, sent(), { ...words, id: b.id, version: b.version, name }),
        createUnitCommand(system, sent(), { ...words, bodyId: scene.body.id, name }),
      ]);
      expect(results.filter((r) => r.ok)).toHaveLength(1);
      for (const r of results) if (!r.ok) expect(r.fields?.name).toHaveLength(1);
    });
  });

  test("moving units while measures are assigned to them: both are done", async () => {
    const scene = await createScene();
    const system = await viewerWith("SYSTEM_ADMIN", { bodyId: scene.body.id });
    const units = await Promise.all(Array.from({ length: 6 }, () => createUnit({ bodyId: scene.body.id })));
    const m = await measureIn(scene, { status: "PLANNED" });
    await times(async (n) => {
      const { version } = await measureNow(m.id);
      const unitIds = [...units]
        .reverse()
        .map((u) => u.id)
        .slice(n % 2);
      const results = await Promise.all([
        assignMeasures(scene.office, sent(), [{ measureId: m.id, version, change: { unitIds }, reason: "分工调整" }]),
        moveUnit(system, sent(), { id: units[n % 6]?.id ?? "", to: n % 2 === 0 ? "down" : "up" }),
      ]);
      expect(results.map((r) => r.ok)).toEqual([true, true]);
    });
  });
});

describe("a collision", () => {
  test("is told from any other fault by the word of the database, in statements of both kinds", async () => {
    const raise = (code: string) =>
      db.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '${code}'; END $$`).then(
        () => null,
        (error: unknown) => error,
      );
    expect(collided(await raise("40P01"))).toBe(true);
    expect(collided(await raise("40001"))).toBe(true);
    expect(collided(await raise("23505"))).toBe(true);
    expect(collided(await raise("23503"))).toBe(false);
    expect(collided(new Error("40P01"))).toBe(false);
    expect(collided(new Prisma.PrismaClientKnownRequestError("", { code: "P2002", clientVersion: "" }))).toBe(true);
  });
});

describe("a row somebody may not act on", () => {
  test("is refused without waiting for it: scope is asked before a lock is taken", async () => {
    const scene = await createScene();
    const m = await measureIn(scene, { status: "UNDERWAY" });
    const stranger = await viewerWith("OFFICE");
    const strangeLiaison = await viewerWith("LIAISON");
    await asOwner(async (holder) => {
      await holder.query("BEGIN");
      await holder.query("SELECT 1 FROM inspection WHERE id = $1 FOR UPDATE", [scene.inspection.id]);
      await holder.query("SELECT 1 FROM measure WHERE id = $1 FOR UPDATE", [m.id]);
      const { version } = m;
      const results = await Promise.all([
        submit(strangeLiaison, m.id),
        reportProgress(strangeLiaison, sent(), [{ measureId: m.id, kind: "PROGRESS", text: "进展" }]),
        assignMeasures(stranger, sent(), [{ measureId: m.id, version, change: { dueText: "年底前" }, reason: "" }]),
        archiveInspection(stranger, sent(), { inspectionId: scene.inspection.id, version: 1, archive: true }),
      ]);
      expect(results.map((r) => r.ok)).toEqual([false, false, false, false]);
      await holder.query("ROLLBACK");
    });
  });
});
