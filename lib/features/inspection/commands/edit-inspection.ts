import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { archived, changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { aboutInspection } from "@/lib/history/about";
import {
  chainInWords,
  changesOf,
  checkInspection,
  columnsOf,
  type InspectionInput,
  keptInspection,
  refuseSameInspection,
} from "./inspection-row";

/**
 * 修改巡视巡察: days, periods, chain, contact. `version` is the one the person saw; `chain` null leaves the chain. While
 * applications stand the chain cannot change: their signatures were asked for in its order.
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
    // Applications under way share the lock: they are counted, or see the new chain.
    const { inspection, post } = await keptInspection(write, input.inspectionId, "inspection.edit");
    if (inspection.archivedAt) archived();
    const wanted: InspectionInput = { ...input, chain: input.chain ?? inspection.chain };
    checkInspection(wanted);
    if (wanted.chain.join() !== inspection.chain.join()) {
      const standing = await tx.measure.count({ where: { inspectionId: inspection.id, status: "SUBMITTED" } });
      if (standing > 0) {
        const why = `还有 ${standing} 条措施正按“${chainInWords(inspection.chain)}”审核，全部办结或退回以后才能更换销号环节。`;
        refuse("state", "销号环节现在不能更换，其他修改也没有保存。", { chain: [why] });
      }
    }
    const columns = columnsOf(wanted);
    const changes = changesOf(inspection, columns);
    const renamed =
      columns.title !== inspection.title || columns.feedbackOn.getTime() !== inspection.feedbackOn.getTime();
    if (renamed) await refuseSameInspection(tx, { ...columns, bodyId: inspection.bodyId, id: inspection.id });
    const { count } = await tx.inspection.updateMany({
      where: { id: inspection.id, version: input.version, archivedAt: null },
      data: { ...columns, version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    if (changes.length > 0) {
      record(post, {
        ...aboutInspection({ ...inspection, title: columns.title }),
        action: "inspection.edited",
        changes,
      });
    }
  });
}
