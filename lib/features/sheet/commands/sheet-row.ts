import "server-only";
import { can } from "@/lib/access/can";
import { narrow } from "@/lib/access/scope";
import type { HeldPost, Viewer } from "@/lib/access/viewer";
import { lock } from "@/lib/command/locks";
import { archived, changedMeanwhile, notFound, refuse } from "@/lib/command/refusal";
import type { Write } from "@/lib/command/transact";
import type { SheetImport } from "@/lib/db/generated/client";
import { IMPORT_STATE_LABELS } from "@/lib/domain/labels";
import { inspectionsSeenBy } from "@/lib/features/inspection/scope";
import { BRING_LEDGER, BRING_SHEET } from "@/lib/features/sheet/acts";
import { type Choices, choicesSchema } from "@/lib/features/sheet/compare/choices";
import { type DeskSheet, deskSheetSchema } from "@/lib/features/sheet/readings";
import { sheetImportsSeenBy } from "@/lib/features/sheet/scope";

/** A sheet on the desk, as the commands on it find it. */

/** The post somebody brings a sheet of a body with: the office's, else that of a unit of the body. */
export function postOf(viewer: Viewer, bodyId: string): HeldPost | null {
  const unit = viewer.posts.find((post) => post.bodyId === bodyId && BRING_SHEET.reach[post.role] === "lead-unit");
  return can(viewer, BRING_LEDGER, { bodyId }) ?? unit ?? null;
}

/** A sheet as the person saw it. */
export type SeenSheet = { importId: string; version: number };
export type OpenSheet = { row: SheetImport; post: HeldPost; desk: DeskSheet; choices: Choices };

/** Opens a sheet the viewer may decide on, as it was when they looked at it, held until the transaction ends. */
export async function openSheet(
  { tx, viewer }: Write,
  input: SeenSheet,
  state: "REVIEW" | "CONFIRMED" = "REVIEW",
): Promise<OpenSheet> {
  const where = narrow(sheetImportsSeenBy(viewer), { id: input.importId });
  const seen = await tx.sheetImport.findFirst({ where, select: { bodyId: true } });
  const post = seen && postOf(viewer, seen.bodyId);
  if (!post) notFound();
  await lock(tx, "sheet-import", [input.importId], "alone");
  const row = await tx.sheetImport.findFirst({ where });
  if (!row) notFound();
  if (row.state !== state)
    refuse("state", `这份表格现在是“${IMPORT_STATE_LABELS[row.state]}”，不能再这样办理。请刷新页面。`);
  if (row.version !== input.version) changedMeanwhile();
  return { row, post, desk: deskSheetSchema.parse(row.read), choices: choicesSchema.parse(row.choices) };
}

/** Holds the inspection alone: no step, no edit and no other sheet of it until the transaction ends. */
export async function holdInspection({ tx, viewer }: Write, inspectionId: string): Promise<void> {
  await lock(tx, "inspection", [inspectionId], "alone");
  const inspection = await tx.inspection.findFirst({
    where: narrow(inspectionsSeenBy(viewer), { id: inspectionId }),
    select: { archivedAt: true },
  });
  if (!inspection) notFound();
  if (inspection.archivedAt) archived();
}
