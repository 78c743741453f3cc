import { kind } from "@/lib/domain/history/kind";
import { MEASURE } from "@/lib/domain/measure/kept";

/** What assigning leaves in the history. */

export const MEASURE_ASSIGNED = kind(MEASURE, "measure.assigned", "责任分工");
