import type { Week } from "@/lib/features/dashboard/queries/weeks";

/** Where the two lines of the burn-up run: geometry only, drawn on the server. */

export const BOX = { width: 466, height: 196, left: 32, right: 26, top: 16, bottom: 20 };

export type Point = { x: number; y: number };
export type BurnUpLines = {
  /** Lines across, with the figure each stands for. */
  grid: { y: number; value: number }[];
  planned: Point[];
  /** Up to the present week. */
  actual: Point[];
  /** Index of the last week that has begun; -1 before the first. */
  now: number;
};

/** A round step so that four of them reach the top. */
function stepFor(top: number): number {
  const rough = Math.max(1, top / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? rough;
  return Math.max(1, Math.ceil(step));
}

const tenth = (n: number) => Math.round(n * 10) / 10;

export function burnUpLines(weeks: readonly Week[]): BurnUpLines {
  const top = Math.max(1, ...weeks.flatMap(({ planned, actual }) => [planned.value, actual?.value ?? 0]));
  const step = stepFor(top);
  const ceiling = step * Math.ceil(top / step);
  const { width, height, left, right, top: above, bottom } = BOX;
  const x = (i: number) => tenth(left + ((width - left - right) * i) / Math.max(1, weeks.length - 1));
  const y = (value: number) => tenth(height - bottom - ((height - above - bottom) * value) / ceiling);
  const grid = [];
  for (let value = 0; value <= ceiling; value += step) grid.push({ y: y(value), value });
  return {
    grid,
    planned: weeks.map(({ planned }, i) => ({ x: x(i), y: y(planned.value) })),
    actual: weeks.flatMap(({ actual }, i) => (actual ? [{ x: x(i), y: y(actual.value) }] : [])),
    now: weeks.findLastIndex(({ actual }) => actual !== null),
  };
}

/** Baselines of what is written at the ends of the lines. */
export type EndLabels = { planned: number; gap: number; actual: number };

/** Height of a line of text with the air around it. */
const TEXT = 13;
/** Width the words at the end of a line take at most, and half of 本周. */
const WORDS = 90;
const HALF_NOW = 14;
/** Over or under the point of the present week: how far it is from the plan, and its own figure. */
const PAIRS = [
  [-7, 14],
  [16, 30],
  [-21, -7],
  [30, 44],
] as const;
const OVER_OR_UNDER = [-6, 14, -20, 28, -34, 42, -48, 56] as const;

/**
 * Where the figures stand so that none is written over another, whichever line is above: those of the present week first,
 * then that of the plan, which has the whole edge. Far from each other each stands at its line.
 */
export function endLabels(end: Point, at: Point): EndLabels {
  const [top, bottom] = [BOX.top - 5, BOX.height - BOX.bottom - 2];
  const inside = (y: number) => y >= top && y <= bottom;
  const apart = (a: number, b: number) => Math.abs(a - b) >= TEXT;
  const near = at.x > end.x - 2 * WORDS;
  const underNow = at.x + HALF_NOW > end.x - WORDS ? [top] : [];
  for (const [over, under] of PAIRS) {
    const [gap, actual] = [at.y + over, at.y + under];
    if (!inside(gap) || !inside(actual) || !apart(gap, top)) continue;
    const taken = [...(near ? [gap, actual] : []), ...underNow];
    const planned = OVER_OR_UNDER.map((by) => end.y + by).find((y) => inside(y) && taken.every((one) => apart(y, one)));
    if (planned !== undefined) return { planned, gap, actual };
  }
  return { planned: end.y + 14, gap: at.y - 7, actual: at.y + 14 };
}

/** Weeks whose day is written under the axis: the first, the last, the present one and some between, never two in one place. */
export function labelled(count: number, now: number): number[] {
  if (count === 0) return [];
  const apart = Math.max(1, Math.round(count / 7));
  const kept = [0, count - 1, ...(now >= 0 ? [now] : [])].filter((at, i, all) => all.indexOf(at) === i);
  const room = (at: number) => kept.every((other) => other === at || Math.abs(other - at) >= apart);
  const first = kept.filter((at) => at === 0 || at === now || Math.abs(at - now) >= apart || now < 0);
  return first.filter((at) => at === 0 || room(at) || at === now).sort((a, b) => a - b);
}
