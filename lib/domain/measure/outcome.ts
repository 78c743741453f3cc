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
