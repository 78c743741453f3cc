import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { chromium, type Page } from "@playwright/test";
import { Client } from "pg";
import { startEmbedded } from "../db/embedded";
import { authSecret, envOrExit, setEnv } from "../env";
import { freePortFrom } from "../supervisor/ports.mjs";
import { besideHostileFiles, type Sender } from "./bench-hostile";
import { BROWSER_FLAGS, findBrowser } from "./browser";
import { build } from "./build";
import { generateClient } from "./generate-client";
import { migrate } from "./migrate";
import { startLedger } from "./serve";
import { textTable } from "./table";

/**
 * `npm run bench -- [--bodies N] [--measures N] [--inspections N] [--runs N]`: generates a ledger in a database of its own,
 * serves the finished build on it and times what people wait for: pages as the signed-in person gets them, from the
 * request to the last byte, and pressing a button that changes a status; then the same pages again while hostile files are
 * read. Milliseconds; warm, one request at a time.
 */

const WARM_UP = 5;

type Timing = { what: string; ms: number[] };
type Timed = Timing & { url: string };

function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function line({ what, ms }: Timing): string[] {
  const sorted = [...ms].sort((a, b) => a - b);
  const shown = [sorted[0], median(sorted), sorted[Math.floor(sorted.length * 0.95)], sorted.at(-1)];
  return [what, String(ms.length), ...shown.map((n) => (n ?? Number.NaN).toFixed(0))];
}

/** Signs in as a person would and returns the page, whose context keeps the cookie. */
async function signIn(page: Page, base: string, login: string, password: string): Promise<void> {
  await page.goto(`${base}/sign-in`);
  await page.getByLabel("账号").fill(login);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "登录" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** Times a page the way the browser asks for it: the whole document, read to its end. */
async function timePage(page: Page, what: string, url: string, runs: number): Promise<Timed> {
  const ms: number[] = [];
  for (let i = 0; i < WARM_UP + runs; i += 1) {
    const started = performance.now();
    const response = await page.request.get(url);
    await response.body();
    const taken = performance.now() - started;
    if (!response.ok()) throw new Error(`${url} answered ${response.status()}`);
    if (i >= WARM_UP) ms.push(taken);
  }
  return { what, url, ms };
}

/** Times the server's answer to a pressed button that starts a measure, the page's new content included. */
async function timeStart(page: Page, base: string, ids: readonly string[]): Promise<Timing> {
  const ms: number[] = [];
  for (const [i, id] of ids.entries()) {
    await page.goto(`${base}/measures/${id}`);
    await page.getByRole("button", { name: "启动", exact: true }).first().click();
    await page.getByRole("dialog").or(page.getByRole("alertdialog")).getByRole("button", { name: "启动" }).click();
    await page.getByRole("main").getByText("推进中", { exact: true }).first().waitFor();
    // The browser's own clock of the request: from sending it to the last byte of the answer.
    const taken = await page.evaluate((address) => {
      const calls = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
      const call = calls.filter((c) => c.initiatorType === "fetch" && c.name.includes(address)).at(-1);
      return call ? call.responseEnd - call.requestStart : null;
    }, id);
    if (taken === null) throw new Error(`no answer seen for ${id}`);
    if (i >= WARM_UP) ms.push(taken);
  }
  return { what: "启动一条措施 (start a measure, page included)", ms };
}

const p95 = ({ ms }: Timing) => [...ms].sort((a, b) => a - b)[Math.floor(ms.length * 0.95)] ?? Number.NaN;

/** The same pages while hostile files are read, beside what they took without: at most twice as long. */
async function timeBesideHostileFiles(
  page: Page,
  sender: Sender,
  plain: readonly Timed[],
  runs: number,
): Promise<void> {
  const { done, said } = await besideHostileFiles(sender, async () => {
    const timings: Timing[] = [];
    for (const { what, url } of plain) timings.push(await timePage(page, what, url, runs));
    return timings;
  });
  const rows = plain.map((one, at) => {
    const beside = done[at] ?? one;
    return [one.what, p95(one).toFixed(0), p95(beside).toFixed(0), (p95(beside) / p95(one)).toFixed(2)];
  });
  console.log(`\n同时读取恶意文件 ${said.length} 份 (while hostile files were read)，p95，毫秒\n`);
  console.log(textTable([["", "平时 plain", "同时 beside", "倍 times"], ...rows]));
  for (const why of new Set(said)) console.log(`  ${said.filter((one) => one === why).length} × ${why}`);
}

export async function bench(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      bodies: { type: "string", default: "1" },
      measures: { type: "string", default: "10000" },
      inspections: { type: "string", default: "1" },
      runs: { type: "string", default: "30" },
    },
  });
  const [bodies, measures, inspections, runs] = [values.bodies, values.measures, values.inspections, values.runs].map(
    Number,
  ) as [number, number, number, number];
  const { PORT, HOST, TEST_DATABASE_URL } = envOrExit();
  generateClient();
  // The one the build is made with: another would have it built anew.
  const secret = authSecret();
  const port = await freePortFrom(PORT, HOST);
  const embedded = TEST_DATABASE_URL
    ? undefined
    : await startEmbedded({ dataDirectory: path.resolve(".data", "bench"), throwaway: true });
  const admin = TEST_DATABASE_URL ?? embedded?.ownerUrl ?? "";
  const name = `bench_${process.pid}_${Date.now().toString(36)}`;
  const files = mkdtempSync(path.join(os.tmpdir(), "ledger-bench-"));
  const asAdmin = async (sql: string) => {
    const client = new Client({ connectionString: admin });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  try {
    await asAdmin(`CREATE DATABASE ${name}`);
    const url = new URL(admin);
    url.pathname = `/${name}`;
    await migrate({ ownerUrl: url.toString() });
    const base = `http://localhost:${port}`;
    const variables = {
      PORT: `${port}`,
      DATABASE_URL: url.toString(),
      LEDGER_DATA_DIR: files,
      PUBLIC_URL: base,
      EXAMPLE_LEDGER: "no",
      AUTH_SECRET: secret,
      LOG_LEVEL: "warn",
    };
    await build();
    setEnv(variables);
    const ids = await fill(url.toString(), { bodies, measures, inspections, starts: runs + WARM_UP });
    const { BENCH_ACCOUNTS } = await import("../../prisma/seed/bulk/generate");
    const { EXAMPLE_PASSWORD } = await import("../../prisma/seed/accounts");
    const ledger = startLedger(variables);
    const browser = await chromium.launch({ executablePath: findBrowser().path, args: [...BROWSER_FLAGS] });
    try {
      await ledger.ready;
      const timings: Timing[] = [];
      const plain: Timed[] = [];
      const leader = await browser.newPage();
      await signIn(leader, base, BENCH_ACCOUNTS.GROUP_LEADER, EXAMPLE_PASSWORD);
      const pages = [
        ["台账第1页 (ledger)", "/ledger"],
        ["台账，逾期 (ledger, overdue)", "/ledger?overdue=1&sort=due"],
        ["台账，搜索 (ledger, search)", `/ledger?q=${encodeURIComponent("责任")}`],
        ["整改总览 (dashboard)", "/dashboard"],
        ["一条措施 (measure)", `/measures/${ids[0]}`],
      ] as const;
      for (const [what, href] of pages) {
        const timing = await timePage(leader, what, `${base}${href}`, runs);
        console.log(line(timing).join("  "));
        plain.push(timing);
      }
      timings.push(...plain);
      const liaison = await (await browser.newContext()).newPage();
      await signIn(liaison, base, BENCH_ACCOUNTS.LIAISON, EXAMPLE_PASSWORD);
      timings.push(await timePage(liaison, "联络员的待办 (my work)", `${base}/my-work`, runs));
      timings.push(await timeStart(liaison, base, ids));
      console.log(
        `\n${bodies} 个单位，${measures} 条措施，每单位 ${inspections} 次巡视；${runs} 次，毫秒 (milliseconds)\n`,
      );
      const head = ["", "次数 n", "最小 min", "中位 median", "p95", "最大 max"];
      console.log(textTable([head, ...timings.map(line)]));
      const office = await (await browser.newContext()).newPage();
      await signIn(office, base, BENCH_ACCOUNTS.OFFICE, EXAMPLE_PASSWORD);
      const sender = { page: office, base, ...(await accountOf(url.toString(), BENCH_ACCOUNTS.OFFICE)) };
      await timeBesideHostileFiles(leader, sender, plain, runs);
      return 0;
    } finally {
      await browser.close();
      await ledger.stop();
    }
  } finally {
    await asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await embedded?.stop();
    rmSync(files, { recursive: true, force: true });
  }
}

async function accountOf(url: string, login: string): Promise<{ bodyId: string; accountId: string }> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client
    .query("SELECT p.body_id, a.id FROM account a JOIN person p ON p.id = a.person_id WHERE a.login = $1", [login])
    .finally(() => client.end());
  return { bodyId: rows[0].body_id, accountId: rows[0].id };
}

/** Generates the rows and returns measures the liaison officer may start. */
async function fill(
  url: string,
  size: { bodies: number; measures: number; inspections: number; starts: number },
): Promise<string[]> {
  const { PrismaPg } = await import("@prisma/adapter-pg");
  const { PrismaClient } = await import("../db/generated/client");
  const { generateData, BENCH_ACCOUNTS } = await import("../../prisma/seed/bulk/generate");
  const { dayOf } = await import("../domain/day");
  const owner = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 1 }) });
  try {
    const options = {
      bodies: size.bodies,
      measures: size.measures,
      seed: 1,
      today: dayOf(new Date()),
      inspectionsPerBody: size.inspections,
    };
    await owner.$transaction((tx) => generateData(tx, options), { timeout: 3_600_000 });
    await owner.$executeRaw`ANALYZE`;
    const rows = await owner.measure.findMany({
      where: {
        struckAt: null,
        status: "PLANNED",
        leaderId: { not: null },
        timeClass: { not: null },
        dueOn: { not: null },
        leadUnit: { posts: { some: { role: "LIAISON", person: { account: { login: BENCH_ACCOUNTS.LIAISON } } } } },
      },
      orderBy: { id: "asc" },
      take: size.starts,
      select: { id: true },
    });
    return rows.map((r) => r.id);
  } finally {
    await owner.$disconnect();
  }
}
