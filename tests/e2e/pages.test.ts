import { readFileSync } from "node:fs";
import { answered, expect, expectAccessible, type Page, test } from "./support/journey";
import type { Person } from "./support/people";
import { linksTo } from "./support/rows";

/** Every page once as somebody who uses it: it draws without an error and axe finds nothing serious. */

const AT_ONE_ADDRESS: [Person, string, string][] = [
  ["groupLeader", "/dashboard", "整改总览"],
  ["inspectionOffice", "/rounds", "各单位整改情况"],
  ["inspectionOffice", "/my-work", "我的待办"],
  ["office", "/ledger", "整改台账"],
  ["office", "/my-work", "我的待办"],
  ["liaison", "/my-work", "我的待办"],
  ["liaison", "/my-work?tab=applied", "我的待办"],
  ["supervision", "/my-work", "我的待办"],
  ["responsibleLeader", "/my-work", "我的待办"],
  ["office", "/inspections", "巡视巡察"],
  ["office", "/inspections/new", "新建巡视巡察"],
  ["office", "/import", "报告导入"],
  ["office", "/sheets", "表格导入"],
  ["liaison", "/sheets", "表格导入"],
  ["office", "/sheet-rounds", "每周收表"],
  ["liaison", "/sheet-rounds", "每周收表"],
  ["office", "/sheet-rounds/new", "发起收表"],
  ["districtOffice", "/assign", "责任分工"],
  ["systemAdmin", "/settings/people", "机构人员"],
  ["systemAdmin", "/settings/units", "机构人员"],
  ["systemAdmin", "/settings/bodies", "机构人员"],
  ["systemAdmin", "/settings/calendar", "机构人员"],
  ["systemAdmin", "/settings/rosters", "导入人员和部门"],
  ["securityAdmin", "/settings/requests", "机构人员"],
  ["auditAdmin", "/audit", "审计日志"],
  ["liaison", "/change-password", "修改密码"],
];

for (const [person, address, heading] of AT_ONE_ADDRESS) {
  test(`${address}（${person}）`, async ({ signIn }) => {
    const page = await signIn(person);
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await expectAccessible(page);
  });
}

test("各旅程都在普通的内网 http 地址上走，不是安全上下文", async ({ signIn }) => {
  const page = await signIn("office");
  await page.goto("/my-work");
  expect(await page.evaluate(() => [isSecureContext, "clipboard" in navigator])).toEqual([false, false]);
});

test("台账旁的侧栏", async ({ signIn }) => {
  const page = await signIn("office");
  await page.goto("/ledger");
  await page.locator(".ledger tbody tr:not(.g) td.t").first().click();
  await expect(page.getByText("Esc 关闭")).toBeVisible();
  await expect(page.locator(".ledger-beside h2")).toBeVisible();
  await expectAccessible(page);
});

test("台账从导航进入时先定下是哪一次巡视巡察，不先画页面", async ({ signIn }) => {
  const page = await signIn("office");
  const first = (await page.goto("/ledger"))?.request().redirectedFrom();
  const answer = await first?.response();
  expect(answer?.status()).toBe(307);
  const head = await answer?.allHeaders();
  expect(head).toMatchObject({ "x-frame-options": "DENY", "x-content-type-options": "nosniff" });
  expect(head?.location).toMatch(/^\/ledger\?inspection=[0-9a-f-]{36}$/);
  expect(head).not.toHaveProperty("content-type");
  // Also without loading a document anew.
  await page.goto("/inspections");
  await page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "台账", exact: true }).click();
  await expect(page).toHaveURL(/\/ledger\?inspection=[0-9a-f-]{36}$/);
  await expect(page.locator(".ledger tbody tr").first()).toBeVisible();
});

test("/sign-in 与找不到的页面", async ({ visitor, signIn, watch }) => {
  watch.expected(/status of 404/);
  const page = await visitor();
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { name: "登录" })).toBeVisible();
  await expectAccessible(page);
  // Asked for by the browser itself, without a word in the page.
  expect((await answered(page, "/favicon.ico")).status).toBe(200);
  const office = await signIn("office");
  await office.goto("/no/such/page");
  await expect(office.getByRole("heading", { name: "没有找到这个页面" })).toBeVisible();
  await expectAccessible(office);
});

async function open(page: Page, from: string, kind: Parameters<typeof linksTo>[1]): Promise<void> {
  await page.goto(from);
  const [address = ""] = await linksTo(page, kind);
  expect(address, `a link to ${kind} on ${from}`).not.toBe("");
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

test("一条措施、一个问题、一个事项、一次巡视巡察", async ({ signIn }) => {
  const office = await signIn("office");
  const liaison = await signIn("liaison");
  await open(liaison, "/my-work", "measures");
  await expectAccessible(liaison);
  await open(office, "/my-work", "measures");
  await expectAccessible(office);
  await open(office, "/ledger", "issues");
  await expectAccessible(office);
  await open(office, "/ledger?source=ANALOGOUS", "items");
  await expectAccessible(office);
  await open(office, "/inspections", "inspections");
  await expectAccessible(office);
  await office.goto(`${office.url()}/edit`);
  await expect(office.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(office);
});

test("校对报告，一个人员", async ({ signIn }) => {
  const office = await signIn("office");
  await office.goto("/import");
  await office.getByLabel("粘贴文字").check();
  await office.getByLabel("通报正文").fill(readFileSync("tests/fixtures/reports/opinions-and-paragraphs.txt", "utf8"));
  await office.getByRole("button", { name: "识别报告" }).click();
  await expect(office.getByText("点左侧任一行，这里标出它的出处")).toBeVisible();
  await expectAccessible(office);
  await office.getByRole("button", { name: /^待核对（/ }).click();
  await expectAccessible(office);

  const admin = await signIn("systemAdmin");
  await admin.goto("/settings/people?q=%E6%B2%88%E7%A0%9A");
  await admin.getByRole("link", { name: "沈砚", exact: true }).click();
  await expect(admin.getByRole("heading", { level: 1, name: "沈砚" })).toBeVisible();
  await expectAccessible(admin);
});

test("过旧的浏览器得到不用脚本和样式的说明页", async ({ visitor }) => {
  const page = await visitor();
  const headers = { "user-agent": "Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 Chrome/109.0.0.0 Safari/537.36" };
  for (const address of ["/", "/sign-in", "/ledger"]) {
    const text = await (await answered(page, address, headers)).text();
    expect(text).toContain("这个浏览器版本过低");
    expect(text).not.toContain("<script");
  }
  expect((await answered(page, "/api/health", headers)).status).toBe(200);
});

test("台账里以引号开头的问题标题不空半格，和别的标题对齐", async ({ signIn }) => {
  const page = await signIn("office");
  await page.goto("/ledger");
  const title = page.getByRole("rowheader").getByRole("link", { name: /^01 “/ });
  const [width, size] = await title.evaluate((link) => {
    const text = link.lastChild as Text;
    const range = document.createRange();
    const at = text.data.indexOf("“");
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return [range.getBoundingClientRect().width, Number.parseFloat(getComputedStyle(link).fontSize)];
  });
  expect(width).toBeLessThan((size ?? 0) * 0.75);
});
