import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { archived, diskFull, notFound, wrong } from "@/lib/command/refusal";
import { answering, type Result } from "@/lib/command/result";
import { roomToWrite } from "@/lib/command/room";
import { db } from "@/lib/db/client";
import { DRAFT_MAX } from "@/lib/domain/limits";
import { lengthOf } from "@/lib/domain/text/text";
import type { ProgressKind } from "@/lib/domain/types";
import { postForStep } from "@/lib/features/measure/acts";
import { findMeasures, subjectOf } from "./measure-row";

/**
 * Keeps what a person has written of a progress report and not yet sent, for that person alone. No event and no key: a
 * draft is nobody's history, and writing it twice leaves the same draft. An empty text takes the draft away.
 */
export function saveDraft(
  viewer: Viewer,
  { measureId, kind, text }: { measureId: string; kind: ProgressKind; text: string },
): Promise<Result> {
  return answering(async () => {
    if (text.trim() !== "" && !(await roomToWrite())) diskFull();
    await db.$transaction(async (tx) => {
      const [measure] = await findMeasures(tx, viewer, [measureId]);
      if (!measure || !postForStep(viewer, "report", subjectOf(measure))) notFound();
      if (measure.inspection.archivedAt) archived();
      const id = { personId: viewer.personId, measureId: measure.id };
      if (text.trim() === "") {
        await tx.progressDraft.deleteMany({ where: id });
        return;
      }
      if (lengthOf(text) > DRAFT_MAX) wrong("text", `草稿请控制在 ${DRAFT_MAX} 字以内。`);
      await tx.progressDraft.upsert({
        where: { personId_measureId: id },
        create: { ...id, kind, text },
        update: { kind, text },
      });
    });
  });
}
