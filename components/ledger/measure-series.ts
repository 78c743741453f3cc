import type { ChartSeries } from "@/components/chart/palette";
import { DUE_STATE_LABELS, STATUS_LABELS } from "@/lib/domain/labels";

/** Parts of a bar of measures: overdue ones are taken out of the state they are in, so that a bar adds up to all. */
export const MEASURE_SERIES = [
  { key: "closed", label: STATUS_LABELS.CLOSED, tone: "ok" },
  { key: "submitted", label: STATUS_LABELS.SUBMITTED, tone: "info" },
  { key: "underway", label: STATUS_LABELS.UNDERWAY, tone: "light" },
  { key: "planned", label: STATUS_LABELS.PLANNED, tone: "neutral" },
  { key: "overdue", label: DUE_STATE_LABELS.overdue, tone: "error" },
] as const satisfies readonly ChartSeries[];
