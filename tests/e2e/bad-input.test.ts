import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { PROGRESS_MAX } from "@/lib/domain/limits";
import { expect, expectSaid, test } from "./support/journey";
import { OWN_REPORT } from "./support/reports";
import { linksTo } from "./support/rows";

/** What cannot be taken is refused with a sentence that says what to do, nothing of it is kept, and nothing typed is lost. */

const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from("JFIF"), randomBytes(20_000)]);

test("读不了的报告：说清原因，什么也不留下", async ({ signIn, watch }, testInfo) => {
  watch.expected(/status of (413|422)/);
  const page = await signIn("office");
  await page.goto("/import");
  const kept = page.getByRole("table", { name: "导入记录" }).getByRole("row");
  const before = await kept.count();
  const file = page.locator("input[type=file]");
  const read = page.getByRole("button", { name: "识别报告" });
  const refusal = page.getByRole("main").getByRole("alert");

  await read.click();
  await expect(refusal).toHaveText("请先选择一个文件。");

  const big = testInfo.outputPath("五十兆.txt");
  writeFileSync(big, Buffer.alloc(50 * 1024 * 1024, "整改"));
  const txt = "text/plain";
  const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  const cases: [Parameters<typeof file.setInputFiles>[0], RegExp][] = [
    [{ name: "空的.txt", mimeType: txt, buffer: Buffer.alloc(0) }, /空|没有/],
    [{ name: "照片.docx", mimeType: docx, buffer: JPEG }, /图片|照片|不是/],
    [{ name: "小说.txt", mimeType: txt, buffer: readFileSync("tests/fixtures/reports/novel.txt") }, /不是整改通报/],
    [{ name: "方案.txt", mimeType: txt, buffer: readFileSync("tests/fixtures/reports/plan.txt") }, /方案或计划/],
    [big, /文件超过 10 MB/],
  ];
  for (const [given, sentence] of cases) {
    await file.setInputFiles(given);
    await read.click();
    await expect(refusal).toHaveText(sentence);
    await expect(refusal).toHaveText(/。$/);
    await expect(page).toHaveURL(/\/import$/);
  }

  await test.step("粘贴的文字被拒绝后还在", async () => {
    await page.getByLabel("粘贴文字").check();
    const text = "今天天气很好，我们去公园散步。".repeat(60);
    await page.getByLabel("通报正文").fill(text);
    await read.click();
    await expect(refusal).toHaveText(/不是整改通报/);
    await expect(page.getByLabel("通报正文")).toHaveValue(text);
  });
  await page.reload();
  await expect(kept).toHaveCount(before);
});

test("粘贴一份报告：识别的数目与人工清点一致，重复导入先问一句，取消后不录入", async ({ signIn, watch }) => {
  watch.expected(/status of 422/);
  const page = await signIn("districtOffice");
  // A line of its own, so that the same text given by somebody else is another report.
  const text = readFileSync(OWN_REPORT.file, "utf8").replace("2024-12-20 09:00", "2024-12-20 10:30");
  const paste = async () => {
    await page.goto("/import");
    await page.getByLabel("粘贴文字").check();
    await page.getByLabel("通报正文").fill(text);
    await page.getByRole("button", { name: "识别报告" }).click();
  };
  await paste();
  for (const figure of [
    `${OWN_REPORT.sections}个方面`,
    `${OWN_REPORT.issues}个反馈问题（${OWN_REPORT.measures}条措施）`,
    `${OWN_REPORT.items}项举一反三（${OWN_REPORT.itemMeasures}条措施）`,
    `共${OWN_REPORT.all}条措施`,
  ]) {
    await expect(page.getByText(figure, { exact: true })).toBeVisible();
  }
  const draft = page.url();
  await paste();
  await expect(page.getByLabel("仍然导入")).toBeVisible();
  await expect(page.getByLabel("通报正文")).toHaveValue(text);
  await page.goto(draft);
  await page.getByRole("button", { name: "取消导入", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "取消导入" }).click();
  await expect(page).toHaveURL(/\/import$/);
  await page.goto(draft);
  await expect(page.getByText("这次导入已经取消")).toBeVisible();
});

test("进展写得不对：指出问题，写的内容还在，改好就能提交", async ({ signIn }) => {
  const page = await signIn("otherLiaison");
  await page.goto("/my-work");
  const [measure = ""] = await linksTo(page, "measures");
  await page.goto(measure);
  const box = page.getByLabel("进展", { exact: false }).and(page.getByRole("textbox"));
  const send = page.getByRole("button", { name: "报送进展" });

  await box.fill("  \n ");
  await send.click();
  await expect(page.getByText(/请写明.*进展/).first()).toBeVisible();

  const long = "长".repeat(PROGRESS_MAX + 1);
  await box.fill(long);
  await send.click();
  await expect(page.getByText("超出 1 字，请删减")).toBeVisible();
  await expect(page.getByText(new RegExp(`${PROGRESS_MAX} ?字以内`)).first()).toBeVisible();
  await expect(box).toHaveValue(long);

  const good = "已对接三家单位，完成数据核对一百二十条。";
  await box.fill(good);
  await send.click();
  await expectSaid(page, "进展已报送");
  await expect(page.getByRole("main").getByText(good).filter({ visible: true }).first()).toBeVisible();
  await expect(box).toHaveValue("");
});

test("草稿：没写完离开，回来还在；断网时提交，内容不丢，恢复后能交", async ({ signIn, watch }) => {
  watch.expected(/ERR_INTERNET_DISCONNECTED/);
  const page = await signIn("otherLiaison");
  await page.goto("/my-work");
  const measures = await linksTo(page, "measures");
  await page.goto(measures[1] ?? "");
  const box = page.getByLabel("进展", { exact: false }).and(page.getByRole("textbox"));
  await box.fill("写到一半的进展");
  await expect(page.getByText("草稿已自动保存，尚未报送")).toBeVisible();
  await page.goto("/my-work");
  await page.goto(measures[1] ?? "");
  await expect(box).toHaveValue("写到一半的进展");
  // Only a page that is alive can be told that the network is gone.
  await expect(page.getByRole("button", { name: "报送进展" })).toBeEnabled();

  // Loaded again before the draft could be saved.
  page.once("dialog", (question) => void question.accept());
  await box.fill("写到一半的进展，又写了几个字");
  await page.reload();
  await expect(box).toHaveValue("写到一半的进展，又写了几个字");
  await expect(page.getByRole("button", { name: "报送进展" })).toBeEnabled();

  const text = "写到一半的进展，现在写完了。";
  await page.context().setOffline(true);
  await box.fill(text);
  await page.getByRole("button", { name: "报送进展" }).click();
  await expect(page.getByRole("main").getByRole("alert").first()).toBeVisible();
  await expect(box).toHaveValue(text);
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "报送进展" }).click();
  await expectSaid(page, "进展已报送");
  await page.reload();
  // Once among the progress and once in the history: pressing twice was one act.
  await expect(page.getByRole("main").getByText(text, { exact: true })).toHaveCount(2);
  await expect(box).toHaveValue("");
});

test("选填的日期写成不存在的一天：一次按下就指出，没有登记，填写的内容还在", async ({ signIn }) => {
  const page = await signIn("securityAdmin");
  await page.goto(`/settings/people?q=${encodeURIComponent("梁素芬")}`);
  await page.getByRole("link", { name: "梁素芬", exact: true }).click();
  const posts = page.getByRole("table", { name: /岗位$/ }).getByRole("row");
  await expect(posts.first()).toBeVisible();
  const before = await posts.count();
  await page.getByRole("button", { name: "设置岗位" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("岗位", { exact: false }).selectOption({ label: "领导小组成员" });
  const until = dialog.getByLabel("任职止");
  // The 30th of February, or half a day where the year comes first: the browser shows it and gives it as nothing at all.
  await until.focus();
  await until.pressSequentially("0230");
  await expect(until).toHaveValue("");
  const give = dialog.getByRole("button", { name: "设置" });
  const place = await give.boundingBox();
  if (!place) throw new Error("the button is not drawn");
  // As a hand presses: down, and up at the same spot wherever the button is by then.
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
  await page.mouse.down();
  // Drawn with what leaving the field says, the button still stands under the hand.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  expect(await give.boundingBox()).toEqual(place);
  await page.mouse.up();

  // The press was taken: the server has refused the whole form and says so above it and at the field, once.
  await expect(dialog.getByText("有内容需要修改，请按提示更正后再提交。")).toBeVisible();
  await expect(dialog.getByText(/^这一天不存在或没有填全/)).toHaveCount(1);
  await expect(until).toHaveAttribute("aria-invalid", "true");
  await expect(dialog.getByLabel("岗位", { exact: false })).toHaveValue("GROUP_MEMBER");
  expect(await until.evaluate((input: HTMLInputElement) => input.validity.badInput)).toBe(true);
  await expect(page.getByText("岗位已设置")).toBeHidden();

  await test.step("改好以后一次按下就能设置，任职止记下了", async () => {
    await until.fill("2030-02-28");
    await give.click();
    await expectSaid(page, "岗位已设置");
    await expect(posts).toHaveCount(before + 1);
    await expect(page.getByRole("cell", { name: "2030-02-28" })).toBeVisible();
  });
});

test("地址里读不懂的条件：列出来，说明没有生效，逐个取消，其余条件不变", async ({ signIn }) => {
  const page = await signIn("office");
  await page.goto("/ledger?inspection=nonsense&status=PLANNED,FOO&dueTo=2026-02-30");
  const chips = page.getByText(/：无法识别，未生效$/);
  await expect(chips).toHaveText([/^巡视巡察 nonsense/, /^完成情况 FOO/, /^整改时限至 2026-02-30/]);
  await page.getByRole("link", { name: "取消条件：完成情况 FOO：无法识别，未生效" }).click();
  await expect(chips).toHaveText([/^巡视巡察 nonsense/, /^整改时限至 2026-02-30/]);
  await expect(page.getByRole("link", { name: /^取消条件：完成情况：/ })).toBeVisible();
  await page.getByRole("link", { name: "取消条件：巡视巡察 nonsense：无法识别，未生效" }).click();
  await expect(chips).toHaveText([/^整改时限至 2026-02-30/]);
  await page.getByRole("link", { name: "取消条件：整改时限至 2026-02-30：无法识别，未生效" }).click();
  await expect(chips).toHaveCount(0);
  await expect(page).toHaveURL(/status=PLANNED/);
  await expect(page.getByRole("heading", { name: "整改台账" })).toBeVisible();
});

test("打开对话框时网络不通：说明没有打开，接通后再点就打开；来得慢时说正在打开", async ({ signIn, watch }) => {
  watch.expected(/ERR_FAILED|Failed to load chunk|ChunkLoadError|request failed: GET .*\/chunks\//);
  const page = await signIn("systemAdmin");
  await page.goto("/settings/people");
  const button = page.getByRole("button", { name: "新增人员", exact: true });
  const dialog = page.getByRole("dialog", { name: "新增人员" });
  const chunks = "**/_next/static/chunks/**";
  await page.route(chunks, (route) => route.abort());
  await button.click();
  await expectSaid(page, "没有打开");
  await expect(dialog).toBeHidden();
  await page.unroute(chunks);

  // Held back until the page has said that something is on its way.
  let release = () => {};
  const said = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(chunks, async (route) => {
    await said;
    await route.continue();
  });
  await button.click();
  await expect(button).toHaveAttribute("aria-busy", "true");
  await expect(dialog).toBeHidden();
  release();
  await expect(dialog).toBeVisible();
});
