import { gzipSync } from "node:zlib";
import { expect, type Page, test } from "./support/journey";
import type { Person } from "./support/people";

/** What a page brings with it: scripts of the first load, and the frame around what it says. */

/** Thousand bytes of scripts, packed, that the first load of any page may bring. */
const SCRIPTS = 200;

/** Who opens which page, or the first of its kind a list leads to; thousand bytes of the page itself, not packed. */
const PAGES: [Person, string | [list: string, first: string], number][] = [
  ["groupLeader", "/dashboard", 150],
  ["office", "/dashboard", 150],
  ["inspectionOffice", "/rounds", 100],
  ["office", "/ledger", 160],
  ["liaison", "/ledger", 150],
  ["groupLeader", "/ledger", 160],
  ["liaison", "/my-work", 100],
  ["supervision", "/my-work", 100],
  ["groupLeader", "/my-work", 100],
  ["liaison", ["/my-work", "/measures/"], 100],
  ["supervision", ["/my-work", "/measures/"], 100],
  ["office", ["/ledger", "/measures/"], 100],
  ["office", ["/ledger", "/issues/"], 160],
  ["office", "/inspections", 60],
  ["office", ["/inspections", "/inspections/"], 260],
  ["office", "/import", 100],
  ["office", "/sheets", 100],
  ["office", ["/sheets", "/sheets/"], 130],
  ["office", "/assign", 150],
  ["securityAdmin", "/settings/people", 130],
  ["securityAdmin", ["/settings/people", "/settings/people/"], 100],
  ["systemAdmin", "/settings/units", 100],
  ["systemAdmin", "/settings/rosters", 60],
  ["systemAdmin", ["/settings/rosters", "/settings/rosters/"], 60],
  ["securityAdmin", "/settings/requests", 60],
  ["auditAdmin", "/audit", 85],
];

type Weight = { scripts: number; html: number };

/** Opens a page and weighs what it brings, in thousand bytes: its scripts packed, and the page itself as it is. */
async function weightOf(page: Page, address: string): Promise<Weight> {
  const scripts: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  const answer = await page.goto(address, { waitUntil: "load" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const html = (await answer?.body())?.length ?? 0;
  const kilo = (bytes: number) => Math.round(bytes / 1000);
  return { scripts: kilo((await Promise.all(scripts)).reduce((sum, size) => sum + size, 0)), html: kilo(html) };
}

async function addressOf(page: Page, at: string | [list: string, first: string]): Promise<string> {
  if (typeof at === "string") return at;
  const [list, first] = at;
  await page.goto(list);
  const href = await page.locator(`main a[href^="${first}"]:not([href$="/new"])`).first().getAttribute("href");
  expect(href).not.toBeNull();
  return href ?? list;
}

for (const [who, at, html] of PAGES) {
  const called = typeof at === "string" ? at : `${at[1]}…`;
  test(`${called}（${who}）：首次打开的脚本不超过 ${SCRIPTS} KB，页面不超过 ${html} KB`, async ({ signIn }) => {
    const page = await signIn(who);
    await page.goto("about:blank");
    const weight = await weightOf(page, await addressOf(page, at));
    expect(weight.scripts).toBeGreaterThan(50);
    expect(weight.scripts).toBeLessThanOrEqual(SCRIPTS);
    expect(weight.html).toBeLessThanOrEqual(html);
  });
}

test(`登录页：首次打开的脚本不超过 ${SCRIPTS} KB`, async ({ visitor }) => {
  const { scripts, html } = await weightOf(await visitor(), "/sign-in");
  expect(scripts).toBeLessThanOrEqual(SCRIPTS);
  expect(html).toBeLessThanOrEqual(30);
});

test("页面的边框：导航 148，顶栏 40，保密提醒不高过 20，标题和范围在一行", async ({ signIn }) => {
  const page = await signIn("groupLeader");
  await page.goto("/inspections");
  const box = async (part: ReturnType<Page["locator"]>) => (await part.boundingBox()) ?? { width: 0, height: 0, y: 0 };
  expect((await box(page.locator("aside"))).width).toBe(148);
  expect((await box(page.getByRole("banner"))).height).toBe(40);
  expect((await box(page.getByRole("region", { name: "保密提醒" }))).height).toBeLessThanOrEqual(20);
  expect((await box(page.getByRole("heading", { level: 1 }))).y).toBeLessThan(90);
});
