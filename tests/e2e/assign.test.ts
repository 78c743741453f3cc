import { writeFile } from "node:fs/promises";
import { addDays, dayOf } from "@/lib/domain/day";
import { cellsOf } from "@/lib/domain/text/sheet-text";
import { expect, expectAccessible, expectSaid, type Page, test } from "./support/journey";
import { REPORT_OF_33, textOf33 } from "./support/report-of-33";

/** 办公室: from a report of 33 issues to an assigned ledger, by the keyboard from group to group and in few clicks. */

const UNITS = ["办公室", "政策法规处", "数据资源处"] as const;
const LEADER = "郑克勤";
const GOAL = 150;

/** Presses of the pointer on the pages of a journey, counted by the pages themselves; choosing a file is one beside them. */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    addEventListener(
      "click",
      (event) => {
        // What the keyboard presses is a click without a pointer: its detail is 0.
        if (!event.isTrusted || event.detail === 0) return;
        sessionStorage.setItem("clicks", String(Number(sessionStorage.getItem("clicks") ?? 0) + 1));
      },
      true,
    );
  });
  return () => page.evaluate(() => Number(sessionStorage.getItem("clicks") ?? 0));
}

const focusedLabel = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");

async function tabTo(page: Page, label: RegExp): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    const at = await page.evaluate(() => {
      const box = document.activeElement;
      return box instanceof HTMLInputElement ? (box.labels?.[0]?.textContent ?? "") : "";
    });
    if (label.test(at)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not come to ${label}`);
}

/** Types a day into the focused box, in the order in which this browser asks for it. */
async function typeDay(page: Page, day: string): Promise<void> {
  const [year = "", month = "", date = ""] = day.split("-");
  for (const typed of [`${month}${date}${year}`, `${year}${month}${date}`]) {
    await page.keyboard.type(typed);
    if ((await page.evaluate(() => (document.activeElement as HTMLInputElement).value)) === day) return;
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
  }
  throw new Error("the box takes no day by keyboard");
}

test("33个问题的报告到责任分工明确：全程不超过150次点击，分工一段只用键盘", async ({ signIn }, testInfo) => {
  test.setTimeout(300_000);
  const office = await signIn("office");
  const clicks = await countClicks(office);
  const file = testInfo.outputPath("通报.txt");
  await writeFile(file, textOf33());
  let chosenFiles = 0;

  await test.step("上传、核对、确认生成台账", async () => {
    await office.goto("/import");
    await office.locator("input[type=file]").setInputFiles(file);
    chosenFiles += 1;
    await office.getByRole("button", { name: "识别报告" }).click();
    const { issues, measures } = REPORT_OF_33;
    await expect(office.getByText(`${issues}个反馈问题（${measures}条措施）`, { exact: true })).toBeVisible();
    const accepted = office.getByRole("checkbox", { name: /^确认记入/ });
    await accepted.click();
    await expect(accepted).toBeChecked();
    await office.getByRole("button", { name: "下一步：确认生成台账" }).click();
    const dialog = office.getByRole("dialog", { name: "确认生成台账" });
    await dialog.getByRole("radio", { name: /整改方案/ }).check();
    await dialog.getByRole("button", { name: "确认生成台账" }).click();
    await expect(office).toHaveURL(/\/assign\?inspection=/);
  });

  const before = await clicks();
  const due = addDays(dayOf(new Date()), 60);
  const codes = await office
    .getByRole("checkbox", { name: /^选择 \S+ 的措施$/ })
    .evaluateAll((boxes) =>
      boxes.map((box) => /选择 (\S+) 的/.exec((box as HTMLInputElement).labels?.[0]?.textContent ?? "")?.[1]),
    );
  expect(codes).toHaveLength(REPORT_OF_33.issues + REPORT_OF_33.items);

  await test.step("勾选→部门→领导→类型→时限→下一组，一条键盘路径", async () => {
    await tabTo(office, /^选择 01 的措施$/);
    await office.keyboard.press("Space");
    await expect(office.getByText("已选 4 条", { exact: true })).toBeVisible();
    await office.keyboard.press("Enter");
    for (const [at, code] of codes.entries()) {
      await test.step(`${code}`, async () => {
        await expect.poll(() => focusedLabel(office)).toBe(`查找${code} 牵头部门`);
        await office.keyboard.type(UNITS[at % UNITS.length] ?? "");
        await office.keyboard.press("Enter");
        await expect.poll(() => focusedLabel(office)).toBe(`查找${code} 配合部门`);
        if (at === 0) {
          await office.keyboard.type("人事");
          await office.keyboard.press("Enter");
        }
        await office.keyboard.press("Enter");
        await expect.poll(() => focusedLabel(office)).toBe(`查找${code} 责任领导`);
        await office.keyboard.type(LEADER);
        await office.keyboard.press("Enter");
        await expect.poll(() => focusedLabel(office)).toBe(`${code} 整改类型`);
        await office.keyboard.press("ArrowDown");
        await office.keyboard.press("ArrowDown");
        await office.keyboard.press("Enter");
        await expect.poll(() => focusedLabel(office)).toBe(`${code} 整改时限`);
        await typeDay(office, due);
        if (at === 0) await expectAccessible(office);
        await office.keyboard.press("Enter");
      });
    }
    const waiting = office.getByRole("region", { name: "已暂存的更改" });
    await expect(waiting).toContainText(`${REPORT_OF_33.all} 条`);
  });

  await test.step("核对并保存，也不用鼠标", async () => {
    await expect(office.getByRole("button", { name: "核对并保存" })).toBeFocused();
    await office.keyboard.press("Enter");
    const dialog = office.getByRole("dialog", { name: `已暂存的更改（${REPORT_OF_33.all}条措施）` });
    await expect(dialog).toContainText(LEADER);
    await office.keyboard.press("Shift+Tab");
    await expect(dialog.getByRole("button", { name: `保存 ${REPORT_OF_33.all} 条` })).toBeFocused();
    await office.keyboard.press("Enter");
    await expectSaid(office, `已保存 ${REPORT_OF_33.all} 条措施的责任分工`);
    await expect(office.getByText("措施的责任分工已全部明确")).toBeVisible();
    expect((await clicks()) - before).toBe(0);
  });

  expect((await clicks()) + chosenFiles).toBeLessThanOrEqual(GOAL);
});

/** Puts a table on the clipboard as an office program does, and pastes it. */
async function pasteTable(page: Page, html: string): Promise<void> {
  await page.getByLabel("表格内容").evaluate((box, table) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", table);
    clipboardData.setData("text/plain", "表格");
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, html);
}

test("任务分工表：合并单元格照样粘贴，也可从文件读取；不认识的名称逐个选择，关掉再开还在", async ({
  signIn,
  watch,
}, testInfo) => {
  test.setTimeout(120_000);
  // The browser itself notes that a file was refused.
  watch.expected(/422/);
  const office = await signIn("office");
  await office.goto("/assign?show=all");
  const codes = await office
    .getByRole("checkbox", { name: /^选择措施 / })
    .evaluateAll((boxes) =>
      boxes.slice(0, 3).map((box) => box.getAttribute("aria-label")?.replace("选择措施 ", "") ?? ""),
    );
  const dialog = office.getByRole("dialog", { name: "任务分工表" });
  const table = `<table><tr><th>编号</th><th>责任领导</th><th>责任部门</th></tr>
    <tr><td>${codes[0]}</td><td rowspan="3">${LEADER}</td><td>没有的处、<br>办公室</td></tr>
    <tr><td>${codes[1]}</td><td>办公室</td></tr><tr><td>99-99</td><td>办公室</td></tr></table>`;

  await test.step("粘贴：合并的责任领导每行都有，行内换行不拆行", async () => {
    await office.getByRole("button", { name: "粘贴任务分工表" }).click();
    await pasteTable(office, table);
    await dialog.getByRole("button", { name: "识别表格" }).click();
    const rows = dialog.getByRole("row");
    await expect(rows.filter({ hasText: codes[1] ?? "" })).toContainText(`牵头 办公室 · 责任领导 ${LEADER}`);
    await expect(rows.filter({ hasText: "99-99" })).toContainText("没有找到");
    await expect(dialog.getByText(/识别到 3 行，对应 2 条措施/)).toBeVisible();
    await expectAccessible(office);
  });

  await test.step("Word、WPS、Excel复制来的都是同一张表", async () => {
    const said = (code: string) => [code, LEADER, "数据资源处\n办公室"];
    const copied = {
      Word: `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment--><table class="MsoTableGrid" border="1"><tbody>
        <tr><td><p class="MsoNormal"><b>编<span>&nbsp; </span>号</b><o:p></o:p></p></td><td><p class="MsoNormal">责任<br>领导</p></td><td><p class="MsoNormal">责任部门</p></td></tr>
        <tr><td><p class="MsoNormal">01-01<o:p></o:p></p></td><td rowspan="2"><p class="MsoNormal">${LEADER}</p></td><td rowspan="2"><p class="MsoNormal">数据资源处<o:p></o:p></p><p class="MsoNormal">办公室</p></td></tr>
        <tr><td><p class="MsoNormal">01-02</p></td></tr></tbody></table><!--EndFragment--></body></html>`,
      WPS: `<html><body><table><col width="72"><tr><td>编 号</td><td>责任<br/>领导</td><td>责任部门</td></tr>
        <tr><td><p>01-01</p></td><td rowspan="2"><p>${LEADER}</p></td><td rowspan="2"><p>数据资源处</p><p>办公室</p></td></tr><tr><td><p>01-02</p></td></tr></table></body></html>`,
      Excel: `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td{mso-ignore:padding}</style></head><body><table border=0><col width=64>
        <!--StartFragment--><tr height=20><td class=xl65>编 号</td><td class=xl65>责任<br>领导</td><td class=xl65>责任部门</td></tr>
        <tr height=20><td class=xl66>01-01</td><td rowspan=2 class=xl66>${LEADER}</td><td rowspan=2 class=xl66>数据资源处<br style='mso-data-placement:same-cell'>办公室</td></tr>
        <tr height=20><td class=xl66>01-02</td></tr><!--EndFragment--></table></body></html>`,
    };
    for (const html of Object.values(copied)) {
      await dialog.getByLabel("表格内容").fill("");
      await pasteTable(office, html);
      const cells = cellsOf(await dialog.getByLabel("表格内容").inputValue());
      expect(cells.map((row) => row.map((cell) => cell.replaceAll(" ", "")))).toEqual([
        ["编号", "责任\n领导", "责任部门"],
        said("01-01"),
        said("01-02"),
      ]);
    }
    await dialog.getByRole("button", { name: "识别表格" }).click();
    await expect(dialog.getByText(/识别到 2 行，对应 2 条措施/)).toBeVisible();
    await dialog.getByLabel("表格内容").fill("");
    await pasteTable(office, table);
  });

  await test.step("关掉再开，粘贴的还在；不认识的名称选定后才采用", async () => {
    await office.keyboard.press("Escape");
    await office.getByRole("button", { name: "粘贴任务分工表" }).click();
    await expect(dialog.getByLabel("表格内容")).toHaveValue(/没有的处/);
    await dialog.getByRole("button", { name: "识别表格" }).click();
    await expect(dialog.getByRole("row").filter({ hasText: codes[0] ?? "" })).toContainText("“没有的处”待选择");
    await dialog.getByRole("button", { name: "“没有的处”是" }).click();
    await office.getByRole("combobox", { name: "查找“没有的处”是" }).fill("政策法规处");
    await office.getByRole("combobox", { name: "查找“没有的处”是" }).press("Enter");
    await expect(dialog.getByRole("row").filter({ hasText: codes[0] ?? "" })).toContainText(/牵头 \S+ · 配合 办公室/);
    await dialog.getByRole("button", { name: "暂存 2 条" }).click();
    await expect(office.getByRole("region", { name: "已暂存的更改" })).toContainText("已暂存");
  });

  await test.step("从文件读取；坏文件说明原因", async () => {
    await office.getByRole("button", { name: "粘贴任务分工表" }).click();
    const choose = dialog.getByLabel("任务分工表文件");
    const file = async (name: string, content: string) => {
      const at = testInfo.outputPath(name);
      await writeFile(at, content);
      await choose.setInputFiles(at);
    };
    await file("分工.xlsx", "PK");
    await expect(dialog.getByText("暂不能直接读取.xlsx表格文件", { exact: false })).toBeVisible();
    await file("分工.html", `<html><body>${table}</body></html>`);
    await expect(dialog.getByText(/识别到 3 行/)).toBeVisible();
    await expect(dialog.getByText("暂不能直接读取.xlsx表格文件", { exact: false })).toHaveCount(0);
  });
});

test("具体表现和整改意见：未对应的点开正好那么多条，勾选后随之减少；只看部分台账的人没有这一页", async ({
  signIn,
  watch,
}) => {
  test.setTimeout(120_000);
  const office = await signIn("office");
  await office.goto("/inspections");
  await office
    .getByRole("link", { name: /第五轮/ })
    .first()
    .click();
  const figure = office.getByRole("link", { name: /^未对应/ }).first();
  const left = Number(/\d+/.exec((await figure.textContent()) ?? "")?.[0]);
  expect(left).toBeGreaterThan(0);
  await figure.click();
  await expect(office.getByRole("heading", { name: "措施对应情况" })).toBeVisible();
  const open = office.getByRole("cell", { name: "未对应", exact: true });
  await expect(open).toHaveCount(left);
  await expectAccessible(office);
  const address = office.url();

  const first = office.getByRole("button", { name: /^勾选问题 \S+ 对应的措施$/ }).first();
  const code = /问题 (\S+) 对/.exec((await first.getAttribute("aria-label")) ?? "")?.[1] ?? "";
  await test.step(`勾选问题 ${code} 的措施`, async () => {
    await first.click();
    const dialog = office.getByRole("dialog", { name: `问题 ${code} 的措施对应情况` });
    const boxes = dialog.getByRole("checkbox", { name: new RegExp(`^${code}-01 对应表现`) });
    await expect(boxes.first()).toBeVisible();
    for (const box of await boxes.all()) await box.check();
    await expectAccessible(office);
    await dialog.getByRole("button", { name: "保存 1 条措施" }).click();
    await expectSaid(office, "已保存 1 条措施的对应情况");
    await expect(office.getByRole("button", { name: `勾选问题 ${code} 对应的措施` })).toHaveCount(0);
    expect(await open.count()).toBeLessThan(left);
  });

  await test.step("问题页和措施页说同样的话，办理记录记下", async () => {
    await office.getByRole("link", { name: "全部", exact: false }).last().click();
    await office.getByRole("rowheader").filter({ hasText: code }).getByRole("link").click();
    await expect(office.getByText(/已有措施对应：具体表现 (\d+)\/\1/)).toBeVisible();
    await office
      .getByRole("link", { name: `${code}-01`, exact: true })
      .first()
      .click();
    await expect(office.getByText("对应的具体表现").first()).toBeVisible();
    await expect(office.getByText("对应具体表现和整改意见").first()).toBeVisible();
  });

  const liaison = await signIn("liaison");
  watch.expected(/404/);
  await liaison.goto(address);
  await expect(liaison.getByRole("heading", { name: "没有找到这个页面" })).toBeVisible();
});
