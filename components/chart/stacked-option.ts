import type { EChartsCoreOption } from "echarts/core";
import { CHART, type ChartSeries, TONE_FILL, TOOLTIP } from "./palette";

export type StackedRow = {
  label: string;
  values: Readonly<Record<string, number>>;
  /** Where each part leads, by series key. */
  hrefs?: Readonly<Record<string, string>> | undefined;
  /** Where any part without an address of its own leads. */
  href?: string | undefined;
};

/** Lying bars, first row on top, each part with its figure where there is room. */
export function stackedOption(series: readonly ChartSeries[], rows: readonly StackedRow[]): EChartsCoreOption {
  return {
    grid: { left: 8, right: 16, top: 8, bottom: 4, containLabel: true },
    tooltip: {
      ...TOOLTIP,
      axisPointer: { type: "none" },
      valueFormatter: (value: unknown) => String(value ?? 0),
    },
    xAxis: {
      type: "value",
      minInterval: 1,
      axisLabel: { color: CHART.muted },
      splitLine: { lineStyle: { color: CHART.line } },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: rows.map((row) => row.label),
      axisLine: { lineStyle: { color: CHART.muted } },
      axisTick: { show: false },
      axisLabel: { color: CHART.ink, width: 112, overflow: "truncate" },
    },
    series: series.map((one) => {
      const { color, border, decal } = TONE_FILL[one.tone];
      return {
        name: one.label,
        type: "bar",
        stack: "all",
        barMaxWidth: 18,
        cursor: "pointer",
        itemStyle: { color, borderColor: border, borderWidth: 1, ...(decal ? { decal } : {}) },
        data: rows.map((row) => {
          const href = row.hrefs?.[one.key] ?? row.href;
          // A part of nothing is not drawn: its outline alone would look like something.
          return { value: row.values[one.key] || null, ...(href ? { href } : {}) };
        }),
      };
    }),
  };
}
