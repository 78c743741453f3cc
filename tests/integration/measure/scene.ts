import type { HeldPost, Viewer } from "@/lib/access/viewer";
import type { Result } from "@/lib/command/result";
import { db } from "@/lib/db/client";
import { addDays } from "@/lib/domain/day";
import { RULES_NOW } from "@/lib/domain/signing/bars";
import { FIVE_POINTS, type MeasureStatus, type Role, type SigningStage } from "@/lib/domain/types";
import { approveMeasure } from "@/lib/features/measure/commands/approve-measure";
import { returnMeasure } from "@/lib/features/measure/commands/return-measure";
import { submitMeasure } from "@/lib/features/measure/commands/submit-measure";
import { withdrawMeasure } from "@/lib/features/measure/commands/withdraw-measure";
import {
  createBody,
  createInspection,
  createIssue,
  createMeasure,
  createUnit,
  NOW,
  sentOnce,
  TODAY,
  viewerWith,
} from "@/tests/support/factories";
import { BESIDE_BASELINES } from "@/tests/support/history";

const HOUR = 3_600_000;

/** One body with a lead unit and everybody who has a part in the life of its measures. */
export async function createScene(over: { chain?: SigningStage[] } = {}) {
  const body = await createBody();
  const inspection = await createInspection({ bodyId: body.id, ...over });
  const issue = await createIssue({ inspectionId: inspection.id });
  const unit = await createUnit({ bodyId: body.id });
  const inUnit = (role: Role) => viewerWith(role, { bodyId: body.id, unitId: unit.id });
  const inBody = (role: Role) => viewerWith(role, { bodyId: body.id });
  return {
    body,
    inspection,
    issue,
    unit,
    liaison: await inUnit("LIAISON"),
    otherLiaison: await inUnit("LIAISON"),
    unitHead: await inUnit("UNIT_HEAD"),
    leader: await inBody("RESPONSIBLE_LEADER"),
    office: await inBody("OFFICE"),
    otherOffice: await inBody("OFFICE"),
    supervision: await inBody("SUPERVISION"),
    groupLeader: await inBody("GROUP_LEADER"),
  };
}

export type Scene = Awaited<ReturnType<typeof createScene>>;

type Over = Parameters<typeof createMeasure>[0] & {
  applicantId?: string /** Its progress is what a report told. */;
  told?: boolean;
};

/** A measure of the scene with a whole assignment; submitted, returned and closed ones with the application they imply. */
export async function measureIn(scene: Scene, { applicantId, told = false, ...over }: Over = {}) {
  const measure = await createMeasure({
    issueId: scene.issue.id,
    leadUnitId: scene.unit.id,
    leaderId: scene.leader.personId,
    timeClass: "TIME_BOUND",
    dueOn: addDays(TODAY, 30),
    ...over,
  });
  const states = { SUBMITTED: "PENDING", RETURNED: "RETURNED", CLOSED: "APPROVED" } as const;
  const state = states[measure.status as keyof typeof states];
  if (measure.status !== "PLANNED") {
    await db.progressEntry.create({
      data: {
        measureId: measure.id,
        cycle: measure.cycle,
        kind: "PROGRESS",
        text: "已制定制度并组织实施。",
        personId: scene.liaison.personId,
        personName: scene.liaison.name,
        postLabel: "联络员",
        day: measure.lastHeardOn,
        fromReport: told,
        // Before anything a test does, which happens at NOW.
        createdAt: new Date(NOW.getTime() - HOUR),
      },
    });
  }
  if (state) {
    await db.application.create({
      data: {
        kind: "CLOSE_OUT",
        measureId: measure.id,
        chain: scene.inspection.chain,
        rules: RULES_NOW,
        leaderId: measure.leaderId,
        ownerId: measure.ownerId,
        leadUnitId: measure.leadUnitId,
        cycle: measure.cycle,
        attempt: 1,
        state,
        statement: "已完成。",
        applicantId: applicantId ?? scene.liaison.personId,
        applicantName: scene.liaison.name,
        applicantPostLabel: "联络员",
      },
    });
  }
  return measure;
}

export function measureNow(id: string) {
  return db.measure.findUniqueOrThrow({ where: { id } });
}

/** What commands told of the measure; what it was before the first of them stands in a baseline of its own. */
export function eventsOf(measureId: string) {
  return db.event.findMany({ where: { measureId, ...BESIDE_BASELINES }, orderBy: { seq: "asc" } });
}

/** Applies for close-out of the measure as it stands. */
export async function submit(viewer: Viewer, measureId: string, fixes: Record<string, string> = {}) {
  const { version } = await measureNow(measureId);
  return submitMeasure(viewer, sentOnce(), { measureId, version, statement: "措施已全部落实。", fixes });
}

/** Signs the standing stage as it stands, with everything the stage may ask for. */
export async function approve(viewer: Viewer, measureId: string) {
  const { version } = await measureNow(measureId);
  return approveMeasure(viewer, sentOnce(), { measureId, version, remark: "情况属实，同意。", checks: FIVE_POINTS });
}

export async function sendBack(viewer: Viewer, measureId: string, points: string[]) {
  const { version } = await measureNow(measureId);
  return returnMeasure(viewer, sentOnce(), { measureId, version, remark: "请补充。", points });
}

/** Takes back what was applied for, as it stands. */
export async function withdraw(viewer: Viewer, measureId: string, reason = "") {
  const { version } = await measureNow(measureId);
  return withdrawMeasure(viewer, sentOnce(), { measureId, version, reason });
}

/** Why it was refused; an empty text when it was not. */
export function why(result: Result<object>): string {
  return result.ok ? "" : result.why;
}

/** The first post of a viewer made with one. */
export function postOf(viewer: Viewer): HeldPost {
  const [post] = viewer.posts;
  if (!post) throw new Error("viewer without a post");
  return post;
}

/** States in which a measure of the scene exists without more being said. */
export const STANDING: readonly MeasureStatus[] = ["PLANNED", "UNDERWAY", "SUBMITTED", "RETURNED", "CLOSED"];
