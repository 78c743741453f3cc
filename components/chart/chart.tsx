"use client";

import type { EChartsCoreOption, EChartsType } from "echarts/core";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { CHART_FONT } from "./palette";

export type ChartProps = {
  /** ECharts option; a data item with `href` opens it when pressed. */
  option: EChartsCoreOption;
  /** What the chart shows, read aloud. The figures themselves stand in the table beneath. */
  label: string;
  height?: number | undefined;
  className?: string | undefined;
};

function hrefOf(data: unknown): string | undefined {
  if (typeof data !== "object" || data === null || !("href" in data)) return undefined;
  return typeof data.href === "string" ? data.href : undefined;
}

/** Draws an ECharts option; follows its box in size, stands still for those who asked for it, and links to the rows. */
export function Chart({ option, label, height = 280, className }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const latest = useRef(option);
  const router = useRouter();
  latest.current = option;

  useEffect(() => {
    const node = box.current;
    if (!node) return;
    let gone = false;
    let observer: ResizeObserver | null = null;
    // Loaded after the page: figures and table are there without it.
    void import("./echarts-core").then(({ echarts }) => {
      if (gone) return;
      const made = echarts.init(node, null, { renderer: "svg" });
      chart.current = made;
      made.setOption(frame(latest.current));
      made.on("click", (event) => {
        const href = hrefOf(event.data);
        if (href) router.push(href);
      });
      // With a view box the drawing shrinks with the sheet when printed, where nothing is drawn anew.
      const scale = () =>
        node.querySelector("svg")?.setAttribute("viewBox", `0 0 ${made.getWidth()} ${made.getHeight()}`);
      scale();
      observer = new ResizeObserver(() => {
        made.resize();
        scale();
      });
      observer.observe(node);
    });
    return () => {
      gone = true;
      observer?.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, [router]);

  useEffect(() => {
    chart.current?.setOption(frame(option), { notMerge: true });
  }, [option]);

  return (
    <div
      ref={box}
      role="img"
      aria-label={label}
      style={{ height }}
      className={cn(
        "w-full min-w-0 overflow-hidden print:h-auto! print:[&_svg]:h-auto! print:[&_svg]:static! print:[&_svg]:max-h-40 print:[&_svg]:max-w-full print:[&>div]:h-auto! print:[&>div]:w-full! print:[&_text]:text-[1.25rem]!",
        className,
      )}
    />
  );
}

function frame(option: EChartsCoreOption): EChartsCoreOption {
  return { animation: false, textStyle: { fontFamily: CHART_FONT, fontSize: 12 }, ...option };
}
