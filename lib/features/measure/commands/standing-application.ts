import "server-only";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Write } from "@/lib/command/transact";
import type { Tx } from "@/lib/db/client";
import { LATEST_APPLICATION } from "@/lib/features/measure/queries/step-facts";
import { admit, type MeasureRow, openForStep } from "./measure-row";

/** Whoever is about to sign what was taken back meanwhile is told so: nothing is left for them to do. */
async function refuseWithdrawn(tx: Tx, { id, code, status }: MeasureRow): Promise<void> {
  if (status === "SUBMITTED") return;
  const last = await tx.application.findFirst({
    where: { measureId: id },
    orderBy: LATEST_APPLICATION,
    select: { withdrawal: { select: { personName: true } } },
  });
  if (!last?.withdrawal) return;
  refuse(
    "state",
    `措施 ${code} 的销号申请已由${last.withdrawal.personName}撤回，不需要再审核；重新申请后会再列入您的待办。`,
  );
}

/** The application that waits, with its measure, for somebody who may sign it now, or take it back. */
export async function standingApplication(
  { tx, viewer }: Write,
  name: "approve" | "return" | "withdraw",
  measureId: string,
) {
  const [found] = await openForStep(tx, viewer, [measureId]);
  if (found && name !== "withdraw") await refuseWithdrawn(tx, found);
  const { measure, post, facts } = admit(viewer, name, found);
  const application = measure.closeOuts[0];
  const { stage } = measure;
  if (application?.state !== "PENDING" || !stage) {
    throw new Error(`submitted measure ${measureId} has no standing application`);
  }
  return { measure, post, facts, application, stage };
}

/** Moves the measure on from exactly what was seen. */
export async function moveOn({ tx }: Write, measure: MeasureRow, version: number, data: object): Promise<void> {
  const { count } = await tx.measure.updateMany({
    where: { id: measure.id, status: measure.status, stage: measure.stage, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) changedMeanwhile();
}
