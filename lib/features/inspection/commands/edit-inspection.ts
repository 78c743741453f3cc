import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { archived, changedMeanwhile } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { sameValue } from "@/lib/domain/history/change";
import { stateOf } from "@/lib/domain/history/field";
import { INSPECTION } from "@/lib/domain/inspection/kept";
import { EDIT_INSPECTION } from "@/lib/features/inspection/acts";
import { INSPECTION_EDITED } from "@/lib/features/inspection/events";
import { aboutInspection } from "@/lib/history/about";
import {
  checkInspection,
  columnsOf,
  type InspectionInput,
  keptInspection,
  refuseSameInspection,
} from "./inspection-row";

/**
 * 修改巡视巡察: days, periods, chain, contact. `version` is the one the person saw; `chain` null leaves the chain.
 * Another chain is for applications made from now on: each keeps the one it was made under.
 */
export function editInspection(
  viewer: Viewer,
  sent: Sent,
  input: Omit<InspectionInput, "chain"> & {
    inspectionId: string;
    version: number;
    chain: InspectionInput["chain"] | null;
  },
): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { tx, record } = write;
    const { inspection, post } = await keptInspection(write, input.inspectionId, EDIT_INSPECTION);
    if (inspection.archivedAt) archived();
    const wanted: InspectionInput = { ...input, chain: input.chain ?? inspection.chain };
    checkInspection(wanted);
    const columns = columnsOf(wanted);
    const renamed =
      columns.title !== inspection.title || columns.feedbackOn.getTime() !== inspection.feedbackOn.getTime();
    if (renamed) await refuseSameInspection(tx, { ...columns, bodyId: inspection.bodyId, id: inspection.id });
    const { count } = await tx.inspection.updateMany({
      where: { id: inspection.id, version: input.version, archivedAt: null },
      data: { ...columns, version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    const changed = !sameValue(stateOf(INSPECTION, { ...inspection, ...columns }), stateOf(INSPECTION, inspection));
    if (changed) record(post, { ...aboutInspection(inspection, columns.title), kind: INSPECTION_EDITED });
  });
}
