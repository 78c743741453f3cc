import "server-only";
import type { Act } from "@/lib/access/act";
import { can } from "@/lib/access/can";
import { narrow } from "@/lib/access/scope";
import type { HeldPost } from "@/lib/access/viewer";
import { lock } from "@/lib/command/locks";
import { changedMeanwhile, notFound, refuse, wrong } from "@/lib/command/refusal";
import type { Write } from "@/lib/command/transact";
import type { Tx } from "@/lib/db/client";
import type { Inspection } from "@/lib/db/generated/client";
import { dayFromDb, dayToDb } from "@/lib/domain/day";
import { dayProblems, type InspectionDays } from "@/lib/domain/inspection/inspection-days";
import { STAGE_LABELS } from "@/lib/domain/labels";
import { REVIEW_DAYS_MAX, SILENT_DAYS_MAX, STUCK_DAYS_MAX } from "@/lib/domain/limits";
import type { InspectionKind, SigningStage } from "@/lib/domain/types";
import { inspectionsSeenBy } from "@/lib/features/inspection/scope";

/** What the office sets of an inspection. */
export type InspectionInput = InspectionDays & {
  kind: InspectionKind;
  title: string;
  term: string;
  round: string;
  batch: string;
  team: string;
  silentAfterDays: number;
  stuckAfterDays: number;
  reviewEveryDays: number;
  chain: readonly SigningStage[];
  contactPhone: string;
  contactEmail: string;
  contactAddress: string;
  contactPostcode: string;
};

/** Refuses with everything wrong with the input as sentences at its fields. */
export function checkInspection(input: InspectionInput): void {
  const fields: Record<string, string[]> = { ...dayProblems(input) };
  if (input.title.trim() === "") fields.title = ["请填写名称，例如 十二届市委第三轮巡察。"];
  const within = (n: number, to: number) => Number.isInteger(n) && n >= 1 && n <= to;
  if (!within(input.silentAfterDays, SILENT_DAYS_MAX))
    fields.silentAfterDays = [`请填写 1 到 ${SILENT_DAYS_MAX} 之间的整数。`];
  if (!within(input.stuckAfterDays, STUCK_DAYS_MAX))
    fields.stuckAfterDays = [`请填写 1 到 ${STUCK_DAYS_MAX} 之间的整数。`];
  if (!within(input.reviewEveryDays, REVIEW_DAYS_MAX))
    fields.reviewEveryDays = [`请填写 1 到 ${REVIEW_DAYS_MAX} 之间的整数。`];
  if (input.chain.length === 0) fields.chain = ["请选择销号流程。"];
  if (Object.keys(fields).length > 0) refuse("invalid", "有内容需要修改，请按提示更正后再保存。", fields);
}

/** The input as columns of the row. */
export function columnsOf(input: InspectionInput) {
  const { onsiteFrom, onsiteTo } = input;
  return {
    kind: input.kind,
    title: input.title.trim(),
    term: input.term.trim(),
    round: input.round.trim(),
    batch: input.batch.trim(),
    team: input.team.trim(),
    onsiteFrom: onsiteFrom ? dayToDb(onsiteFrom) : null,
    onsiteTo: onsiteTo ? dayToDb(onsiteTo) : null,
    feedbackOn: dayToDb(input.feedbackOn),
    planDueOn: dayToDb(input.planDueOn),
    concentratedEndOn: dayToDb(input.concentratedEndOn),
    reportDueOn: dayToDb(input.reportDueOn),
    silentAfterDays: input.silentAfterDays,
    stuckAfterDays: input.stuckAfterDays,
    reviewEveryDays: input.reviewEveryDays,
    chain: [...input.chain],
    contactPhone: input.contactPhone.trim(),
    contactEmail: input.contactEmail.trim(),
    contactAddress: input.contactAddress.trim(),
    contactPostcode: input.contactPostcode.trim(),
  };
}

/** A chain in words: 领导小组办公室复核 → 督查组核实. */
export function chainInWords(chain: readonly SigningStage[]): string {
  return chain.map((stage) => STAGE_LABELS[stage]).join(" → ");
}

/**
 * An inspection on which the viewer may do the act, held alone until the transaction ends, with the post that does it;
 * any other is refused and not locked. Archived ones are found too.
 */
export async function keptInspection(
  { tx, viewer }: Write,
  id: string,
  act: Act<"body">,
): Promise<{ inspection: Inspection; post: HeldPost }> {
  const where = narrow(inspectionsSeenBy(viewer), { id });
  const seen = await tx.inspection.findFirst({ where, select: { bodyId: true } });
  const post = seen ? can(viewer, act, { bodyId: seen.bodyId }) : null;
  if (!post) notFound();
  await lock(tx, "inspection", [id], "alone");
  const inspection = await tx.inspection.findFirst({ where });
  // Seen a moment ago: its import was undone meanwhile.
  return inspection ? { inspection, post } : changedMeanwhile();
}

/**
 * Refuses at 名称 when the body has another inspection of this title fed back on this day: the ledger could not tell the
 * two apart. Holds the body until the transaction ends, so that of two set up at once the second sees the first.
 */
export async function refuseSameInspection(
  tx: Tx,
  wanted: { bodyId: string; title: string; feedbackOn: Date; id?: string },
): Promise<void> {
  const { bodyId, title, feedbackOn, id } = wanted;
  await lock(tx, "body", [bodyId], "alone");
  const other = await tx.inspection.findFirst({
    where: { bodyId, title, feedbackOn, struckAt: null, ...(id ? { id: { not: id } } : {}) },
    select: { archivedAt: true },
  });
  if (!other) return;
  const state = other.archivedAt ? "（已归档）" : "";
  const why = `这个单位已有反馈日期为 ${dayFromDb(feedbackOn)} 的“${title}”${state}，不能重复建立；确是另一次的，请在名称里写明区别。`;
  wrong("title", why);
}
