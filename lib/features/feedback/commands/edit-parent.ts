import "server-only";
import { seenBy } from "@/lib/access/policy";
import { measureNumbers, takeNumbers } from "@/lib/command/numbers";
import { notFound, refuse } from "@/lib/command/refusal";
import type { Write } from "@/lib/command/transact";
import type { Tx } from "@/lib/db/client";
import { measureCode } from "@/lib/domain/numbering";
import { type Editing, openInspection } from "./edit-guard";

/** What a measure belongs to: exactly one issue or one item. */
export type ParentRef = { issueId: string } | { itemId: string };

export type Parent = {
  kind: "issue" | "item";
  id: string;
  bodyId: string;
  code: string;
  title: string;
  rootIssueId: string | null;
  sectionId: string | null;
  /** What the measures of the parent have in common, as a condition and as data. */
  columns: { issueId: string | null; extendedItemId: string | null };
};

/** Where a row goes among its siblings: behind one of them, before the first (null), or at the end. */
export type Place = { after: string | null } | "end";

/** The parent a measure may be given to: seen, of the inspection, not struck out. The inspection must be locked. */
export async function findParent({ tx, viewer }: Write, inspectionId: string, ref: ParentRef): Promise<Parent> {
  if ("issueId" in ref) {
    const issue = await tx.issue.findFirst({
      where: { AND: [{ id: ref.issueId, inspectionId }, seenBy(viewer).issue] },
    });
    if (!issue) notFound();
    if (issue.struckAt) refuse("state", `反馈问题 ${issue.code} 已删去，不能在它下面增加措施；请先恢复。`);
    const { id, bodyId, code, title, sectionId } = issue;
    const columns = { issueId: id, extendedItemId: null };
    return { kind: "issue", id, bodyId, code, title, rootIssueId: id, sectionId, columns };
  }
  const item = await tx.extendedItem.findFirst({
    where: { AND: [{ id: ref.itemId, inspectionId }, seenBy(viewer).item] },
  });
  if (!item) notFound();
  if (item.struckAt) refuse("state", `事项 ${item.code} 已删去，不能在它下面增加措施；请先恢复。`);
  const { id, bodyId, code, title, sectionId, issueId } = item;
  const columns = { issueId: null, extendedItemId: id };
  return { kind: "item", id, bodyId, code, title, rootIssueId: issueId, sectionId, columns };
}

/** Like `findParent`, opening the inspection the parent stands in. */
export async function openParent(write: Write, ref: ParentRef): Promise<Editing & { parent: Parent }> {
  const seen = seenBy(write.viewer);
  const select = { inspectionId: true };
  const row =
    "issueId" in ref
      ? await write.tx.issue.findFirst({ where: { AND: [{ id: ref.issueId }, seen.issue] }, select })
      : await write.tx.extendedItem.findFirst({ where: { AND: [{ id: ref.itemId }, seen.item] }, select });
  if (!row) notFound();
  const editing = await openInspection(write, row.inspectionId);
  return { ...editing, parent: await findParent(write, row.inspectionId, ref) };
}

/** Takes the next `count` measure numbers of a parent. */
export async function takeMeasureCodes(tx: Tx, parent: Parent, count: number): Promise<string[]> {
  const numbers = await takeNumbers(tx, measureNumbers(parent), count);
  return numbers.map((number) => measureCode(parent.code, number));
}
