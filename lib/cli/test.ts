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
  /** What failed, by file and name: said once more before the sum, where whoever sees only the end of a log finds it. */
  failures?: string[];
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
    testResults: z.array(
      z.object({
        name: z.string(),
        status: z.string(),
        assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
      }),
    ),
  })
  .transform(
    (r): Tally => ({
      passed: r.numPassedTests,
      failed: r.numFailedTests,
      skipped: r.numPendingTests + r.numTodoTests,
      failures: r.testResults.flatMap((file) => {
        const named = file.assertionResults.filter((test) => test.status === "failed").map((test) => test.fullName);
        // A file that could not be loaded, or failed around its tests, has none to name.
        const whole = file.status === "failed" && named.length === 0 ? ["the file itself"] : named;
        return whole.map((name) => `${path.relative(process.cwd(), file.name)}: ${name}`);
      }),
    }),
  );

/** Playwright's report: groups within groups, and what each holds. */
const suite = z.object({
  title: z.string(),
  specs: z.array(z.object({ title: z.string(), ok: z.boolean(), file: z.string(), line: z.number() })).default([]),
  get suites() {
    return z.array(suite).default([]);
  },
});

const failedSpecs = (of: z.infer<typeof suite>): string[] => [
  ...of.specs.filter((spec) => !spec.ok).map((spec) => `${spec.file}:${spec.line}: ${spec.title}`),
  ...of.suites.flatMap(failedSpecs),
];

const playwrightReport = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
    suites: z.array(suite),
  })
  .transform(
    ({ stats, suites }): Tally => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
      failures: suites.flatMap(failedSpecs),
    }),
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
  const failures: string[] = [];
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
    failures.push(
      ...(tally.failures ?? (tally.failed > 0 ? ["see above"] : [])).map((what) => `FAILED ${name}: ${what}`),
    );
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
  }
  console.log(`\n${[...lines, ...failures].join("\n")}\n`);
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
