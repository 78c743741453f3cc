import { answered, expect, expectSaid, type Page, test } from "./support/journey";
import { loopback } from "./support/ledger";
import { PASSWORD, PEOPLE } from "./support/people";
import { linksTo } from "./support/rows";

/** Two tabs of one browser, and pages that stay open while the server is upgraded: nobody acts as another, no word is lost. */

async function fillIn(page: Page, login: string): Promise<void> {
  await page.getByLabel("账号", { exact: true }).fill(login);
  await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
}

/** A measure of the ledger whose 申请销号 can be filled in. */
async function openSubmitForm(page: Page): Promise<void> {
  await page.goto("/ledger?status=UNDERWAY&sort=progress&dir=desc");
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

test("填了一半的表单：选的人员部门和填的日期刷新后也在，原样提交", async ({ signIn }) => {
  const admin = await signIn("systemAdmin");
  await admin.goto("/settings/people");
  const open = () => admin.getByRole("button", { name: "新增人员" }).click();
  const dialog = admin.getByRole("dialog");
  const body = dialog.getByRole("button", { name: /^单位/ });
  await open();
  await body.click();
  await admin.getByRole("combobox", { name: /^查找/ }).fill("云溪市政务数据局");
  await admin.getByRole("combobox", { name: /^查找/ }).press("Enter");
  await expect(body).toHaveText("云溪市政务数据局");
  await dialog.getByLabel("姓名").fill("郑远程");
  admin.once("dialog", (question) => void question.accept());
  await admin.reload();
  await open();
  await expect(dialog.getByText("上次填写、没有提交的内容已放回，请核对后提交。")).toBeVisible();
  await expect(body).toHaveText("云溪市政务数据局");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expectSaid(admin, "人员已新增");

  const page = await signIn("securityAdmin");
  await page.goto(`/settings/people?q=${encodeURIComponent("郑远程")}`);
  await page.getByRole("link", { name: "郑远程", exact: true }).click();
  const give = page.getByRole("button", { name: "设置岗位" });
  await give.click();
  const form = page.getByRole("dialog");
  await form.getByLabel("岗位", { exact: false }).selectOption({ label: "联络员" });
  // The unit is drawn only once the post asks for one.
  const unit = form.getByRole("button", { name: /^所在部门/ });
  await unit.click();
  await page.getByRole("combobox", { name: /^查找/ }).press("Enter");
  const chosen = (await unit.textContent()) ?? "";
  expect(chosen).not.toContain("请选择");
  await form.getByLabel("任职止").fill("2031-05-06");
  page.once("dialog", (question) => void question.accept());
  await page.reload();
  await give.click();
  await expect(unit).toHaveText(chosen);
  await expect(form.getByLabel("任职止")).toHaveValue("2031-05-06");
  await form.getByRole("button", { name: "设置" }).click();
  await expectSaid(page, "岗位已设置");
  await expect(page.getByRole("row").filter({ hasText: chosen }).getByText("2031-05-06")).toBeVisible();
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

/**
 * Answers of the server as a later build gives them to this page: the framework tells builds apart by this header, and opens
 * the page anew when it reads the page's data from another one.
 */
async function answerAsLaterBuild(page: Page): Promise<void> {
  await page.route("**/*", async (route) => {
    const headers = route.request().headers();
    if (!("next-action" in headers) && !("rsc" in headers)) return route.fallback();
    const { host, pathname, search } = new URL(route.request().url());
    const address = new URL(pathname + search, loopback()).toString();
    const answer = await route.fetch({ url: address, headers: { ...headers, host }, maxRedirects: 0 });
    return route.fulfill({ response: answer, headers: { ...answer.headers(), "x-nextjs-deployment-id": "later" } });
  });
}

test("更新前打开的页面办成一件事：页面随即显示办理后的情况", async ({ signIn }) => {
  const page = await signIn("otherLiaison");
  await openSubmitForm(page);
  const text = "更新后从旧页面提交的完成情况：制度已经印发，现场已经核对。";
  await write(page, text);
  await answerAsLaterBuild(page);
  // Asked whether to leave, and told to stay, the page would stand still.
  const questions: string[] = [];
  page.on("dialog", (question) => {
    questions.push(question.type());
    void question.dismiss();
  });
  await page.getByRole("button", { name: "提交销号申请" }).click();
  await expect(page.getByRole("button", { name: "提交销号申请" })).toBeHidden();
  await expect(page.getByRole("main").getByText(text).first()).toBeVisible();
  expect(questions).toEqual([]);
});

test("更新后少了文件：页面上说明系统已更新，刷新后完整", async ({ signIn, watch }) => {
  watch.expected(/status of 404|Failed to load chunk|ChunkLoadError/);
  const page = await signIn("groupLeader");
  const files = "**/_next/static/chunks/**";
  const html = await (await answered(page, "/dashboard?more=class")).text();
  // What the page itself names was loaded before the upgrade; what it asks for later is gone.
  await page.route(files, (route) => {
    const file = new URL(route.request().url()).pathname;
    return html.includes(file) ? route.fallback() : route.fulfill({ status: 404, body: "" });
  });
  await page.goto("/dashboard?more=class");
  const banner = page.getByText("这一页是更新前打开的，请刷新页面。");
  await expect(banner).toBeVisible();
  await expect(page.getByRole("heading", { name: "整改总览" })).toBeVisible();
  await page.unroute(files);
  await page.getByRole("button", { name: "刷新页面" }).click();
  await expect(page.getByRole("img", { name: "按整改类型完成情况" }).locator("svg")).toBeVisible();
  await expect(banner).toBeHidden();
});

test("更新后去别的页面，那一页的文件没有了：说明系统已更新，刷新后打开", async ({ signIn, watch }) => {
  watch.expected(/status of 404|Failed to load chunk|ChunkLoadError/);
  const page = await signIn("office");
  await page.goto("/inspections");
  await expect(page.getByRole("heading", { name: "巡视巡察", level: 1 })).toBeVisible();
  const files = "**/_next/static/chunks/**";
  await page.route(files, (route) => route.fulfill({ status: 404, body: "" }));
  await page.getByRole("link", { name: "报告导入", exact: true }).click();
  await expect(page.getByRole("heading", { name: "系统已更新" })).toBeVisible();
  await page.unroute(files);
  await page.getByRole("button", { name: "刷新页面" }).click();
  await expect(page.getByRole("heading", { name: "报告导入", level: 1 })).toBeVisible();
});
