import "server-only";
import { can } from "@/lib/access/can";
import { narrow } from "@/lib/access/scope";
import type { HeldPost, Viewer } from "@/lib/access/viewer";
import { lock } from "@/lib/command/locks";
import { changedMeanwhile, notFound, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact, type Write } from "@/lib/command/transact";
import type { Inspection } from "@/lib/db/generated/client";
import { readerOf } from "@/lib/db/snapshot";
import { REASON_MAX } from "@/lib/domain/limits";
import { OPENING_FROM } from "@/lib/domain/measure/opening";
import { required } from "@/lib/features/feedback/commands/edit-guard";
import { ISSUE_STRUCK, ITEM_STRUCK, MEASURE_STRUCK } from "@/lib/features/feedback/events";
import { UNDO_IMPORT } from "@/lib/features/import/acts";
import { IMPORT_UNDONE, INSPECTION_UNDONE } from "@/lib/features/import/events";
import { touchedSinceImport } from "@/lib/features/import/queries/touched";
import { importDraftsSeenBy } from "@/lib/features/import/scope";
import { keptInspection } from "@/lib/features/inspection/commands/inspection-row";
import { aboutInspection, aboutIssue, aboutItem, aboutMeasure } from "@/lib/history/about";
import { WITH_ISSUE, WITH_MEASURE } from "@/lib/history/kept";
import type { SeenReview } from "./review-row";

/**
 * 撤销导入: strikes out the inspection a report was entered as, with every row of it, as one act; nothing is deleted, the
 * numbers stay used, and the report may come in anew. Only while nobody has touched anything of it: the inspection is held
 * alone, which every edit and every step of it shares, and what its history then says is all there is.
 */
export function undoImport(viewer: Viewer, sent: Sent, input: SeenReview & { reason: string }): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { tx } = write;
    const where = narrow(importDraftsSeenBy(viewer), { id: input.draftId });
    const seen = await tx.importDraft.findFirst({ where, select: { bodyId: true } });
    if (!seen || !can(viewer, UNDO_IMPORT, { bodyId: seen.bodyId })) notFound();
    const reason = required(input.reason, "reason", "撤销的原因", REASON_MAX);
    await lock(tx, "import-draft", [input.draftId], "alone");
    const draft = await tx.importDraft.findFirst({ where });
    if (!draft) notFound();
    if (draft.state === "UNDONE") refuse("state", "这次导入已经撤销。");
    if (draft.state !== "CONFIRMED" || !draft.inspectionId) refuse("state", "这份报告没有录入台账，不需要撤销。");
    if (draft.version !== input.version) changedMeanwhile();
    const { inspection, post } = await keptInspection(write, draft.inspectionId, UNDO_IMPORT);
    const touched = await touchedSinceImport(readerOf(tx), inspection.id);
    if (touched) refuse("state", touched);

    const { count } = await tx.importDraft.updateMany({
      where: { id: draft.id, version: draft.version, state: "CONFIRMED" },
      data: { state: "UNDONE", version: { increment: 1 } },
    });
    if (count === 0) throw new Error(`import draft ${draft.id} changed under its lock`);
    await strikeInspection(write, post, inspection, reason);
    write.record(post, {
      bodyId: draft.bodyId,
      kind: IMPORT_UNDONE,
      subjectId: draft.id,
      subjectLabel: draft.fileName,
      inspectionId: inspection.id,
      reason,
    });
  });
}

/** Strikes an inspection held alone, its issues, items and measures, each with its event. */
async function strikeInspection(write: Write, post: HeldPost, inspection: Inspection, reason: string): Promise<void> {
  const { tx, viewer, record } = write;
  const rows = { where: { inspectionId: inspection.id, struckAt: null } };
  const issues = await tx.issue.findMany({
    ...rows,
    include: WITH_ISSUE,
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  const items = await tx.extendedItem.findMany({ ...rows, orderBy: [{ code: "asc" }, { id: "asc" }] });
  const measures = await tx.measure.findMany({
    ...rows,
    include: WITH_MEASURE,
    orderBy: [{ sortKey: "asc" }, { id: "asc" }],
  });
  // What came in as 期初 goes back to what it was: nothing that is struck stands as closed.
  for (const status of OPENING_FROM) {
    await tx.measure.updateMany({
      where: { ...rows.where, opening: true, openings: { some: { statusBefore: status } } },
      data: { status, opening: false, closedOn: null },
    });
  }
  const struck = { struckAt: viewer.now, struckReason: reason, version: { increment: 1 } };
  await tx.inspection.update({ where: { id: inspection.id }, data: struck });
  const counts = [
    await tx.issue.updateMany({ ...rows, data: struck }),
    await tx.extendedItem.updateMany({ ...rows, data: struck }),
    await tx.measure.updateMany({ ...rows, data: struck }),
  ].map(({ count }) => count);
  if (counts.join() !== [issues, items, measures].map((list) => list.length).join()) {
    throw new Error(`inspection ${inspection.id} changed under its lock`);
  }
  record(post, { ...aboutInspection(inspection), kind: INSPECTION_UNDONE, reason });
  for (const issue of issues) record(post, { ...aboutIssue(issue), kind: ISSUE_STRUCK, reason });
  for (const item of items) record(post, { ...aboutItem(item), kind: ITEM_STRUCK, reason });
  for (const measure of measures) record(post, { ...aboutMeasure(measure), kind: MEASURE_STRUCK, reason });
}
