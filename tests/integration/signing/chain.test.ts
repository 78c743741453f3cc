import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { FULL_CHAIN, SHORT_CHAIN } from "@/lib/domain/signing/stages";
import type { SigningStage } from "@/lib/domain/types";
import { getMeasurePage } from "@/lib/features/measure/queries/measure-page";
import { signQueue } from "@/lib/features/my-work/queries/sign-queue";
import { resetDatabase } from "@/tests/support/database";
import { approve, createScene, measureIn, measureNow, type Scene, sendBack, submit } from "../measure/scene";

beforeEach(resetDatabase);

const setChain = (scene: Scene, chain: readonly SigningStage[]) =>
  db.inspection.update({ where: { id: scene.inspection.id }, data: { chain: [...chain] } });

describe("an application keeps the chain it was made under", () => {
  test("through another chain of its inspection: its stages, its end, and what the page shows of it", async () => {
    const scene = await createScene({ chain: ["OFFICE", "SUPERVISION"] });
    const m = await measureIn(scene, { status: "UNDERWAY" });
    await submit(scene.liaison, m.id);
    await setChain(scene, FULL_CHAIN);
    expect((await measureNow(m.id)).stage).toBe("OFFICE");
    expect(await approve(scene.office, m.id)).toEqual({ ok: true, closed: false });
    const page = await getMeasurePage(scene.supervision, m.id);
    expect(page?.closeOuts[0]?.chain).toEqual(SHORT_CHAIN);
    expect((await signQueue(scene.supervision, 1)).rows.map((r) => r.id)).toEqual([m.id]);
    // 督查组 is the last stage of its chain, though not of the one that is set now.
    expect(await approve(scene.supervision, m.id)).toEqual({ ok: true, closed: true });
    expect(await measureNow(m.id)).toMatchObject({ status: "CLOSED" });
  });

  test("even where its stage is set no more; the next application takes the chain that is set then", async () => {
    const scene = await createScene({ chain: [...FULL_CHAIN] });
    const m = await measureIn(scene, { status: "UNDERWAY" });
    await submit(scene.liaison, m.id);
    await setChain(scene, SHORT_CHAIN);
    expect(await approve(scene.unitHead, m.id)).toEqual({ ok: true, closed: false });
    expect((await measureNow(m.id)).stage).toBe("RESPONSIBLE_LEADER");
    expect(await sendBack(scene.leader, m.id, ["请补充台账"])).toEqual({ ok: true });
    const points = await db.pointToMend.findMany();
    await submit(scene.liaison, m.id, Object.fromEntries(points.map((p) => [p.id, "已补充"])));
    expect((await measureNow(m.id)).stage).toBe("OFFICE");
    const made = await db.application.findMany({ where: { measureId: m.id }, orderBy: { attempt: "asc" } });
    expect(made.map((a) => a.chain)).toEqual([[...FULL_CHAIN], [...SHORT_CHAIN]]);
  });

  test("with the people its measure had that day", async () => {
    const scene = await createScene();
    const owner = scene.otherLiaison.personId;
    const m = await measureIn(scene, { status: "UNDERWAY", ownerId: owner });
    await submit(scene.liaison, m.id);
    await db.measure.update({ where: { id: m.id }, data: { leaderId: null, ownerId: null } });
    expect(await db.application.findFirstOrThrow({ where: { measureId: m.id } })).toMatchObject({
      kind: "CLOSE_OUT",
      rules: 1,
      applicantId: scene.liaison.personId,
      leaderId: scene.leader.personId,
      ownerId: owner,
      leadUnitId: scene.unit.id,
    });
  });
});

test("an application without a chain, or of one kind with the subject of another, is none to the database", async () => {
  const scene = await createScene();
  const { id: measureId } = await measureIn(scene, { status: "SUBMITTED" });
  const { id: _, ...made } = await db.application.findFirstOrThrow({ where: { measureId } });
  const again = (over: object) => db.application.create({ data: { ...made, attempt: 2, ...over } });
  await expect(again({ chain: [] })).rejects.toThrow(/x_application_chain/);
  await expect(again({ measureId: null })).rejects.toThrow(/x_application_one_subject/);
  const rewrite = db.$executeRaw`UPDATE application SET state = 'RETURNED', decided_at = now(), rules = 2`;
  await expect(rewrite).rejects.toThrow(/permission denied|decided once/);
});
