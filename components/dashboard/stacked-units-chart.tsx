"use client";

import { useMemo } from "react";
import { Chart } from "@/components/chart/chart";
import { FillLegend } from "@/components/chart/chart-legend";
import type { ChartSeries } from "@/components/chart/palette";
import { type StackedRow, stackedOption } from "@/components/chart/stacked-option";

export type { StackedRow } from "@/components/chart/stacked-option";

/** One bar per row, made of the parts in `series`; pressing a part opens its rows. */
export function StackedUnitsChart({
  series,
  rows,
  label = "各部门构成",
  height,
}: {
  series: readonly ChartSeries[];
  rows: StackedRow[];
  label?: string | undefined;
  height?: number | undefined;
}) {
  const option = useMemo(() => stackedOption(series, rows), [series, rows]);
  return (
    <div>
      <FillLegend series={series} />
      <Chart option={option} label={label} height={height ?? 36 + rows.length * 28} />
    </div>
  );
}
