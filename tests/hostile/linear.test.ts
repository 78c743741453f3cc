import { describe, expect, it } from "vitest";
import { cleanRows, cleanText } from "@/lib/domain/text/text";
import { assessReport } from "@/lib/features/import/read/checks/assess";
import { toContract } from "@/lib/features/import/read/checks/contract";
import { readPasted, readReportFile } from "@/lib/features/import/read/file/read-file";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";
import { parsePlan } from "@/lib/features/import/read/plan/parse-plan";
import { reviewOf } from "@/lib/features/import/read/review/review";
import { MARKUP, REPEATED, REPEATED_IN_PLANS } from "./repeated";

/**
 * No file costs more than in proportion to its length: every pattern meets passages repeated that could make it look twice.
 * Measured in seconds of computing, which do not grow when the machine is busy, at a length where they can be told apart.
 */

const HEAD = "中共青石区水务局党组关于巡察整改进展情况的通报\n2023年6月20日，区委第三巡察组反馈了巡察意见。\n";

/** Everything that is done with a text that was pasted. */
function readText(text: string): void {
  const read = readPasted(text);
  if (!read.ok) throw new Error(read.why);
  const parsed = parseReport(read.document);
  assessReport(parsed, cleanText(text));
  toContract(parsed);
  cleanRows(reviewOf(parsed));
}

async function readPage(html: string): Promise<void> {
  const read = await readReportFile(Buffer.from(`<html><body>${html}</body></html>`), "通报.html");
  if (read.ok) parseReport(read.document);
}

/** Milliseconds of computing. */
async function cost(work: () => void | Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The absolute limit is for this many characters; a ratio tells nothing of what takes less than these milliseconds. */
const [CHARACTERS, MILLISECONDS, TELLING] = [50_000, 2_000, 60];
const LONGEST = 800_000;
/** Twice as much takes twice as long: 2.0 as measured, 4 where something is looked at again from every place. */
const MOST = 2.6;
/** Asked again only while the ratio is too great: another who takes the memory of the machine passes, a square does not. */
const ROUNDS = 10;

type Sized = (characters: number) => () => void | Promise<void>;

/** The half is measured this often before its first comparison: one that was held up would let a square pass as a line. */
const HALVES = 3;

/** How much longer the whole takes than its half. What else the process does only adds: the least of several is the cost. */
async function growth(of: Sized, characters: number): Promise<number> {
  let [half, whole] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let one = 0; one < HALVES; one += 1) half = Math.min(half, await cost(of(characters / 2)));
  for (let round = 0; round < ROUNDS && !(whole / half <= MOST); round += 1) {
    half = Math.min(half, await cost(of(characters / 2)));
    whole = Math.min(whole, await cost(of(characters)));
  }
  return whole < TELLING ? 0 : whole / half;
}

async function expectLinear(of: Sized): Promise<void> {
  // Once for the compiler.
  await cost(of(CHARACTERS / 2));
  let characters = CHARACTERS;
  let whole = await cost(of(characters));
  expect(whole).toBeLessThan(MILLISECONDS);
  while (whole < TELLING && characters < LONGEST) {
    characters *= 2;
    whole = await cost(of(characters));
  }
  if ((await growth(of, characters)) <= MOST) return;
  // Where memory grows there is a step; what is quadratic is so behind it as well.
  expect(await growth(of, characters * 2)).toBeLessThan(MOST);
}

const repeat = (passage: string, characters: number) => passage.repeat(Math.ceil(characters / passage.length));

describe("a passage repeated", { timeout: 120_000 }, () => {
  it.each(Object.entries(REPEATED))("%s: twice as much takes twice as long, not four times", (_, passage) =>
    expectLinear((characters) => {
      const text = HEAD + repeat(passage, characters);
      return () => readText(text);
    }),
  );
});

describe("a passage repeated in a work plan", { timeout: 120_000 }, () => {
  const head = "云溪市数据局2024年工作要点\n一、重点任务\n1.推进数据归集。";
  it.each(Object.entries(REPEATED_IN_PLANS))("%s: twice as much takes twice as long, not four times", (_, passage) =>
    expectLinear((characters) => {
      const text = head + repeat(passage, characters);
      return () => void parsePlan(text);
    }),
  );
});

describe("markup repeated", { timeout: 120_000 }, () => {
  it.each(Object.entries(MARKUP))("%s: twice as much takes twice as long, not four times", (_, passage) =>
    expectLinear((characters) => {
      const html = `<p>${HEAD.replaceAll("\n", "</p><p>")}</p>${repeat(passage, characters)}`;
      return () => readPage(html);
    }),
  );
});

it("the limit tells what is quadratic from what is not", async () => {
  const looking = (again: boolean) => (characters: number) => () => {
    let found = 0;
    for (let at = 0; at < characters; at += 1)
      for (let on = 0; on < (again ? at / 20 : 400); on += 1) found += (at ^ on) & 1;
    if (found < 0) throw new Error("never");
  };
  await expectLinear(looking(false));
  await expect(expectLinear(looking(true))).rejects.toThrow();
});
