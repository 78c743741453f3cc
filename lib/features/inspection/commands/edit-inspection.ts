import type { Viewer } from "@/lib/access/viewer";
import { CHANGED_MEANWHILE, type Result, refuse } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { ARCHIVED, isRefusal } from "@/lib/features/measure/commands/measure-row";
import {
  aboutInspection,
  chainInWords,
  changesOf,
  columnsOf,
  type InspectionInput,
  keptInspection,
  problemsOf,
  sameInspection,
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
    const kept = await keptInspection(write, input.inspectionId, "inspection.edit");
    if (isRefusal(kept)) return kept;
    const { inspection, post } = kept;
    if (inspection.archivedAt) return refuse(ARCHIVED);
    const wanted: InspectionInput = { ...input, chain: input.chain ?? inspection.chain };
    const problems = problemsOf(wanted);
    if (problems) return problems;
    if (wanted.chain.join() !== inspection.chain.join()) {
      const standing = await tx.measure.count({ where: { inspectionId: inspection.id, status: "SUBMITTED" } });
      if (standing > 0) {
        const why = `还有 ${standing} 条措施正按“${chainInWords(inspection.chain)}”审核，全部办结或退回以后才能更换销号环节。`;
        return refuse("销号环节现在不能更换，其他修改也没有保存。", { chain: [why] });
      }
    }
    const columns = columnsOf(wanted);
    const changes = changesOf(inspection, columns);
    const renamed =
      columns.title !== inspection.title || columns.feedbackOn.getTime() !== inspection.feedbackOn.getTime();
    const same = renamed
      ? await sameInspection(tx, { ...columns, bodyId: inspection.bodyId, id: inspection.id })
      : null;
    if (same) return same;
    const { count } = await tx.inspection.updateMany({
      where: { id: inspection.id, version: input.version, archivedAt: null },
      data: { ...columns, version: { increment: 1 } },
    });
    if (count === 0) return refuse(CHANGED_MEANWHILE);
    if (changes.length > 0) {
      record(post, {
        ...aboutInspection({ ...inspection, title: columns.title }),
        action: "inspection.edited",
        changes,
      });
    }
    return { ok: true };
  });
}
