import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Browser, chromium, type Page } from "@playwright/test";
import { EXAMPLE_PASSWORD } from "../../prisma/seed/accounts";
import { childEnv, envOrExit } from "../env";
import { freePortFrom } from "../supervisor/ports.mjs";
import { BROWSER_FLAGS, findBrowser, INTRANET_FLAG } from "./browser";
import { build } from "./build";
import { generateClient } from "./generate-client";

/**
 * `npm run screenshots`: the pictures of the README, taken from the finished build with the example ledger on a database
 * of its own. Days in the example are counted from today, so the dates in the pictures are those of the day they are taken.
 */

const FOLDER = path.join("public", "readme");
const REPORT = path.join("tests", "fixtures", "reports", "browser-journey.txt");

type Shot = { name: string; login: string; go: (page: Page) => Promise<void> };

/** In this order: taking one may leave a trace in the next. */
const SHOTS: readonly Shot[] = [
  { name: "dashboard", login: "zuzhang", go: (page) => open(page, "/dashboard", "整改总览") },
  { name: "ledger", login: "bangongshi", go: (page) => open(page, "/ledger", "整改台账") },
  {
    name: "measure",
    login: "lianluo1",
    go: async (page) => {
      // The most pressing one: text, people, days and how far it has come, all on one page.
      await open(page, "/my-work", "我的待办");
      await page.getByRole("main").locator('a[href^="/measures/"]').first().click();
      await page.getByRole("heading", { level: 1, name: /^措施 / }).waitFor();
    },
  },
  { name: "rounds", login: "xuncha", go: (page) => open(page, "/rounds", "各单位整改情况") },
  {
    name: "people",
    login: "xitong",
    go: async (page) => {
      await open(page, "/settings/rosters", "导入人员和部门");
      await page.getByRole("link", { name: "健身中心补充人员.csv" }).click();
      await page.getByRole("heading", { level: 1, name: "核对人员和部门" }).waitFor();
    },
  },
  { name: "my-work", login: "lianluo1", go: (page) => open(page, "/my-work", "我的待办") },
  {
    name: "import",
    login: "bangongshi",
    go: async (page) => {
      await open(page, "/import", "报告导入");
      const buffer = readFileSync(REPORT);
      await page.locator("input[type=file]").setInputFiles({ name: "整改通报.txt", mimeType: "text/plain", buffer });
      await page.getByRole("button", { name: "识别报告" }).click();
      await page.getByRole("button", { name: /制定《云溪市公共数据目录管理办法》/ }).click();
      await page.getByRole("region", { name: "报告原文" }).locator("mark").first().waitFor();
    },
  },
];

async function open(page: Page, address: string, heading: string): Promise<void> {
  await page.goto(address);
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
}

async function take(browser: Browser, baseURL: string, { name, login, go }: Shot): Promise<void> {
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 1366, height: 768 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
  });
  try {
    const page = await context.newPage();
    await page.goto("/sign-in");
    await page.getByLabel("账号", { exact: true }).fill(login);
    await page.getByLabel("密码", { exact: true }).fill(EXAMPLE_PASSWORD);
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByRole("navigation", { name: "主导航" }).waitFor();
    await go(page);
    await page.waitForLoadState("networkidle");
    // A field that took the focus blinks: no two pictures would be the same.
    await page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: "disabled", caret: "hide" });
    console.log(path.join(FOLDER, `${name}.png`));
  } finally {
    await context.close();
  }
}

export async function screenshots(): Promise<number> {
  const { PORT, HOST } = envOrExit();
  const chosen = findBrowser();
  console.log(chosen.said);
  generateClient();
  await build();
  mkdirSync(FOLDER, { recursive: true });
  const port = await freePortFrom(PORT, HOST);
  const server = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", path.join("lib", "cli", "e2e-server.ts")],
    { stdio: ["ignore", "ignore", "inherit"], env: childEnv({ PORT: `${port}` }) },
  );
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  try {
    const control = `http://127.0.0.1:${port}`;
    for (;;) {
      if (server.exitCode !== null) throw new Error(`网页服务未能启动 (the web server ended: ${server.exitCode})`);
      const answer = await fetch(control).catch(() => null);
      if (answer?.ok) break;
      await pause(200);
    }
    const given = await fetch(control, { method: "POST" });
    if (!given.ok) throw new Error(await given.text());
    const { url: baseURL } = (await given.json()) as { url: string };
    const browser = await chromium.launch({
      executablePath: chosen.path,
      args: [...BROWSER_FLAGS, INTRANET_FLAG],
      // Pages keep room for the bar; without it an empty strip would stand there.
      ignoreDefaultArgs: ["--hide-scrollbars"],
    });
    try {
      for (const shot of SHOTS) await take(browser, baseURL, shot);
    } finally {
      await browser.close();
    }
  } finally {
    server.kill("SIGTERM");
    await ended;
  }
  return 0;
}
