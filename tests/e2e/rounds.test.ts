import { expect, type Page, test } from "./support/journey";
import { linksTo } from "./support/rows";

/** An inspection office: from signing in to the rows that are late, over its bodies by round. */

const TABLE = /^六届市委第五轮巡察，共\d+个单位$/;

const row = (page: Page, body: string) =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: body }) });

test("巡视巡察机构：登录就在各单位整改情况，一步到逾期的措施，一步到那个单位的整改总览", async ({ signIn }) => {
  const page = await signIn("inspectionOffice");
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "各单位整改情况" })).toBeVisible();
  await expect(page.getByRole("table", { name: TABLE })).toBeVisible();

  await test.step("逾期的数字打开正好那些措施", async () => {
    const late = row(page, "云溪市政务数据局").getByRole("cell").filter({ hasText: "最长" });
    const said = Number((await late.textContent())?.match(/^(\d+)条/)?.[1]);
    expect(said).toBeGreaterThan(3);
    await late.getByRole("link").first().click();
    await expect(page).toHaveURL(/\/ledger\?.*overdue=1/);
    await expect(page.getByRole("table", { name: `整改台账，共 ${said} 条` })).toBeVisible();
    expect(await linksTo(page, "measures")).toHaveLength(said);
    const [first = ""] = await linksTo(page, "measures");
    await page.goto(first);
    await expect(
      page
        .getByRole("main")
        .getByText(/逾期\s*\d+\s*天/)
        .first(),
    ).toBeVisible();
  });

  await test.step("换轮次、按列排序、搜索单位，都在地址里", async () => {
    await page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "各单位整改" }).click();
    const bodies = page.getByRole("rowheader").getByRole("link");
    await expect(bodies.first()).toBeVisible();
    await page.getByRole("columnheader", { name: "反馈日期" }).getByRole("link").click();
    await expect(page).toHaveURL(/sort=feedback&dir=asc/);
    await expect(page.getByRole("columnheader", { name: "反馈日期" })).toHaveAttribute("aria-sort", "ascending");
    const oldest = await bodies.first().textContent();
    await page.getByRole("columnheader", { name: "反馈日期" }).getByRole("link").click();
    await expect(page).toHaveURL(/dir=desc/);
    await expect(bodies.last()).toHaveText(oldest ?? "");

    await page.getByLabel("轮次", { exact: true }).selectOption({ label: "六届市委第二轮巡察（1）" });
    await expect(page.getByRole("table", { name: "六届市委第二轮巡察，共1个单位" })).toBeVisible();
    await page.getByRole("searchbox", { name: "搜索单位" }).fill("住建");
    await page.keyboard.press("Enter");
    await expect(page.getByText("六届市委第二轮巡察没有名称含“住建”的单位")).toBeVisible();
    await page.getByRole("link", { name: /^六届市委第五轮巡察/ }).click();
    await expect(row(page, "云溪市临江区住房和建设局")).toBeVisible();
    await expect(bodies).toHaveCount(1);
  });

  await test.step("单位的名称打开它那次巡察的整改总览", async () => {
    await page.getByRole("rowheader").getByRole("link").click();
    await expect(page.getByRole("heading", { level: 1, name: "整改总览" })).toBeVisible();
    await expect(page.getByRole("main").getByText("临江区住建局").first()).toBeAttached();
  });
});

test("巡视巡察机构的待办：要催报的报告，导航上的数与它一样；没有就平静地说", async ({ signIn }) => {
  const page = await signIn("inspectionOffice");
  await page.goto("/my-work");
  const panel = page.getByRole("heading", { name: /^整改进展情况报告（\d+）$/ });
  await expect(panel).toBeVisible();
  const total = Number((await panel.textContent())?.match(/\d+/)?.[0]);
  const entry = page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: /^我的待办/ });
  await expect(entry).toHaveText(total === 0 ? "我的待办" : `我的待办${total} 条待办`);
  await page.getByRole("main").getByRole("link", { name: "各单位整改情况" }).click();
  await expect(page.getByRole("table", { name: TABLE })).toBeVisible();
});

test("手机上一个单位一张卡片，纸上一张表，表头每页都有", async ({ signIn }) => {
  const page = await signIn("inspectionOffice");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/rounds");
  await expect(page.getByRole("rowheader").first()).toBeVisible();
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await over()).toBeLessThanOrEqual(0);
  const box = await page.getByRole("table", { name: TABLE }).boundingBox();
  expect(box?.width).toBeLessThanOrEqual(390);
  await expect(page.getByRole("cell").filter({ hasText: "最长" }).first()).toBeVisible();

  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 1047, height: 718 });
  await expect(page.getByRole("columnheader", { name: "较应销号" })).toBeVisible();
  await expect(page.getByText(/六届市委第五轮巡察，共\d+个单位/).first()).toBeVisible();
  await expect(page.getByRole("button").filter({ visible: true })).toHaveCount(0);
  expect(await over()).toBeLessThanOrEqual(0);
  const heads = await page.locator(".bodies thead").evaluate((node) => getComputedStyle(node).display);
  expect(heads).toBe("table-header-group");
});
