import type { ChartSeries } from "@/components/chart/palette";
import { STATUS_LABELS } from "@/lib/domain/labels";
import type { MeasureStatus } from "@/lib/domain/types";

/** Parts of a bar of measures, from done to not begun. Overdue is no state of its own and stands in the table beneath. */
export const MEASURE_SERIES = [
  { key: "CLOSED", label: STATUS_LABELS.CLOSED, tone: "ok" },
  { key: "SUBMITTED", label: STATUS_LABELS.SUBMITTED, tone: "info" },
  { key: "UNDERWAY", label: STATUS_LABELS.UNDERWAY, tone: "light" },
  { key: "RETURNED", label: STATUS_LABELS.RETURNED, tone: "warn" },
  { key: "PLANNED", label: STATUS_LABELS.PLANNED, tone: "neutral" },
] as const satisfies readonly (ChartSeries & { key: MeasureStatus })[];
