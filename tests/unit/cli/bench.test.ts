import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";
import { type Found, median, medians, quantile } from "@/lib/cli/bench/figures";
import { computedBy, computedByTree, memoryOf, parentOf, readStat, treeOf } from "@/lib/cli/bench/processes";
import { byConnection } from "@/lib/cli/bench/replay";
import { markdownTable, pagesTable } from "@/lib/cli/bench/report";

const FOUND: Found = {
  html: 140,
  sent: 22,
  median: 20.04,
  p95: 31,
  web: 24.5,
  database: 3,
  floors: 4.2,
  rate: 41,
  statements: Number.NaN,
};

describe("what processes computed", () => {
  it("is read from a line whose name holds blanks and brackets", () => {
    const line = "77 (next-server (v16) a) S 12 77 77 0 -1 4194304 9 8 7 6 150 25 3 4 20 0 11 0 5 6 7";
    expect(readStat(line)).toEqual({ parent: 12, name: "next-server (v16) a", ownTicks: 175, endedTicks: 7 });
  });

  it("grows while a process computes, and holds what its children did", () => {
    const before = computedBy([process.pid]);
    while (computedBy([process.pid]) === before) JSON.stringify(Array.from({ length: 5_000 }, (_, n) => n));
    expect(computedBy([process.pid])).toBeGreaterThan(before);
    expect(computedByTree(process.pid)).toBeGreaterThanOrEqual(computedBy([process.pid]));
    expect(computedBy([2 ** 22 + 1])).toBe(0);
  });

  it("is asked of everything below a process", async () => {
    const child = spawn("sleep", ["60"]);
    try {
      expect(treeOf(process.pid)).toContain(child.pid);
      expect(parentOf(child.pid ?? 0)).toBe(process.pid);
      const { resident, share } = memoryOf(process.pid);
      expect(resident).toBeGreaterThan(20);
      expect(share).toBeLessThanOrEqual(resident);
    } finally {
      child.kill("SIGKILL");
    }
  });
});

describe("the figures of the bench", () => {
  it("are medians over the rounds, figure by figure", () => {
    expect(median([5, 1, 9])).toBe(5);
    expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95)).toBe(10);
    expect(quantile([3], 0.95)).toBe(3);
    const rounds = [FOUND, { ...FOUND, web: 1, rate: 90 }, { ...FOUND, web: 2, rate: 10 }];
    expect(medians(rounds)).toMatchObject({ web: 2, rate: 41, html: 140 });
  });

  it("stand in a table where those that miss their aim stand out", () => {
    const table = pagesTable([{ what: "台账", aim: { html: 150, floors: 4, rate: 40 }, found: FOUND }]);
    const row = table.split("\n").at(-1);
    expect(row).toBe("| 台账 | 140 (22) | 20.0 | 31.0 | 24.5 + 3.0 | **4.2** | 41 | – | ≤ 150 KB, ≤ 4 F, ≥ 40/s |");
    expect(markdownTable(["a", "b"], [["1", "2"]])).toBe("| a | b |\n| --- | ---: |\n| 1 | 2 |");
  });

  it("send again what one connection sent together", () => {
    const one = (connection: number, text: string) => ({ connection, text, values: [] });
    const sent = [one(2, "BEGIN"), one(1, "BEGIN"), one(2, "COMMIT"), one(1, "COMMIT")];
    expect(byConnection(sent).map((group) => group.map(({ connection }) => connection))).toEqual([
      [2, 2],
      [1, 1],
    ]);
  });
});
