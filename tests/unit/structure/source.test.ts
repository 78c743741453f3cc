import { describe, expect, it } from "vitest";
import { circlesOf, edges, files, importsOf, resolve } from "@/tests/support/source";

/** What the tests of structure rest on is read right. */

const names = (text: string) => importsOf(text).map(({ name }) => name);

describe("imports", () => {
  it("are found in every form they are written in", () => {
    const text = `import a from "./a"; import { b,\n c } from '@/b'; export * from "c"; await import("d"); import "e"; export { x } from "f";`;
    expect(names(text)).toEqual(["./a", "@/b", "c", "d", "e", "f"]);
    expect(names('// import "f"\n/* import "g" */')).toEqual([]);
    expect(names('import a from "./a";\nconst b = 1;\nimport "./c";')).toEqual(["./a", "./c"]);
  });

  it("of types alone are told apart", () => {
    const types = (text: string) => importsOf(text).map(({ typeOnly }) => typeOnly);
    expect(types('import type { A } from "a"; import type A from "a"; export type { A } from "a";')).toEqual([
      true,
      true,
      true,
    ]);
    expect(types('import { type A, type B } from "a"; import {\n  type A,\n} from "a";')).toEqual([true, true]);
    expect(types('import { type A, b } from "a"; import c, { type D } from "a"; import "a"; import("a");')).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(types('import * as a from "a"; export * from "b";')).toEqual([false, false]);
  });

  it("lead to the file they mean", () => {
    expect(resolve("lib/command/transact.ts", "./locks")).toBe("lib/command/locks.ts");
    expect(resolve("app/page.tsx", "@/components/ui/button")).toBe("components/ui/button.tsx");
    expect(resolve("app/page.tsx", "react")).toBeUndefined();
    expect(files.length).toBeGreaterThan(300);
    expect(edges.length).toBeGreaterThan(1_000);
  });
});

it("circles are found whatever their length", () => {
  expect(
    circlesOf([
      ["a", "b"],
      ["b", "c"],
      ["c", "d"],
      ["a", "d"],
    ]),
  ).toEqual([]);
  expect(
    circlesOf([
      ["a", "b"],
      ["b", "c"],
      ["c", "b"],
      ["d", "a"],
      ["c", "e"],
    ]),
  ).toEqual([["b", "c"]]);
  expect(
    circlesOf([
      ["a", "b"],
      ["b", "c"],
      ["c", "a"],
      ["x", "y"],
      ["y", "x"],
    ]),
  ).toEqual([
    ["a", "b", "c"],
    ["x", "y"],
  ]);
});
