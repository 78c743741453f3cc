import { createHash } from "node:crypto";
import type { PlannedRow } from "./planned";

/** Tells one plan from another: what somebody confirms is what they saw. */
export function digestOf(rows: readonly PlannedRow[]): string {
  const decided = rows.map(({ key, state, write, add, errors }) => [key, state, write, add, errors.length]);
  return createHash("sha256").update(JSON.stringify(decided)).digest("hex");
}
