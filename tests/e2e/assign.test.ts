import { writeFile } from "node:fs/promises";
import { addDays, dayOf } from "@/lib/domain/day";
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
