import "server-only";
import { OUTCOME_LABELS } from "@/lib/domain/labels";
import type { OutcomeKind } from "@/lib/domain/types";

/** An effect figure in words: 制度 《…办法》 1项. */
export function inWords(o: { kind: OutcomeKind; value: number | string; unit: string; name: string }): string {
  return [OUTCOME_LABELS[o.kind].name, o.name, `${o.value}${o.unit}`].filter((s) => s !== "").join(" ");
}
