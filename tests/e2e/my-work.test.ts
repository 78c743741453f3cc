import { expect, expectAccessible, expectSaid, test } from "./support/journey";

/** 我的待办 on a Friday: ten measures reported, one of them applied for, one return answered, in few clicks and on one page. */

test("联络员：十条进展、其中一条申请销号、一条退回答复，不超过18次点击，报过的折成一行", async ({ signIn }) => {
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
  const boxes = await rows.getByRole("textbox", { name: / 进展$/ }).all();
  for (const box of boxes.slice(0, 10)) {
    await press(box);
    await page.keyboard.type("本周完成第一批，已核对。");
  }
  const ticked = rows.getByRole("checkbox", { name: "本次进展即完成情况，一并申请销号" });
  await press(ticked.last());
  await press(page.getByRole("button", { name: "报送 10 条进展", exact: true }));
  await expect(page.getByText("已报送 10 条进展，其中 1 条已申请销号")).toBeVisible();
  const sent = page.getByRole("region", { name: "本周已报" });
  // The tenth is applied for and waits elsewhere.
  await expect(sent.getByRole("listitem")).toHaveCount(9);
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

  await test.step("已申报的在另一页里看走到哪一步", async () => {
    await page.getByRole("link", { name: /^已申报/ }).click();
    const table = page.getByRole("table", { name: "已申报、正在审核的措施" });
    await expect(table.getByText(/^待/).first()).toBeVisible();
    expect(await table.getByRole("row").count()).toBeGreaterThan(2);
  });
});

test("申请在没有人审核前可以撤回：回到申请前，写过的都在；审核的人被告知，审核过的不能再撤", async ({ signIn }) => {
  const page = await signIn("otherLiaison");
  await page.goto("/my-work?tab=applied");
  const table = page.getByRole("table", { name: "已申报、正在审核的措施" });
  const row = table
    .getByRole("row")
    .filter({ has: page.getByRole("button", { name: "撤回" }) })
    .first();
  const link = row.getByRole("link").first();
  const code = (await link.textContent()) ?? "";
  const measure = (await link.getAttribute("href")) ?? "";
  await expect(row.getByText(/^待办公室复核/)).toBeVisible();
  // The office has it open meanwhile.
  const office = await signIn("office");
  await office.goto(measure);
  await office.getByLabel("审核意见").fill("材料齐全，同意。");

  await row.getByRole("button", { name: "撤回" }).click();
  const dialog = page.getByRole("alertdialog", { name: `撤回措施 ${code} 的销号申请` });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "撤回申请" }).click();
  await expectSaid(page, "申请已撤回，填写的内容已保留");
  await expect(table.getByRole("link", { name: code, exact: true })).toHaveCount(0);

  await office.getByRole("button", { name: /^同意/ }).click();
  await expect(office.getByText(/的销号申请已由孟佳撤回，不需要再审核/)).toBeVisible();
  await expect(office.getByLabel("审核意见")).toHaveValue("材料齐全，同意。");

  await test.step("措施页：打开在申请上，完成情况是撤回的那一份，办理过程写明撤回", async () => {
    await page.goto(measure);
    await expectAccessible(page);
    const statement = page.getByLabel("完成情况");
    await expect(statement).not.toHaveValue("");
    await expect(page.locator("#stream").getByText("撤回申请", { exact: true }).first()).toBeVisible();
    await page.getByRole("button", { name: "提交销号申请" }).click();
    await expectSaid(page, "销号申请已提交");
    await expect(page.getByRole("button", { name: "撤回申请" })).toBeVisible();
  });

  await test.step("办公室复核以后不能再撤回", async () => {
    await office.reload();
    await office.getByLabel("审核意见").fill("材料齐全，同意。");
    await office.getByRole("button", { name: /^同意/ }).click();
    await expectSaid(office, "已同意，转入下一环节");
    await page.getByRole("button", { name: "撤回申请" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "撤回申请" }).click();
    await expect(
      page.getByText("这份销号申请已经有人审核，不能再撤回；需要补充的，请联系“督查组核实”环节退回。"),
    ).toBeVisible();
    await page.reload();
    await expect(page.getByText("督查组核实").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "撤回申请" })).toHaveCount(0);
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
