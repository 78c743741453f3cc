/** Figures of what was timed. */

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** What one round found of one page. */
export type Found = {
  /** Kilobytes of the page, and of what went over the wire. */
  html: number;
  sent: number;
  median: number;
  p95: number;
  /** Milliseconds computed for one request, by the web processes and by the database. */
  web: number;
  database: number;
  /** How many times the floor of the same round was computed. */
  floors: number;
  /** Answers a second with 16 at once. */
  rate: number;
  /** Milliseconds of its own statements, sent by themselves. */
  statements: number;
};

/** The median of each figure over the rounds. */
export function medians(rounds: readonly Found[]): Found {
  const names = Object.keys(rounds[0] ?? {}) as (keyof Found)[];
  return Object.fromEntries(names.map((name) => [name, median(rounds.map((round) => round[name]))])) as Found;
}
