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
export function progressLead(entry: {
  day: Day;
  kind: ProgressKind;
  fromReport: boolean;
  backfilled: boolean;
  fromSheet: boolean;
}): string {
  const { day, kind } = entry;
  if (entry.fromReport) return `截至${day} 通报所载`;
  if (entry.backfilled) return `${day} 补录`;
  if (entry.fromSheet) return `${day} 据报表`;
  return kind === "PROGRESS" ? day : `${day} ${PROGRESS_KIND_LABELS[kind]}`;
}

/** What an effect figure counts; of those with no name of their own, what was entered. */
export function outcomeName({ kind, names }: { kind: OutcomeKind; names: readonly string[] }): string {
  return kind === "OTHER" ? names.join("、") : OUTCOME_LABELS[kind].name;
}

/** What a person keeps of how the ledger looks, by the key it is kept under. */
export const OWN_LEDGER = { columns: "ledger.columns", density: "ledger.density" } as const;

/** How close its rows stand: two lines of text, or one. */
export const DENSITIES = ["standard", "compact"] as const;
export type Density = (typeof DENSITIES)[number];
export const DENSITY_LABELS = { standard: "标准", compact: "紧凑" } as const satisfies Record<Density, string>;

/** What was kept, as a density; the standard one for anything else. */
export function densityOf(kept: unknown): Density {
  return DENSITIES.find((density) => density === kept) ?? "standard";
}

/** Said where a list is longer than can be printed or copied at once. */
export const TOO_MANY_ROWS = "符合条件的措施超过2000条，请先按方面、部门或时限筛选，再打印或复制。";
