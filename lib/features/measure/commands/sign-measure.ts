import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse, wrong } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact, type Write } from "@/lib/command/transact";
import { dayFromDb, dayToDb } from "@/lib/domain/day";
import { change } from "@/lib/domain/events";
import {
  APPLICATION_KIND_LABELS,
  BAR_LABELS,
  FIVE_POINT_LABELS,
  STAGE_LABELS,
  STATUS_LABELS,
} from "@/lib/domain/labels";
import { STEPS } from "@/lib/domain/measure/status";
import { signHindrance } from "@/lib/domain/signing/bars";
import { needsFivePoints } from "@/lib/domain/signing/stages";
import { FIVE_POINTS, type FivePoint } from "@/lib/domain/types";
import { returnApplication, signStage } from "@/lib/features/signing/commands/sign-stage";
import { applicationOf } from "@/lib/features/signing/queries/application";
import { aboutMeasure } from "@/lib/history/about";
import { heldDaysOnReturn } from "./held-days";
import { admit, type MeasureRow, openForStep } from "./measure-row";

export type ApproveInput = { measureId: string; version: number; remark: string; checks: readonly FivePoint[] };
export type ReturnInput = { measureId: string; version: number; remark: string; points: readonly string[] };

/** The application a signer may sign now. */
async function standing({ tx, viewer }: Write, name: "approve" | "return", measureId: string) {
  const [found] = await openForStep(tx, viewer, [measureId]);
  const { measure, post } = admit(viewer, name, found);
  const application = measure.closeOuts[0];
  const { stage } = measure;
  if (application?.state !== "PENDING" || !stage) {
    throw new Error(`submitted measure ${measureId} has no standing application`);
  }
  const bar = signHindrance(viewer.personId, applicationOf(application), stage);
  if (bar) refuse("state", BAR_LABELS[bar](APPLICATION_KIND_LABELS[application.kind]));
  return { measure, post, application, stage };
}

/** Moves the measure on from exactly what the signer saw. */
async function moveOn({ tx }: Write, measure: MeasureRow, version: number, data: object): Promise<void> {
  const { count } = await tx.measure.updateMany({
    where: { id: measure.id, status: measure.status, stage: measure.stage, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) changedMeanwhile();
}

/** 同意: signs the standing stage; after the last stage of the chain the measure is closed (销号). */
export function approveMeasure(viewer: Viewer, sent: Sent, input: ApproveInput): Promise<Result<{ closed: boolean }>> {
  return transact(viewer, sent, async (write) => {
    const { measure, post, application, stage } = await standing(write, "approve", input.measureId);
    const remark = input.remark.trim();
    if (remark === "") wrong("remark", "请填写审核意见。");
    const checked = needsFivePoints(stage) ? FIVE_POINTS : [];
    const unchecked = checked.filter((p) => !input.checks.includes(p));
    if (unchecked.length > 0) {
      const missing = `还没有确认：${unchecked.map((p) => FIVE_POINT_LABELS[p]).join("、")}。`;
      wrong("checks", missing, "五项核查须逐项确认，有一项达不到的，请退回。");
    }
    const next = await signStage(write, post, application, stage, { remark, checks: checked });
    const closes = next === null;
    await moveOn(
      write,
      measure,
      input.version,
      closes
        ? { status: "CLOSED", stage: null, closedOn: dayToDb(viewer.today) }
        : { stage: next, stageSince: dayToDb(viewer.today) },
    );
    write.record(post, {
      ...aboutMeasure(measure),
      action: closes ? "measure.closed" : "measure.approved",
      changes: closes
        ? change("状态", STATUS_LABELS.SUBMITTED, STATUS_LABELS.CLOSED)
        : change("待办环节", STAGE_LABELS[stage], STAGE_LABELS[next]),
      reason: remark,
    });
    return { closed: closes };
  });
}

/** 退回: says point by point what to mend; the measure goes back to the lead unit. */
export function returnMeasure(viewer: Viewer, sent: Sent, input: ReturnInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { measure, post, application, stage } = await standing(write, "return", input.measureId);
    const points = input.points.map((p) => p.trim()).filter((p) => p !== "");
    if (points.length === 0) {
      wrong("points", "请至少写明一条需要整改的问题。", "请逐条写明需要整改的问题，每行一条。");
    }
    const remark = input.remark.trim() || points.join("；");
    const dueOn = measure.dueOn ? dayFromDb(measure.dueOn) : null;
    await moveOn(write, measure, input.version, {
      status: STEPS.return.to,
      stage: null,
      submittedOn: null,
      heldDays: await heldDaysOnReturn(write.tx, measure, application, { dueOn, today: viewer.today }),
    });
    await returnApplication(write, post, application, stage, { remark, points });
    write.record(post, {
      ...aboutMeasure(measure),
      action: "measure.returned",
      changes: [
        ...change("状态", STATUS_LABELS.SUBMITTED, STATUS_LABELS[STEPS.return.to]),
        ...points.map((text, i) => ({ field: `退回意见第${i + 1}条`, old: null, new: text })),
      ],
      reason: remark,
    });
  });
}
