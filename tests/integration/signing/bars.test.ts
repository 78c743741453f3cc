import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { BARS, type Bar, barOf } from "@/lib/domain/signing/bars";
import { barredMeasures } from "@/lib/features/measure/queries/standing";
import { applicationOf, WHO_SIGNS } from "@/lib/features/signing/queries/application";
import { resetDatabase } from "@/tests/support/database";
import { createAccount, createPost } from "@/tests/support/factories";
import { createScene, measureIn } from "../measure/scene";

beforeEach(resetDatabase);

/** A body whose 督查组 is one person, who at the same time is each thing somebody may be barred for. */
async function everyBar() {
  const scene = await createScene();
  await db.post.deleteMany({ where: { personId: scene.supervision.personId } });
  const { personId, name } = scene.office;
  await createPost({ personId, bodyId: scene.body.id, role: "SUPERVISION" });
  await createAccount({ personId });
  const at = { status: "SUBMITTED", stage: "SUPERVISION" } as const;
  const measures = {
    applicant: await measureIn(scene, { ...at, applicantId: personId }),
    signer: await measureIn(scene, at),
    leader: await measureIn(scene, { ...at, leaderId: personId }),
    owner: await measureIn(scene, { ...at, ownerId: personId }),
  } satisfies Record<Bar, object>;
  const nothing = await measureIn(scene, at);
  const { id } = await db.application.findFirstOrThrow({ where: { measureId: measures.signer.id } });
  const words = { remark: "同意。", personName: name, postLabel: "办公室" };
  await db.signature.create({ data: { applicationId: id, stage: "OFFICE", decision: "APPROVE", personId, ...words } });
  return { scene, personId, measures, nothing };
}

test("whom the rules bar, the condition over all measures bars too, for every bar there is", async () => {
  const { scene, personId, measures } = await everyBar();
  const rows = await db.measure.findMany({ include: { closeOuts: { select: WHO_SIGNS } } });
  for (const barred of [...BARS.map((bar) => [bar]), [...BARS], []]) {
    const everywhere = {
      UNIT_HEAD: barred,
      RESPONSIBLE_LEADER: barred,
      OFFICE: barred,
      SUPERVISION: barred,
      GROUP_LEADER: barred,
    };
    const expected = rows.filter((m) => m.closeOuts.some((c) => barOf(personId, applicationOf(c), barred) !== null));
    const found = await barredMeasures(scene.office, { rules: { 1: everywhere } });
    expect(found.toSorted(), barred.join()).toEqual(expected.map((m) => m.id).toSorted());
    expect(found.toSorted(), barred.join()).toEqual(barred.map((bar) => measures[bar].id).toSorted());
  }
});

test("today the applicant and whoever signed before are barred, and nobody else", async () => {
  const { scene, measures } = await everyBar();
  const found = await barredMeasures(scene.office);
  expect(found.toSorted()).toEqual([measures.applicant.id, measures.signer.id].toSorted());
});
