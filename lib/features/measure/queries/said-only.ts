import "server-only";
import { EXPORT_MADE } from "@/lib/features/audit/events";
import {
  MEASURE_BACKFILLED,
  MEASURE_BASELINE,
  MEASURE_REPORTED,
  OUTCOME_ADDED,
  OUTCOME_WITHDRAWN,
} from "@/lib/features/measure/events";

/**
 * Kinds that change nothing of a measure but when it was last heard of: no state, day, person or unit, nor what it counts
 * among. What it was before the history kept values, and a file that was taken out, change nothing at all.
 */
export const SAID_ONLY = [
  MEASURE_REPORTED,
  MEASURE_BACKFILLED,
  MEASURE_BASELINE,
  OUTCOME_ADDED,
  OUTCOME_WITHDRAWN,
  EXPORT_MADE,
];
