import "server-only";
import type { Act } from "@/lib/access/act";
import { narrow } from "@/lib/access/scope";
import type { HeldPost } from "@/lib/access/viewer";
import { archived, changedMeanwhile, notFound, refuse, wrong } from "@/lib/command/refusal";
import type { Write } from "@/lib/command/transact";
import type { Inspection, Prisma } from "@/lib/db/generated/client";
import { STATUS_LABELS } from "@/lib/domain/labels";
import { overLimit } from "@/lib/domain/limits";
import type { MeasureStatus } from "@/lib/domain/types";
import { EDIT_LEDGER } from "@/lib/features/feedback/acts";
import { PARENT } from "@/lib/features/feedback/queries/parent";
import { issuesSeenBy, itemsSeenBy } from "@/lib/features/feedback/scope";
import { keptInspection } from "@/lib/features/inspection/commands/inspection-row";
import { measuresSeenBy } from "@/lib/features/inspection/scope";
import type { KeptIssue } from "@/lib/history/about";
import { WITH_ISSUE, WITH_MEASURE } from "@/lib/history/kept";

/**
 * The door of every edit by hand. Edits of one inspection wait for each other here: order, numbers and keys of the whole
 * inspection are decided on what the edit before left behind.
 */
export type Editing = { inspection: Inspection; post: HeldPost };

/** Opens an inspection of which the viewer may edit the ledger, locked until the end of the transaction. */
export async function openInspection(
  write: Write,
  inspectionId: string,
  act: Act<"body"> = EDIT_LEDGER,
): Promise<Editing> {
  const kept = await keptInspection(write, inspectionId, act);
  if (kept.inspection.archivedAt) archived();
  return kept;
}

/** What edits need to know of a measure. */
const MEASURE = {
  ...PARENT,
  ...WITH_MEASURE,
} as const satisfies Prisma.MeasureInclude;
export type EditedMeasure = Prisma.MeasureGetPayload<{ include: typeof MEASURE }>;

const ITEM = { issue: { select: { id: true, code: true, title: true } } } as const satisfies Prisma.ExtendedItemInclude;
export type EditedItem = Prisma.ExtendedItemGetPayload<{ include: typeof ITEM }>;

/** Opens measures of one inspection in the order of their ids, each with the version the person saw. */
export async function openMeasures(
  write: Write,
  seen: readonly { measureId: string; version: number }[],
  act: Act<"body"> = EDIT_LEDGER,
): Promise<Editing & { measures: EditedMeasure[] }> {
  const where = narrow(measuresSeenBy(write.viewer), { id: { in: seen.map((s) => s.measureId) } });
  const first = await write.tx.measure.findFirst({ where, select: { inspectionId: true } });
  if (!first) notFound();
  const editing = await openInspection(write, first.inspectionId, act);
  const found = await write.tx.measure.findMany({ where, include: MEASURE });
  const measures = seen.flatMap((s) => found.filter((m) => m.id === s.measureId));
  if (measures.length !== seen.length || measures.some((m) => m.inspectionId !== first.inspectionId)) {
    notFound();
  }
  const stale = measures.filter((m) => seen.some((s) => s.measureId === m.id && s.version !== m.version));
  refuseStale("措施", seen.length, stale);
  return { ...editing, measures };
}

/** Measures this transaction has just made, in printed order: nobody else sees them yet, and nothing has to be held. */
export function madeMeasures({ tx }: Write, ids: readonly string[]): Promise<EditedMeasure[]> {
  const where = { id: { in: [...ids] } };
  return tx.measure.findMany({ where, include: MEASURE, orderBy: [{ sortKey: "asc" }, { id: "asc" }] });
}

export async function openMeasure(
  write: Write,
  seen: { measureId: string; version: number },
): Promise<Editing & { measure: EditedMeasure }> {
  const opened = await openMeasures(write, [seen]);
  const [measure] = opened.measures;
  return measure ? { ...opened, measure } : notFound();
}

/** Opens issues of one inspection, in the order given. */
export async function openIssues(
  write: Write,
  seen: readonly { issueId: string; version: number }[],
): Promise<Editing & { issues: KeptIssue[] }> {
  const where = narrow(issuesSeenBy(write.viewer), { id: { in: seen.map((s) => s.issueId) } });
  const first = await write.tx.issue.findFirst({ where, select: { inspectionId: true } });
  if (!first) notFound();
  const editing = await openInspection(write, first.inspectionId);
  const found = await write.tx.issue.findMany({ where, include: WITH_ISSUE });
  const issues = seen.flatMap((s) => found.filter((i) => i.id === s.issueId));
  if (issues.length !== seen.length || issues.some((i) => i.inspectionId !== first.inspectionId)) {
    notFound();
  }
  const stale = issues.filter((i) => seen.some((s) => s.issueId === i.id && s.version !== i.version));
  refuseStale("问题", seen.length, stale);
  return { ...editing, issues };
}

export async function openIssue(
  write: Write,
  seen: { issueId: string; version: number },
): Promise<Editing & { issue: KeptIssue }> {
  const opened = await openIssues(write, [seen]);
  const [issue] = opened.issues;
  return issue ? { ...opened, issue } : notFound();
}

export async function openItem(
  write: Write,
  seen: { itemId: string; version: number },
): Promise<Editing & { item: EditedItem }> {
  const where = narrow(itemsSeenBy(write.viewer), { id: seen.itemId });
  const first = await write.tx.extendedItem.findFirst({ where, select: { inspectionId: true } });
  if (!first) notFound();
  const editing = await openInspection(write, first.inspectionId);
  const item = await write.tx.extendedItem.findFirst({ where, include: ITEM });
  if (!item) notFound();
  return item.version === seen.version ? { ...editing, item } : changedMeanwhile();
}

/** Of several rows those that changed are named; of one it is plain which. */
function refuseStale(what: string, asked: number, stale: readonly { code: string }[]): void {
  if (stale.length === 0) return;
  if (asked === 1) changedMeanwhile();
  const codes = stale.map((row) => row.code).join("、");
  refuse("changed", `${what} ${codes} 刚刚被他人更新，您的操作没有生效。请刷新页面，看过最新情况后再试。`);
}

/** Refuses when a measure stands in a state in which the edit would falsify what was applied for or proved. */
export function requireStatus(
  measures: readonly { code: string; status: MeasureStatus }[],
  allowed: readonly MeasureStatus[],
  verb: string,
): void {
  const held = measures.filter((m) => !allowed.includes(m.status));
  if (held.length === 0) return;
  const list = held.map((m) => `${m.code}（${STATUS_LABELS[m.status]}）`).join("、");
  const only = allowed.map((s) => `“${STATUS_LABELS[s]}”`).join("、");
  refuse("state", `措施 ${list} 不能${verb}，只有${only}的措施可以。`);
}

/** States in which a measure's wording and place may be edited: nobody has applied for its close-out. */
export const EDITABLE = ["PLANNED", "UNDERWAY", "RETURNED"] as const satisfies readonly MeasureStatus[];
/** States in which a measure may be split or merged: nothing was applied for in this cycle. */
export const RESHAPABLE = ["PLANNED", "UNDERWAY"] as const satisfies readonly MeasureStatus[];

/** A text a person typed: trimmed, not empty, not too long; otherwise refused at the field. */
export function required(text: string, field: string, what: string, max: number): string {
  const trimmed = text.trim();
  if (trimmed === "") wrong(field, `请填写${what}。`);
  return within(trimmed, field, what, max);
}

/** Like `required`, but may be empty. */
export function within(text: string, field: string, what: string, max: number): string {
  const why = overLimit(what, text, max);
  return why === null ? text.trim() : wrong(field, why);
}
