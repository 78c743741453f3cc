import { describe, expect, it } from "vitest";
import { TONE_FILL } from "@/components/chart/palette";
import { stackedOption } from "@/components/chart/stacked-option";
import { burnUpOption, hasDeclared, weekOfToday } from "@/components/dashboard/burn-up-option";
import { part } from "@/lib/domain/text/text";

const weeks = [
  { week: "2025-11-03", until: "2025-11-09", planned: 4, actual: 3, href: "/ledger?week=1" },
  { week: "2025-11-10", until: "2025-11-16", planned: 8, actual: 5 },
  { week: "2025-11-17", until: "2025-11-23", planned: 9, actual: null },
];
const WORDS = { planned: "应销号", actual: "已销号", declared: "已申报" };

type Drawn = { series: { name: string; data: { value: number | null; href?: string }[] }[] };
const drawn = (option: unknown) => (option as Drawn).series;

describe("the burn-up chart", () => {
  it("marks the week that has begun", () => {
    expect(weekOfToday(weeks, "2025-11-10")).toBe(1);
    expect(weekOfToday(weeks, "2025-11-16")).toBe(1);
    expect(weekOfToday(weeks, "2025-11-02")).toBe(-1);
    expect(weekOfToday(weeks, "2026-01-01")).toBe(2);
  });

  it("draws weeks to come as a gap, never as zero, and keeps the address of each week", () => {
    const actual = drawn(burnUpOption(weeks, "2025-11-12", WORDS)).find((s) => s.name === WORDS.actual);
    expect(actual?.data.map((d) => d.value)).toEqual([3, 5, null]);
    expect(actual?.data[0]?.href).toBe("/ledger?week=1");
  });

  it("has a line of what was handed in only when it is known", () => {
    expect(hasDeclared(weeks)).toBe(false);
    expect(drawn(burnUpOption(weeks, "2025-11-12", WORDS)).map((s) => s.name)).toEqual(["应销号", "已销号"]);
    const known = weeks.map((week) => ({ ...week, declared: 6 }));
    expect(drawn(burnUpOption(known, "2025-11-12", WORDS)).map((s) => s.name)).toContain("已申报");
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
