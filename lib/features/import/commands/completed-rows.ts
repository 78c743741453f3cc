import "server-only";
import { can } from "@/lib/access/can";
import { notFound } from "@/lib/command/refusal";
import type { Write } from "@/lib/command/transact";
import type { Day } from "@/lib/domain/day";
import { OPENING_MAX, OPENING_SOURCE_MAX, overLimit } from "@/lib/domain/limits";
import { type Editing, madeMeasures } from "@/lib/features/feedback/commands/edit-guard";
import { ENTER_OPENING } from "@/lib/features/measure/acts";
import { writeHeldOpenings } from "@/lib/features/measure/commands/enter-opening";
import { vouchers } from "@/lib/features/measure/commands/opening-rows";

/** What a report lists as 已整改完成, entered as 期初 with the report itself. */

export type EnteredOpening = { day: Day | null; source: string; voucherId: string | null };
type Confirmed = { entersAs: string; onsiteFrom: Day | null; feedbackOn: Day; opening?: EnteredOpening | null };

function dayProblem({ onsiteFrom, feedbackOn }: Confirmed, day: Day | null, today: Day): string | null {
  const from = onsiteFrom ?? feedbackOn;
  if (!day) return "请选择完成日期。";
  if (day < from) return `完成日期不能早于 ${from}（进驻或反馈之日）。`;
  return day > today ? "完成日期不能晚于今天。" : null;
}

/** What is wrong with day, source and voucher, by field, all at once. */
export async function openingProblems(
  write: Write,
  bodyId: string,
  input: Confirmed,
  measures: number,
): Promise<Record<string, string[]>> {
  const { opening } = input;
  if (!opening) return {};
  if (!can(write.viewer, ENTER_OPENING, { bodyId })) notFound();
  if (input.entersAs !== "PROGRESS") return { entersAs: ["整改方案里没有已经完成的措施，不能登记期初。"] };
  if (measures > OPENING_MAX) {
    return { entersOpening: [`一次最多登记 ${OPENING_MAX} 条期初，请不勾选，录入以后在台账中分批登记。`] };
  }
  const { source, voucherId } = opening;
  const known = await vouchers(write, bodyId, voucherId ? [voucherId] : []);
  const wrong = {
    openingDay: dayProblem(input, opening.day, write.viewer.today),
    openingSource:
      source === "" ? "请写明依据，例如 2024年6月整改进展情况报告。" : overLimit("依据", source, OPENING_SOURCE_MAX),
    openingVoucherId:
      voucherId && known.has(voucherId) ? null : "请选择确认人，确认人须在本单位任职，联络员不能作确认人。",
  };
  return Object.fromEntries(Object.entries(wrong).flatMap(([field, why]) => (why ? [[field, [why]]] : [])));
}

/** Enters measures this transaction has made as 期初, by the rules of 期初. */
export async function writeCompleted(
  write: Write,
  editing: Editing,
  { ids, opening }: { ids: readonly string[]; opening: EnteredOpening | null | undefined },
): Promise<void> {
  if (ids.length === 0 || !opening?.day || !opening.voucherId) return;
  const { day, source, voucherId } = opening;
  const measures = await madeMeasures(write, ids);
  const opened = { backfill: [], opening: { day, source, voucherId } };
  const entries = measures.map(({ id, version }) => ({ measureId: id, version, ...opened }));
  await writeHeldOpenings(write, { ...editing, measures }, entries);
}
