import { expect, type Page } from "@playwright/test";

/** The headline of the dashboard, as somebody reads it. */
export type Headline = { declared: string; verified: string; unassigned: number; dueIn30: number };

const LABELS = { declared: "已申报", verified: "已销号" } as const;

/** The figures under a label of the strip, or a smaller one said beside them; what leads to their rows. */
function figures(page: Page, label: string) {
  const strip = page.getByRole("region", { name: "整改情况" });
  const large = strip
    .getByRole("heading", { name: new RegExp(`^${label}`) })
    .locator("xpath=../p")
    .getByRole("link");
  const small = strip
    .locator("span")
    .filter({ hasText: new RegExp(`^${label} `) })
    .getByRole("link");
  return large.or(small);
}

export async function readHeadline(page: Page, inspectionId: string): Promise<Headline> {
  await page.goto(`/dashboard?inspection=${inspectionId}`);
  await expect(page.getByRole("heading", { name: "整改总览" })).toBeVisible();
  const share = async (label: string) => {
    // Numerator and denominator come first; what was added since follows.
    await expect(figures(page, label).nth(1)).toBeVisible();
    return (await figures(page, label).allTextContents()).slice(0, 2).join("").replace(/条$/, "");
  };
  const count = async (label: string) => Number.parseInt((await figures(page, label).textContent()) ?? "", 10);
  return {
    declared: await share(LABELS.declared),
    verified: await share(LABELS.verified),
    unassigned: await count("牵头未明确"),
    dueIn30: await count("30天内"),
  };
}

/** Opens a figure of the dashboard and counts the rows of the ledger behind it, over all its pages. */
export async function rowsBehind(page: Page, inspectionId: string, label: string, nth = 0): Promise<number> {
  await page.goto(`/dashboard?inspection=${inspectionId}`);
  await figures(page, label).nth(nth).click();
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
