import path from "node:path";
import { describe, expect, it } from "vitest";
import { circlesOf, edges, files, read } from "@/tests/support/source";

/** The shape of the house: no circles, no halls, routes alone in app. */

describe("circles", () => {
  it("there are none among files, of types and values together", () => {
    expect(circlesOf(edges.map(({ from, to }) => [from, to] as const))).toEqual([]);
  });

  it("there are none among the rooms of components", () => {
    const room = (file: string) => file.match(/^components\/([\w-]+)\//)?.[1];
    const doors = edges.flatMap(({ from, to }) => {
      const [a, b] = [room(from), room(to)];
      return a && b && a !== b ? [[a, b] as const] : [];
    });
    expect(doors.length).toBeGreaterThan(20);
    expect(circlesOf(doors)).toEqual([]);
  });
});

describe("folders", () => {
  const MOST = 20;
  /** Folders that may hold more, and why they are no hall: one looks for a file in them by its name. */
  const ASKED_WHY: Readonly<Record<string, string>> = {
    "lib/cli": "one file per verb of the command line",
    "lib/features/feedback/commands": "one verb per file",
    "lib/features/measure/commands": "one verb per file",
  };

  it("hold at most twenty files, or say why not", () => {
    const count = new Map<string, number>();
    for (const file of files) count.set(path.posix.dirname(file), (count.get(path.posix.dirname(file)) ?? 0) + 1);
    const large = [...count].filter(([, n]) => n > MOST).map(([folder]) => folder);
    expect(large.sort()).toEqual(Object.keys(ASKED_WHY).sort());
  });
});

describe("app", () => {
  const LINES = 120;
  const lines = (file: string) => read(file).split("\n").length - 1;

  it("holds routes and what they load, nothing else", () => {
    const known = /\/(page|layout|error|global-error|not-found)\.tsx$|\/(route|load)\.ts$/;
    expect(files.filter((file) => file.startsWith("app/") && !known.test(file))).toEqual([]);
  });

  it("has pages of at most 120 lines: they gate, load and compose", () => {
    const long = files.filter((file) => file.startsWith("app/") && lines(file) > LINES);
    expect(long.map((file) => `${file} ${lines(file)}`)).toEqual([]);
  });
});

describe("limits", () => {
  it("of what people write stand in lib/domain/limits: no form and no input has a number of its own", () => {
    const forms = files.filter(
      (file) => /^(app|components)\//.test(file) && /\bmaxLength(=\{|: |=")\d/.test(read(file)),
    );
    const inputs = files.filter(
      (file) =>
        /^lib\/features\/[\w-]+\/input\.ts$/.test(file) &&
        /\b(words|line|\w+Text|\w+Line)\((?:"[^"]*", )?\d|\blistOf\([^)]*\d\)|\.max\(\d/.test(read(file)),
    );
    expect([...forms, ...inputs]).toEqual([]);
  });
});

describe("pages of a list", () => {
  it("are counted in one place, drawn by one pager and read from the address by one reader", () => {
    const elsewhere = (pattern: RegExp, home: string) =>
      files.filter((file) => /^(app|components|lib)\//.test(file) && file !== home && pattern.test(read(file)));
    expect(
      elsewhere(/\bpageCount(: | = |=\{)Math\b|Math\.ceil\([^()]*(PAGE|size)\)/, "lib/domain/text/address.ts"),
    ).toEqual([]);
    expect(elsewhere(/aria-label="翻页"/, "components/table/pagination.tsx")).toEqual([]);
    expect(elsewhere(/\bNumber(\.parseInt)?\([^()]*\b(page|history)\b/, "lib/domain/text/address.ts")).toEqual([]);
  });
});
