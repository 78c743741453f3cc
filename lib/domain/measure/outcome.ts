import { OUTCOME_LABELS } from "@/lib/domain/labels";
import { STATEMENT_MAX } from "@/lib/domain/limits";
import { cut } from "@/lib/domain/text/text";
import type { OutcomeKind } from "@/lib/domain/types";

const WHOLE = {
  RULE: true,
  RECOVERED: false,
  ACCOUNTABILITY: true,
  MEETING: true,
  TRAINING: true,
  CHECK: true,
  OTHER: false,
} satisfies Record<OutcomeKind, boolean>;

/** Whether an effect figure counts things or people, which come in whole numbers; money and 其他 may have decimals. */
export function countsWhole(kind: OutcomeKind): boolean {
  return WHOLE[kind];
}

/** 制度“管理办法”1项: an effect figure in words. */
export function outcomeInWords(o: { kind: OutcomeKind; name: string; value: string; unit: string }): string {
  return `${OUTCOME_LABELS[o.kind].name}${o.name ? `“${o.name}”` : ""}${o.value}${o.unit}`;
}

/** What an application for close-out begins with: what was reported last, and the effect figures recorded; to be gone over. */
export function statementFrom(
  progress: string,
  outcomes: readonly { kind: OutcomeKind; name: string; value: string; unit: string }[],
): string {
  const figures = outcomes.length === 0 ? "" : `\n取得成效：${outcomes.map(outcomeInWords).join("、")}。`;
  return cut(`${progress.trim()}${figures}`, STATEMENT_MAX);
}
