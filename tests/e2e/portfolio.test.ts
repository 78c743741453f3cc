import { expect, expectAccessible, expectSaid, type Page, test } from "./support/journey";
import { ledgerRows } from "./support/rows";

/** 分管: a unit put in a leader's charge, what the leader sees by it, and what the desk of 责任分工 makes of it. */

const LEADER = "尹志刚";
const UNIT = "房产与物业管理科";
const SHORT = "房产物业科";

async function choose(page: Page, label: string, words: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^${label}`) }).click();
  await page.getByRole("combobox", { name: /^查找/ }).fill(words);
  await page.getByRole("combobox", { name: /^查找/ }).press("Enter");
}

test("分管部门：登记后责任领导看得到，分工时推荐，终止后立即看不到", async ({ signIn }) => {
  test.setTimeout(120_000);
  const security = await signIn("securityAdmin");
  const leader = await signIn("districtLeader");
  const office = await signIn("districtOffice");
  const before = await ledgerRows(leader, "inspection=all");

  await test.step("安全管理员在人员页登记", async () => {
    await security.goto(`/settings/people?q=${encodeURIComponent(LEADER)}`);
    await security.getByRole("link", { name: LEADER, exact: true }).click();
    await security.getByRole("button", { name: "登记分管部门" }).click();
    await choose(security, "分管的部门", UNIT);
    await security.getByRole("dialog").getByRole("button", { name: "登记" }).click();
    await expectSaid(security, "分管部门已登记");
    const fields = security.getByRole("table", { name: `${LEADER}分管的部门` });
    await expect(fields.getByRole("row", { name: new RegExp(UNIT) })).toContainText("分管中");
    await expectAccessible(security);
  });

  await test.step("责任领导多看到这个部门的措施", async () => {
    const now = await ledgerRows(leader, "inspection=all");
    expect(now.said).toBeGreaterThan(before.said);
    expect(now.measures).toEqual(expect.arrayContaining(before.measures));
  });

  await test.step("办公室选牵头部门，分管领导一按就是责任领导", async () => {
    await office.goto("/assign?show=all");
    await choose(office, "牵头部门", SHORT);
    await office.getByRole("button", { name: `分管领导 ${LEADER}` }).click();
    await expect(office.getByRole("button", { name: /^责任领导/ })).toContainText(LEADER);
    await expect(office.getByRole("button", { name: `分管领导 ${LEADER}` })).toHaveCount(0);
  });

  await test.step("终止到昨天，下一次打开就看不到", async () => {
    const row = security.getByRole("row", { name: new RegExp(UNIT) });
    await row.getByRole("button", { name: "终止" }).click();
    const dialog = security.getByRole("dialog");
    await dialog.getByLabel("原因").fill("班子分工调整");
    await dialog.getByRole("button", { name: "终止" }).click();
    await expectSaid(security, "分管已终止");
    expect((await ledgerRows(leader, "inspection=all")).measures).toEqual(before.measures);
  });
});
