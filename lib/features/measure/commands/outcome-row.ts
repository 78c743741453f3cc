import "server-only";
import type { Outcome } from "@/lib/db/generated/client";
import { dayFromDb } from "@/lib/domain/day";

/** An effect figure as events keep it. */
export function outcomeValue({ id, kind, value, unit, name, documentNumber, effectiveOn }: Outcome) {
  const day = effectiveOn ? dayFromDb(effectiveOn) : null;
  return { id, kind, value: value.toString(), unit, name, documentNumber, effectiveOn: day };
}
