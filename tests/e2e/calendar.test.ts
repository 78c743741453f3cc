import { expect, expectAccessible, expectSaid, test } from "./support/journey";

/** The notice of next year's holidays: pasted, understood before it is saved, listed; the other administrators only read. */

test("录入下一年的放假通知：先看读到了什么，有误逐行指出，保存后列出", async ({ signIn }) => {
  const page = await signIn("systemAdmin");
  await page.goto("/settings/people");
  await page.getByRole("link", { name: "工作日历" }).click();
  const rows = page.getByRole("table", { name: "各年工作日" }).getByRole("row");
  await expect(rows).toHaveCount(5);
  const next = Number((await rows.nth(1).locator("td").first().textContent())?.replace("年", ""));
  await page.getByLabel("年份").selectOption(String(next));

  const text = page.getByLabel("通知正文");
  await text.fill(`元旦：1月1日至3日放假调休，共4天。\n国庆节：10月1日至7日放假调休，共7天。`);
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("第1行：写明共4天，按起止日期是3天");
  await expect(text).toHaveValue(/国庆节/);

  await text.fill(`元旦：1月1日至3日放假，共3天。\n国庆节、中秋节：10月1日至7日放假，共7天。`);
  const understood = page.locator("form").filter({ has: text });
  await expect(understood.getByText("国庆节、中秋节 10月1日至7日")).toBeVisible();
  await expect(understood.getByText("没有读到：春节、清明节、劳动节、端午节")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "保存" }).click();
  await expectSaid(page, `${next}年工作日历已保存`);
  await expect(rows.nth(1)).toContainText("已公布");
  await expect(rows.nth(1)).toContainText("马骏");
  await expect(rows.nth(1)).toContainText("元旦 1月1日至3日");
  await expect(text).toHaveValue("");

  const reader = await signIn("securityAdmin");
  await reader.goto("/settings/calendar");
  await expect(reader.getByRole("row").nth(1)).toContainText("元旦 1月1日至3日");
  await expect(reader.getByLabel("通知正文")).toHaveCount(0);
});
