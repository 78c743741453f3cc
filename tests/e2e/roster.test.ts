import { readFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { openSheet, rowsOf } from "../support/sheets";
import { enter, expect, expectAccessible, expectNotFound, expectSaid, type Page, test } from "./support/journey";

/** 导入人员和部门 and 待设岗位: a body set up from two sheets by its two administrators. */

const PASSWORD = "Sanlouchuang6ba.";
const PEOPLE = 60;
/** Seconds of a person for one act: to find the place, press or choose, and look at what came. */
const SECONDS_AN_ACT = 15;
const ACTS_MAX = (15 * 60) / SECONDS_AN_ACT;

const UNITS = [
  ["办公室", "办公室", "内设处室"],
  ["组织人事处", "人事处", "内设处室"],
  ["计划财务处", "财务处", "内设处室"],
  ["政策法规处", "法规处", "内设处室"],
  ["文物保护处", "文保处", "内设处室"],
  ["公共服务处", "公服处", "内设处室"],
  ["艺术发展处", "艺术处", "内设处室"],
  ["市场监管处", "监管处", "内设处室"],
  ["机关党委", "机关党委", "内设处室"],
  ["云溪市图书馆", "图书馆", "直属单位"],
  ["云溪市博物馆", "博物馆", "直属单位"],
  ["驻文旅局纪检监察组", "派驻组", "派驻或外部机构"],
] as const;

const FAMILIES = [..."赵钱孙李周吴郑王冯陈褚卫蒋沈韩"];
const GIVEN = ["若虚", "望舒", "知微", "砚秋"];

/** Family by family, four of each: no two are called alike. */
const nameAt = (i: number) => `${FAMILIES[Math.floor(i / 4)]}${GIVEN[i % 4]}`;

type Line = { name: string; unit: string; title: string; login: string; posts: string; from: string | Date };

/** Five of each unit: a head, two 联络员, and two others, with what an office writes differently from the ledger. */
function peopleLines(): Line[] {
  return Array.from({ length: PEOPLE }, (_, i): Line => {
    const [, unit = ""] = UNITS[Math.floor(i / 5)] ?? [];
    const login = `wl${String(i + 1).padStart(3, "0")}`;
    const from = i % 2 === 0 ? "2026-01-05" : new Date(Date.UTC(2026, 0, 5));
    const posts = ["部门负责人、联络员", "联络员", "部门联络员", "", i % 10 === 4 ? "整改办" : "督查组"][i % 5] ?? "";
    return { name: nameAt(i), unit, title: `${unit}工作人员`, login, posts, from };
  });
}

const csv = (lines: readonly (readonly string[])[]) =>
  Buffer.from(`\ufeff${lines.map((cells) => cells.join(",")).join("\r\n")}`);

async function peopleBook(lines: readonly Line[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("人员名册");
  sheet.mergeCells("A1:H1");
  sheet.getCell("A1").value = "云溪市文化和旅游局人员名册";
  sheet.addRow(["序号", "姓名", "部门", "职务", "账号", "手机", "拟设岗位", "起始日期"]);
  lines.forEach(({ name, unit, title, login, posts, from }, i) => {
    sheet.addRow([i + 1, name, unit, title, login, `1380000${String(i).padStart(4, "0")}`, posts, from]);
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** What the two do by hand, counted. */
function counting() {
  const counted = { acts: 0 };
  const act = async <T>(does: Promise<T>): Promise<T> => {
    counted.acts += 1;
    return does;
  };
  return { counted, act };
}

type File = { name: string; mimeType: string; buffer: Buffer };
type Act = ReturnType<typeof counting>["act"];

async function upload(page: Page, act: Act, file: File, body: string): Promise<void> {
  await act(page.goto("/settings/rosters"));
  await act(page.getByRole("button", { name: /^单位/ }).click());
  await act(page.getByRole("combobox", { name: /^查找/ }).fill(body));
  await act(page.getByRole("combobox", { name: /^查找/ }).press("Enter"));
  await act(page.locator('input[type="file"]').setInputFiles(file));
  await act(page.getByRole("button", { name: "读取表格" }).click());
  await expect(page.getByRole("heading", { level: 1, name: "核对人员和部门" })).toBeVisible();
}

async function confirm(page: Page, act: Act): Promise<void> {
  await act(page.getByRole("button", { name: "确认导入" }).click());
  await act(page.getByRole("alertdialog").getByRole("button", { name: "确认导入" }).click());
  await expectSaid(page, "已导入");
}

/** The slips on the page, by account. */
async function slipsOn(page: Page, part: "上半段" | "下半段"): Promise<Map<string, string>> {
  const slips = page.getByRole("list", { name: `领取单（${part}）` }).getByRole("listitem");
  await expect(slips.first()).toBeVisible();
  const codes = await slips.evaluateAll((items) =>
    items.map((item) => [...item.querySelectorAll("code")].map((code) => code.textContent ?? "")),
  );
  return new Map(codes.map(([login = "", half = ""]) => [login, half]));
}

async function useCode(page: Page, login: string, first: string, second: string): Promise<void> {
  await page.goto("/one-time-code");
  await page.getByLabel("账号").fill(login);
  await page.getByLabel("上半段").fill(first);
  await page.getByLabel("下半段").fill(second);
  await page.getByLabel(/^新密码/).fill(PASSWORD);
  await page.getByLabel("再输一次新密码").fill(PASSWORD);
  await page.getByRole("button", { name: "设置密码" }).click();
}

test("12个部门、60人从两张表建起来：两位管理员合计不超过60步，岗位设置之前一次性码无效", async ({
  signIn,
  visitor,
}) => {
  test.setTimeout(180_000);
  const { counted, act } = counting();
  const system = await signIn("systemAdmin");
  const security = await signIn("securityAdmin");
  const body = "云溪市文化和旅游局";

  await test.step("系统管理员新增单位，导入部门表", async () => {
    await act(system.goto("/settings/bodies"));
    await act(system.getByRole("button", { name: "新增单位" }).click());
    const dialog = system.getByRole("dialog");
    await act(dialog.getByLabel("单位名称").fill(body));
    await act(dialog.getByLabel("简称").fill("市文旅局"));
    await act(dialog.getByRole("button", { name: "保存" }).click());
    await expectSaid(system, "单位已新增");
    const buffer = csv([["部门名称", "简称", "类型"], ...UNITS]);
    await upload(system, act, { name: "部门表.csv", mimeType: "text/csv", buffer }, body);
    await expect(system.getByText("将新增部门12个。")).toBeVisible();
    await confirm(system, act);
  });

  await test.step("导入人员表：没有认出的部门选定一次，有问题的行说清楚", async () => {
    const lines = peopleLines();
    const [first, second] = lines;
    if (!first || !second) throw new Error("no lines");
    first.name = "赵　若虚";
    for (const line of lines) if (line.unit === "法规处") line.unit = "法制处";
    const buffer = await peopleBook([...lines, { ...second, unit: "", title: "", posts: "整改专员" }]);
    const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    await upload(system, act, { name: "人员名册.xlsx", mimeType, buffer }, body);
    await expect(system.getByText("“手机”一栏不录入：系统不保存手机号码。", { exact: false })).toBeVisible();
    await expect(system.getByRole("button", { name: "确认导入" })).toBeDisabled();
    await expectAccessible(system);
    await act(system.getByLabel("“法制处”是哪个部门").selectOption({ label: "政策法规处" }));
    await expect(system.getByText(`将新增人员${PEOPLE}人、开通账号${PEOPLE}个、待设岗位61个。`)).toBeVisible();
    await confirm(system, act);
  });

  const firstHalves = await test.step("打印上半段领取单", async () => {
    await act(system.getByRole("button", { name: "生成账号领取单" }).click());
    const slips = await slipsOn(system, "上半段");
    expect(slips.size).toBe(PEOPLE);
    await act(system.getByRole("button", { name: "已打印，关闭" }).click());
    return slips;
  });

  const person = await visitor();
  const firstHalf = firstHalves.get("wl001") ?? "";
  await useCode(person, "wl001", firstHalf, firstHalf);
  await expect(person.getByText(/^账号或一次性码不正确，或者这个一次性码还没有释放/).first()).toBeVisible();

  await test.step("安全管理员从导航看到有待设岗位，更正一行后全部设置", async () => {
    await act(security.goto("/"));
    await act(
      security
        .getByRole("navigation", { name: "主导航" })
        .getByRole("link", { name: /^机构人员/ })
        .click(),
    );
    await act(security.getByRole("link", { name: /^待设岗位/ }).click());
    await expect(security.getByRole("heading", { name: /^待设岗位/ })).toBeVisible();
    await act(security.getByRole("button", { name: /^单位/ }).click());
    await act(security.getByRole("combobox", { name: /^查找/ }).fill(body));
    await act(security.getByRole("combobox", { name: /^查找/ }).press("Enter"));
    await expect(security.getByRole("heading", { name: /^待设岗位\s*61/ })).toBeVisible();
    await expect(security.getByRole("button", { name: /^释放/ })).toHaveCount(0);
    await expectAccessible(security);
    await act(security.getByRole("checkbox", { name: "选择本页全部" }).check());
    await act(security.getByRole("button", { name: "批量设置岗位（61）" }).click());
    await expect(security.getByRole("row", { name: /赵望舒/ }).getByText("请选定岗位。")).toBeVisible();
    await act(security.getByRole("combobox", { name: "赵望舒的岗位" }).selectOption({ label: "督查组" }));
    await act(security.getByRole("button", { name: "批量设置岗位（61）" }).click());
    await expectSaid(security, "已设置61个岗位");
    await expect(security.getByText("这个单位没有待设岗位")).toBeVisible();
  });

  const secondHalves = await test.step("安全管理员释放，打印下半段领取单", async () => {
    await act(security.getByRole("button", { name: /^释放48人的启用码/ }).click());
    const slips = await slipsOn(security, "下半段");
    expect(slips.size).toBe(48);
    await act(security.getByRole("button", { name: "已打印，关闭" }).click());
    return slips;
  });
  expect(counted.acts).toBeLessThanOrEqual(ACTS_MAX);

  await test.step("本人收齐两段，自己设密码，登录就能办事", async () => {
    await useCode(person, "wl001", firstHalf, secondHalves.get("wl001") ?? "");
    await expect(person).toHaveURL(/\/sign-in$/);
    await enter(person, "wl001", PASSWORD);
    await expect(person.getByRole("heading", { name: "我的待办" })).toBeVisible();
    await expect(person.getByText("办公室 部门负责人").first()).toBeVisible();
  });

  await test.step("有人启用之后，这次导入不能整次撤销", async () => {
    await system.reload();
    await expect(system.getByText(/1个账号已经启用.*不能整次撤销/)).toBeVisible();
    await expect(system.getByRole("button", { name: "撤销本次导入" })).toHaveCount(0);
  });
});

test("有问题的行带批注下载，不导入后确认；没有人用过可以整次撤销；不是系统管理员没有这个页面", async ({
  signIn,
  watch,
}) => {
  watch.expected(/status of 404/);
  const { act } = counting();
  const system = await signIn("systemAdmin");
  const lines = [
    ["姓名", "部门", "职务", "账号", "拟设岗位"],
    ["柳 青 ", "办公室", "科员", "ty-liuqing", "联络员"],
    ["桑晚", "办公室", "科员", "0071", "联络员"],
  ];
  await upload(system, act, { name: "补充.csv", mimeType: "text/csv", buffer: csv(lines) }, "云溪市体育局");

  await test.step("批注表：每行照原样写出，问题写在右边", async () => {
    await system.getByRole("button", { name: "导出", exact: true }).click();
    const menu = system.getByRole("dialog", { name: "导出" });
    const coming = system.waitForEvent("download");
    await menu.getByRole("button", { name: "导出人员表（带批注）（Excel）" }).click();
    const { sheet } = await openSheet(new Uint8Array(readFileSync(await (await coming).path())).buffer);
    expect(rowsOf(sheet).map((row) => [row.账号, row.核对结果, row.批注])).toEqual([
      ["ty-liuqing", "将新增", ""],
      ["0071", "有问题", expect.stringContaining("账号“0071”不能用")],
    ]);
    await system.keyboard.press("Escape");
  });

  await system.getByRole("button", { name: "不导入有问题的1行" }).click();
  await expect(system.getByText("将新增人员1人、开通账号1个、待设岗位1个。")).toBeVisible();
  await confirm(system, act);

  await test.step("待设岗位：系统管理员看得到，设不了", async () => {
    await system.goto("/settings/requests");
    await expect(system.getByRole("row", { name: /柳青/ })).toBeVisible();
    await expect(system.getByRole("checkbox")).toHaveCount(0);
    await expect(system.getByRole("button", { name: /设置岗位/ })).toHaveCount(0);
    await system.goBack();
  });

  await test.step("整次撤销", async () => {
    await system.getByRole("button", { name: "撤销本次导入" }).click();
    const dialog = system.getByRole("dialog");
    await dialog.getByLabel("撤销的原因").fill("传错了表");
    await dialog.getByRole("button", { name: "撤销本次导入" }).click();
    await expect(system.getByText("这次导入已经撤销")).toBeVisible();
    await system.goto("/settings/people?q=ty-liuqing");
    await expect(system.getByText("没有符合条件的人员")).toBeVisible();
  });

  for (const person of ["securityAdmin", "auditAdmin", "office"] as const)
    await expectNotFound(await signIn(person), "/settings/rosters");
});
