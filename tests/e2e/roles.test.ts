import { readFileSync } from "node:fs";
import { answered, expect, type Page, test } from "./support/journey";
import type { Person } from "./support/people";
import { ledgerRows, linksTo } from "./support/rows";

/** Everybody sees what their post opens, and nothing else exists for them: not in the navigation, not by its address. */

const WORK = "我的待办";
const COMPARING = "各单位整改";
const READING = ["整改总览", "台账", "巡视巡察"];
const BRINGING = "表格导入";
const COLLECTING = "每周收表";
const SHEETS = [BRINGING, COLLECTING];
const KEEPING = ["报告导入", ...SHEETS, "责任分工"];

type Case = { person: Person; post: string; start: string; entries: string[] };

const CASES: Case[] = [
  { person: "firstLeader", post: "第一组长", start: "/dashboard", entries: [WORK, ...READING] },
  { person: "groupLeader", post: "组长", start: "/dashboard", entries: [WORK, ...READING] },
  // 副组长 and 责任领导 in one person: the second signs.
  { person: "deputyLeader", post: "副组长", start: "/dashboard", entries: [WORK, ...READING] },
  { person: "groupMember", post: "领导小组成员", start: "/dashboard", entries: READING },
  { person: "office", post: "领导小组办公室", start: "/my-work", entries: [WORK, ...READING, ...KEEPING] },
  { person: "supervision", post: "督查组", start: "/my-work", entries: [WORK, ...READING, COLLECTING] },
  // Also a member of the leadership group, and so starts with the figures.
  { person: "responsibleLeader", post: "责任领导", start: "/dashboard", entries: [WORK, ...READING] },
  { person: "unitHead", post: "部门负责人", start: "/my-work", entries: [WORK, ...READING, ...SHEETS] },
  { person: "liaison", post: "联络员", start: "/my-work", entries: [WORK, ...READING, ...SHEETS] },
  { person: "discipline", post: "派驻纪检监察组", start: "/dashboard", entries: READING },
  { person: "inspectionOffice", post: "巡视巡察机构", start: "/rounds", entries: [COMPARING, WORK, ...READING] },
  { person: "systemAdmin", post: "系统管理员", start: "/settings/people", entries: ["机构人员"] },
  { person: "securityAdmin", post: "安全管理员", start: "/settings/people", entries: ["机构人员"] },
  { person: "auditAdmin", post: "审计管理员", start: "/audit", entries: ["机构人员", "审计日志"] },
];

/** Every page that stands at one address, and what in the navigation opens it. */
const PAGES = {
  "/rounds": COMPARING,
  "/my-work": WORK,
  "/dashboard": "整改总览",
  "/ledger": "台账",
  "/inspections": "巡视巡察",
  "/inspections/new": "报告导入",
  "/import": "报告导入",
  "/sheets": BRINGING,
  "/sheet-rounds": COLLECTING,
  "/sheet-rounds/new": "报告导入",
  "/assign": "责任分工",
  "/settings/people": "机构人员",
  "/settings/resets": "机构人员",
  "/settings/requests": "机构人员",
  "/settings/units": "机构人员",
  "/settings/bodies": "机构人员",
  "/settings/calendar": "机构人员",
  "/audit": "审计日志",
} as const;

/** Whether somebody who types the address gets the page, as the server answers it. */
async function opens(page: Page, address: string): Promise<boolean> {
  const response = await answered(page, address);
  const text = await response.text();
  if (response.status === 404) {
    expect(text, address).toContain("没有找到这个页面");
    return false;
  }
  expect(response.status, address).toBe(200);
  return true;
}

for (const { person, post, start, entries } of CASES) {
  test(`${post}：看到自己的入口，别的地址打不开`, async ({ signIn }) => {
    const page = await signIn(person);
    await page.goto("/");
    await expect(page).toHaveURL(new RegExp(`${start}$`));
    const navigation = page.getByRole("navigation", { name: "主导航" });
    // What waits there is counted beside 我的待办, and beside 机构人员 the posts that wait for who sets them.
    const counted = person === "securityAdmin" ? [WORK, "机构人员"] : [WORK];
    await expect(navigation.getByRole("link")).toHaveText(
      entries.map((entry) => (counted.includes(entry) ? new RegExp(`^${entry}(\\d+ 条待办)?$`) : entry)),
    );
    await page.getByRole("banner").getByRole("button").last().click();
    await expect(
      page.getByRole("region", { name: "账户" }).getByRole("listitem").filter({ hasText: post }).first(),
    ).toBeVisible();
    for (const [address, entry] of Object.entries(PAGES)) {
      expect(await opens(page, address), address).toBe(entries.includes(entry));
    }
  });
}

test("别的单位和别的部门的内容不存在：地址打不开，数里没有", async ({ signIn, watch }) => {
  test.setTimeout(120_000);
  watch.expected(/status of 404/);
  const office = await signIn("office");
  const district = await signIn("districtOffice");
  const liaison = await signIn("liaison");
  const leader = await signIn("districtLeader");
  const above = await signIn("inspectionOffice");
  const admin = await signIn("systemAdmin");

  const ours = await ledgerRows(office, "inspection=all");
  const theirs = await ledgerRows(district, "inspection=all");
  expect(ours.measures.length).toBe(ours.said);
  expect(theirs.measures.length).toBe(theirs.said);
  expect(theirs.said).toBeGreaterThan(10);
  expect(ours.measures.filter((address) => theirs.measures.includes(address))).toEqual([]);

  await test.step("巡视巡察机构看到各家，整体就是各家之和", async () => {
    const all = await ledgerRows(above, "inspection=all");
    const others = [];
    for (const person of ["waterOffice", "sportsOffice"] as const) {
      others.push(await ledgerRows(await signIn(person), "inspection=all"));
    }
    const each = [ours, theirs, ...others];
    expect(all.measures.toSorted()).toEqual(each.flatMap(({ measures }) => measures).toSorted());
    expect(all.said).toBe(each.reduce((sum, { said }) => sum + said, 0));
  });

  const [measure = "", issue = "", inspection = "", item = ""] = await test.step("找出别家的地址", async () => {
    await district.goto("/inspections");
    const [place = ""] = await linksTo(district, "inspections");
    await district.goto("/ledger?inspection=all");
    const [task = ""] = await linksTo(district, "measures");
    const [root = ""] = await linksTo(district, "issues");
    await district.goto("/ledger?inspection=all&source=ANALOGOUS,REFORM");
    const [beside = ""] = await linksTo(district, "items");
    return [task, root, place, beside];
  });
  for (const address of [measure, issue, inspection, item]) {
    expect(address).not.toBe("");
    expect(await opens(district, address), address).toBe(true);
    expect(await opens(above, address), address).toBe(true);
    expect(await opens(office, address), address).toBe(false);
    expect(await opens(liaison, address), address).toBe(false);
    expect(await opens(admin, address), address).toBe(false);
  }
  expect(await opens(district, `${inspection}/edit`)).toBe(true);
  expect(await opens(above, `${inspection}/edit`)).toBe(false);

  await test.step("联络员只有本部门牵头或配合的措施，与办公室按部门筛选的一致", async () => {
    const own = await ledgerRows(liaison, "inspection=all");
    expect(own.said).toBe(own.measures.length);
    const expected = new Set<string>();
    for (const unit of ["政务服务处", "政策法规处"]) {
      await office.goto("/ledger?inspection=all");
      await office.getByRole("button", { name: /^更多筛选/ }).click();
      await office.getByRole("button", { name: "牵头或配合部门", exact: true }).click();
      await office.getByRole("combobox", { name: /^查找/ }).fill(unit);
      // The names are read once the chooser is opened.
      await expect(office.getByRole("option", { name: unit }).first()).toBeVisible();
      await office.getByRole("combobox", { name: /^查找/ }).press("Enter");
      await expect(office).toHaveURL(/unit=/);
      const id = new URL(office.url()).searchParams.get("unit");
      for (const address of (await ledgerRows(office, `inspection=all&unit=${id}`)).measures) expected.add(address);
    }
    expect(own.measures.toSorted()).toEqual([...expected].toSorted());
    expect(own.said).toBeLessThan(ours.said);
    const foreign = ours.measures.filter((address) => !expected.has(address));
    for (const address of foreign.slice(0, 5)) expect(await opens(liaison, address), address).toBe(false);
  });

  await test.step("只当责任领导的人只有自己分管的措施", async () => {
    const own = await ledgerRows(leader, "inspection=all");
    expect(own.said).toBeGreaterThan(0);
    expect(own.said).toBeLessThan(theirs.said);
    const foreign = theirs.measures.filter((address) => !own.measures.includes(address));
    for (const address of foreign.slice(0, 5)) expect(await opens(leader, address), address).toBe(false);
    for (const address of own.measures.slice(0, 5)) {
      await leader.goto(address);
      await expect(leader.getByRole("main").getByText("尹志刚").first()).toBeVisible();
    }
  });

  await test.step("打不开的地址说的是同一句话，不透露有没有", async () => {
    await office.goto(measure);
    await expect(office.getByRole("heading", { name: "没有找到这个页面" })).toBeVisible();
    const hidden = await office.getByRole("main").or(office.locator("body")).last().textContent();
    await office.goto("/measures/00000000-0000-4000-8000-000000000000");
    expect(await office.getByRole("main").or(office.locator("body")).last().textContent()).toBe(hidden);
    await office.goto("/measures/nothing-of-the-kind");
    await expect(office.getByRole("heading", { name: "没有找到这个页面" })).toBeVisible();
  });
});

test("导入的报告和人员资料不出单位", async ({ signIn }) => {
  const office = await signIn("office");
  const district = await signIn("districtOffice");
  const admin = await signIn("systemAdmin");
  await district.goto("/import");
  await district.getByLabel("粘贴文字").check();
  const text = readFileSync("tests/fixtures/reports/labelled.txt", "utf8");
  await district.getByLabel("通报正文").fill(text);
  await district.getByRole("button", { name: "识别报告" }).click();
  await expect(district).toHaveURL(/\/import\/[0-9a-f-]{36}$/);
  const draft = new URL(district.url()).pathname;
  expect(await opens(district, draft)).toBe(true);
  expect(await opens(office, draft)).toBe(false);
  expect(await opens(admin, draft)).toBe(false);

  await admin.goto("/settings/people");
  const person = await admin.getByRole("row").getByRole("link").first().getAttribute("href");
  expect(await opens(admin, person ?? "")).toBe(true);
  expect(await opens(office, person ?? "")).toBe(false);
});
