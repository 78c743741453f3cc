"use client";

import { useMemo } from "react";
import { Chart } from "@/components/chart/chart";
import { LineLegend } from "@/components/chart/chart-legend";
import { type BurnUpWeek, burnUpOption, hasDeclared } from "./burn-up-option";

export type BurnUpProps = {
  weeks: BurnUpWeek[];
  /** Today, YYYY-MM-DD: marked by a line. */
  today: string;
  height?: number | undefined;
  /** Words of the three lines. */
  words?: { planned: string; actual: string; declared: string } | undefined;
};

const WORDS = { planned: "应销号", actual: "已销号", declared: "已申报" };

/** Planned against actual completion, added up week by week. */
export function BurnUpChart({ weeks, today, height, words = WORDS }: BurnUpProps) {
  const option = useMemo(() => burnUpOption(weeks, today, words), [weeks, today, words]);
  const lines = (["planned", "declared", "actual"] as const).filter((key) => key !== "declared" || hasDeclared(weeks));
  return (
    <div>
      <LineLegend lines={lines.map((key) => ({ key, label: words[key] }))} />
      <Chart option={option} height={height} label={`逐周累计：${words.planned}与${words.actual}对照`} />
    </div>
  );
}
