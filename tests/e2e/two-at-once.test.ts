import { expect, expectSaid, test } from "./support/journey";
import { linksTo } from "./support/rows";

/** Two people on one measure at the same moment: one acts, the other is told, and what either typed is still there. */

test("两人同时办理一条措施：后一个被告知，写的内容都还在", async ({ signIn }) => {
  const liaison = await signIn("liaison");
  const head = await signIn("unitHead");
  // A measure in work of the unit both act for, heard of lately: it has progress and can be applied for.
  await liaison.goto("/ledger?status=UNDERWAY&sort=progress&dir=desc");
  let measure = "";
  for (const address of await linksTo(liaison, "measures")) {
    await liaison.goto(address);
    const tab = liaison.getByRole("tab", { name: "申请销号" });
    if (!(await tab.isVisible())) continue;
    await tab.click();
    if (!(await liaison.getByLabel("完成情况").isVisible())) continue;
    measure = address;
    break;
  }
  expect(measure).not.toBe("");

  await head.goto(measure);
  await head.getByRole("tab", { name: "申请销号" }).click();
  const mine = "负责人写的完成情况：制度已经印发，现场已经核对。";
  await head.getByLabel("完成情况").fill(mine);

  await liaison.getByLabel("完成情况").fill("联络员写的完成情况：已经全部落实。");
  await liaison.getByRole("button", { name: "提交销号申请" }).click();
  await expectSaid(liaison, "销号申请已提交");

  await head.getByRole("button", { name: "提交销号申请" }).click();
  await expect(head.getByText(/现在的状态是“待审核”，不能申请销号。请刷新页面查看最新情况。/)).toBeVisible();
  await expect(head.getByLabel("完成情况")).toHaveValue(mine);
  await head.reload();
  await expect(head.getByRole("main").getByText("待审核").first()).toBeVisible();
  await expect(head.getByText("联络员写的完成情况：已经全部落实。").first()).toBeVisible();
});

test("两人同时明确责任分工：后一个保存时逐条指出，更改还在", async ({ signIn, browser, contextOptions, watch }) => {
  const office = await signIn("districtOffice");
  // The same person in a second window: drafts of the desk are kept by window, the row is one.
  const second = await browser.newContext({ ...contextOptions, storageState: await office.context().storageState() });
  await watch.context(second);
  const other = await second.newPage();
  const remark = async (page: typeof office, text: string) => {
    await page.getByLabel("时限原文").fill(text);
    await page.getByRole("button", { name: "暂存本组" }).click();
    await page.getByRole("button", { name: "核对并保存" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "保存 1 条" }).click();
  };
  for (const page of [office, other]) {
    await page.goto("/assign?show=all");
    await page
      .getByRole("checkbox", { name: /^选择措施 / })
      .first()
      .check();
  }
  await remark(office, "长期坚持，先到先得");
  await expectSaid(office, "已保存 1 条措施的责任分工");
  await remark(other, "晚了一步的时限");
  const dialog = other.getByRole("dialog");
  await expect(dialog.getByText(/刚刚被他人更新/).first()).toBeVisible();
  await expect(dialog.getByText("晚了一步的时限").first()).toBeVisible();
  await second.close();
});
