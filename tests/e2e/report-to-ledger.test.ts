import { addDays, dayOf } from "@/lib/domain/day";
import { readHeadline, rowsBehind } from "./support/figures";
import { expect, expectSaid, type Page, test } from "./support/journey";
import { REPORT } from "./support/reports";

/** From a published report to measures worked on and closed, by everybody who has a part in it. */

const UNIT = "政务服务处";
const LEADER = "郑克勤";

/** Takes one of many in a list that is searched by typing. */
async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole("button", { name: label, exact: true }).click();
  const search = page.getByRole("combobox", { name: `查找${label}` });
  await search.fill(option);
  await expect(page.getByRole("option", { name: option })).toHaveCount(1);
  await search.press("Enter");
}

test("报告录入、责任分工、报送、退回、销号，整改总览随之变化", async ({ signIn }) => {
  test.setTimeout(240_000);
  const office = await signIn("office");
  const liaison = await signIn("liaison");
  const supervision = await signIn("supervision");
  const leader = await signIn("groupLeader");
  let inspectionId = "";
  let measure = "";
  const codes: string[] = [];

  await test.step("办公室上传报告，识别的数目与人工清点一致", async () => {
    await office.goto("/import");
    await office.locator("input[type=file]").setInputFiles(REPORT.file);
    await office.getByRole("button", { name: "识别报告" }).click();
    await expect(office.getByText("点左侧任一行，这里标出它的出处")).toBeVisible();
    for (const figure of [
      `${REPORT.sections}个方面`,
      `${REPORT.issues}个反馈问题（${REPORT.measures}条措施）`,
      `${REPORT.items}项举一反三（${REPORT.itemMeasures}条措施）`,
      `共${REPORT.all}条措施`,
    ]) {
      await expect(office.getByText(figure, { exact: true })).toBeVisible();
    }
  });

  await test.step("点一行，原文中标出它的出处", async () => {
    const mark = office.getByRole("region", { name: "报告原文" }).locator("mark");
    await office.getByRole("button", { name: REPORT.firstMeasure }).click();
    await expect(mark.first()).toBeInViewport();
    await expect(mark.first()).toContainText(REPORT.firstMeasure);
  });

  await test.step("更正一条，撤销，再更正；重新打开后仍在", async () => {
    const row = office.getByRole("button", { name: REPORT.secondMeasure });
    const corrected = `${REPORT.secondMeasure}（已按原件更正）`;
    const correct = async () => {
      await office.getByLabel("整改措施", { exact: true }).fill(corrected);
      await office.getByRole("button", { name: "保存修改" }).click();
      await expect(office.getByRole("button", { name: "撤销上一步（1）" })).toBeEnabled();
      await expect(office.getByRole("button", { name: corrected })).toBeVisible();
    };
    await row.click();
    await correct();
    await office.getByRole("button", { name: "撤销上一步（1）" }).click();
    await expect(office.getByRole("button", { name: "撤销上一步", exact: true })).toBeDisabled();
    await expect(office.getByRole("button", { name: corrected })).toHaveCount(0);
    await correct();
    await office.reload();
    await expect(office.getByRole("button", { name: corrected })).toBeVisible();
    await expect(office.getByRole("button", { name: "撤销上一步（1）" })).toBeEnabled();
  });

  await test.step("逐条核对，确认生成台账", async () => {
    const doubts = office.getByRole("button", { name: /^待核对（/ });
    await expect(doubts).toHaveText(`待核对（${REPORT.doubts}）`);
    for (let left = REPORT.doubts; left > 0; left -= 1) {
      await doubts.click();
      await office.getByRole("button", { name: "标为已核对" }).first().click();
      await expect(doubts).toHaveText(`待核对（${left - 1}）`);
    }
    // Kept as it is pressed: ticked once it is.
    const accepted = office.getByRole("checkbox", { name: /^确认记入/ });
    await accepted.click();
    await expect(accepted).toBeChecked();
    await office.getByRole("button", { name: "下一步：确认生成台账" }).click();
    const dialog = office.getByRole("dialog", { name: "确认生成台账" });
    await expect(dialog.getByLabel("名称")).toHaveValue(REPORT.title);
    await expect(dialog.getByLabel("反馈日期")).toHaveValue(REPORT.feedbackOn);
    // A published report is taken for one of progress; here the work only begins.
    await expect(dialog.getByRole("radio", { name: /整改进展情况通报/ })).toBeChecked();
    await dialog.getByRole("radio", { name: /整改方案/ }).check();
    await dialog.getByRole("button", { name: "确认生成台账" }).click();
    await expect(office).toHaveURL(/\/assign\?inspection=/);
    inspectionId = new URL(office.url()).searchParams.get("inspection") ?? "";
  });

  const fresh = await test.step("组长看到刚录入、还没有责任分工", async () => {
    const headline = await readHeadline(leader, inspectionId);
    expect(headline).toEqual({
      declared: `0/${REPORT.all}`,
      verified: `0/${REPORT.all}`,
      unassigned: REPORT.all,
      dueIn30: 0,
    });
    expect(await rowsBehind(leader, inspectionId, "牵头未明确")).toBe(REPORT.all);
    return headline;
  });

  await test.step("办公室一次给多条措施明确责任分工，采纳一条建议，撤销一条，保存", async () => {
    const boxes = office.getByRole("checkbox", { name: /^选择措施 / });
    await expect(boxes.first()).toBeVisible();
    for (const [index, box] of (await boxes.all()).slice(0, 4).entries()) {
      codes[index] = (await box.getAttribute("aria-label"))?.replace("选择措施 ", "") ?? "";
      await box.check();
    }
    await expect(office.getByText("已选 4 条", { exact: true })).toBeVisible();
    await pick(office, "牵头部门", UNIT);
    await pick(office, "责任领导", LEADER);
    await office.getByRole("combobox", { name: "整改类型", exact: true }).selectOption({ label: "限期整改" });
    await office.getByLabel("整改时限", { exact: true }).fill(addDays(dayOf(new Date()), 20));
    await expect(office.getByText("将更改 4 条：", { exact: true })).toBeVisible();
    await office.getByRole("button", { name: "暂存本组" }).click();
    const waiting = office.getByRole("region", { name: "已暂存的更改" });
    await expect(waiting).toContainText("4 条");

    const offer = office.getByRole("button", { name: /^建议 牵头 / }).first();
    await offer.click();
    await expect(waiting).toContainText("5 条");
    await waiting.getByRole("button", { name: "撤销上一步" }).click();
    await expect(waiting).toContainText("4 条");
    await offer.click();
    await expect(waiting).toContainText("5 条");

    await waiting.getByRole("button", { name: "核对并保存" }).click();
    const dialog = office.getByRole("dialog", { name: /^已暂存的更改/ });
    await dialog.getByRole("button", { name: `撤销 ${codes[3]} 的更改` }).click();
    await dialog.getByRole("button", { name: "保存 4 条" }).click();
    await expectSaid(office, "已保存 4 条措施的责任分工");
    const assigned = await readHeadline(leader, inspectionId);
    expect(assigned).toEqual({ ...fresh, unassigned: REPORT.all - 4, dueIn30: 3 });
  });

  await test.step("联络员一页填报几条进展，一次报送", async () => {
    await liaison.goto("/my-work");
    const own = liaison
      .getByRole("listitem")
      .filter({ hasText: REPORT.title })
      .filter({ has: liaison.getByRole("textbox") });
    await expect(own).toHaveCount(3);
    for (const code of codes.slice(0, 2)) {
      await own.getByRole("textbox", { name: `${code} 进展` }).fill(`${code} 已按方案推进，本周完成第一批。`);
    }
    // What lies there as a draft from before goes along.
    const written = await liaison
      .getByRole("textbox", { name: / 进展$/ })
      .evaluateAll((boxes) => boxes.filter((box) => box instanceof HTMLTextAreaElement && box.value !== "").length);
    await liaison.getByRole("button", { name: `报送 ${written} 条进展` }).click();
    await expectSaid(liaison, `已报送 ${written} 条进展`);
    // What was reported folds to a line each; the third still waits for its word.
    const sent = liaison.getByRole("region", { name: "本周已报" }).getByRole("listitem");
    await expect(sent.filter({ hasText: "已按方案推进，本周完成第一批" })).toHaveCount(2);
    await expect(own).toHaveCount(1);
  });

  await test.step("联络员启动另一条，申请其中一条销号", async () => {
    const own = liaison.getByRole("listitem").filter({ hasText: REPORT.title });
    await own.getByRole("link", { name: codes[2] ?? "", exact: true }).click();
    await liaison.getByRole("button", { name: "启动", exact: true }).click();
    await liaison.getByRole("alertdialog").getByRole("button", { name: "启动" }).click();
    await expectSaid(liaison, "措施已启动");

    await liaison.goto("/my-work");
    await own.getByRole("link", { name: codes[0] ?? "", exact: true }).click();
    await expect(liaison.getByRole("heading", { name: `措施 ${codes[0]}` })).toBeVisible();
    measure = new URL(liaison.url()).pathname;
    await liaison.getByRole("tab", { name: "申请销号" }).click();
    await liaison.getByLabel("完成情况").fill("制度已经印发，问题已经解决，群众反映良好。");
    await liaison.getByRole("button", { name: "提交销号申请" }).click();
    await expectSaid(liaison, "销号申请已提交");
    const headline = await readHeadline(leader, inspectionId);
    expect(headline).toMatchObject({ declared: `1/${REPORT.all}`, verified: `0/${REPORT.all}` });
  });

  const sign = async (page: Page, remark: string) => {
    await page.goto("/my-work");
    await page
      .getByRole("row")
      .filter({ hasText: REPORT.title })
      .getByRole("link", { name: codes[0] ?? "" })
      .click();
    await expect(page).toHaveURL(new RegExp(measure));
    await page.getByLabel("审核意见").fill(remark);
  };

  await test.step("办公室复核，督查组退回并写明要改的问题", async () => {
    await sign(office, "材料齐全，同意转核实。");
    await office.getByRole("button", { name: /^同意，转下一环节/ }).click();
    await expectSaid(office, "已同意，转入下一环节");

    await supervision.goto(measure);
    await supervision.getByRole("button", { name: "退回", exact: true }).click();
    await supervision.getByLabel("第1条", { exact: true }).fill("缺少第二季度的会议记录");
    // What it says as a whole may be left out: the points say it.
    await supervision.getByRole("button", { name: /^确认退回/ }).click();
    await expectSaid(supervision, "已退回牵头部门");
    expect(await readHeadline(leader, inspectionId)).toMatchObject({ declared: `0/${REPORT.all}` });
  });

  await test.step("联络员逐条说明后重新申请", async () => {
    await liaison.goto("/my-work?concern=returned");
    const row = liaison
      .getByRole("listitem")
      .filter({ hasText: REPORT.title })
      .filter({ hasText: "缺少第二季度的会议记录" });
    await row.getByRole("link", { name: codes[0] ?? "", exact: true }).click();
    await liaison.getByLabel("退回意见第1条的补充情况说明").fill("已补齐第二季度会议记录三份。");
    await expect(liaison.getByLabel("完成情况")).toHaveValue(/制度已经印发/);
    await liaison.getByRole("button", { name: "提交销号申请" }).click();
    await expectSaid(liaison, "销号申请已提交");
  });

  await test.step("办公室同意，督查组五项核查后销号", async () => {
    await sign(office, "已补齐，同意。");
    await office.getByRole("button", { name: /^同意，转下一环节/ }).click();
    await expectSaid(office, "已同意，转入下一环节");

    // Everything that is missing is told at once.
    await sign(supervision, "");
    await supervision.getByRole("button", { name: /^同意销号/ }).click();
    await expect(supervision.getByText("请填写审核意见。").first()).toBeVisible();
    await expect(supervision.getByText(/^还没有确认：措施全部落实/).first()).toBeVisible();
    await supervision.getByLabel("审核意见").fill("现场核实属实。");
    for (const point of ["措施全部落实", "问题处理到位", "效果达到目标", "同类问题一并整改"]) {
      await supervision.getByLabel(point).check();
    }
    await supervision.getByRole("button", { name: /^同意销号/ }).click();
    await expect(supervision.getByText("还没有确认：长效机制建立。").first()).toBeVisible();
    await expect(supervision.getByLabel("审核意见")).toHaveValue("现场核实属实。");
    await supervision.getByLabel("长效机制建立").check();
    await supervision.getByRole("button", { name: /^同意销号/ }).click();
    await expectSaid(supervision, "已同意，该措施已销号");
    await supervision.goto(measure);
    await expect(supervision.getByRole("main").getByText("已销号").first()).toBeVisible();
  });

  await test.step("整改总览的数随之变化，点开正好是这几条", async () => {
    expect(await readHeadline(leader, inspectionId)).toEqual({
      declared: `1/${REPORT.all}`,
      verified: `1/${REPORT.all}`,
      unassigned: REPORT.all - 4,
      dueIn30: 2,
    });
    expect(await rowsBehind(leader, inspectionId, "已销号", 0)).toBe(1);
    await expect(leader.getByRole("row").filter({ hasText: codes[0] ?? "" })).toHaveCount(1);
    expect(await rowsBehind(leader, inspectionId, "已销号", 1)).toBe(REPORT.all);
    expect(await rowsBehind(leader, inspectionId, "30天内")).toBe(2);
    expect(await rowsBehind(leader, inspectionId, "牵头未明确")).toBe(REPORT.all - 4);
    await leader.goto(measure);
    for (const word of ["申请销号", "退回", "缺少第二季度的会议记录", "现场核实属实。"]) {
      await expect(leader.getByRole("main").getByText(word).first()).toBeVisible();
    }
  });
});
