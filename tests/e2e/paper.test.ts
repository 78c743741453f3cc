import { expect, test } from "./support/journey";

/** On paper: what the page says, without what only a screen can press. */

/** Sheets of a PDF as the browser writes it: one page object each. */
function sheets(paper: Buffer): number {
  return paper.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
}

for (const [address, heading, most] of [
  ["/dashboard", "整改总览", 1],
  ["/ledger", "整改台账", 6],
] as const) {
  test(`打印${heading}：没有导航和按钮，标题、密级提示和数都在，不超过${most}张`, async ({ signIn }) => {
    const page = await signIn("groupLeader");
    await page.goto(address);
    await expect(page.getByRole("heading", { name: heading })).toBeVisible();
    await expect(page.getByRole("navigation", { name: "主导航" })).toBeVisible();
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("navigation", { name: "主导航" })).toBeHidden();
    await expect(page.getByRole("banner")).toBeHidden();
    await expect(page.getByRole("textbox")).toHaveCount(0);
    await expect(page.getByRole("button").filter({ visible: true })).toHaveCount(0);
    await expect(page.getByRole("heading", { name: heading })).toBeVisible();
    await expect(page.getByText("本系统不得存储、处理国家秘密")).toBeVisible();
    await expect(page.getByRole("table").first()).toBeVisible();
    // Nothing runs off the sheet: A4 landscape at the size the pages are printed.
    await page.setViewportSize({ width: 1047, height: 718 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over).toBeLessThanOrEqual(0);
    const paper = await page.pdf({ preferCSSPageSize: true });
    expect(sheets(paper)).toBeGreaterThan(0);
    expect(sheets(paper)).toBeLessThanOrEqual(most);
  });
}
