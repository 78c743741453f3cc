import { answered, enter, expect, expectSaid, type Page, test } from "./support/journey";
import { PASSWORD } from "./support/people";

/** Signing in and out, one-time codes, and what happens to somebody whose account or post ends while they work. */

const OTHER_PASSWORD = "Sanlouchuang6ba.";
const NEW_PASSWORD = "Kuaiban!Heshui9";

async function personPage(admin: Page, name: string): Promise<void> {
  await admin.goto(`/settings/people?q=${encodeURIComponent(name)}`);
  await admin.getByRole("link", { name, exact: true }).click();
  await expect(admin.getByRole("heading", { name, level: 1 })).toBeVisible();
}

/** A person with an account, registered by the system administrator. @returns the first half of the code, shown once */
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
  return noteDown(admin);
}

/** Takes the half that is shown and closes the dialog; it is not seen again. */
async function noteDown(admin: Page): Promise<string> {
  const shown = admin.getByRole("dialog", { name: "请当面交给本人" });
  const half = (await shown.locator("code").last().textContent()) ?? "";
  expect(half).toMatch(/^[a-z346789]{4}-[a-z346789]{4}$/);
  await shown.getByRole("button", { name: "已记下，关闭" }).click();
  await expect(admin.getByText(half)).toHaveCount(0);
  return half;
}

/** The row of somebody's code in the list. */
const codeOf = (admin: Page, name: string) => admin.getByRole("row").filter({ hasText: name });

/** A second administrator releases somebody's code. @returns the second half, shown once */
async function release(admin: Page, name: string): Promise<string> {
  await admin.goto("/settings/resets");
  await codeOf(admin, name).getByRole("button", { name: "释放" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "已核实，释放" }).click();
  return noteDown(admin);
}

/** The holder chooses a password with both halves. */
async function useCode(page: Page, login: string, first: string, second: string, next: string): Promise<void> {
  await page.goto("/one-time-code");
  await page.getByLabel("账号").fill(login);
  await page.getByLabel("上半段").fill(first);
  await page.getByLabel("下半段").fill(second);
  await page.getByLabel(/^新密码/).fill(next);
  await page.getByLabel("再输一次新密码").fill(next);
  await page.getByRole("button", { name: "设置密码" }).click();
}

/** The security administrator makes somebody 联络员 of a department from today. */
async function makeLiaison(admin: Page, name: string, unit: string): Promise<void> {
  await personPage(admin, name);
  await admin.getByRole("button", { name: "设置岗位" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByRole("combobox", { name: /^岗位/ }).selectOption({ label: "联络员" });
  await dialog.getByRole("button", { name: /^所在部门/ }).click();
  await admin.getByRole("combobox", { name: /^查找/ }).fill(unit);
  await admin.getByRole("combobox", { name: /^查找/ }).press("Enter");
  await dialog.getByRole("button", { name: "设置" }).click();
  await expectSaid(admin, "岗位已设置");
}

async function changePassword(page: Page, current: string, next: string, again = next): Promise<void> {
  await page.getByLabel("原密码").fill(current);
  await page.getByLabel(/^新密码/).fill(next);
  await page.getByLabel("再输一次新密码").fill(again);
  await page.getByRole("button", { name: "保存新密码" }).click();
}

test("新账号：一次性码两段齐全才能启用；没有岗位看不到内容；停用和免去岗位立即生效", async ({ signIn, visitor }) => {
  test.setTimeout(120_000);
  const system = await signIn("systemAdmin");
  const security = await signIn("securityAdmin");
  const person = await visitor();
  const name = "顾念秋";
  const first = await register(system, name, "guniangqiu");

  await test.step("申请人手里只有上半段，释放前后都用不了", async () => {
    await useCode(person, "guniangqiu", first, first, OTHER_PASSWORD);
    await expect(person.getByText(/^账号或一次性码不正确，或者这个一次性码还没有释放/).first()).toBeVisible();
    await system.goto("/settings/resets");
    await expect(codeOf(system, name)).toContainText("待释放");
    await expect(codeOf(system, name).getByRole("button", { name: "释放" })).toHaveCount(0);
  });

  await test.step("安全管理员释放后，本人用两段设置密码", async () => {
    const second = await release(security, name);
    await useCode(person, "guniangqiu", first, second, "Admin@123456");
    await expect(person.getByText(/容易被猜到的常见密码/).first()).toBeVisible();
    await useCode(person, "guniangqiu", first, second, OTHER_PASSWORD);
    await expect(person).toHaveURL(/\/sign-in$/);
    await system.reload();
    await expect(codeOf(system, name)).toHaveCount(0);
  });

  await test.step("没有岗位的人登录后只看到一句说明", async () => {
    await enter(person, "guniangqiu", OTHER_PASSWORD);
    await expect(person.getByRole("heading", { name: "您目前没有在任的岗位" })).toBeVisible();
    await person.goto("/ledger");
    await expect(person.getByRole("heading", { name: "您目前没有在任的岗位" })).toBeVisible();
  });

  await test.step("有了岗位就能办事；先看到账号动静，看过才收起", async () => {
    await makeLiaison(security, name, "热线管理处");
    await person.goto("/my-work");
    await expect(person.getByText("热线管理处 联络员").first()).toBeVisible();
    await expect(person.getByText(/开通账号并申请了顾念秋（guniangqiu）的一次性码/)).toBeVisible();
    await expect(person.getByText(/顾念秋（guniangqiu）用一次性码设置了新密码/)).toBeVisible();
    await person.getByRole("button", { name: "知道了" }).click();
    await expect(person.getByText("账号安全")).toHaveCount(0);
  });

  await test.step("改密码要对原密码", async () => {
    await person.goto("/change-password");
    await changePassword(person, OTHER_PASSWORD, "12345678");
    await expect(person.getByRole("alert").first()).toBeVisible();
    await changePassword(person, OTHER_PASSWORD, NEW_PASSWORD, `${NEW_PASSWORD}x`);
    await expect(person.getByText("两次输入的新密码不一致。").first()).toBeVisible();
    await changePassword(person, `${OTHER_PASSWORD}x`, NEW_PASSWORD);
    await expect(person.getByLabel("原密码")).toBeVisible();
    await changePassword(person, OTHER_PASSWORD, NEW_PASSWORD);
    await expect(person).toHaveURL(/\/my-work$/);
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
    await login(OTHER_PASSWORD);
    await expect(person.getByText("账号或密码不正确，请核对后重试。")).toBeVisible();
    await expect(person.getByLabel("账号", { exact: true })).toHaveValue("guniangqiu");
    await login(NEW_PASSWORD);
    await expect(person).toHaveURL(/\/ledger\?.*overdue=1/);
  });

  await test.step("岗位免去：下一次操作就看不到内容", async () => {
    await personPage(security, name);
    await security.getByRole("button", { name: "免去" }).click();
    const dialog = security.getByRole("dialog");
    await dialog.getByLabel("原因").fill("轮岗");
    await dialog.getByRole("button", { name: "免去" }).click();
    await expectSaid(security, "岗位已免去");
    await person.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "整改总览" }).click();
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

test("忘记密码：申请和释放都告知本人，本人没有提出的可以当场撤销；审计日志里都有", async ({ signIn, visitor }) => {
  test.setTimeout(120_000);
  const system = await signIn("systemAdmin");
  const security = await signIn("securityAdmin");
  const holder = await visitor();
  await enter(holder, "lianluo6", PASSWORD);
  await expect(holder).toHaveURL(/\/my-work$/);
  const name = "钟晓雯";

  await personPage(system, name);
  await system.getByRole("button", { name: "申请一次性码" }).click();
  await system.getByRole("dialog").getByLabel("申请原因").fill("忘记密码");
  await system.getByRole("dialog").getByRole("button", { name: "申请", exact: true }).click();
  const first = await noteDown(system);
  const second = await release(security, name);
  await holder.reload();
  await expect(holder.getByText(/申请了钟晓雯（lianluo6）的一次性码，原因：忘记密码。/)).toBeVisible();
  await holder.getByRole("button", { name: "不是我要求的，撤销" }).click();
  await expectSaid(holder, "一次性码已撤销，请向审计管理员说明情况");
  const other = await visitor();
  await useCode(other, "lianluo6", first, second, NEW_PASSWORD);
  await expect(other.getByText(/^账号或一次性码不正确/).first()).toBeVisible();

  await test.step("不该打开的页面没有，打开过记在审计日志里", async () => {
    expect((await answered(holder, "/audit")).status).toBe(404);
    const audit = await signIn("auditAdmin");
    await audit.goto("/audit");
    await audit.getByRole("button", { name: "单位", exact: true }).click();
    await audit.getByRole("combobox", { name: /^查找/ }).fill("云溪市政务数据局");
    await audit.getByRole("combobox", { name: /^查找/ }).press("Enter");
    await audit.getByLabel("类型").selectOption({ label: "安全事件" });
    for (const words of ["越权访问被拒绝", "一次性码不正确", "撤销一次性码", "释放一次性码", "申请一次性码"]) {
      await expect(audit.getByRole("row").filter({ hasText: words }).first()).toBeVisible();
    }
    await expect(audit.getByRole("row").filter({ hasText: "打开页面 /audit" }).first()).toBeVisible();
  });
});

test("连续输错密码：这个来源要等几分钟，登录过这个账号的浏览器和别人不受影响", async ({ visitor, watch }) => {
  watch.expected(/status of 401/);
  const known = await visitor();
  await enter(known, "lianluo7", PASSWORD);
  await expect(known).toHaveURL(/\/my-work$/);
  const marks = (await known.context().cookies()).filter(({ name }) => name.startsWith("ledger-browser-"));
  expect(marks).toMatchObject([{ httpOnly: true, sameSite: "Lax", path: "/api/auth" }]);

  const page = await visitor();
  for (let i = 0; i < 5; i += 1) {
    await enter(page, "lianluo7", "错的密码");
    await expect(page.getByText("账号或密码不正确，请核对后重试。")).toBeVisible();
  }
  await enter(page, "lianluo7", PASSWORD);
  await expect(page.getByText(/^登录失败次数过多，请 \d+ 分钟后再试。/)).toBeVisible();
  await enter(page, "mei-you-zhe-ge-ren", PASSWORD);
  await expect(page.getByText("账号或密码不正确，请核对后重试。")).toBeVisible();
  await enter(page, "lianluo5", PASSWORD);
  await expect(page).toHaveURL(/\/my-work$/);

  await known.getByRole("banner").getByRole("button").last().click();
  await known.getByRole("button", { name: "退出登录" }).click();
  await expect(known).toHaveURL(/\/sign-in$/);
  await enter(known, "lianluo7", PASSWORD);
  await expect(known).toHaveURL(/\/my-work$/);
});
