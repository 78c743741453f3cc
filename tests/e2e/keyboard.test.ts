import type { Locator } from "@playwright/test";
import { part } from "@/lib/domain/text/text";
import { expect, expectSaid, type Page, test } from "./support/journey";
import { PASSWORD, PEOPLE } from "./support/people";

/** With the keyboard alone: every stop is one somebody can see, and none is a trap. */

async function tabTo(page: Page, target: Locator, most: number): Promise<void> {
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press("Tab");
    const focus = page.locator(":focus");
    // Past the last stop the focus leaves the page for the browser's own bar, and comes back in at the top.
    if ((await focus.count()) === 0) continue;
    // What has the focus shows it: a ring, or the border of a field.
    const shown = await focus.evaluate((node) => {
      const { outlineStyle, boxShadow, borderStyle } = getComputedStyle(node);
      return (
        node.matches(":focus-visible") && (outlineStyle !== "none" || boxShadow !== "none" || borderStyle !== "none")
      );
    });
    expect(shown, part(await focus.evaluate((node) => node.outerHTML), 0, 200)).toBe(true);
    if (await target.evaluate((node) => node === document.activeElement)) return;
  }
  throw new Error(`not reached with ${most} presses of Tab: ${target}`);
}

test("只用键盘：登录，打开措施，报送进展", async ({ visitor }) => {
  const page = await visitor();
  await page.goto("/sign-in");
  await expect(page.getByRole("button", { name: "登录" })).toBeEnabled();
  await tabTo(page, page.getByLabel("账号", { exact: true }), 5);
  await page.keyboard.type(PEOPLE.otherLiaison);
  await tabTo(page, page.getByLabel("密码", { exact: true }), 2);
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/my-work$/);
  await expect(page.getByRole("heading", { name: "我的待办" })).toBeVisible();

  await tabTo(page, page.getByRole("link", { name: "跳到正文" }), 3);
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("main").getByRole("listitem").getByRole("link").first(), 25);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /^措施 / })).toBeVisible();

  const box = page.getByLabel("进展", { exact: false }).and(page.getByRole("textbox"));
  await tabTo(page, page.getByRole("link", { name: "跳到正文" }), 40);
  await page.keyboard.press("Enter");
  await tabTo(page, box, 25);
  await page.keyboard.type("用键盘填写的进展：完成第二轮核对。");
  await tabTo(page, page.getByRole("button", { name: "报送进展" }), 5);
  await page.keyboard.press("Enter");
  await expectSaid(page, "进展已报送");
});

test("对话框里的选择框：打开就能输入，回车选中", async ({ signIn }) => {
  const page = await signIn("systemAdmin");
  await page.goto("/settings/people");
  await page.getByRole("button", { name: "新增人员" }).click();
  const dialog = page.getByRole("dialog", { name: "新增人员" });
  const chooser = dialog.getByRole("button", { name: /^单位/ });
  await chooser.focus();
  await page.keyboard.press("Enter");
  const search = page.getByRole("combobox", { name: /^查找/ });
  await expect(search).toBeFocused();
  await page.keyboard.type("数据");
  await expect(search).toHaveValue("数据");
  await page.keyboard.press("Enter");
  await expect(search).toBeHidden();
  await expect(chooser).toContainText("数据");
});

test("对话框：焦点进去、出不来，Esc 关闭后回到原处", async ({ signIn }) => {
  const page = await signIn("systemAdmin");
  await page.goto("/settings/people");
  const button = page.getByRole("button", { name: "新增人员" });
  await button.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  for (let i = 0; i < 12; i += 1) {
    await page.keyboard.press("Tab");
    expect(await dialog.evaluate((node) => node.contains(document.activeElement))).toBe(true);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
});

test("对话框里写了字：按 Esc 先问，后退也先问，写的还在", async ({ signIn }) => {
  const page = await signIn("supervision");
  await page.goto("/ledger?status=CLOSED");
  await page.locator("table td a").first().click();
  await page.getByRole("button", { name: "登记问题反弹" }).click();
  const dialog = page.getByRole("dialog");
  const text = dialog.getByRole("textbox").last();
  await text.fill("现场复查发现同样的问题。");
  const asked: string[] = [];
  page.on("dialog", (question) => {
    asked.push(question.message());
    void question.dismiss();
  });
  await page.keyboard.press("Escape");
  await expect(text).toHaveValue("现场复查发现同样的问题。");
  expect(asked).toEqual(["有内容还没有保存，确定离开吗？"]);
  await page.goBack({ timeout: 3_000 }).catch(() => undefined);
  await expect(text).toHaveValue("现场复查发现同样的问题。");
  expect(asked).toHaveLength(2);
});

test("选择框按拼音首字母找：部门、姓名", async ({ signIn }) => {
  const page = await signIn("office");
  await page.goto("/ledger");
  const button = (chooser: string) => page.getByRole("button", { name: chooser }).first();
  const choose = async (chooser: string, letters: string) => {
    await button(chooser).focus();
    await page.keyboard.press("Enter");
    const search = page.getByRole("combobox", { name: /^查找/ });
    await expect(search).toBeFocused();
    await page.keyboard.type(letters);
    await expect(page.getByRole("listbox").getByRole("option")).toHaveCount(1);
    await page.keyboard.press("Enter");
  };
  await choose("牵头部门", "ghcwc");
  await expect(page).toHaveURL(/[?&]leadUnit=/);
  await expect(button("牵头部门")).toContainText("规划财务处");
  await choose("责任领导", "hwq");
  await expect(page).toHaveURL(/[?&]leader=/);
  await expect(button("责任领导")).toContainText("何婉清");
});
