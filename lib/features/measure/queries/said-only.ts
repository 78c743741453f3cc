import "server-only";
import { MEASURE_BACKFILLED, MEASURE_REPORTED, OUTCOME_ADDED, OUTCOME_WITHDRAWN } from "@/lib/features/measure/events";

/** Kinds that change nothing of a measure but when it was last heard of: no state, day, person or unit, nor what it counts among. */
export const SAID_ONLY = [MEASURE_REPORTED, MEASURE_BACKFILLED, OUTCOME_ADDED, OUTCOME_WITHDRAWN];
