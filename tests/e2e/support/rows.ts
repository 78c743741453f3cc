import type { Page } from "@playwright/test";
import { expect } from "./journey";

/** Addresses of a kind of page the current one links to, in order, each once. */
export async function linksTo(page: Page, kind: "measures" | "issues" | "items" | "inspections"): Promise<string[]> {
  const hrefs = await page
    .getByRole("main")
    .locator(`a[href^="/${kind}/"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const address = new RegExp(`^/${kind}/[0-9a-f-]{36}`);
  return [...new Set(hrefs.flatMap((href) => href.match(address)?.[0] ?? []))];
}

/** The measures of a view of the ledger, over all its pages, and the number the ledger says they are. */
export async function ledgerRows(page: Page, query: string): Promise<{ measures: string[]; said: number }> {
  await page.goto(`/ledger?${query}&size=200`);
  await expect(page.getByRole("heading", { name: "整改台账" })).toBeVisible();
  const table = page.getByRole("table", { name: /^整改台账，共 \d+ 条$/ });
  const measures: string[] = [];
  if (!(await table.isVisible())) return { measures, said: 0 };
  const said = Number((await table.locator("caption").textContent())?.match(/\d+/)?.[0]);
  for (;;) {
    measures.push(...(await linksTo(page, "measures")));
    const next = page.getByRole("link", { name: "下一页" });
    if (!(await next.isVisible())) return { measures, said };
    const address = page.url();
    await next.click();
    await expect(page).not.toHaveURL(address);
  }
}
