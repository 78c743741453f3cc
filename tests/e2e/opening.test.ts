import { expect, expectAccessible, expectSaid, test } from "./support/journey";
import { ledgerRows, linksTo } from "./support/rows";

/** 期初: what was done before the ledger was kept is entered on the ledger, counted inside 已销号, and taken back. */

test("办公室在台账上勾选措施登记期初，计入已销号并单列，可以撤销", async ({ signIn }) => {
  const page = await signIn("office");
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto("/ledger");
  const before = await ledgerRows(page, "opening=1");
  const closed = await ledgerRows(page, "status=CLOSED");
  await page.goto("/ledger");
  await page.getByRole("button", { name: "登记期初" }).click();
  const dialog = page.getByRole("dialog");
  const group = dialog.getByRole("group", { name: "登记为期初已完成的措施" });
  await expect(group).toBeVisible();
  await expectAccessible(page);

  await test.step("缺什么一次说全，填好的不丢", async () => {
    await group.getByRole("checkbox").nth(1).check();
    await group.getByRole("checkbox").nth(2).check();
    const day = dialog.getByLabel("完成日期");
    await day.fill((await day.getAttribute("min")) ?? "");
    await dialog.getByRole("textbox", { name: /^依据/ }).fill("第一次整改进展情况报告");
    await dialog.getByRole("button", { name: "登记 2 条" }).click();
    await expect(dialog.getByText("请选择确认人。").first()).toBeVisible();
    await expect(dialog.getByRole("textbox", { name: /^依据/ })).toHaveValue("第一次整改进展情况报告");
  });
  await dialog.getByRole("button", { name: "确认人（必填）" }).click();
  await page.getByRole("option", { name: /何婉清/ }).click();
  await dialog.getByRole("button", { name: "登记 2 条" }).click();
  await expectSaid(page, "已登记期初");

  await test.step("计入已销号，其中期初单列", async () => {
    expect((await ledgerRows(page, "opening=1")).said).toBe(before.said + 2);
    expect((await ledgerRows(page, "status=CLOSED")).said).toBe(closed.said + 2);
    await page.goto("/ledger?opening=1");
    await expect(page.getByText("期初已完成").first()).toBeVisible();
    await page.goto("/dashboard");
    await expect(page.getByText("其中期初")).toBeVisible();
  });

  await test.step("在措施页撤销", async () => {
    await page.goto("/ledger?opening=1");
    const [measure = ""] = await linksTo(page, "measures");
    await page.goto(measure);
    await page.getByRole("button", { name: /修改/ }).first().click();
    await page.getByRole("menuitem", { name: "撤销期初" }).click();
    await page.getByLabel("撤销原因").fill("登记有误。");
    await page.getByRole("button", { name: "撤销期初" }).click();
    await expectSaid(page, "期初登记已撤销");
    expect((await ledgerRows(page, "opening=1")).said).toBe(before.said + 1);
  });
});
