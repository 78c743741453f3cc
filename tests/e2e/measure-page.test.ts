import { expect, expectAccessible, expectSaid, test } from "./support/journey";
import { linksTo } from "./support/rows";

/** The page of a measure: verified in few clicks and then the next by itself; on a phone the act first; on paper one sheet. */

test("督查组核实一件不超过5次点击，随后自动到下一件", async ({ signIn }) => {
  const page = await signIn("supervision");
  await page.goto("/my-work");
  const queue = page.getByRole("table", { name: "待我审核的销号申请" });
  const waiting = (await queue.getByRole("row").count()) - 1;
  expect(waiting).toBeGreaterThan(1);
  await queue.getByRole("row").nth(1).getByRole("link").first().click();
  await expect(page.getByText(`待我审核 1/${waiting}`)).toBeVisible();
  const first = page.url();
  const next = await page.getByRole("navigation", { name: "待我审核" }).getByRole("link").last().getAttribute("href");

  // Counted: five points in one press, the box, the decision.
  let clicks = 0;
  await page.getByRole("button", { name: "五项均已核实" }).click();
  clicks += 1;
  await page.getByLabel("审核意见").click();
  clicks += 1;
  await page.keyboard.type("查阅资料、现场查看，属实。");
  await page.getByRole("button", { name: "同意销号，看下一件" }).click();
  clicks += 1;
  await expectSaid(page, "已同意，该措施已销号");
  expect(clicks).toBeLessThanOrEqual(5);
  await expect(page).toHaveURL(new RegExp(`${next}$`));
  expect(page.url()).not.toBe(first);
  // The next one is clean: nothing written for the one before stands there.
  await expect(page.getByLabel("审核意见")).toHaveValue("");
  await expect(page.getByLabel("措施全部落实")).not.toBeChecked();
});

test("一条措施：办理过程按类查看，过程先五条，手机上先看到要办的事，打印一张A4", async ({ signIn }) => {
  const liaison = await signIn("returnedLiaison");
  await liaison.goto("/ledger?status=RETURNED");
  const [measure = ""] = await linksTo(liaison, "measures");
  await liaison.goto(measure);
  await expectAccessible(liaison);
  const stream = liaison.locator("#stream");
  await expect(stream.getByRole("listitem")).toHaveCount(5);
  await stream.getByRole("button", { name: /^更多/ }).click();
  expect(await stream.getByRole("listitem").count()).toBeGreaterThan(5);
  await stream.getByRole("button", { name: /^审核 / }).click();
  await expect(stream.getByText("申请销号", { exact: true }).first()).toBeVisible();
  await expect(stream.getByText("进展", { exact: true })).toHaveCount(0);

  await test.step("退回的直接打开逐条补充，完成情况沿用上次", async () => {
    await expect(liaison.getByLabel("退回意见第1条的补充情况说明")).toBeVisible();
    await expect(liaison.getByLabel("完成情况")).not.toHaveValue("");
  });

  await test.step("手机上要办的事在最前", async () => {
    await liaison.setViewportSize({ width: 390, height: 844 });
    const work = await liaison.locator("#work").boundingBox();
    const process = await stream.boundingBox();
    expect(work?.y ?? 0).toBeLessThan(process?.y ?? 0);
    const over = await liaison.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over).toBeLessThanOrEqual(0);
  });

  await test.step("打印一张", async () => {
    await liaison.setViewportSize({ width: 1366, height: 768 });
    await liaison.reload();
    const paper = await liaison.pdf({ preferCSSPageSize: true });
    expect(paper.toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(1);
  });
});
