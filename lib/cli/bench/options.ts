import { parseArgs } from "node:util";
import type { Size } from "./ground";

export type Options = Size & {
  runs: number;
  rounds: number;
  directory: string | undefined;
  hostile: boolean;
  sheets: boolean;
};

export function readOptions(words: readonly string[]): Options {
  const number = (standard: string) => ({ type: "string", default: standard }) as const;
  const { values } = parseArgs({
    args: [...words],
    options: {
      bodies: number("1"),
      measures: number("10000"),
      inspections: number("1"),
      runs: number("40"),
      rounds: number("3"),
      directory: { type: "string" },
      hostile: { type: "boolean", default: false },
      sheets: { type: "boolean", default: false },
    },
  });
  const { directory, hostile, sheets, ...numbers } = values;
  const [bodies, measures, inspections, runs, rounds] = Object.values({
    bodies: numbers.bodies,
    measures: numbers.measures,
    inspections: numbers.inspections,
    runs: numbers.runs,
    rounds: numbers.rounds,
  }).map(Number) as [number, number, number, number, number];
  return { bodies, measures, inspections, runs, rounds, directory, hostile, sheets };
}
