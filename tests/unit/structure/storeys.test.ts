import { describe, expect, it } from "vitest";
import { edges, files, importsOf, read } from "@/tests/support/source";

/**
 * Imports run downwards through the storeys of the house, and among the features backwards in their written order. Types
 * count like values: a type tells as much about what a file knows. There is no list of exceptions.
 */

/** The storeys from the top: a file imports from its own and those below. Longest name wins. */
const STOREYS: readonly (readonly string[])[] = [
  ["app", "proxy", "instrumentation"],
  ["lib/cli"],
  ["prisma/seed"],
  ["components"],
  ["lib/registry"],
  ["lib/features"],
  ["lib/command"],
  ["lib/access"],
  ["lib/history"],
  ["lib/jobs", "lib/reading", "lib/storage", "lib/mail"],
  // Plain files that keep the processes alive, above those that run the database.
  ["lib/supervisor"],
  ["lib/db"],
  ["lib/domain"],
  // Small leaves: the checked environment and the log. Everybody above the rules may use them.
  ["lib/log"],
  ["lib/env"],
];

/** A feature imports only features before it. A new one is written where it belongs in the life of the work. */
const FEATURES: readonly string[] =
  "calendar account people audit inspection feedback notice signing measure meeting proof close-out extension rectification-plan work-plan ledger dashboard round my-work import sheet-round sheet roster assign supervision urging handover paper report publication search".split(
    " ",
  );

const PARTS = STOREYS.flat().sort((a, b) => b.length - a.length);
const partOf = (file: string) =>
  PARTS.find((part) => file === part || file.startsWith(`${part}/`) || file.startsWith(`${part}.`));
const storeyOf = (part: string) => STOREYS.findIndex((storey) => storey.includes(part));
const featureOf = (file: string) => file.match(/^lib\/features\/([\w-]+)\//)?.[1];

describe("imports", () => {
  it("come from files that belong to a part of the house", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => !partOf(file))).toEqual([]);
  });

  it("run downwards", () => {
    const wrong = edges.flatMap(({ from, to }) => {
      const [part, target] = [partOf(from), partOf(to)];
      if (!part) return [];
      const down = target !== undefined && (target === part || storeyOf(target) > storeyOf(part));
      return down ? [] : [`${from} → ${to}`];
    });
    expect(wrong).toEqual([]);
  });

  it("of features run backwards in their order", () => {
    const present = [...new Set(files.flatMap((file) => featureOf(file) ?? []))];
    expect(present.filter((feature) => !FEATURES.includes(feature))).toEqual([]);
    const wrong = edges.flatMap(({ from, to }) => {
      const [feature, target] = [featureOf(from), featureOf(to)];
      if (!feature || !target) return [];
      return FEATURES.indexOf(target) <= FEATURES.indexOf(feature) ? [] : [`${from} → ${to}`];
    });
    expect(wrong).toEqual([]);
  });

  it("of the rules name no clock, no network and no framework", () => {
    // Two tables beside: days, and how characters are read.
    const allowed = /^(@\/lib\/domain\/|\.{1,2}\/|date-fns$|date-fns\/|@date-fns\/|pinyin-pro$)/;
    const wrong = files
      .filter((file) => file.startsWith("lib/domain/"))
      .flatMap((file) =>
        importsOf(read(file))
          .filter(({ name }) => !allowed.test(name))
          .map(({ name }) => `${file} → ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it("of next-auth stand in lib/access and its route alone", () => {
    const wrong = files
      .filter((file) => !file.startsWith("lib/access/"))
      .filter((file) => importsOf(read(file)).some(({ name }) => /^next-auth(\/|$)/.test(name)));
    expect(wrong).toEqual([]);
  });

  it("of the environment: only lib/env.ts reads process.env", () => {
    const wrong = files
      .filter((file) => file !== "lib/env.ts")
      // Next replaces this one by its value while building; it is no variable of the environment.
      .filter((file) => /process\.env(?!\.NEXT_RUNTIME)/.test(read(file)));
    expect(wrong).toEqual([]);
  });
});
