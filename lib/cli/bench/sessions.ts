import type { Browser, Page } from "@playwright/test";
import { withClient } from "./ground";

/** People who are signed in, and what their browser sends. */

export type Session = { login: string; page: Page; cookie: string; accountId: string; bodyId: string };

/** Signs in as a person would; resolves once the first page is there. @returns milliseconds from the press of the button */
export async function signIn(page: Page, base: string, login: string, password: string): Promise<number> {
  await page.goto(`${base}/sign-in`);
  await page.getByLabel("账号", { exact: true }).fill(login);
  await page.getByLabel("密码", { exact: true }).fill(password);
  const started = performance.now();
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByRole("navigation", { name: "主导航" }).waitFor();
  return performance.now() - started;
}

const ACCOUNT = "SELECT a.id, p.body_id FROM account a JOIN person p ON p.id = a.person_id WHERE a.login = $1";

export async function openSession(
  browser: Browser,
  { base, ownerUrl, password }: { base: string; ownerUrl: string; password: string },
  login: string,
): Promise<Session> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, base, login, password);
  const cookies = await context.cookies();
  const { rows } = await withClient(ownerUrl, (client) => client.query(ACCOUNT, [login]));
  return {
    login,
    page,
    cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
    accountId: rows[0].id,
    bodyId: rows[0].body_id,
  };
}
