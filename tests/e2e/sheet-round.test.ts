import { readFileSync } from "node:fs";
import { openSheet, rowsOf } from "../support/sheets";
import { expect, expectAccessible, test } from "./support/journey";

/** 每周收表: the office asks, the unit takes its own sheet, the office sees who has not returned it. */

test("收表：发起、下载、登记交回、只看未交回、结束；联络员只看到本部门", async ({ signIn }) => {
  const page = await signIn("office");
  await page.goto("/inspections");
  await page
    .getByRole("link", { name: /第五轮巡察/ })
    .first()
    .click();
  await page.getByRole("link", { name: "收表", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "发起收表" })).toBeVisible();

  await test.step("不填期限，在期限旁说清楚，选好的不丢", async () => {
    await page.getByLabel("本部门牵头和配合的").check();
    await page.getByLabel("全选").uncheck();
    await page.getByRole("button", { name: "发起收表" }).click();
    await expect(page.getByText("请填写交回期限。").first()).toBeVisible();
    await expect(page.getByLabel("本部门牵头和配合的")).toBeChecked();
    await expect(page.getByText(/^已选 0 个/)).toBeVisible();
    await page.getByLabel("全选").check();
  });

  const due = await page.evaluate(() => {
    const day = new Date(Date.now() + 3 * 86_400_000);
    return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(day);
  });
  await page.getByLabel(/^交回期限/).fill(due);
  await page.getByRole("button", { name: "发起收表" }).click();
  await expect(page.getByText("已发起收表")).toBeVisible();
  const heading = page.getByText(/^已交回 0\/\d+$/);
  await expect(heading).toBeVisible();
  const all = Number((await heading.textContent())?.match(/\/(\d+)$/)?.[1]);
  await expectAccessible(page);
  const address = new URL(page.url()).pathname;
  const table = page.getByRole("table", { name: /^收表情况/ });

  await test.step("一个部门的表：条数和页面一致", async () => {
    const row = table.getByRole("row", { name: /政务服务处/ });
    const shown = Number((await row.getByRole("link", { name: /条$/ }).textContent())?.replace("条", ""));
    const coming = page.waitForEvent("download");
    await row.getByRole("link", { name: "下载政务服务处的台账表" }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(/^政务服务处整改台账（.*前交回）\.xlsx$/);
    const { sheet } = await openSheet(new Uint8Array(readFileSync(await file.path())).buffer);
    expect(rowsOf(sheet)).toHaveLength(shown);
  });

  await test.step("全部部门一个压缩包", async () => {
    const coming = page.waitForEvent("download");
    await page.getByRole("link", { name: "下载全部（zip）" }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(/整改台账（.*前交回）\.zip$/);
    expect(
      readFileSync(await file.path())
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");
  });

  await test.step("登记交回，撤销，再登记", async () => {
    const dialog = page.getByRole("dialog", { name: "登记规划财务处交回" });
    const note = async () => {
      await page.getByRole("button", { name: "登记规划财务处交回" }).click();
      await dialog.getByLabel(/^交回情况/).fill("电话报送：本周无变化。");
      await dialog.getByRole("button", { name: "登记", exact: true }).click();
      await expect(page.getByText(`已交回 1/${all}`)).toBeVisible();
    };
    await note();
    await page.getByRole("button", { name: "撤销登记" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "撤销登记" }).click();
    await expect(page.getByText(`已交回 0/${all}`)).toBeVisible();
    await note();
    await page
      .getByRole("navigation", { name: "交回情况" })
      .getByRole("link", { name: /^未交回/ })
      .click();
    await expect(table.getByRole("row")).toHaveCount(all);
    await expect(table).not.toContainText("规划财务处");
    await page.getByRole("button", { name: "复制未交回名单" }).click();
    await expect(page.getByText("已复制未交回名单")).toBeVisible();
  });

  await test.step("联络员只看到本部门，再下载自己的表", async () => {
    const liaison = await signIn("otherLiaison");
    await liaison.goto(address);
    const own = liaison.getByRole("table", { name: "收表情况，共 1 个部门" });
    await expect(own).toContainText("数据资源处");
    await expect(liaison.getByRole("link", { name: "下载全部（zip）" })).toHaveCount(0);
    const coming = liaison.waitForEvent("download");
    await own.getByRole("link", { name: /^下载/ }).click();
    expect((await coming).suggestedFilename()).toMatch(/\.xlsx$/);
    await expectAccessible(liaison);
  });

  await page.getByRole("button", { name: "结束收表" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "结束收表" }).click();
  await expect(page.getByText("已结束", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /登记.*交回/ })).toHaveCount(0);
});
