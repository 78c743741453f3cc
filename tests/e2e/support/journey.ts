import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { endLedger, ledgerOf, loopback } from "./ledger";
import { PASSWORD, PEOPLE, type Person } from "./people";

/**
 * What every journey stands on. A journey fails, whatever it asserts, when a page throws, writes an error to the console
 * (a violation of the content security policy is one), is answered with 500 or above, or asks anything of another host:
 * the ledger works on a closed network.
 */

type Cookies = Awaited<ReturnType<BrowserContext["storageState"]>>;

export type Watch = {
  /** Says that a problem of this text belongs to the journey, such as the 404 of a page that must not be found. */
  expected(pattern: RegExp): void;
  context(context: BrowserContext): Promise<void>;
};

type Journey = {
  watch: Watch;
  /** A page of somebody signed in, in a browser of their own. The same person gets the same session again. */
  signIn: (person: Person) => Promise<Page>;
  /** A browser of its own in which nobody is signed in. */
  visitor: () => Promise<Page>;
};

/** Sessions already opened on the file's ledger: signing in costs a deliberate second of hashing. */
const sessions = new Map<Person, Cookies>();

export const test = base.extend<Journey, { ending: undefined }>({
  ending: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what is wanted from the pattern
    async ({}, use) => {
      await use(undefined);
      await endLedger();
    },
    { scope: "worker", auto: true },
  ],
  baseURL: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use, testInfo) => {
      const { url, fresh } = await ledgerOf(testInfo.file);
      if (fresh) sessions.clear();
      await use(url);
    },
    // The first test of a file waits for its ledger, which is no part of the journey's own time.
    { scope: "test", timeout: 180_000 },
  ],
  watch: [
    async ({ baseURL }, use) => {
      const own = new URL(baseURL ?? "").origin;
      const problems: string[] = [];
      const expected: RegExp[] = [];
      const found = (text: string) => problems.push(text);
      await use({
        expected: (pattern) => expected.push(pattern),
        async context(context) {
          await context.addInitScript(() => {
            document.addEventListener("securitypolicyviolation", (event) =>
              console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
            );
          });
          context.on("console", (message) => {
            const asked = message.location().url;
            if (message.type() === "error") found(`console on ${message.page()?.url()}: ${message.text()} ${asked}`);
          });
          context.on("weberror", (error) => found(`page error: ${error.error().stack ?? error.error().message}`));
          context.on("response", (response) => {
            if (response.status() >= 500)
              found(`${response.status()}: ${response.request().method()} ${response.url()}`);
          });
          context.on("request", (request) => {
            const url = new URL(request.url());
            if (["http:", "https:", "ws:", "wss:"].includes(url.protocol) && url.origin !== own) {
              found(`another host was asked: ${request.url()}`);
            }
          });
          context.on("requestfailed", (request) => {
            // The browser drops what it no longer needs when a page is left.
            const why = request.failure()?.errorText ?? "";
            if (why !== "net::ERR_ABORTED") found(`request failed: ${request.method()} ${request.url()} ${why}`);
          });
        },
      });
      expect(problems.filter((text) => !expected.some((pattern) => pattern.test(text)))).toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, watch }, use) => {
    await watch.context(context);
    await use(context);
  },
  visitor: async ({ browser, watch, contextOptions }, use) => {
    const opened: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext(contextOptions);
      opened.push(context);
      await watch.context(context);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
  signIn: async ({ browser, watch, contextOptions }, use) => {
    const opened = new Map<Person, BrowserContext>();
    await use(async (person) => {
      const already = opened.get(person);
      if (already) return already.pages()[0] ?? already.newPage();
      const storageState = sessions.get(person);
      const context = await browser.newContext({ ...contextOptions, ...(storageState ? { storageState } : {}) });
      opened.set(person, context);
      await watch.context(context);
      const page = await context.newPage();
      if (!storageState) {
        await enter(page, PEOPLE[person], PASSWORD);
        await expect(page.getByRole("navigation", { name: "主导航" })).toBeVisible();
        sessions.set(person, await context.storageState());
      }
      return page;
    });
    for (const context of opened.values()) await context.close();
  },
});

export { expect, type Page } from "@playwright/test";

/** Types an account and a password into the sign-in page and sends them. */
export async function enter(page: Page, login: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("账号", { exact: true }).fill(login);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "登录" }).click();
}

/** The page says in a corner that something was done. */
export async function expectSaid(page: Page, sentence: string): Promise<void> {
  await expect(page.getByText(sentence, { exact: true })).toBeVisible();
}

/** No serious or critical finding of axe on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.target.join(" ")).join("\n  ")}`);
  expect(grave, `axe on ${page.url()}`).toEqual([]);
}

/** The page says that it does not exist: also what somebody gets who may not see it. */
export async function expectNotFound(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "没有找到这个页面" }), address).toBeVisible();
}

/** What the server answers to an address with the cookies of the page, redirects followed, without drawing it. */
export async function answered(page: Page, address: string, headers: Record<string, string> = {}): Promise<Response> {
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  let next = address;
  for (;;) {
    const response = await fetch(new URL(next, loopback()), { headers: { ...headers, cookie }, redirect: "manual" });
    const to = response.headers.get("location");
    if (!to) return response;
    const { pathname, search } = new URL(to, loopback());
    next = pathname + search;
  }
}
