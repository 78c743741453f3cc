import { describe, expect, test } from "vitest";
import { judge } from "@/lib/domain/roster/judge";
import type {
  Choices,
  Known,
  KnownPerson,
  KnownUnit,
  PersonLine,
  RosterSheet,
  UnitLine,
} from "@/lib/domain/roster/sheet";
import { NO_CHOICES } from "@/lib/domain/roster/sheet";
import { postIn, unitKindIn } from "@/lib/domain/roster/words";

/** What a sheet of people and units would do, row by row. */

const LAW: KnownUnit = {
  ...{ id: "u-law", name: "政策法规处", shortName: "法规处", kind: "DEPARTMENT", aliases: ["法制处"], ended: false },
};
const OLD: KnownUnit = { ...LAW, id: "u-old", name: "综合二处", shortName: "综合二处", aliases: [], ended: true };
const KNOWN: Known = {
  body: { name: "云溪市政务数据局", shortName: "市数据局" },
  units: [LAW, OLD],
  persons: [],
  logins: new Map(),
};
const somebody = (more: Partial<KnownPerson>): KnownPerson => ({
  ...{ id: "p-1", name: "张三", title: "主任科员", login: null, posts: [] },
  ...more,
});

let row = 3;
const person = (more: Partial<PersonLine>): PersonLine => {
  row += 1;
  return {
    ...{ kind: "person", key: `1:${row}`, sheet: "人员", row, name: "张三", unit: null, department: null },
    ...{ position: null, posts: [], login: null, from: null },
    ...more,
  };
};
const unit = (more: Partial<UnitLine>): UnitLine => {
  row += 1;
  return {
    kind: "unit",
    key: `1:${row}`,
    sheet: "部门",
    row,
    name: "督查处",
    short: null,
    type: null,
    parent: null,
    ...more,
  };
};
const sheetOf = (...lines: RosterSheet["lines"][number][]): RosterSheet => ({
  lines,
  doubts: [],
  notes: [],
  columns: [{ sheet: "人员", fields: { name: "A", department: "B", login: "E" } }],
});
const rule = (typed: string) => (/^[a-z][a-z0-9]{2,}$/.test(typed) ? { login: typed } : { why: "小写字母开头" });
const run = (lines: RosterSheet["lines"][number][], known: Partial<Known> = {}, choices: Partial<Choices> = {}) =>
  judge(sheetOf(...lines), { ...KNOWN, ...known }, { ...NO_CHOICES, ...choices }, rule);

describe("a person", () => {
  test("is new, with account, title and the post asked for", () => {
    const line = person({
      ...{ department: "法规处", position: "处长", login: "zhangsan", posts: ["部门负责人"] },
      from: { text: "2026-01-05", day: "2026-01-05" },
    });
    const { rows, plan } = run([line]);
    expect(rows).toMatchObject([{ state: "NEW", place: "法规处" }]);
    expect(plan.persons).toEqual([
      {
        ...{ id: null, name: "张三", title: "处长", login: "zhangsan" },
        posts: [{ words: "部门负责人", role: "UNIT_HEAD", unit: { id: "u-law" }, from: "2026-01-05" }],
      },
    ]);
  });

  test("of the ledger is the same one: unchanged, or changed cell by cell", () => {
    const known = { persons: [somebody({ posts: [{ role: "LIAISON", unitId: "u-law" }] })] };
    const same = person({ department: "法制处", position: "主任科员", posts: ["联络员"] });
    expect(run([same], known)).toMatchObject({ rows: [{ state: "UNCHANGED", cells: [] }], plan: { persons: [] } });
    const other = person({ department: "法规处", position: "副处长", posts: ["联络员", "领导小组办公室"] });
    const { rows, plan } = run([other], known);
    expect(rows[0]).toMatchObject({
      state: "CHANGED",
      cells: [
        { label: "职务", old: "主任科员", now: "副处长" },
        { label: "待设岗位", old: null, now: "领导小组办公室" },
      ],
    });
    expect(plan.persons).toMatchObject([{ id: "p-1", title: "副处长", posts: [{ role: "OFFICE" }] }]);
  });

  test("over several rows is one person with several posts", () => {
    const first = person({ department: "法规处", position: "处长", login: "zhangsan", posts: ["部门负责人"] });
    const second = person({ department: "法规处", posts: ["联络员"] });
    const { rows, plan } = run([first, second]);
    expect(rows.map(({ state }) => state)).toEqual(["NEW", "NEW"]);
    expect(plan.persons).toHaveLength(1);
    expect(plan.persons[0]?.posts.map(({ role }) => role)).toEqual(["UNIT_HEAD", "LIAISON"]);
  });

  test("called like another is asked for, never guessed; both answers hold", () => {
    const first = person({ position: "处长" });
    const second = person({ position: "科员" });
    const { rows, plan } = run([first, second]);
    expect(rows[1]).toMatchObject({ state: "ERROR", problems: [{ choose: { what: "person", of: second.key } }] });
    expect(plan.persons).toHaveLength(1);
    const two = run([first, second], {}, { persons: { [second.key]: "new" } });
    expect(two.plan.persons).toHaveLength(2);
    // The same person has one title: said, not silently taken.
    const one = run([first, second], {}, { persons: { [second.key]: "same" } });
    expect(one.rows[1]?.problems[0]?.message).toContain("职务");
    const logins = [person({ login: "zhangsan" }), person({ login: "zhangsan2" })];
    expect(run(logins).plan.persons).toHaveLength(2);
  });

  test("called like two of the ledger, or like one with another account, is asked for", () => {
    const persons = [somebody({}), somebody({ id: "p-2", title: "处长", login: "zhangsan" })];
    const line = person({ position: "科长" });
    expect(run([line], { persons }).rows[0]?.problems[0]?.choose?.offers.map(({ value }) => value)).toEqual([
      ...["p-1", "p-2", "new"],
    ]);
    expect(run([line], { persons }, { persons: { [line.key]: "p-1" } }).plan.persons).toMatchObject([{ id: "p-1" }]);
    expect(run([person({ position: "处长" })], { persons }).rows).toMatchObject([{ state: "UNCHANGED" }]);
    const other = person({ login: "zhangsan9" });
    expect(run([other], { persons: persons.slice(1) }).rows[0]).toMatchObject({ state: "ERROR" });
  });

  test("with an account nobody can have, or somebody has, is told at the cell", () => {
    const bad = run([person({ login: "0071" })]).rows[0];
    expect(bad).toMatchObject({
      state: "ERROR",
      problems: [{ column: "E", message: expect.stringContaining("0071") }],
    });
    const logins = new Map([["lisi", { personId: "p-9", name: "李四" }]]);
    expect(run([person({ login: "lisi" })], { logins }).rows[0]?.problems[0]?.message).toContain("已由李四使用");
    const twice = run([person({ login: "wangwu", name: "王五" }), person({ login: "wangwu", name: "王六" })]);
    expect(twice.rows[1]?.problems[0]?.message).toContain("已给王五");
    expect(run([person({ name: "张三、李四" })]).rows[0]?.problems[0]?.message).toContain("一行只能是一个人");
  });

  test("a post the ledger does not know waits under its words; an unread day is said", () => {
    const { rows, plan } = run([person({ posts: ["督导专员"], from: { text: "春节后", day: null } })]);
    expect(plan.persons[0]?.posts).toEqual([{ words: "督导专员", role: null, unit: null, from: null }]);
    expect(rows[0]?.hints.join()).toMatch(/春节后.*督导专员/);
  });
});

describe("a unit", () => {
  test("of the sheet is there for the people of the sheet, wherever it stands", () => {
    const { rows, plan } = run([
      person({ department: "督查处", posts: ["联络员"] }),
      unit({ short: "督查", type: "直属单位" }),
    ]);
    expect(rows.map(({ state }) => state)).toEqual(["NEW", "NEW"]);
    expect(plan.units).toEqual([{ id: null, name: "督查处", shortName: "督查", kind: "SUBORDINATE" }]);
    expect(plan.persons[0]?.posts[0]?.unit).toEqual({ name: "督查处" });
  });

  test("that nobody knows is asked for once, and never made silently", () => {
    const lines = [person({ name: "甲一", department: "督察处" }), person({ name: "乙二", department: "督察处" })];
    const asked = run(lines);
    expect(asked.plan).toEqual({ units: [], persons: [] });
    expect(asked.rows[0]?.problems[0]?.choose?.offers.map(({ value }) => value)).toEqual(["create", "none", "u-law"]);
    const made = run(lines, {}, { units: { 督察处: "create" } });
    expect(made.plan.units).toHaveLength(1);
    expect(made.rows.map(({ state }) => state)).toEqual(["NEW", "NEW"]);
    expect(run(lines, {}, { units: { 督察处: "u-law" } }).plan.units).toEqual([]);
    expect(run(lines, {}, { units: { 督察处: "u-old" } }).rows[0]?.state).toBe("ERROR");
  });

  test("changes cell by cell, and stands once", () => {
    const { rows, plan } = run([unit({ name: "政策法规处", short: "政法处" }), unit({ name: "法制处" })]);
    expect(rows[0]).toMatchObject({ state: "CHANGED", cells: [{ label: "简称", old: "法规处", now: "政法处" }] });
    expect(rows[1]?.problems[0]?.message).toContain("同一个部门");
    expect(plan.units).toMatchObject([{ id: "u-law", shortName: "政法处", kind: "DEPARTMENT" }]);
    expect(run([unit({ name: "综合二处" })]).rows[0]?.problems[0]?.message).toContain("停用");
  });
});

test("a row left out does nothing, and makes nothing for others", () => {
  const line = unit({});
  const { rows, plan } = run([line, person({ department: "督查处" })], {}, { leftOut: [line.key] });
  expect(rows.map(({ state }) => state)).toEqual(["LEFT_OUT", "ERROR"]);
  expect(plan).toEqual({ units: [], persons: [] });
});

test("posts and kinds are known by the words of offices", () => {
  expect(postIn("联络员")).toEqual({ role: "LIAISON", before: "" });
  expect(postIn("政策法规处 联络员")).toEqual({ role: "LIAISON", before: "政策法规处" });
  expect(postIn("整改工作领导小组组长")).toEqual({ role: "GROUP_LEADER", before: "" });
  expect(postIn("综合办公室")).toBeNull();
  expect(unitKindIn("派驻机构")).toBe("OUTSIDE");
  expect(unitKindIn("二级事业单位")).toBe("SUBORDINATE");
  expect(unitKindIn("星际舰队")).toBeNull();
});
