import type { EChartsCoreOption } from "echarts/core";
import { CHART, TOOLTIP } from "@/components/chart/palette";
import { part } from "@/lib/domain/text/text";

export type BurnUpWeek = {
  /** Monday of the week, YYYY-MM-DD. */
  week: string;
  /** The day the figures are added up to, YYYY-MM-DD: what the axis says. */
  until: string;
  /** Measures whose deadline has come by the end of the week. */
  planned: number;
  /** Measures closed by then; null for weeks to come. */
  actual: number | null;
  /** Measures handed in or closed by then. */
  declared?: number | null | undefined;
  href?: string | undefined;
};

type Words = { planned: string; actual: string; declared: string };

/** The last week that has begun by `today`; -1 before the first. */
export function weekOfToday(weeks: readonly BurnUpWeek[], today: string): number {
  return weeks.findLastIndex((week) => week.week <= today);
}

/** Whether there is anything to draw of what was handed in. */
export function hasDeclared(weeks: readonly BurnUpWeek[]): boolean {
  return weeks.some((week) => week.declared !== undefined && week.declared !== null);
}

/** Three lines told apart by dash and mark, not by colour alone. */
export function burnUpOption(weeks: readonly BurnUpWeek[], today: string, words: Words): EChartsCoreOption {
  const at = weekOfToday(weeks, today);
  const now = weeks[at];
  const item = (value: number | null | undefined, href: string | undefined) => ({
    value: value ?? null,
    ...(href ? { href } : {}),
  });
  return {
    grid: { left: 8, right: 16, top: 20, bottom: 4, containLabel: true },
    tooltip: {
      ...TOOLTIP,
      axisPointer: { type: "line" },
      valueFormatter: (value: unknown) => (typeof value === "number" ? String(value) : "—"),
    },
    xAxis: {
      type: "category",
      data: weeks.map((week) => part(week.until, 5)),
      boundaryGap: false,
      axisLine: { lineStyle: { color: CHART.muted } },
      axisTick: { show: false },
      axisLabel: { color: CHART.muted, hideOverlap: true },
    },
    yAxis: {
      type: "value",
      minInterval: 1,
      axisLabel: { color: CHART.muted },
      splitLine: { lineStyle: { color: CHART.line } },
    },
    series: [
      {
        name: words.planned,
        type: "line",
        data: weeks.map((week) => item(week.planned, week.href)),
        symbol: "circle",
        symbolSize: 4,
        lineStyle: { color: CHART.muted, type: "dashed", width: 1.5 },
        itemStyle: { color: CHART.muted },
        ...(now
          ? {
              markLine: {
                silent: true,
                symbol: "none",
                animation: false,
                label: { formatter: "本周", color: CHART.ink, distance: 2 },
                lineStyle: { color: CHART.ink, type: "dotted", width: 1 },
                data: [{ xAxis: at }],
              },
            }
          : {}),
      },
      ...(hasDeclared(weeks)
        ? [
            {
              name: words.declared,
              type: "line",
              data: weeks.map((week) => item(week.declared, week.href)),
              symbol: "emptyCircle",
              symbolSize: 5,
              lineStyle: { color: CHART.slate, width: 1.5 },
              itemStyle: { color: CHART.slate },
            },
          ]
        : []),
      {
        name: words.actual,
        type: "line",
        data: weeks.map((week) => item(week.actual, week.href)),
        symbol: "circle",
        symbolSize: 6,
        lineStyle: { color: CHART.green, width: 2.5 },
        itemStyle: { color: CHART.green },
      },
    ],
  };
}
