import { expect, expectAccessible, expectSaid, test } from "./support/journey";

/** 我的待办 on a Friday: ten measures reported, one of them applied for, one return answered, in few clicks and on one page. */

test("联络员：十条进展、一条申请、一条答复不超过18次点击，报过的折成一行", async ({ signIn }) => {
  test.setTimeout(120_000);
  const page = await signIn("returnedLiaison");
  await page.goto("/my-work");
  await expectAccessible(page);
  const head = page.getByRole("heading", { name: /^本周待报/ });
  const before = await head.textContent();
  let clicks = 0;
  const press = async (target: ReturnType<typeof page.getByRole>) => {
    await target.click();
    clicks += 1;
  };

  const rows = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("textbox", { name: / 进展$/ }) })
    .filter({ hasNotText: "尚未报送" });
  const many = Math.min(10, await rows.count());
  const boxes = await rows.getByRole("textbox", { name: / 进展$/ }).all();
  for (const box of boxes.slice(0, many)) {
    await press(box);
    await page.keyboard.type("本周完成第一批，已核对。");
  }
  const ticked = rows.getByRole("checkbox", { name: "本次进展即完成情况，一并申请销号" });
  await press(ticked.last());
  await press(page.getByRole("button", { name: /^报送 \d+ 条进展$/ }));
  await expect(page.getByText(/^已报送 \d+ 条进展，其中 1 条已申请销号$/)).toBeVisible();
  const sent = page.getByRole("region", { name: "本周已报" });
  await expect(sent.getByRole("listitem")).not.toHaveCount(0);
  await expect(sent.getByRole("textbox")).toHaveCount(0);
  await expect(head).not.toHaveText(before ?? "");

  const returned = page.getByRole("region", { name: /^退回/ }).getByRole("listitem").first();
  await press(returned.getByRole("button", { name: "逐条答复并重新申请" }));
  for (const answer of await returned.getByRole("textbox", { name: /补充情况说明/ }).all()) {
    await press(answer);
    await page.keyboard.type("已补齐。");
  }
  // What was said with the application before stands there.
  await expect(returned.getByRole("textbox", { name: /完成情况/ })).not.toHaveValue("");
  await press(returned.getByRole("button", { name: "提交销号申请" }));
  await expectSaid(page, "销号申请已提交");
  expect(clicks).toBeLessThanOrEqual(18);
  expect(many).toBeGreaterThanOrEqual(8);

  await test.step("已申报的在另一页里看走到哪一步", async () => {
    await page.getByRole("link", { name: /^已申报/ }).click();
    const table = page.getByRole("table", { name: "已申报、正在审核的措施" });
    await expect(table.getByText(/^待/).first()).toBeVisible();
    expect(await table.getByRole("row").count()).toBeGreaterThan(2);
  });
});

test("暂无进展可以沿用上次的原因；没打开的行只有一行字和一个框", async ({ signIn }) => {
  const page = await signIn("otherLiaison");
  await page.goto("/my-work");
  const box = page.getByRole("textbox", { name: / 进展$/ }).first();
  await expect(page.getByRole("radio")).toHaveCount(0);
  await box.click();
  await expect(page.getByRole("radio", { name: "有进展" })).toBeVisible();
  await expect(page.getByRole("button", { name: "＋登记成效" })).toHaveCount(1);
});
