import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { envOrExit } from "../env";
import { findBrowser } from "./browser";
import { build, runNode } from "./build";
import { generateClient } from "./generate-client";

/**
 * `npm test`: every check there is, or the parts named after `--`. The last line is the sum. A runner that crashes, or
 * finds no test, counts as a failure: silence is never a pass.
 */

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const bin = (...parts: string[]) => path.join("node_modules", ...parts);
const one = (passed: boolean): Tally => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 });

/** A runner's own sum, corrected where its exit code or an empty run says otherwise. */
function settle(code: number, sum: Tally): Tally {
  const empty = sum.passed + sum.failed + sum.skipped === 0;
  const unexplained = code !== 0 && sum.failed === 0;
  return empty || unexplained ? { ...sum, failed: sum.failed + 1 } : sum;
}

const vitestReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    numTodoTests: z.number(),
  })
  .transform(
    (r): Tally => ({ passed: r.numPassedTests, failed: r.numFailedTests, skipped: r.numPendingTests + r.numTodoTests }),
  );

const playwrightReport = z
  .object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }) })
  .transform(
    ({ stats }): Tally => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }),
  );

const reports = mkdtempSync(path.join(os.tmpdir(), "ledger-reports-"));

async function runner(name: string, report: z.ZodType<Tally>, run: (file: string) => Promise<number>): Promise<Tally> {
  const file = path.join(reports, `${name}.json`);
  const code = await run(file);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    console.error(`${name}: 没有结果文件，退出码 ${code} (the runner left no report)`);
    return one(false);
  }
  return settle(code, report.parse(JSON.parse(text)));
}

const vitest = (project: string) => () =>
  runner(project, vitestReport, (file) =>
    runNode(
      [
        bin("vitest", "vitest.mjs"),
        "run",
        "--project",
        project,
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${file}`,
      ],
      {
        NODE_ENV: "test",
      },
    ),
  );

async function browserJourneys(): Promise<Tally> {
  const browser = findBrowser();
  console.log(browser.said);
  await build();
  return runner("e2e", playwrightReport, (file) =>
    runNode([bin("@playwright", "test", "cli.js"), "test", "--reporter=list,json"], {
      CHROMIUM_PATH: browser.path,
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    }),
  );
}

/** In the order they run: the quick ones first. */
const PARTS: Record<string, () => Promise<Tally>> = {
  lint: async () =>
    one((await runNode([bin("@biomejs", "biome", "bin", "biome"), "check", "--error-on-warnings", "."])) === 0),
  types: async () => one((await runNode([bin("typescript", "bin", "tsc"), "--noEmit", "-p", "."])) === 0),
  unit: vitest("unit"),
  hostile: vitest("hostile"),
  integration: vitest("integration"),
  build: async () => {
    await build();
    return one(true);
  },
  // On the finished build: what ships is killed, not a part of it.
  drill: vitest("drill"),
  e2e: browserJourneys,
};

async function main(): Promise<number> {
  envOrExit();
  const named = process.argv.slice(2);
  const unknown = named.filter((name) => !(name in PARTS));
  if (unknown.length > 0) {
    console.error(`没有这一项 (no such part): ${unknown.join(", ")}. ${Object.keys(PARTS).join(", ")}`);
    return 1;
  }
  const total: Tally = { passed: 0, failed: 0, skipped: 0 };
  const lines: string[] = [];
  generateClient();
  for (const [name, part] of Object.entries(PARTS)) {
    if (named.length > 0 && !named.includes(name)) continue;
    console.log(`\n── ${name}`);
    let tally: Tally;
    try {
      tally = await part();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      tally = one(false);
    }
    lines.push(`${name}: ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
  }
  console.log(`\n${lines.join("\n")}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log("0 passed, 1 failed, 0 skipped");
  process.exitCode = 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}
