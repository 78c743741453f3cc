import { describe, expect, test } from "vitest";
import { day } from "@/lib/domain/day";
import { type Chosen, cellsOf, nameKey, readTaskTable } from "@/lib/features/assign/queries/task-table";

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
  ],
  measures: [
    { id: "m1", code: "01-01", text: "制定学习计划，每季度组织专题学习。", groupId: "g1" },
    { id: "m2", code: "01-02", text: "组织培训。", groupId: "g1" },
    { id: "m3", code: "J02-01", text: "开展自查。", groupId: "g2" },
  ],
};
const read = (rows: string[][], chosen: Chosen = {}) =>
  readTaskTable(rows.map((row) => row.join("\t")).join("\n"), KNOWN, day("2026-01-10"), chosen);

test("cells hold line breaks and tabs in quotes, and lose their blank ends", () => {
  expect(cellsOf('编号\t部门\r\n1-1\t"办公室\n人事处"\n')).toEqual([["编号", "部门"], ["1-1", "办公室\n人事处"], [""]]);
});

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
    ["j2", ["m3"]],
    ["9-9", []],
  ])("by number %s", (key, ids) => expect(meant(key)).toEqual(ids));
  test.each([
    ["组织培训", ["m2"]],
    ["制定学习计划,每季度", ["m1"]],
    ["制定学习", []],
    ["学习不深入", ["m1", "m2"]],
    ["没有的措施内容在这里", []],
  ])("by text %s", (key, ids) => expect(meant(key, "整改措施")).toEqual(ids));
  test("by its text where the number beside it only counts the rows", () => {
    const [line] = read([
      ["序号", "整改措施", "牵头部门"],
      ["3", "组织培训。", "办公室"],
    ]).lines;
    expect(line?.measureIds).toEqual(["m2"]);
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
      lines: [
        {
          line: 2,
          key: "01-01",
          measureIds: ["m1"],
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

test("what cannot be taken over says why, row by row", () => {
  const why = (rows: string[][]) => read(rows).lines.map((line) => line.why);
  expect(why([["01-01", "办公室"]])).toEqual([expect.stringContaining("请连同表头一起复制")]);
  const head = ["编号", "牵头部门"];
  expect(why([head, ["", "办公室"], ["9-9", "办公室"], ["01-01", ""], ["01-01", "办公室"], ["", ""]])).toEqual([
    expect.stringContaining("没有编号"),
    expect.stringContaining("没有找到"),
    expect.stringContaining("没有可以采用的内容"),
    null,
  ]);
});
