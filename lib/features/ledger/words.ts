import { type Day, dayInText } from "@/lib/domain/day";
import { OUTCOME_LABELS, PROGRESS_KIND_LABELS } from "@/lib/domain/labels";
import type { OutcomeKind, ProgressKind } from "@/lib/domain/types";

/** Words of the ledger's cells, for the page and for everything that has plain text alone. */

/** A deadline as the plan words it; written out as its own day (2024年12月30日前) it says nothing beside it. */
export function asWrittenBeside({ day, asWritten }: { day: Day | null; asWritten: string }): string {
  return day !== null && asWritten.startsWith(dayInText(day)) ? "" : asWritten;
}

/** Several texts numbered, one alone as it is. */
export function numbered(texts: readonly string[]): string {
  return texts.length > 1 ? texts.map((text, i) => `${i + 1}. ${text}`).join("\n") : texts.join("");
}

/** What stands before the text of an entry: its day, and what it is unless plain progress. */
export function progressLead(entry: { day: Day; kind: ProgressKind; fromReport: boolean }): string {
  const { day, kind } = entry;
  if (entry.fromReport) return `截至${day} 通报所载`;
  return kind === "PROGRESS" ? day : `${day} ${PROGRESS_KIND_LABELS[kind]}`;
}

/** What an effect figure counts; of those with no name of their own, what was entered. */
export function outcomeName({ kind, names }: { kind: OutcomeKind; names: readonly string[] }): string {
  return kind === "OTHER" ? names.join("、") : OUTCOME_LABELS[kind].name;
}
