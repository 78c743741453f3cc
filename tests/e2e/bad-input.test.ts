import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { PROGRESS_MAX } from "@/lib/domain/text/text-limits";
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
  const read = page.getByRole("button", { name: "读取报告" });
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

test("粘贴一份报告：读出的数目与人工清点一致，重复导入先问一句，放弃后不入账", async ({ signIn, watch }) => {
  watch.expected(/status of 422/);
  const page = await signIn("districtOffice");
  // A line of its own, so that the same text given by somebody else is another report.
  const text = readFileSync(OWN_REPORT.file, "utf8").replace("2024-12-20 09:00", "2024-12-20 10:30");
  const paste = async () => {
    await page.goto("/import");
    await page.getByLabel("粘贴文字").check();
    await page.getByLabel("通报正文").fill(text);
    await page.getByRole("button", { name: "读取报告" }).click();
  };
  await paste();
  for (const figure of [
    `方面 ${OWN_REPORT.sections}个`,
    `反馈问题 ${OWN_REPORT.issues}个`,
    `其措施 ${OWN_REPORT.measures}条`,
    `举一反三 ${OWN_REPORT.items}项`,
    `其措施 ${OWN_REPORT.itemMeasures}条`,
    `合计措施 ${OWN_REPORT.all}条`,
  ]) {
    await expect(page.getByText(figure, { exact: true })).toBeVisible();
  }
  const draft = page.url();
  await paste();
  await expect(page.getByLabel("仍然导入")).toBeVisible();
  await expect(page.getByLabel("通报正文")).toHaveValue(text);
  await page.goto(draft);
  await page.getByRole("button", { name: "放弃", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "放弃导入" }).click();
  await expect(page).toHaveURL(/\/import$/);
  await page.goto(draft);
  await expect(page.getByText("这次导入已经放弃")).toBeVisible();
});

test("进展写得不对：指出问题，写的内容还在，改好就能提交", async ({ signIn }) => {
  const page = await signIn("otherLiaison");
  await page.goto("/my-work");
  const [measure = ""] = await linksTo(page, "measures");
  await page.goto(measure);
  const box = page.getByLabel("进展", { exact: false }).and(page.getByRole("textbox"));
  const send = page.getByRole("button", { name: "提交进展" });

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
  await expectSaid(page, "进展已填报");
  await expect(page.getByRole("main").getByText(good).first()).toBeVisible();
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
  await expect(page.getByText("草稿已自动保存，尚未提交")).toBeVisible();
  await page.goto("/my-work");
  await page.goto(measures[1] ?? "");
  await expect(box).toHaveValue("写到一半的进展");
  // Only a page that is alive can be told that the network is gone.
  await expect(page.getByRole("button", { name: "提交进展" })).toBeEnabled();

  // Loaded again before the draft could be saved.
  page.once("dialog", (question) => void question.accept());
  await box.fill("写到一半的进展，又写了几个字");
  await page.reload();
  await expect(box).toHaveValue("写到一半的进展，又写了几个字");
  await expect(page.getByRole("button", { name: "提交进展" })).toBeEnabled();

  const text = "写到一半的进展，现在写完了。";
  await page.context().setOffline(true);
  await box.fill(text);
  await page.getByRole("button", { name: "提交进展" }).click();
  await expect(page.getByRole("main").getByRole("alert").first()).toBeVisible();
  await expect(box).toHaveValue(text);
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "提交进展" }).click();
  await expectSaid(page, "进展已填报");
  await page.reload();
  // Once among the progress and once in the history: pressing twice was one act.
  await expect(page.getByRole("main").getByText(text, { exact: true })).toHaveCount(2);
  await expect(box).toHaveValue("");
});
