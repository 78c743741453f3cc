import { describe, expect, test } from "vitest";
import { day } from "@/lib/domain/day";
import { type KnownUnit, suggestFor } from "@/lib/features/import/read/review/suggest";
import { readFixture } from "./fixture";

const units: KnownUnit[] = [
  { id: "office", name: "办公室" },
  { id: "law", name: "政策法规处", shortName: "法规处" },
  { id: "data", name: "数据资源处", aliases: ["数资处"] },
  { id: "service", name: "政务服务处" },
  { id: "watch", name: "市纪委监委驻市政府办公厅纪检监察组" },
];
const on = day("2024-07-16");
const of = (text: string, kind: string) => suggestFor(text, units, on).filter((one) => one.kind === kind);
const deadlines = (text: string) =>
  of(text, "deadline").map((one) =>
    one.kind === "deadline" ? `${one.words}=${one.day}${one.yearInferred ? "?" : ""}` : "",
  );
const named = (text: string) => of(text, "unit").map((one) => (one.kind === "unit" ? `${one.unitId}:${one.role}` : ""));

describe("suggestions quote the words they come from", () => {
  test("offsets point at the words, in full width too", () => {
    const text = "由数据资源处牵头，２０２４年１２月底前完成，长期坚持。";
    for (const one of suggestFor(text, units, on)) expect(text.slice(one.start, one.end)).toBe(one.words);
    expect(suggestFor(text, units, on).map((one) => one.words)).toEqual([
      "数据资源处",
      "２０２４年１２月底前",
      "长期坚持",
    ]);
  });

  test.each([
    ["由数据资源处牵头,会同政务服务处办理", ["data:lead", "service:cooperating"]],
    ["由政策法规处负责起草", ["law:lead"]],
    ["法规处、数资处配合", ["law:named", "data:cooperating"]],
    ["责任部门:办公室", ["office:lead"]],
    ["领导小组办公室统筹", []],
    ["市政府办公厅印发文件", []],
    ["派驻纪检监察组开展检查", ["watch:named"]],
    ["市纪委监委驻市政府办公厅纪检监察组列席会议", ["watch:named"]],
    ["制定管理办法", []],
  ])("units: %s", (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  test("the longer of two names that end alike is the one meant", () => {
    const centres = [
      { id: "short", name: "资源交易中心" },
      { id: "long", name: "公共资源交易中心" },
    ];
    expect(
      suggestFor("由公共资源交易中心牵头", centres, on).map((one) => (one.kind === "unit" ? one.unitId : "")),
    ).toEqual(["long"]);
  });

  test("two units of one name are two suggestions, never a choice", () => {
    const twins = [...units, { id: "office2", name: "机关党委办公室", aliases: ["办公室"] }];
    expect(suggestFor("由办公室牵头", twins, on).map((one) => (one.kind === "unit" ? one.unitId : ""))).toEqual([
      "office",
      "office2",
    ]);
  });

  test.each([
    ["2024年底前完成", ["2024年底前=2024-12-31"]],
    ["2023年底", ["2023年底=2023-12-31"]],
    ["12月底前完成", ["12月底前=2024-12-31?"]],
    ["3月底前完成", ["3月底前=2025-03-31?"]],
    ["2025年2月底前", ["2025年2月底前=2025-02-28"]],
    ["2024年10月31日前上线", ["2024年10月31日前=2024-10-31"]],
    ["年底前完成", ["年底前=2024-12-31?"]],
    ["2024年10月前完成", ["2024年10月前=2024-09-30"]],
    ["2024年第三季度末前完成", ["2024年第三季度末前=2024-09-30"]],
    ["9月底前完成一批,12月底前全部完成", ["9月底前=2024-09-30?", "12月底前=2024-12-31?"]],
    ["截至2024年12月底,召开会议5次", []],
    ["2024年底组织各部门对标台账", []],
    ["于2024年底前完成", ["2024年底前=2024-12-31"]],
    ["于2024年底完成了升级", []],
    ["2024年2月30日前", []],
    ["2024年12月17日,召开会议", []],
  ])("deadlines: %s", (text, expected) => {
    expect(deadlines(text)).toEqual(expected);
  });

  test.each([
    ["立行立改", "IMMEDIATE"],
    ["对18个系统立即整改", "IMMEDIATE"],
    ["长期坚持", "LONG_TERM"],
    ["纳入年度考核,持续推进", "LONG_TERM"],
  ])("time class: %s", (text, timeClass) => {
    expect(of(text, "timeClass")).toMatchObject([{ timeClass }]);
  });

  test("on the report of the browser journey", async () => {
    const { draft } = await readFixture("browser-journey.txt");
    const found = draft.issues[0]?.measures.map((measure) =>
      suggestFor(measure.text, units, on).map((one) => one.words),
    );
    expect(found).toEqual([["数据资源处", "2024年9月底前"], ["政策法规处", "2024年底前"], ["长期坚持"], []]);
  });
});
