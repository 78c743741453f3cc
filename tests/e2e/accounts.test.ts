import { enter, expect, expectSaid, type Page, test } from "./support/journey";
import { PASSWORD } from "./support/people";

/** Signing in and out, the first password, and what happens to somebody whose account or post ends while they work. */

const NEW_PASSWORD = "Kuaiban!Heshui9";

async function personPage(admin: Page, name: string): Promise<void> {
  await admin.goto(`/settings/people?q=${encodeURIComponent(name)}`);
  await admin.getByRole("link", { name, exact: true }).click();
  await expect(admin.getByRole("heading", { name, level: 1 })).toBeVisible();
}

/** A person with an account, registered by the system administrator. @returns the password shown once */
async function register(admin: Page, name: string, login: string): Promise<string> {
  await admin.goto("/settings/people");
  await admin.getByRole("button", { name: "新增人员" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByRole("button", { name: /^单位/ }).click();
  await admin.getByRole("combobox", { name: /^查找/ }).fill("云溪市政务数据局");
  await admin.getByRole("combobox", { name: /^查找/ }).press("Enter");
  await dialog.getByLabel("姓名").fill(name);
  await dialog.getByLabel("职务").fill("四级主任科员");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expectSaid(admin, "人员已新增");
  await personPage(admin, name);
  await admin.getByRole("button", { name: "开通账号" }).click();
  await admin.getByRole("dialog").getByLabel("账号").fill(login);
  await admin.getByRole("dialog").getByRole("button", { name: "开通" }).click();
  const shown = admin.getByRole("dialog", { name: "请当面交给本人" });
  await expect(shown.locator("code").first()).toHaveText(login);
  const password = (await shown.locator("code").last().textContent()) ?? "";
  await shown.getByRole("button", { name: "已记下，关闭" }).click();
  await expect(admin.getByText(password)).toHaveCount(0);
  return password;
}

/** The security administrator makes somebody 联络员 of a department from today. */
async function makeLiaison(admin: Page, name: string, unit: string): Promise<void> {
  await personPage(admin, name);
  await admin.getByRole("button", { name: "授予岗位" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByRole("combobox", { name: /^岗位/ }).selectOption({ label: "联络员" });
  await dialog.getByRole("button", { name: /^代表的部门/ }).click();
  await admin.getByRole("combobox", { name: /^查找/ }).fill(unit);
  await admin.getByRole("combobox", { name: /^查找/ }).press("Enter");
  await dialog.getByRole("button", { name: "授予" }).click();
  await expectSaid(admin, "岗位已授予");
}

async function changePassword(page: Page, current: string, next: string, again = next): Promise<void> {
  await page.getByLabel("原密码").fill(current);
  await page.getByLabel(/^新密码/).fill(next);
  await page.getByLabel("再输一次新密码").fill(again);
  await page.getByRole("button", { name: "保存新密码" }).click();
}

test("新账号：没有岗位看不到内容，首次登录必须改密码，停用和终止岗位立即生效", async ({ signIn, visitor }) => {
  test.setTimeout(120_000);
  const system = await signIn("systemAdmin");
  const security = await signIn("securityAdmin");
  const person = await visitor();
  const name = "顾念秋";
  const password = await register(system, name, "guniangqiu");

  await test.step("没有岗位的人登录后只看到一句说明", async () => {
    await enter(person, "guniangqiu", password);
    await expect(person.getByRole("heading", { name: "您目前没有在任的岗位" })).toBeVisible();
    await person.goto("/ledger");
    await expect(person.getByRole("heading", { name: "您目前没有在任的岗位" })).toBeVisible();
  });

  await test.step("有了岗位，先改密码才能办事", async () => {
    await makeLiaison(security, name, "热线管理处");
    await person.goto("/ledger");
    await expect(person).toHaveURL(/\/change-password$/);
    await expect(person.getByText("请先改成只有您自己知道的密码")).toBeVisible();
    await changePassword(person, password, "12345678");
    await expect(person.getByRole("alert").first()).toBeVisible();
    await changePassword(person, password, NEW_PASSWORD, `${NEW_PASSWORD}x`);
    await expect(person.getByText("两次输入的新密码不一致。").first()).toBeVisible();
    await changePassword(person, `${password}x`, NEW_PASSWORD);
    await expect(person.getByLabel("原密码")).toBeVisible();
    await changePassword(person, password, NEW_PASSWORD);
    await expect(person).toHaveURL(/\/my-work$/);
    await expect(person.getByText("热线管理处 联络员").first()).toBeVisible();
  });

  await test.step("退出后要重新登录，登录后回到要打开的页面；旧密码不再有效", async () => {
    await person.getByRole("banner").getByRole("button").last().click();
    await person.getByRole("button", { name: "退出登录" }).click();
    await expect(person).toHaveURL(/\/sign-in$/);
    await person.goto("/ledger?overdue=1");
    await expect(person).toHaveURL(/\/sign-in\?from=/);
    const login = async (secret: string) => {
      await person.getByLabel("账号", { exact: true }).fill("guniangqiu");
      await person.getByLabel("密码", { exact: true }).fill(secret);
      await person.getByRole("button", { name: "登录" }).click();
    };
    await login(password);
    await expect(person.getByText("账号或密码不正确，请核对后重试。")).toBeVisible();
    await expect(person.getByLabel("账号", { exact: true })).toHaveValue("guniangqiu");
    await login(NEW_PASSWORD);
    await expect(person).toHaveURL(/\/ledger\?.*overdue=1/);
  });

  await test.step("岗位终止：下一次操作就看不到内容", async () => {
    await personPage(security, name);
    await security.getByRole("button", { name: "终止" }).click();
    const dialog = security.getByRole("dialog");
    await dialog.getByLabel("终止原因").fill("轮岗");
    await dialog.getByRole("button", { name: "终止" }).click();
    await expectSaid(security, "岗位已终止");
    await person.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "驾驶舱" }).click();
    await expect(person.getByRole("heading", { name: "您目前没有在任的岗位" })).toBeVisible();
  });

  await test.step("账号停用：下一次操作就要登录，而且登不上", async () => {
    await makeLiaison(security, name, "热线管理处");
    await person.goto("/my-work");
    await expect(person.getByRole("heading", { name: "我的待办" })).toBeVisible();
    await personPage(system, name);
    await system.getByRole("button", { name: "停用账号" }).click();
    const dialog = system.getByRole("dialog");
    await dialog.getByLabel("停用原因").fill("调离");
    await dialog.getByRole("button", { name: "停用" }).click();
    await expectSaid(system, "账号已停用");
    await person.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "台账", exact: true }).click();
    await expect(person).toHaveURL(/\/sign-in/);
    await enter(person, "guniangqiu", NEW_PASSWORD);
    await expect(person.getByText("这个账号已停用，请联系系统管理员。")).toBeVisible();
  });
});

test("连续输错密码：先说不正确，再说要等几分钟，别人不受影响", async ({ visitor, watch }) => {
  watch.expected(/status of 401/);
  const page = await visitor();
  for (let i = 0; i < 5; i += 1) {
    await enter(page, "lianluo7", "错的密码");
    await expect(page.getByText("账号或密码不正确，请核对后重试。")).toBeVisible();
  }
  await enter(page, "lianluo7", PASSWORD);
  await expect(page.getByText(/^登录失败次数过多，请 \d+ 分钟后再试。/)).toBeVisible();
  await enter(page, "mei-you-zhe-ge-ren", PASSWORD);
  await expect(page.getByText("账号或密码不正确，请核对后重试。")).toBeVisible();
  await enter(page, "lianluo6", PASSWORD);
  await expect(page).toHaveURL(/\/my-work$/);
});
