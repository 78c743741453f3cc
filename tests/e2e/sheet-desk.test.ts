import { readFileSync } from "node:fs";
import { bookOf, openSheet, rowsOf, writtenIn } from "../support/sheets";
import { expect, expectAccessible, expectSaid, type Page, test } from "./support/journey";
import { ledgerRows } from "./support/rows";

/** 表格导入: a unit's sheet comes back on Friday, and an office takes its own 台账 over in the middle of the work. */

const shanghai = (page: Page, days: number) =>
  page.evaluate(
    (ahead) =>
      new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(new Date(Date.now() + ahead * 86_400_000)),
    days,
  );

async function taken(page: Page, press: () => Promise<void>): Promise<Buffer> {
  const coming = page.waitForEvent("download");
  await press();
  return readFileSync(await (await coming).path());
}

const sent = (name: string, buffer: Buffer) => ({
  name,
  mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  buffer,
});

test("周五：下载本部门的表，离线填好交回；两边都改过的并排看，选定后进台账，收表记为已交回", async ({ signIn }) => {
  const page = await signIn("otherLiaison");
  await page.goto("/sheet-rounds");
  const round = page.getByRole("table").getByRole("link", { name: /收表$/ }).first();
  await round.click();
  const own = page.getByRole("table", { name: "收表情况，共 1 个部门" });
  await expect(own).toContainText("数据资源处");
  const bytes = await taken(page, () => own.getByRole("link", { name: /^下载/ }).click());
  const { sheet } = await openSheet(new Uint8Array(bytes).buffer);
  const open = rowsOf(sheet).filter((row) => /^(推进中|已退回)/.test(row.完成情况 ?? ""));
  const [first, second] = open.map((row) => row.措施编号 ?? "");
  if (!first || !second) throw new Error("two measures under way are wanted");
  const address = new URL(page.url()).pathname;

  await test.step("表在外面的时候，台账里又报了一次进展", async () => {
    await page.goto(`/ledger?q=${encodeURIComponent(first)}`);
    await page.getByRole("link", { name: first, exact: true }).first().click();
    await page.getByRole("textbox", { name: /^进展/ }).fill("已与三家单位会商，达成一致。");
    await page.getByRole("button", { name: "报送进展" }).click();
    await expectSaid(page, "进展已报送");
  });

  const written = await writtenIn(bytes, {
    [first]: { 进展情况: "表中所写：已印发征求意见稿。", 备注: "请办公室协调" },
    [second]: { 进展情况: "表中所写：完成两轮测试。", 完成情况: "已销号" },
  });
  await page.goto(address);
  await page.getByRole("link", { name: "导入交回的表" }).click();
  await page.locator('input[type="file"]').setInputFiles(sent("数据资源处交回.xlsx", written));
  await page.getByRole("button", { name: "读取表格" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "数据资源处交回.xlsx" })).toBeVisible();
  await expect(page.getByText(/收表中数据资源处的表，确认后登记为已交回/)).toBeVisible();
  await expect(page.getByText("导出以后台账也改了这一格，请选择：")).toBeVisible();
  await expect(page.getByText("已与三家单位会商，达成一致。")).toBeVisible();
  await expectAccessible(page);

  await test.step("不归联络员填的格，写明没有采用", async () => {
    await page.getByRole("navigation", { name: "按结果查看" }).getByRole("link", { name: /^全部/ }).click();
    await expect(page.getByText(/“备注”由领导小组办公室填写/)).toBeVisible();
    await expect(page.getByText(/“完成情况”由领导小组办公室填写/)).toBeVisible();
  });

  await test.step("没选定的不能确认", async () => {
    await page.getByRole("button", { name: /^确认导入/ }).click();
    await expect(page.getByText(/还有 1 条措施两边都有改动/)).toBeVisible();
  });
  await page.getByRole("button", { name: "以表格为准", exact: true }).first().click();
  await page.getByRole("button", { name: "确认导入（改动2条）" }).click();
  await expect(page.getByText("已导入台账（改动2条）")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("table").getByRole("link", { name: second, exact: true }).click();
  await expect(page.getByText("表中所写：完成两轮测试。").first()).toBeVisible();
  await page.goto(address);
  await expect(page.getByText("已交回", { exact: true })).toBeVisible();
  await expect(page.getByText("数据资源处交回.xlsx")).toBeVisible();
});

test("中途接手：本单位的台账连同期初读进来，名称对应好再确认，整次撤销", async ({ signIn }) => {
  const page = await signIn("waterOffice");
  await page.setViewportSize({ width: 1366, height: 768 });
  const before = await ledgerRows(page, "");
  const [asOf, due] = [await shanghai(page, -1), await shanghai(page, 60)];
  const lines = [
    ["市水务局巡察整改台账"],
    [`截至${asOf}`],
    ["序号", "反馈问题", "整改措施", "责任领导", "责任部门", "整改时限", "完成情况", "进展情况", "备注"],
    [
      "1",
      "河湖管护责任不实",
      "一是逐河设立公示牌。二是按月通报巡河情况。",
      "",
      "河湖处",
      due,
      "已完成",
      "已全部落实",
      "",
    ],
    ["2", "河湖管护责任不实", "修订巡河办法", "", "河湖处", due, "正在推进", "正在征求意见", "报局长办公会"],
    ["3", "节水宣传不深入", "开展节水进社区活动", "", "不知道哪个处", "长期坚持", "", "", ""],
    ["", "", "合计", "", "", "", "", "", ""],
  ];
  await page.goto("/sheets");
  await page.locator('input[type="file"]').setInputFiles(sent("局台账.xlsx", await bookOf(lines)));
  await page.getByRole("button", { name: "读取表格" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "局台账.xlsx" })).toBeVisible();

  await test.step("不认识的部门选定，或不采用；没有的不会自己生出来", async () => {
    await expect(page.getByText(/名称对应（\d个待选择）/)).toBeVisible();
    for (const name of ["河湖处", "不知道哪个处"]) {
      await page.getByRole("button", { name: `部门“${name}”` }).click();
      const meant = name === "河湖处" ? /^河湖科/ : "不采用";
      await page.getByRole("listbox").getByRole("option", { name: meant }).click();
      await expect(page.getByText(new RegExp(`没有找到.*“${name}”`))).toHaveCount(0);
    }
  });

  await test.step("期初：依据和确认人一次说全", async () => {
    await page.getByLabel("表中已完成、已销号的，作为期初已完成录入").check();
    await page.getByRole("button", { name: "按此对照", exact: true }).click();
    await expect(page.getByText(`期初已完成（${asOf}）`).first()).toBeVisible();
    await page.getByRole("button", { name: "确认导入（新增4条）" }).click();
    await expect(page.getByText(/请在上方写明期初的依据/).first()).toBeVisible();
    await expect(page.getByText(/请在上方选择期初确认人/).first()).toBeVisible();
    await page.getByRole("textbox", { name: /^期初依据/ }).fill("本局整改台账");
    await page.getByRole("button", { name: "期初确认人", exact: true }).click();
    await page.getByRole("listbox").getByRole("option").nth(1).click();
    await page.getByRole("button", { name: "按此对照", exact: true }).click();
  });
  await expectAccessible(page);
  await page.getByRole("button", { name: "确认导入（新增4条）" }).click();
  await expect(page.getByText("已导入台账（新增4条）")).toBeVisible();
  const address = page.url();
  expect((await ledgerRows(page, "")).said).toBe(before.said + 4);
  expect((await ledgerRows(page, "opening=1")).said).toBe(2);

  await test.step("整次撤销", async () => {
    await page.goto(address);
    await page.getByRole("button", { name: "撤销本次导入" }).click();
    const dialog = page.getByRole("alertdialog").or(page.getByRole("dialog"));
    await dialog.getByLabel(/撤销的原因/).fill("选错了文件。");
    await dialog.getByRole("button", { name: "撤销本次导入" }).click();
    await expect(page.getByText(/^这次导入已经撤销/)).toBeVisible();
    expect((await ledgerRows(page, "")).said).toBe(before.said);
  });
});

test("不是台账的、另一次巡视巡察的，说清楚；几份一起选，一份一份说", async ({ signIn, watch }) => {
  watch.expected(/422/);
  const page = await signIn("office");
  await page.goto("/sheets");
  await page.getByRole("button", { name: "读取表格" }).click();
  await expect(page.getByText("请先选择表格。")).toBeVisible();
  const letter = await bookOf([["会议室使用登记"], ["请爱护公物"]]);
  const small = await bookOf([
    ["整改措施", "责任部门"],
    ["补一条措施", "政务服务处"],
  ]);
  await page
    .locator('input[type="file"]')
    .setInputFiles([
      sent("会议室.xlsx", letter),
      sent("小台账.xlsx", small),
      sent("坏.xlsx", Buffer.from("PK这不是表格")),
    ]);
  await page.getByRole("button", { name: "读取表格" }).click();
  const list = page.getByRole("list", { name: "这次上传的表格" });
  await expect(list.getByRole("listitem").nth(0)).toContainText("表里没有找到整改措施");
  await expect(list.getByRole("listitem").nth(1)).toContainText("去核对");
  await expect(list.getByRole("listitem").nth(2)).toContainText(/表格|文件/);
  await expect(list.getByRole("listitem").nth(2).getByRole("link")).toHaveCount(0);
});
