import { describe, expect, test } from "vitest";
import { day } from "@/lib/domain/day";
import type { KnownUnit } from "@/lib/features/import/read/review/suggest";
import { type Fact, suggestFromFacts } from "@/lib/features/import/read/review/suggest-facts";

const units: KnownUnit[] = [
  { id: "office", name: "办公室" },
  { id: "staff", name: "组织人事处", shortName: "人事处" },
  { id: "data", name: "政务和数据处", aliases: ["数据处"] },
  { id: "party", name: "机关党委" },
  { id: "north", name: "北区分局综合科", shortName: "综合科" },
  { id: "south", name: "南区分局综合科", shortName: "综合科" },
];
const persons = [
  { id: "zhang", name: "张明远" },
  { id: "li", name: "李 静" },
  { id: "wang1", name: "王伟" },
  { id: "wang2", name: "王伟" },
];
const REFERENCE = day("2023-07-16");
const from = (...facts: [string, string][]) =>
  suggestFromFacts(
    facts.map(([label, text]): Fact => ({ label, text })),
    { units, persons },
    REFERENCE,
  ).map((s) => {
    const sure = s.sole ? "" : "?";
    if (s.kind === "unit") return `${s.unitId}:${s.role}${sure}`;
    if (s.kind === "leader") return `${s.personId}${sure}`;
    return `${s.day ?? "-"} ${s.timeClass ?? "-"} ${s.dueText}${sure}`;
  });

describe("units of a fact", () => {
  test.each([
    ["责任单位", "办公室、人事处、数据处", ["office:lead", "staff:cooperating", "data:cooperating"]],
    ["责任部门", "办公室", ["office:lead"]],
    ["责任处室：", "人事处，办公室", ["staff:lead", "office:cooperating"]],
    ["责任单位（部门）", "政务和数据处", ["data:lead"]],
    ["责任科室", "办公室和人事处", ["office:lead", "staff:cooperating"]],
    ["责任单位", "办公室 组织人事处", ["office:lead", "staff:cooperating"]],
    ["责任单位", "局机关党委、市局办公室", ["party:lead", "office:cooperating"]],
    ["责任单位", "人事处（配合）、办公室（牵头）", ["staff:cooperating", "office:lead"]],
    [
      "责任单位",
      "牵头单位：办公室；配合单位：人事处、数据处",
      ["office:lead", "staff:cooperating", "data:cooperating"],
    ],
    ["牵头部门", "办公室、人事处", ["office:lead", "staff:lead"]],
    ["配合单位", "人事处", ["staff:cooperating"]],
    // Nobody moves up for a first name the body does not know; what it does not know is offered to nobody.
    ["责任单位", "财务处、人事处", ["staff:cooperating"]],
    ["责任单位", "各处室", []],
    ["责任单位", "领导小组办公室", []],
    ["责任单位", "综合科", ["north:lead?", "south:lead?"]],
    ["整改成效", "办公室修订制度3项", []],
  ])("%s：%s", (label, text, expected) => {
    expect(from([label, text])).toEqual(expected);
  });

  test("beside a 牵头 label the responsible ones cooperate, wherever it stands", () => {
    const both: [string, string][] = [
      ["责任单位", "人事处、办公室"],
      ["牵头单位", "数据处"],
    ];
    expect(from(...both)).toEqual(["staff:cooperating", "office:cooperating", "data:lead"]);
    expect(from(["责任单位", "人事处"], ["牵头单位", "财务处"])).toEqual(["staff:cooperating"]);
  });
});

describe("leaders of a fact", () => {
  test.each([
    ["责任领导", "张明远", ["zhang"]],
    ["分管领导", "党组成员、副局长张明远", ["zhang"]],
    ["分管局领导", "李静（副局长）", ["li"]],
    ["责任领导", "张明远同志", ["zhang"]],
    ["责任领导", "副局长 李静", ["li"]],
    ["责任领导", "张明远、李静", ["zhang?", "li?"]],
    ["责任领导", "王伟", ["wang1?", "wang2?"]],
    ["责任领导", "张明", []],
    ["责任领导", "欧阳张明远", []],
    ["责任领导", "局主要领导", []],
    ["责任人", "张明远", []],
  ])("%s：%s", (label, text, expected) => {
    expect(from([label, text])).toEqual(expected);
  });
});

describe("the deadline of a fact", () => {
  test.each([
    ["整改时限", "2023年12月底前", ["2023-12-31 - 2023年12月底前"]],
    ["完成时限", "2023年12月31日", ["2023-12-31 - 2023年12月31日"]],
    ["完成时限", "2023-12-31", ["2023-12-31 - 2023-12-31"]],
    ["整改期限", "2023.9", ["2023-09-30 - 2023.9"]],
    ["整改时限", "２０２３年１２月", ["2023-12-31 - ２０２３年１２月"]],
    ["整改时限", "2023年第四季度", ["2023-12-31 - 2023年第四季度"]],
    ["整改时限", "12月底前", ["2023-12-31 - 12月底前?"]],
    ["整改时限", "立行立改", ["- IMMEDIATE 立行立改"]],
    ["整改时限", "长期坚持", ["- LONG_TERM 长期坚持"]],
    ["整改时限", "2023年12月底前，长期坚持", ["2023-12-31 LONG_TERM 2023年12月底前，长期坚持"]],
    ["整改时限", "立行立改，长期坚持", ["- IMMEDIATE 立行立改，长期坚持?", "- LONG_TERM 立行立改，长期坚持?"]],
    ["整改时限", "集中整改期内", ["- - 集中整改期内"]],
    ["整改时限", "已完成", []],
    ["完成时限", "2023年5月底前", []],
    ["整改成效", "2023年12月底前", []],
  ])("%s：%s", (label, text, expected) => {
    expect(from([label, text])).toEqual(expected);
  });
});
