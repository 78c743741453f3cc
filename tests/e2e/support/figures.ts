import { expect, type Page } from "@playwright/test";

/** The headline of the dashboard, as somebody reads it. */
export type Headline = { declared: string; verified: string; unassigned: number; dueIn30: number };

const LABELS = { declared: "已申报", verified: "已销号" } as const;

/** The part of the headline strip under a label: the label's own block and what stands with it. */
function cell(page: Page, label: string) {
  return page.getByText(label, { exact: true }).first().locator("..");
}

export async function readHeadline(page: Page, inspectionId: string): Promise<Headline> {
  await page.goto(`/dashboard?inspection=${inspectionId}`);
  await expect(page.getByRole("heading", { name: "整改总览" })).toBeVisible();
  const share = async (label: string) => {
    // Numerator and denominator come first; smaller figures of the same cell follow.
    const figures = cell(page, label).getByRole("link");
    await expect(figures.nth(1)).toBeVisible();
    return (await figures.allTextContents()).slice(0, 2).join("");
  };
  const count = async (label: string) =>
    Number.parseInt((await cell(page, label).getByRole("link").textContent()) ?? "", 10);
  return {
    declared: await share(LABELS.declared),
    verified: await share(LABELS.verified),
    unassigned: await count("牵头部门未明确"),
    dueIn30: await count("30天内到期"),
  };
}

/** Opens a figure of the dashboard and counts the rows of the ledger behind it, over all its pages. */
export async function rowsBehind(page: Page, inspectionId: string, label: string, nth = 0): Promise<number> {
  await page.goto(`/dashboard?inspection=${inspectionId}`);
  await cell(page, label).getByRole("link").nth(nth).click();
  await expect(page.getByRole("heading", { name: "整改台账" })).toBeVisible();
  let rows = 0;
  for (;;) {
    const table = page.getByRole("table", { name: /^整改台账，共/ });
    const empty = page.getByText(/没有符合|没有措施/).first();
    await expect(table.or(empty).first()).toBeVisible();
    if (!(await table.isVisible())) return rows;
    rows += await table.locator('td a[href^="/measures/"]').count();
    const next = page.getByRole("link", { name: "下一页" });
    if (!(await next.isVisible())) return rows;
    const address = page.url();
    await next.click();
    await expect(page).not.toHaveURL(address);
  }
}
