import "server-only";
import { measureNumbers, takeNumbers } from "@/lib/command/numbers";
import { notFound, refuse } from "@/lib/command/refusal";
import type { Write } from "@/lib/command/transact";
import type { Tx } from "@/lib/db/client";
import { readerOf } from "@/lib/db/snapshot";
import { PARENT_LABELS } from "@/lib/domain/labels";
import type { ParentRef } from "@/lib/domain/measure/parent";
import { measureCode } from "@/lib/domain/numbering";
import { findParentRow, type ParentFound } from "@/lib/features/feedback/queries/parent";
import { type Editing, openInspection } from "./edit-guard";

/** Where a row goes among its siblings: behind one of them, before the first (null), or at the end. */
export type Place = { after: string | null } | "end";

/** The parent a measure may be given to: seen, of the inspection, not struck out. The inspection must be locked. */
export async function findParent({ tx, viewer }: Write, inspectionId: string, ref: ParentRef): Promise<ParentFound> {
  const parent = await findParentRow(readerOf(tx), viewer, ref);
  if (parent?.inspectionId !== inspectionId) notFound();
  if (parent.struckAt) {
    refuse("state", `${PARENT_LABELS[parent.kind]} ${parent.code} 已作废，不能在它下面增加措施；请先恢复。`);
  }
  return parent;
}

/** Like `findParent`, opening the inspection the parent stands in. */
export async function openParent(write: Write, ref: ParentRef): Promise<Editing & { parent: ParentFound }> {
  const row = await findParentRow(readerOf(write.tx), write.viewer, ref);
  if (!row) notFound();
  const editing = await openInspection(write, row.inspectionId);
  return { ...editing, parent: await findParent(write, row.inspectionId, ref) };
}

/** Takes the next `count` measure numbers of a parent. */
export async function takeMeasureCodes(tx: Tx, parent: ParentFound, count: number): Promise<string[]> {
  const numbers = await takeNumbers(tx, measureNumbers(parent), count);
  return numbers.map((number) => measureCode(parent.code, number));
}
