import { expect, expectSaid, test } from "./support/journey";

/** The head of the leadership group before a meeting: one screen answers what is asked, and the decisions are next to it. */

test("组长：一屏之内看到逾期的是谁、自上次会议以来的变化、等我审批的、还剩几天，随后逐件审批", async ({ signIn }) => {
  const page = await signIn("groupLeader");
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto("/");
  await expect(page).toHaveURL(/\/dashboard/);
  const part = (title: RegExp) =>
    page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name: title }) });
  const overdue = part(/^逾期未销号/);
  const waiting = part(/^请您审批/);
  const changes = part(/以来变化$/);

  await test.step("四个问题的答案都在一屏里，前三段在 650 高的屏上也在", async () => {
    const seen = {
      daysLeft: page.getByText(/距集中整改期满\s*\d+\s*天/),
      late: overdue,
      whose: part(/^牵头部门/),
      changed: changes,
      decisions: waiting,
    };
    for (const [what, where] of Object.entries(seen)) {
      const box = await where.first().boundingBox();
      expect(box, what).not.toBeNull();
      expect((box?.y ?? 0) + (box?.height ?? 0), what).toBeLessThanOrEqual(768);
    }
    for (const [what, where] of Object.entries({ late: overdue, changed: changes, decisions: waiting })) {
      const box = await where.first().boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0), `${what} at 650`).toBeLessThanOrEqual(650);
    }
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    await expect(overdue.getByRole("row").first()).toContainText("牵头部门责任领导");
    await expect(overdue.getByRole("row").nth(1)).toContainText(/^\d+天/);
    await expect(changes).toContainText("新增销号");
  });

  await test.step("不同巡视巡察中等我审批的一并计数，去办理看得到每一件", async () => {
    await expect(waiting).toContainText("请您审批（2）");
    await waiting.getByRole("link", { name: "去办理" }).click();
    const queue = page.getByRole("table", { name: "待我审核的销号申请" });
    await expect(queue.getByText("六届市委第二轮巡察")).toHaveCount(1);
    await expect(queue.getByText("六届市委第五轮巡察")).toHaveCount(1);
    await queue.getByRole("row").nth(1).getByRole("link").first().click();
    await expect(page.getByText("待我审核 1/2")).toBeVisible();
  });

  await test.step("一件批完自动到下一件，批完回到总览没有等我审批的", async () => {
    await page.getByLabel("审核意见").fill("同意销号。");
    await page.getByRole("button", { name: "同意销号，看下一件" }).click();
    await expectSaid(page, "已同意，该措施已销号");
    await expect(page.getByText("待我审核 1/1")).toBeVisible();
    await expect(page.getByLabel("审核意见")).toHaveValue("");
    await page.getByLabel("审核意见").fill("同意销号。");
    await page.getByRole("button", { name: "同意销号", exact: true }).click();
    // The word on the first stands there still: this one is done when nothing more can be signed.
    await expect(page.getByLabel("审核意见")).toHaveCount(0);
    await page.goto("/dashboard");
    await expect(waiting).toContainText("请您审批（0）");
  });
});
