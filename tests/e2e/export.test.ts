import { readFileSync } from "node:fs";
import { openSheet, rowsOf } from "../support/sheets";
import { expect, test } from "./support/journey";

/** The list on the screen as a sheet: pressed, saved, opened. */

test("导出：屏幕上的条件和条数就是表里的，文件名是中文，CSV 也是", async ({ signIn }) => {
  const page = await signIn("office");
  await page.goto("/ledger");
  await page.getByRole("link", { name: /^推进中/ }).click();
  const table = page.getByRole("table", { name: /^整改台账，共 \d+ 条$/ });
  await expect(page).toHaveURL(/status=UNDERWAY/);
  const shown = Number((await table.locator("caption").textContent())?.match(/共 (\d+) 条/)?.[1]);
  expect(shown).toBeGreaterThan(5);

  await page.getByRole("button", { name: "导出", exact: true }).click();
  const menu = page.getByRole("dialog", { name: "导出" });
  await expect(menu.getByText(`符合条件的全部${shown}条`)).toBeVisible();

  await test.step("Excel", async () => {
    const coming = page.waitForEvent("download");
    await menu.getByRole("button", { name: "导出整改台账（Excel）" }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(/整改台账（截至\d{4}-\d{2}-\d{2}）\.xlsx$/);
    const { sheet } = await openSheet(new Uint8Array(readFileSync(await file.path())).buffer);
    expect(rowsOf(sheet)).toHaveLength(shown);
    expect(rowsOf(sheet).filter((row) => !row.完成情况?.startsWith("推进中"))).toEqual([]);
    await expect(page.getByText("已导出整改台账（Excel）")).toBeVisible();
  });

  await test.step("CSV", async () => {
    const coming = page.waitForEvent("download");
    await menu.getByRole("button", { name: "导出任务清单（CSV）" }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(/任务清单.*\.csv$/);
    expect([...readFileSync(await file.path()).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });
});
