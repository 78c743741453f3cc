import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact, type Write } from "@/lib/command/transact";
import { OPENING_MAX, OPENING_SOURCE_MAX, overLimit, PROGRESS_MAX } from "@/lib/domain/limits";
import { type EditedMeasure, type Editing, openMeasures } from "@/lib/features/feedback/commands/edit-guard";
import { ENTER_OPENING } from "@/lib/features/measure/acts";
import { handledHere, type OpeningEntry, problemsOf, vouchers, writeBackfill, writeOpening } from "./opening-rows";

/** What is wrong with the words of an entry. */
function wordsWrong({ opening, backfill }: OpeningEntry): string[] {
  const source = opening?.source.trim();
  return [
    source === "" ? "请写明依据，例如 2024年6月整改进展情况报告。" : null,
    source ? overLimit("依据", source, OPENING_SOURCE_MAX) : null,
    ...backfill.map(({ text }) => (text.trim() === "" ? "请写明补录的进展。" : overLimit("补录", text, PROGRESS_MAX))),
  ].filter((why) => why !== null);
}

/** Enters what was done of measures of one inspection before the ledger was kept. A refusal names each measure under its id. */
export async function writeOpenings(write: Write, entries: readonly OpeningEntry[]): Promise<void> {
  if (entries.length === 0) refuse("invalid", "请先选择要登记期初的措施。");
  if (entries.length > OPENING_MAX) refuse("limit", `一次最多登记 ${OPENING_MAX} 条措施，请分批登记。`);
  if (new Set(entries.map((e) => e.measureId)).size !== entries.length)
    refuse("invalid", "同一条措施在这次提交中出现了两次，请刷新页面后重试。");
  await writeHeldOpenings(write, await openMeasures(write, entries, ENTER_OPENING), entries);
}

/**
 * The same of measures that are held already, or made just now, all of it or nothing, inside the transaction of a larger
 * command (an import).
 */
export async function writeHeldOpenings(
  write: Write,
  { measures, inspection, post }: Editing & { measures: readonly EditedMeasure[] },
  entries: readonly OpeningEntry[],
): Promise<void> {
  const handled = await handledHere(
    write,
    measures.map((m) => m.id),
  );
  const known = await vouchers(
    write,
    inspection.bodyId,
    entries.flatMap((e) => e.opening?.voucherId ?? []),
  );
  const byId = new Map(entries.map((entry) => [entry.measureId, entry]));
  const held = measures.flatMap((measure) => {
    const entry = byId.get(measure.id);
    return entry ? [{ measure, entry, inspection, post }] : [];
  });
  const fields: Record<string, string[]> = {};
  for (const one of held) {
    const wrong = [...problemsOf(one, handled, known), ...wordsWrong(one.entry)];
    if (wrong.length > 0) fields[one.measure.id] = wrong;
  }
  const [first, ...rest] = Object.values(fields).flat();
  if (first) refuse("invalid", rest.length === 0 ? first : `有 ${rest.length + 1} 处需要更正：${first}`, fields);
  for (const one of held) {
    const { opening, backfill } = one.entry;
    if (backfill.length > 0) await writeBackfill(write, one);
    if (opening) {
      const source = opening.source.trim();
      await writeOpening(write, one, { ...opening, source }, known.get(opening.voucherId) ?? "");
    }
  }
}

/** 登记期初: what was done of these measures before the ledger was kept, in one go. */
export function enterOpening(
  viewer: Viewer,
  sent: Sent,
  entries: readonly OpeningEntry[],
): Promise<Result<{ count: number }>> {
  return transact(viewer, sent, async (write) => {
    await writeOpenings(write, entries);
    return { count: entries.length };
  });
}
