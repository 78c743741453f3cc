import { gzipSync } from "node:zlib";
import { expect, type Page, test } from "./support/journey";
import type { Person } from "./support/people";

/** What a page brings with it: scripts of the first load, and the frame around what it says. */

/**
 * Thousand bytes of scripts, packed, that the first load of a page may bring. The aim is 200: the choice of a day on the
 * dashboard costs 8 more, filters that place a sheet 30.
 */
const PAGES: [Person, string, number][] = [
  ["groupLeader", "/dashboard", 210],
  ["inspectionOffice", "/rounds", 200],
  ["liaison", "/my-work", 200],
  ["office", "/import", 200],
  ["office", "/ledger", 230],
  ["office", "/inspections", 230],
];

/** Opens a page in a browser that has nothing of it yet; thousand bytes of its scripts as they are sent, packed. */
async function scriptsOf(page: Page, address: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(address, { waitUntil: "load" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return Math.round((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000);
}

for (const [person, address, most] of PAGES) {
  test(`${address}：首次打开的脚本不超过 ${most} KB`, async ({ signIn }) => {
    const page = await signIn(person);
    const kilobytes = await scriptsOf(page, address);
    expect(kilobytes).toBeGreaterThan(50);
    expect(kilobytes).toBeLessThanOrEqual(most);
  });
}

test("页面的边框：导航 148，顶栏 40，保密提醒不高过 20，标题和范围在一行", async ({ signIn }) => {
  const page = await signIn("groupLeader");
  await page.goto("/inspections");
  const box = async (part: ReturnType<Page["locator"]>) => (await part.boundingBox()) ?? { width: 0, height: 0, y: 0 };
  expect((await box(page.locator("aside"))).width).toBe(148);
  expect((await box(page.getByRole("banner"))).height).toBe(40);
  expect((await box(page.getByRole("region", { name: "保密提醒" }))).height).toBeLessThanOrEqual(20);
  expect((await box(page.getByRole("heading", { level: 1 }))).y).toBeLessThan(90);
});
