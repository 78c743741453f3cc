import { beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import type { Result } from "@/lib/command/result";
import { db } from "@/lib/db/client";
import { BAR_LABELS } from "@/lib/domain/labels";
import { missingAssignment, NO_PROGRESS_YET } from "@/lib/domain/measure/readiness";
import type { StepName } from "@/lib/domain/measure/status";
import { FULL_CHAIN } from "@/lib/domain/signing/stages";
import { reportProgress } from "@/lib/features/measure/commands/report-progress";
import { startMeasure } from "@/lib/features/measure/commands/start-measure";
import { getMeasurePage } from "@/lib/features/measure/queries/measure-page";
import { signQueue } from "@/lib/features/my-work/queries/sign-queue";
import { resetDatabase } from "@/tests/support/database";
import { createPost, sentOnce, viewerOf } from "@/tests/support/factories";
import { approve, createScene, measureIn, type Scene, sendBack, submit, why } from "./scene";

beforeEach(resetDatabase);

/** A measure on which one need of a step is not met, by whom it is tried, and the sentence it is told in everywhere. */
type Unmet = {
  step: StepName;
  given: (s: Scene) => Promise<{ id: string; code: string; viewer: Viewer }>;
  said: string | ((code: string) => string);
};

const START = (viewer: Viewer, id: string) => startMeasure(viewer, sentOnce(), { measureId: id, version: 1 });
const REPORT = (viewer: Viewer, measureId: string) =>
  reportProgress(viewer, sentOnce(), [{ measureId, kind: "PROGRESS", text: "已开展工作。" }]);
const TAKE: Partial<Record<StepName, (viewer: Viewer, id: string) => Promise<Result<object>>>> = {
  start: START,
  submit,
  approve,
  return: (viewer, id) => sendBack(viewer, id, ["请补充"]),
};

const unassigned = (code: string) =>
  missingAssignment({ code, leadUnitId: "unit", leaderId: "leader", timeClass: "TIME_BOUND", dueOn: null }) ?? "";

/** One person in two stages, who signed the first. */
async function signedBefore(s: Scene) {
  await createPost({ personId: s.office.personId, bodyId: s.body.id, role: "SUPERVISION" });
  const viewer = await viewerOf({ id: s.office.personId });
  const m = await measureIn(s, { status: "SUBMITTED" });
  expect(await approve(viewer, m.id)).toMatchObject({ ok: true });
  return { ...m, viewer };
}

const ownApplication = async (s: Scene) => ({
  ...(await measureIn(s, { status: "SUBMITTED", applicantId: s.office.personId })),
  viewer: s.office,
});

const UNMET: Record<string, Unmet> = {
  "assigned, to start": {
    step: "start",
    given: async (s) => ({ ...(await measureIn(s, { dueOn: null })), viewer: s.liaison }),
    said: unassigned,
  },
  "assigned, to apply": {
    step: "submit",
    given: async (s) => ({ ...(await measureIn(s, { status: "UNDERWAY", dueOn: null })), viewer: s.liaison }),
    said: unassigned,
  },
  progress: {
    step: "submit",
    given: async (s) => {
      const m = await measureIn(s, { status: "UNDERWAY" });
      await db.measure.update({ where: { id: m.id }, data: { cycle: 2 } });
      return { ...m, viewer: s.liaison };
    },
    said: NO_PROGRESS_YET,
  },
  "other-signers": {
    step: "submit",
    given: async (s) => ({ ...(await measureIn(s, { status: "UNDERWAY" })), viewer: s.unitHead }),
    said: "销号流程中的“部门负责人审核”由您本人办理，申请须由本部门其他人员（如联络员）提出，您在该环节审核。",
  },
  "not-barred, to sign": { step: "approve", given: ownApplication, said: BAR_LABELS.applicant("销号申请") },
  "not-barred, to return": { step: "return", given: ownApplication, said: BAR_LABELS.applicant("销号申请") },
  "not-barred, a second stage": { step: "approve", given: signedBefore, said: BAR_LABELS.signer("销号申请") },
};

describe("a need that is not met is told in the same sentence", () => {
  for (const [need, { step, given, said }] of Object.entries(UNMET)) {
    test(`by the command and the page, and the queue offers no such thing: ${need}`, async () => {
      const scene = await createScene(need === "other-signers" ? { chain: [...FULL_CHAIN] } : {});
      const { id, code, viewer } = await given(scene);
      const sentence = typeof said === "string" ? said : said(code);
      const work = (await getMeasurePage(viewer, id))?.work;
      expect(work?.hindered[step]).toBe(sentence);
      expect(work?.steps).not.toContain(step);
      const before = await db.measure.findUniqueOrThrow({ where: { id } });
      expect(why((await TAKE[step]?.(viewer, id)) ?? { ok: true })).toBe(sentence);
      expect(await db.measure.findUniqueOrThrow({ where: { id } })).toEqual(before);
      if (step === "approve" || step === "return") {
        expect(await signQueue(viewer, 1)).toMatchObject({ total: 0, rows: [] });
        expect((await signQueue(scene[need.endsWith("stage") ? "supervision" : "otherOffice"], 1)).total).toBe(1);
      }
    });
  }

  test("and a first report, which starts the measure, needs what starting needs", async () => {
    const s = await createScene();
    const m = await measureIn(s, { dueOn: null });
    const sentence = (await getMeasurePage(s.liaison, m.id))?.work.hindered.start;
    expect(sentence).toBe(unassigned(m.code));
    expect(why(await REPORT(s.liaison, m.id))).toBe(sentence);
  });
});

test("what hinders nothing is offered by the page and the queue and taken by the command", async () => {
  const s = await createScene();
  const m = await measureIn(s, { status: "SUBMITTED" });
  expect((await getMeasurePage(s.office, m.id))?.work).toMatchObject({ steps: ["approve", "return"], hindered: {} });
  expect((await signQueue(s.office, 1)).rows.map((r) => r.id)).toEqual([m.id]);
  expect(await approve(s.office, m.id)).toMatchObject({ ok: true });
});
