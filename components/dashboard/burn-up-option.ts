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

type Point = { value: number | null; href?: string };
type LineStyle = { color: string; width: number; type?: "dashed"; symbol?: string; symbolSize: number };

function line(name: string, data: Point[], { color, symbol = "circle", symbolSize, ...style }: LineStyle) {
  return { name, type: "line", data, symbol, symbolSize, lineStyle: { color, ...style }, itemStyle: { color } };
}

/** An upright line at the present week. */
function nowAt(at: number) {
  return {
    markLine: {
      silent: true,
      symbol: "none",
      animation: false,
      label: { formatter: "本周", color: CHART.ink, distance: 2 },
      lineStyle: { color: CHART.ink, type: "dotted", width: 1 },
      data: [{ xAxis: at }],
    },
  };
}

/** Three lines told apart by dash and mark, not by colour alone. */
export function burnUpOption(weeks: readonly BurnUpWeek[], today: string, words: Words): EChartsCoreOption {
  const at = weekOfToday(weeks, today);
  const points = (of: (week: BurnUpWeek) => number | null | undefined) =>
    weeks.map((week): Point => ({ value: of(week) ?? null, ...(week.href ? { href: week.href } : {}) }));
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
        ...line(
          words.planned,
          points((w) => w.planned),
          { color: CHART.muted, type: "dashed", width: 1.5, symbolSize: 4 },
        ),
        ...(weeks[at] ? nowAt(at) : {}),
      },
      ...(hasDeclared(weeks)
        ? [
            line(
              words.declared,
              points((w) => w.declared),
              {
                color: CHART.slate,
                width: 1.5,
                symbol: "emptyCircle",
                symbolSize: 5,
              },
            ),
          ]
        : []),
      line(
        words.actual,
        points((w) => w.actual),
        { color: CHART.green, width: 2.5, symbolSize: 6 },
      ),
    ],
  };
}
