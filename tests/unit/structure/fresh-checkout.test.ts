import { describe, expect, it } from "vitest";
import { edges } from "@/tests/support/source";

/**
 * A fresh checkout has no generated client: the commands generate it as their first step. So no command may reach it by
 * what is loaded together with the command itself; the line that needs it loads it.
 */

const GENERATED = "lib/db/generated/";

const commands = [
  "lib/cli/prepare.ts",
  "lib/cli/test.ts",
  ...edges.filter(({ from }) => from === "lib/cli/cli.ts").map(({ to }) => to),
];

const loadedWith = (file: string) =>
  edges.filter(({ from, typeOnly, late }) => from === file && !typeOnly && !late).map(({ to }) => to);

/** How a file comes to load the generated client, file by file; empty when it does not. */
function wayToClient(start: string): string[] {
  const ways = new Map<string, string[]>([[start, [start]]]);
  for (const [file, way] of ways) {
    if (file.startsWith(GENERATED)) return way;
    for (const next of loadedWith(file)) if (!ways.has(next)) ways.set(next, [...way, next]);
  }
  return [];
}

describe("in a fresh checkout", () => {
  it("commands are found", () => {
    expect(commands).toContain("lib/cli/setup.ts");
    expect(commands).toContain("lib/cli/bench/bench.ts");
    expect(wayToClient("lib/cli/worker.ts").at(-1)).toBe("lib/db/generated/client");
  });

  it.each(commands)("%s is loaded without the generated client", (file) => {
    expect(wayToClient(file)).toEqual([]);
  });
});
