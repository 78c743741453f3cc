import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { dayToDb } from "@/lib/domain/day";
import { TEXT_MAX } from "@/lib/domain/limits";
import { columnsOf, type ParentRef } from "@/lib/domain/measure/parent";
import { required } from "@/lib/features/feedback/commands/edit-guard";
import { openParent, type Place, takeMeasureCodes } from "@/lib/features/feedback/commands/edit-parent";
import { lastPosition, openGap, settleOrder } from "@/lib/features/feedback/commands/settle-order";
import { MEASURE_CREATED } from "@/lib/features/measure/events";
import { aboutNewMeasure } from "@/lib/history/about";

export type AddMeasureInput = { parent: ParentRef; text: string; place: Place };

/** 新增措施: a further measure of an issue or item, with the parent's next number, not yet assigned to anybody. */
export function addMeasure(
  viewer: Viewer,
  sent: Sent,
  input: AddMeasureInput,
): Promise<Result<{ id: string; code: string }>> {
  return transact(viewer, sent, async (write) => {
    const { inspection, parent, post } = await openParent(write, input.parent);
    const text = required(input.text, "text", "整改措施", TEXT_MAX);
    const { tx } = write;
    const columns = columnsOf(parent);
    const among = { inspectionId: inspection.id, ...columns };
    const position =
      input.place === "end"
        ? (await lastPosition(tx, "measure", among)) + 1
        : await openGap(tx, "measure", among, input.place.after, 1);
    const [code] = await takeMeasureCodes(tx, parent, 1);
    if (!code) throw new Error("no code was given out");
    const measure = await tx.measure.create({
      data: {
        bodyId: inspection.bodyId,
        inspectionId: inspection.id,
        ...columns,
        rootIssueId: parent.rootIssueId,
        sectionId: parent.sectionId,
        code,
        sortKey: "",
        position,
        text,
        lastHeardOn: dayToDb(viewer.today),
        lastProgressOn: dayToDb(viewer.today),
        createdAt: viewer.now,
      },
    });
    await settleOrder(tx, inspection.id);
    write.record(post, { ...aboutNewMeasure(measure), kind: MEASURE_CREATED });
    return { id: measure.id, code };
  });
}
