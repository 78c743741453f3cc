import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { BAR_LABELS } from "@/lib/domain/labels";
import type { SigningStage } from "@/lib/domain/types";
import { getMeasurePage } from "@/lib/features/measure/queries/measure-page";
import { signQueue } from "@/lib/features/my-work/queries/sign-queue";
import { asOwner, resetDatabase } from "@/tests/support/database";
import { createPost, viewerOf } from "@/tests/support/factories";
import { approve, createScene, measureIn, measureNow, type Scene, sendBack, submit, why } from "./scene";

beforeEach(resetDatabase);

/** One person holding 办公室 and 督查组. */
async function bothHands(scene: Scene) {
  await createPost({ personId: scene.office.personId, bodyId: scene.body.id, role: "SUPERVISION" });
  return viewerOf({ id: scene.office.personId });
}

describe("who signed an earlier stage of an application", () => {
  test("is told so by the page, not offered it by the queue, and refused by the command; another person signs", async () => {
    const scene = await createScene();
    const both = await bothHands(scene);
    const m = await measureIn(scene, { status: "UNDERWAY" });
    await submit(scene.liaison, m.id);
    expect((await signQueue(both, 1)).total).toBe(1);
    expect(await approve(both, m.id)).toMatchObject({ ok: true, closed: false });
    expect((await measureNow(m.id)).stage).toBe("SUPERVISION");

    expect(await signQueue(both, 1)).toMatchObject({ total: 0, rows: [] });
    expect((await getMeasurePage(both, m.id))?.work).toMatchObject({
      steps: [],
      hindered: { approve: BAR_LABELS.signer("销号申请"), return: BAR_LABELS.signer("销号申请") },
    });
    expect(why(await approve(both, m.id))).toBe(BAR_LABELS.signer("销号申请"));
    expect(why(await sendBack(both, m.id, ["请补充"]))).toBe(BAR_LABELS.signer("销号申请"));
    expect(await db.signature.count()).toBe(1);

    expect((await getMeasurePage(scene.supervision, m.id))?.work.hindered).toEqual({});
    expect(await approve(scene.supervision, m.id)).toMatchObject({ ok: true, closed: true });
  });

  test("may sign another application, and the next one of the same measure", async () => {
    const scene = await createScene();
    const both = await bothHands(scene);
    const m = await measureIn(scene, { status: "UNDERWAY" });
    await submit(scene.liaison, m.id);
    await approve(both, m.id);
    await sendBack(scene.supervision, m.id, ["请补充"]);
    const points = await db.pointToMend.findMany();
    await submit(scene.liaison, m.id, Object.fromEntries(points.map((p) => [p.id, "已补充"])));
    expect(await approve(scene.otherOffice, m.id)).toMatchObject({ ok: true });
    expect((await signQueue(both, 1)).total).toBe(1);
    expect(await approve(both, m.id)).toMatchObject({ ok: true, closed: true });
  });
});

describe("the database", () => {
  const step = (applicationId: string, stage: SigningStage, personId: string) => ({
    applicationId,
    stage,
    personId,
    personName: "某某",
    postLabel: "办公室",
    decision: "APPROVE" as const,
    remark: "同意。",
  });

  test("takes no second stage from one person and none from the applicant, whoever writes", async () => {
    const scene = await createScene();
    const { id } = await measureIn(scene, { status: "SUBMITTED" });
    const { id: applicationId, applicantId } = await db.application.findFirstOrThrow({ where: { measureId: id } });
    const person = scene.office.personId;
    await expect(db.signature.create({ data: step(applicationId, "OFFICE", applicantId) })).rejects.toThrow(
      /made application/,
    );
    const two = [step(applicationId, "OFFICE", person), step(applicationId, "SUPERVISION", person)];
    await expect(db.signature.createMany({ data: two })).rejects.toThrow(/signed another stage/);
    const [first, second] = two.map((data) =>
      db.signature.create({ data }).then(
        () => "written",
        () => "refused",
      ),
    );
    expect([await first, await second].sort()).toEqual(["refused", "written"]);
    await asOwner(async (owner) => {
      const again = `INSERT INTO signature (id, application_id, stage, decision, remark, person_id, person_name, post_label)
                     VALUES (gen_random_uuid(), $1, 'GROUP_LEADER', 'APPROVE', '同意', $2, '某某', '组长')`;
      await expect(owner.query(again, [applicationId, person])).rejects.toThrow(/signed another stage/);
    });
  });
});
