import { postForStep } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { DISK_FULL, NOT_FOUND, type Result, refuse } from "@/lib/command/result";
import { db } from "@/lib/db/client";
import { roomToWrite } from "@/lib/db/room";
import { lengthOf } from "@/lib/domain/text/text";
import { DRAFT_MAX } from "@/lib/domain/text/text-limits";
import type { ProgressKind } from "@/lib/domain/types";
import { findMeasures, subjectOf } from "./measure-row";

/**
 * Keeps what a person has written of a progress report and not yet sent, for that person alone. No event and no key: a
 * draft is nobody's history, and writing it twice leaves the same draft. An empty text takes the draft away.
 */
export async function saveDraft(
  viewer: Viewer,
  input: { measureId: string; kind: ProgressKind; text: string },
): Promise<Result> {
  const [measure] = await findMeasures(db, viewer, [input.measureId]);
  if (!measure || measure.inspection.archivedAt || !postForStep(viewer, "report", subjectOf(measure))) {
    return refuse(NOT_FOUND);
  }
  const id = { personId: viewer.personId, measureId: measure.id };
  if (input.text.trim() === "") {
    await db.progressDraft.deleteMany({ where: id });
    return { ok: true };
  }
  if (lengthOf(input.text) > DRAFT_MAX) {
    return refuse(`草稿请控制在 ${DRAFT_MAX} 字以内。`, { text: [`草稿请控制在 ${DRAFT_MAX} 字以内。`] });
  }
  if (!(await roomToWrite())) return refuse(DISK_FULL);
  const { kind, text } = input;
  await db.progressDraft.upsert({
    where: { personId_measureId: id },
    create: { ...id, kind, text },
    update: { kind, text },
  });
  return { ok: true };
}
