import { describe, expect, test } from "vitest";
import { day } from "@/lib/domain/day";
import { type Chosen, nameKey, readTaskTable } from "@/lib/features/assign/queries/task-table";

/** A pasted 任务分工表: which measures its rows mean, and what it gives them. */

const unit = (id: string, name: string, more: { aliases?: string[]; ended?: boolean } = {}) => ({
  ...{ id, name, shortName: name, aliases: [], ended: false, inCharge: null },
  ...more,
});
const person = (id: string, name: string, left = false) => ({ id, name, title: "", leads: true, left });
const KNOWN = {
  units: [unit("u1", "办公室"), unit("u2", "人事处", { aliases: ["组织人事处"] }), unit("u3", "旧处", { ended: true })],
  persons: [person("p1", "郑克勤"), person("p2", "薛红梅"), person("p3", "走了的", true)],
  groups: [
    { id: "g1", code: "01", title: "学习不深入" },
    { id: "g2", code: "J02", title: "类似问题" },
    { id: "g3", code: "03", title: "推进不均衡" },
  ],
  measures: [
    { id: "m1", code: "01-01", text: "制定学习计划，每季度组织专题学习。", groupId: "g1" },
    { id: "m2", code: "01-02", text: "组织培训。", groupId: "g1" },
    { id: "m3", code: "J02-01", text: "开展自查。", groupId: "g2" },
    { id: "m4", code: "03-01", text: "每月调度重点任务推进情况。", groupId: "g3" },
    { id: "m5", code: "03-02", text: "建立长效机制。", groupId: "g3" },
    { id: "m6", code: "J02-02", text: "建立长效机制。", groupId: "g2" },
  ],
};
const read = (rows: string[][], chosen: Chosen = {}) =>
  readTaskTable(rows.map((row) => row.join("\t")).join("\n"), KNOWN, day("2026-01-10"), chosen);

describe("a row means", () => {
  const meant = (key: string, heading = "编号") =>
    read([
      [heading, "牵头部门"],
      [key, "办公室"],
    ]).lines[0]?.measureIds;
  test.each([
    ["01-02", ["m2"]],
    ["1-2", ["m2"]],
    ["１－２", ["m2"]],
    ["1", ["m1", "m2"]],
    ["j2", ["m3", "m6"]],
    ["9-9", []],
  ])("by number %s", (key, ids) => expect(meant(key)).toEqual(ids));
  test.each([
    ["组织培训", ["m2"]],
    ["制定学习计划,每季度", ["m1"]],
    ["制定学习", []],
    ["学习不深入", ["m1", "m2"]],
    ["没有的措施内容在这里", []],
    ["一是组织培训。", ["m2"]],
    ["（2）组织 培训", ["m2"]],
    ["一是制定学习计划，每季度组织专题学习。二是每月调度重点任务推进情况。", ["m1", "m4"]],
  ])("by text %s", (key, ids) => expect(meant(key, "整改措施")).toEqual(ids));
  test("by its text where the number beside it only counts the rows", () => {
    const [line] = read([
      ["序号", "整改措施", "牵头部门"],
      ["3", "组织培训。", "办公室"],
    ]).lines;
    expect(line?.measureIds).toEqual(["m2"]);
  });

  test("none where the words are nobody's and the number only counts the rows; by the full number where it is one", () => {
    const table = read([
      ["序号", "整改措施", "牵头部门"],
      ["3", "改写过的、台账里没有的措施。", "办公室"],
      ["3-1", "改写过的、台账里没有的措施。", "办公室"],
      ["01-01", "组织培训。", "办公室"],
    ]);
    expect(table.lines.map((line) => [line.measureIds, line.why])).toEqual([
      [[], expect.stringContaining("没有找到")],
      [["m4"], null],
      [[], expect.stringContaining("不是同一条")],
    ]);
  });

  test("one of several with the same words by what stands beside them, else none", () => {
    const table = read([
      ["反馈问题", "整改措施", "牵头部门"],
      ["推进不均衡", "建立长效机制。", "办公室"],
      ["别的", "建立长效机制。", "办公室"],
    ]);
    expect(table.lines.map((line) => line.measureIds)).toEqual([["m5"], []]);
    expect(table.lines[1]?.why).toContain("2条措施是这样写的");
  });

  test("the measure where the issue stands beside it, and all of the issue where it stands alone", () => {
    const table = read([
      ["反馈问题", "整改措施", "牵头单位"],
      ["学习不深入", "组织培训。", "办公室"],
      ["学习不深入", "", "办公室"],
    ]);
    expect(table.lines.map((line) => line.measureIds)).toEqual([["m2"], ["m1", "m2"]]);
  });
});

describe("columns are known by their heading", () => {
  const given = (heading: string, cell: string) =>
    read([
      ["编号", heading],
      ["01-01", cell],
    ]).lines[0]?.change;
  test.each([
    ["牵头部门", "办公室", { leadUnitId: "u1" }],
    ["牵头单位", "办公室", { leadUnitId: "u1" }],
    ["牵头责任单位", "办公室", { leadUnitId: "u1" }],
    ["责任处室", "办公室", { leadUnitId: "u1" }],
    ["配合单位", "办公室", { unitIds: ["u1"] }],
    ["协助部门", "办公室、人事处", { unitIds: ["u1", "u2"] }],
    ["责任领导", "郑克勤", { leaderId: "p1" }],
    ["分管领导", "郑克勤", { leaderId: "p1" }],
    ["包抓领导", "郑克勤", { leaderId: "p1" }],
    ["牵头领导", "郑克勤", { leaderId: "p1" }],
    ["责任人", "薛红梅", { ownerId: "p2" }],
    ["完成时限", "2026年6月", { dueText: "2026年6月", dueOn: day("2026-06-30") }],
    ["整改期限", "长期坚持", { dueText: "长期坚持", timeClass: "LONG_TERM" }],
    ["整改类型", "限期整改", { timeClass: "TIME_BOUND" }],
  ])("%s：%s", (heading, cell, change) => expect(given(heading, cell)).toEqual(change));

  test("also in the second of two rows, below a title, and when the head is repeated on the next sheet", () => {
    const table = read([
      ["巡察整改任务分工表", "", "", ""],
      ["编号", "整改措施", "责任分工", "完成时限"],
      ["编号", "整改措施", "牵头部门", "完成时限"],
      ["01-02", "组织培训。", "办公室", "立行立改"],
      ["编号", "整改措施", "牵头部门", "完成时限"],
      ["J02-01", "开展自查。", "人事处", ""],
    ]);
    expect(table.lines.map((line) => [line.measureIds, line.change.leadUnitId])).toEqual([
      [["m2"], "u1"],
      [["m3"], "u2"],
    ]);
  });
});

describe("cells left empty below a merged one", () => {
  test("are those above where the number is empty too, and nothing where the row has its own", () => {
    const table = read([
      ["编号", "整改措施", "牵头部门", "责任领导"],
      ["01", "制定学习计划，每季度组织专题学习。", "办公室", "郑克勤"],
      ["", "组织培训。", "", ""],
      ["03", "每月调度重点任务推进情况。", "人事处", ""],
    ]);
    expect(table.lines.map(({ measureIds, change }) => [measureIds, change])).toEqual([
      [["m1"], { leadUnitId: "u1", leaderId: "p1" }],
      [["m2"], { leadUnitId: "u1", leaderId: "p1" }],
      [["m4"], { leadUnitId: "u2" }],
    ]);
  });
});

describe("a row gives", () => {
  test("all that its columns say", () => {
    const table = read([
      ["编号", "责任领导", "牵头部门", "配合部门", "整改时限"],
      ["01-01", "郑克勤", "办公室", "组织人事处", "2026年6月底前"],
    ]);
    expect(table).toEqual({
      unknown: [],
      why: null,
      lines: [
        {
          line: 2,
          key: "01-01",
          measureIds: ["m1"],
          left: [],
          why: null,
          change: {
            leaderId: "p1",
            leadUnitId: "u1",
            unitIds: ["u2"],
            dueText: "2026年6月底前",
            dueOn: day("2026-06-30"),
          },
        },
      ],
    });
  });

  test("its 责任部门 alone as the responsible unit: the first leads, the others cooperate", () => {
    const [line] = read([
      ["编号", "责任部门"],
      ["01-01", "人事处、办公室"],
    ]).lines;
    expect(line?.change).toEqual({ leadUnitId: "u2", unitIds: ["u1"] });
  });

  test("a class where the deadline is one", () => {
    const [line] = read([
      ["编号", "完成时限"],
      ["01-01", "立行立改"],
    ]).lines;
    expect(line?.change).toEqual({ dueText: "立行立改", timeClass: "IMMEDIATE" });
  });
});

describe("a name nobody bears", () => {
  const rows = [
    ["编号", "责任领导", "牵头部门"],
    ["01-01", "王大明", "综合处"],
    ["01-02", "走了的", "旧处"],
  ];

  test("is asked for once, and gives nothing by itself", () => {
    const table = read([...rows, ["J02-01", "王大明", "综合处"]]);
    expect(table.unknown).toEqual([
      { kind: "person", name: "王大明" },
      { kind: "unit", name: "综合处" },
      { kind: "person", name: "走了的" },
      { kind: "unit", name: "旧处" },
    ]);
    expect(table.lines.map((line) => line.change)).toEqual([{}, {}, {}]);
  });

  test("is whom a person chose, or left out", () => {
    const chosen = {
      [nameKey({ kind: "person", name: "王大明" })]: "p2",
      [nameKey({ kind: "unit", name: "综合处" })]: "u1",
      [nameKey({ kind: "person", name: "走了的" })]: "",
      [nameKey({ kind: "unit", name: "旧处" })]: "",
    };
    const table = read(rows, chosen);
    expect(table.unknown).toEqual([]);
    expect(table.lines.map((line) => line.change)).toEqual([{ leaderId: "p2", leadUnitId: "u1" }, {}]);
  });
});

test("what is left of a row is told beside it: names to be chosen, days that have passed", () => {
  const table = read([
    ["编号", "牵头部门", "完成时限"],
    ["01-01", "综合处、办公室", "2025年底前"],
    ["01-02", "综合处", "2026年底前"],
  ]);
  expect(table.lines.map((line) => [line.left, line.why])).toEqual([
    [["“综合处”待选择", "“2025年底前”没有采用"], null],
    [["“综合处”待选择"], null],
  ]);
  expect(table.unknown).toEqual([{ kind: "unit", name: "综合处" }]);
});

test("what cannot be taken over says why, row by row; a table without a heading as a whole", () => {
  expect(read([["01-01", "办公室"]])).toEqual({ lines: [], unknown: [], why: expect.stringContaining("没有找到表头") });
  expect(read([["姓名", "电话"]]).why).toContain("没有找到表头");
  const why = (rows: string[][]) => read(rows).lines.map((line) => line.why);
  const head = ["编号", "牵头部门"];
  expect(why([head, ["", "办公室"], ["9-9", "办公室"], ["01-01", ""], ["01-01", "办公室"], ["", ""]])).toEqual([
    expect.stringContaining("没有编号"),
    expect.stringContaining("没有找到"),
    expect.stringContaining("没有可以采用的内容"),
    null,
  ]);
});
