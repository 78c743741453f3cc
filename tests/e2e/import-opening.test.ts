import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, expectAccessible, test } from "./support/journey";
import { ledgerRows } from "./support/rows";

/** A body that begins in the middle: what its report lists as 已整改完成 enters as 期初 with the report, and goes with it. */

const REPORT = path.resolve("tests/fixtures/reports/split-by-status.txt");
/** Measures of the four issues the report lists so, and of all seven. */
const [DONE, ALL] = [6, 10];

test("通报列为已整改完成的，生成台账时登记期初，计入已销号并单列，随导入撤销", async ({ signIn }) => {
  test.setTimeout(120_000);
  const page = await signIn("office");
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto("/import");
  const buffer = readFileSync(REPORT);
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "专项巡察整改通报.txt", mimeType: "text/plain", buffer });
  await page.getByRole("button", { name: "识别报告" }).click();
  await expect(page.getByText("点左侧任一行，这里标出它的出处")).toBeVisible();
  const draft = page.url();
  const accepted = page.getByRole("checkbox", { name: /^确认记入/ });
  await accepted.click();
  await expect(accepted).toBeChecked();

  // 12条 said, 10 told: looked at.
  await page.getByRole("button", { name: "待核对（1）" }).click();
  await page.getByRole("button", { name: "标为已核对" }).click();
  await expect(page.getByRole("button", { name: "待核对（0）" })).toBeVisible();

  await page.getByRole("button", { name: "下一步：确认生成台账" }).click();
  const dialog = page.getByRole("dialog", { name: "确认生成台账" });
  await dialog.getByLabel("名称").fill("营商环境专项巡察");
  const offered = dialog.getByRole("checkbox", {
    name: `报告列为“已整改完成”的4个问题、${DONE}条措施，登记为期初已完成`,
  });

  await test.step("整改方案里没有已完成的；通报才问", async () => {
    await dialog.getByRole("radio", { name: /整改方案/ }).check();
    await expect(offered).toHaveCount(0);
    await dialog.getByRole("radio", { name: /整改进展情况通报/ }).check();
    await offered.check();
    await expect(dialog.getByLabel("完成日期")).toHaveValue("2022-08-15");
    await expectAccessible(page);
  });

  await test.step("缺什么一次说全，填好的不丢", async () => {
    await dialog.getByLabel("完成日期").fill("2022-02-28");
    const source = dialog.getByRole("textbox", { name: /^依据/ });
    await source.fill("2022年8月整改情况报告");
    await dialog.getByRole("button", { name: "确认生成台账" }).click();
    await expect(dialog.getByText("完成日期不能早于 2022-03-01（进驻或反馈之日）。").first()).toBeVisible();
    await expect(dialog.getByText(/请选择确认人/).first()).toBeVisible();
    await expect(source).toHaveValue("2022年8月整改情况报告");
  });

  await dialog.getByLabel("完成日期").fill("2022-08-15");
  await dialog.getByRole("button", { name: "确认人（必填）" }).click();
  await page.getByRole("option", { name: /何婉清/ }).click();
  await dialog.getByRole("button", { name: "确认生成台账" }).click();
  await expect(page).toHaveURL(/\/assign\?inspection=/);
  const inspection = new URL(page.url()).searchParams.get("inspection") ?? "";

  await test.step("台账里计入已销号，其中期初单列", async () => {
    for (const [query, rows] of [
      ["opening=1", DONE],
      ["status=CLOSED", DONE],
      ["status=UNDERWAY", ALL - DONE],
    ] as const) {
      const found = await ledgerRows(page, `inspection=${inspection}&${query}`);
      expect(found.said, query).toBe(rows);
    }
  });

  await test.step("没有人改动过，随导入一起撤销", async () => {
    await page.goto(draft);
    await page.getByRole("button", { name: "撤销本次导入" }).click();
    await page.getByLabel("撤销的原因").fill("录错了单位。");
    await page.getByRole("dialog").getByRole("button", { name: "撤销本次导入" }).click();
    await expect(page.getByText("已撤销本次导入").first()).toBeVisible();
  });
});
