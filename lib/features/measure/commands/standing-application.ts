import "server-only";
import { changedMeanwhile } from "@/lib/command/refusal";
import type { Write } from "@/lib/command/transact";
import { admit, type MeasureRow, openForStep } from "./measure-row";

/** The application that waits, with its measure, for a signer who may sign it now. */
export async function standingApplication({ tx, viewer }: Write, name: "approve" | "return", measureId: string) {
  const [found] = await openForStep(tx, viewer, [measureId]);
  const { measure, post, facts } = admit(viewer, name, found);
  const application = measure.closeOuts[0];
  const { stage } = measure;
  if (application?.state !== "PENDING" || !stage) {
    throw new Error(`submitted measure ${measureId} has no standing application`);
  }
  return { measure, post, facts, application, stage };
}

/** Moves the measure on from exactly what the signer saw. */
export async function moveOn({ tx }: Write, measure: MeasureRow, version: number, data: object): Promise<void> {
  const { count } = await tx.measure.updateMany({
    where: { id: measure.id, status: measure.status, stage: measure.stage, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) changedMeanwhile();
}
