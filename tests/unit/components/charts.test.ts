import { describe, expect, it } from "vitest";
import { TONE_FILL } from "@/components/chart/palette";
import { stackedOption } from "@/components/chart/stacked-option";
import { BOX, burnUpLines, endLabels, labelled } from "@/components/dashboard/burn-up-lines";
import { day } from "@/lib/domain/day";
import { part } from "@/lib/domain/text/text";
import type { Week } from "@/lib/features/dashboard/queries/weeks";

const week = (monday: string, planned: number, actual: number | null): Week => ({
  week: day(monday),
  planned: { value: planned, href: "/ledger" },
  actual: actual === null ? null : { value: actual, href: "/ledger" },
});
const weeks = [week("2025-11-03", 4, 3), week("2025-11-10", 8, 5), week("2025-11-17", 9, null)];

type Drawn = { series: { name: string; data: { value: number | null; href?: string }[] }[] };
const drawn = (option: unknown) => (option as Drawn).series;

describe("the burn-up", () => {
  it("stops at the present week and draws weeks to come as nothing, never as zero", () => {
    const { now, actual, planned } = burnUpLines(weeks);
    expect(now).toBe(1);
    expect(actual).toHaveLength(2);
    expect(planned).toHaveLength(3);
  });

  it("stands inside its box, a higher figure higher up, on a scale that reaches over it", () => {
    const { actual, planned, grid } = burnUpLines(weeks);
    expect(grid.at(-1)?.value).toBeGreaterThanOrEqual(9);
    for (const { x, y } of [...actual, ...planned]) {
      expect(x).toBeGreaterThanOrEqual(BOX.left);
      expect(x).toBeLessThanOrEqual(BOX.width - BOX.right);
      expect(y).toBeGreaterThanOrEqual(BOX.top);
      expect(y).toBeLessThanOrEqual(BOX.height - BOX.bottom);
    }
    expect(actual.map(({ y }) => y)).toEqual(actual.map(({ y }) => y).sort((a, b) => b - a));
    expect(actual[0]?.y).toBeGreaterThan(planned[0]?.y ?? 0);
  });

  it("has nothing to draw of an inspection of one week, and does not fail at it", () => {
    expect(burnUpLines([week("2025-11-03", 0, 0)]).grid.map(({ value }) => value)).toEqual([0, 1]);
    expect(burnUpLines([]).actual).toEqual([]);
  });

  it("writes the figures at the ends of its lines one apart from the other, and from 本周, wherever the lines end", () => {
    const edge = BOX.width - BOX.right;
    const [top, low] = [BOX.top, BOX.height - BOX.bottom];
    const steps = (from: number, by: number, to: number) =>
      Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, i) => from + i * by);
    const wrong: string[] = [];
    for (const x of steps(BOX.left, 17, edge)) {
      for (const plan of steps(top, 2, low)) {
        for (const done of steps(top, 3, low)) {
          const { planned, gap, actual } = endLabels({ x: edge, y: plan }, { x, y: done });
          // 本周 stands over the present week.
          const ys = [gap, actual, ...(x > edge - 150 ? [planned] : []), ...(x > edge - 70 ? [top - 5] : [])];
          ys.sort((a, b) => a - b);
          const close = ys.some((y, i) => i > 0 && y - (ys[i - 1] ?? 0) < 12);
          if (close || ys.some((y) => y < top - 5 || y >= low)) wrong.push(`plan ${plan}, done ${done} at ${x}: ${ys}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it("writes the first, the present and the last week under the axis where they do not meet", () => {
    expect(labelled(30, 12)).toEqual([0, 12, 29]);
    expect(labelled(30, 29)).toEqual([0, 29]);
    expect(labelled(30, 28)).toEqual([0, 28]);
    expect(labelled(1, 0)).toEqual([0]);
    expect(labelled(0, -1)).toEqual([]);
  });
});

describe("the stacked bars", () => {
  const series = [
    { key: "CLOSED", label: "已销号", tone: "ok" },
    { key: "RETURNED", label: "已退回", tone: "warn" },
  ] as const;

  it("lead to the rows of each part, and else to those of the whole bar", () => {
    const rows = [{ label: "办公室", values: { CLOSED: 3, RETURNED: 1 }, hrefs: { CLOSED: "/a" }, href: "/all" }];
    const [closed, returned] = drawn(stackedOption(series, rows));
    expect(closed?.data).toEqual([{ value: 3, href: "/a" }]);
    expect(returned?.data).toEqual([{ value: 1, href: "/all" }]);
  });

  it("do not draw a part of nothing", () => {
    const [closed] = drawn(stackedOption(series, [{ label: "办公室", values: { CLOSED: 0 } }]));
    expect(closed?.data[0]?.value).toBeNull();
  });

  it("tell tones apart without colour: no two are both plain and equally dark", () => {
    const grey = (hex: string) =>
      [1, 3, 5].reduce((sum, at) => sum + Number.parseInt(part(hex, at, at + 2), 16), 0) / 3;
    const plain = Object.values(TONE_FILL).filter((fill) => fill.decal === undefined);
    for (const a of plain) {
      for (const b of plain) if (a !== b) expect(Math.abs(grey(a.color) - grey(b.color))).toBeGreaterThan(40);
    }
  });
});
