import { expect, expectSaid, type Page, test } from "./support/journey";
import { PASSWORD, PEOPLE } from "./support/people";
import { linksTo } from "./support/rows";

/** Two tabs of one browser, and pages that stay open while the server is upgraded: nobody acts as another, no word is lost. */

async function fillIn(page: Page, login: string): Promise<void> {
  await page.getByLabel("账号", { exact: true }).fill(login);
  await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
}

/** A measure of the ledger whose 申请销号 can be filled in. */
async function openSubmitForm(page: Page): Promise<void> {
  await page.goto("/ledger?status=UNDERWAY&sort=heard&dir=desc");
  for (const address of await linksTo(page, "measures")) {
    await page.goto(address);
    const tab = page.getByRole("tab", { name: "申请销号" });
    if (!(await tab.isVisible())) continue;
    await tab.click();
    if (await page.getByLabel("完成情况").isVisible()) return;
  }
  throw new Error("no measure can be applied for");
}

/** Text for the form under test, and that the page is alive before it is typed. */
async function write(page: Page, text: string): Promise<void> {
  await expect(page.getByRole("button", { name: "提交销号申请" })).toBeEnabled();
  await page.getByLabel("完成情况").fill(text);
}

test("同一浏览器先后登录两个账号：先开的页面不能替后一个账号办理，写的内容还在", async ({ visitor }) => {
  const first = await visitor();
  const second = await first.context().newPage();
  // Both tabs stand at the sign-in page before either signs in.
  await first.goto("/sign-in");
  await second.goto("/sign-in");
  await expect(second.getByRole("button", { name: "登录" })).toBeEnabled();
  await fillIn(first, PEOPLE.liaison);
  await first.getByRole("button", { name: "登录" }).click();
  await expect(first.getByRole("navigation", { name: "主导航" })).toBeVisible();
  await openSubmitForm(first);
  const text = "第一个账号写的完成情况：制度已经印发，现场已经核对。";
  await write(first, text);

  await fillIn(second, PEOPLE.office);
  await second.getByRole("button", { name: "登录" }).click();
  await expect(second.getByRole("navigation", { name: "主导航" })).toBeVisible();

  await test.step("先开的页面得知后说明，不再提交", async () => {
    await expect(first.getByText("本浏览器已登录其他账号")).toBeVisible();
    await first.getByRole("button", { name: "提交销号申请" }).click();
    await expect(first.getByRole("main").getByRole("alert")).toContainText("这一页是另一个账号打开的，操作没有生效");
    await expect(first.getByLabel("完成情况")).toHaveValue(text);
  });

  await test.step("原来的账号重新登录后，同一页可以接着提交", async () => {
    await second.getByRole("banner").getByRole("button").last().click();
    await second.getByRole("button", { name: "退出登录" }).click();
    await expect(second).toHaveURL(/\/sign-in$/);
    await expect(first.getByText("本浏览器已退出登录")).toBeVisible();
    await fillIn(second, PEOPLE.liaison);
    await second.getByRole("button", { name: "登录" }).click();
    await expect(second.getByRole("navigation", { name: "主导航" })).toBeVisible();
    await expect(first.getByText("本浏览器已退出登录")).toBeHidden();
    await expect(first.getByLabel("完成情况")).toHaveValue(text);
    await first.getByRole("button", { name: "提交销号申请" }).click();
    await expectSaid(first, "销号申请已提交");
  });
});

test("没有听到消息的页面，由服务器拒绝并说明现在是谁登录", async ({ visitor }) => {
  const first = await visitor();
  // A tab that hears nothing of the others, as one the browser put to sleep.
  await first.addInitScript(() => {
    Object.assign(window, {
      BroadcastChannel: class extends EventTarget {
        postMessage() {}
        close() {}
      },
    });
  });
  await first.goto("/sign-in");
  const second = await first.context().newPage();
  await second.goto("/sign-in");
  await expect(second.getByRole("button", { name: "登录" })).toBeEnabled();
  await fillIn(first, PEOPLE.liaison);
  await first.getByRole("button", { name: "登录" }).click();
  await expect(first.getByRole("navigation", { name: "主导航" })).toBeVisible();
  await openSubmitForm(first);
  const text = "没有听到消息的页面写的完成情况。";
  await write(first, text);
  await fillIn(second, PEOPLE.unitHead);
  await second.getByRole("button", { name: "登录" }).click();
  await expect(second.getByRole("navigation", { name: "主导航" })).toBeVisible();

  await first.getByRole("button", { name: "提交销号申请" }).click();
  await expect(first.getByRole("main").getByRole("alert")).toContainText("这一页是另一个账号打开的，操作没有生效");
  await expect(first.getByText("本浏览器已登录其他账号")).toBeVisible();
  await expect(first.getByLabel("完成情况")).toHaveValue(text);
});

/** The page as it is when the server was built anew and no longer knows what the page calls. */
async function upgradeServer(page: Page): Promise<void> {
  await page.route("**/*", async (route) => {
    const headers = route.request().headers();
    if (!("next-action" in headers)) return route.fallback();
    return route.continue({ headers: { ...headers, "next-action": `40${"0".repeat(40)}` } });
  });
}

test("系统更新后：旧页面说明白，内容能复制，刷新后还在，能提交", async ({ signIn, watch }) => {
  watch.expected(/status of (404|409)/);
  const page = await signIn("otherLiaison");
  // The usual install is plain http: a page has no clipboard there.
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await openSubmitForm(page);
  const text = "更新前写的完成情况：制度已经印发。\n第二段：现场已经核对。";
  await write(page, text);
  await upgradeServer(page);
  await page.getByRole("button", { name: "提交销号申请" }).click();
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toContainText("系统已更新");
  await expect(page.getByLabel("完成情况")).toHaveValue(text);

  await test.step("复制已填写的内容", async () => {
    await alert.getByRole("button", { name: "复制已填写的内容" }).click();
    await expect(alert.getByText("已复制")).toBeVisible();
    await page.getByLabel("完成情况").fill("");
    await page.getByLabel("完成情况").press("ControlOrMeta+v");
    await expect(page.getByLabel("完成情况")).toHaveValue(`完成情况：\n${text}`);
    await page.getByLabel("完成情况").fill(text);
  });

  await page.unroute("**/*");
  await alert.getByRole("button", { name: "刷新页面" }).click();
  await page.getByRole("tab", { name: "申请销号" }).click();
  await expect(page.getByText("上次填写、没有提交的内容已放回，请核对后提交。")).toBeVisible();
  await expect(page.getByLabel("完成情况")).toHaveValue(text);
  await page.getByRole("button", { name: "提交销号申请" }).click();
  await expectSaid(page, "销号申请已提交");
});

test("填了一半的表单：刷新后还在，不要的可以恢复原样", async ({ signIn }) => {
  const page = await signIn("office");
  await page.goto("/inspections/new");
  await expect(page.getByRole("button", { name: /新建|保存/ }).last()).toBeEnabled();
  await page.getByLabel("名称").fill("十二届市委第九轮巡察");
  page.once("dialog", (question) => void question.accept());
  await page.reload();
  await expect(page.getByLabel("名称")).toHaveValue("十二届市委第九轮巡察");
  await expect(page.getByText("上次填写、没有提交的内容已放回，请核对后提交。")).toBeVisible();
  await page.getByRole("button", { name: "不要，恢复原样" }).click();
  await expect(page.getByLabel("名称")).toHaveValue("");
});
