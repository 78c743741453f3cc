import { chromium } from "@playwright/test";
import { BROWSER_FLAGS, findBrowser } from "../browser";
import type { Question } from "./client";
import { type Ground, type Launched, prepareGround } from "./ground";
import { measure, measureSheets } from "./measure";
import { readOptions } from "./options";
import { prepare } from "./prepared";
import { startTimed } from "./start";

/**
 * `npm run bench -- [--bodies N] [--measures N] [--inspections N] [--runs N] [--rounds N] [--directory DIR]
 * [--hostile] [--sheets]`:
 * what pages weigh and cost, beside the floor of the same run and the statements of the same answer. It generates a ledger
 * in a directory of its own, or in DIR, which stays and is taken as it is the next time, and serves the finished build on it
 * as `npm start` does. Every answer is looked at. With --hostile also what others feel while hostile files are read;
 * with --sheets nothing but a ledger taken out as a workbook and read again.
 */

const STARTS = 3;

async function starts(ground: Ground, question: Question, times: number): Promise<{ ms: number[]; ledger: Launched }> {
  const ms: number[] = [];
  for (;;) {
    const { ms: one, ledger } = await startTimed(ground, question);
    ms.push(one);
    if (ms.length === times) return { ms, ledger };
    await ledger.stop();
  }
}

export async function bench(words: readonly string[]): Promise<number> {
  const options = readOptions(words);
  const ground = await prepareGround(options, options.directory);
  const browser = await chromium.launch({ executablePath: findBrowser().path, args: [...BROWSER_FLAGS] });
  try {
    const prepared = await prepare(ground, browser, options.bodies > 1);
    const [first] = prepared.pages;
    if (!first) return 1;
    const { ms, ledger } = await starts(ground, first.question, options.sheets ? 1 : STARTS);
    try {
      if (options.sheets) await measureSheets(ground, prepared, ledger);
      else await measure(options, ground, browser, prepared, { ms, ledger });
    } finally {
      await ledger.stop();
    }
    return 0;
  } finally {
    await browser.close();
    ground.end();
  }
}
