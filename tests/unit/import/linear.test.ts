import { describe, expect, it } from "vitest";
import { toContract } from "@/lib/features/import/read/checks/contract";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";
import { REPEATED } from "./repeated";

/** No text costs more than in proportion to its length: every pattern meets passages repeated that could make it look twice. */

const HEAD = "中共青石区水务局党组关于巡察整改进展情况的通报\n2023年6月20日，区委第三巡察组反馈了巡察意见。\n";
/** Milliseconds of the quickest of three readings: what else the machine does only makes it slower. */
function cost(text: string): number {
  const times = [0, 1, 2].map(() => {
    const began = performance.now();
    toContract(parseReport(text));
    return performance.now() - began;
  });
  return Math.min(...times);
}

describe("a passage repeated", { timeout: 120_000 }, () => {
  it.each(Object.entries(REPEATED))("%s: twice as much takes twice as long, not four times", (_, passage) => {
    const of = (characters: number) => HEAD + passage.repeat(Math.ceil(characters / passage.length));
    const [half, whole] = [cost(of(20_000)), cost(of(40_000))];
    // What takes next to no time tells nothing by its ratio.
    if (whole > 150) expect(whole / half).toBeLessThan(3.2);
    expect(whole).toBeLessThan(3_000);
  });
});
