import { describe, expect, test } from "vitest";
import { toContract } from "@/lib/features/import/read/checks/contract";
import { readReportFile } from "@/lib/features/import/read/file/read-file";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";

/** What else tables of the genre look like: everything in one cell, a table under each heading, labels, figures between. */

const HEAD =
  "<h1>中共青石区水务局党组关于巡察整改进展情况的通报</h1><p>根据区委统一部署，2023年3月6日至5月10日，区委第三巡察组对区水务局党组开展了常规巡察。2023年6月20日，区委第三巡察组向区水务局党组反馈了巡察意见。现将整改进展情况予以公布。</p>";

/** Rows of cells as a page writes them; a cell of several lines is paragraphs, `2*X` covers two rows, `=X` the whole width. */
function table(...rows: string[][]): string {
  const width = Math.max(...rows.map((row) => row.length));
  const td = (cell: string) => {
    const down = /^(\d)\*/.exec(cell)?.[1];
    const across = cell.startsWith("=");
    const words = cell.replace(/^(?:\d\*|=)/, "");
    const shape = `${down ? ` rowspan="${down}"` : ""}${across ? ` colspan="${width}"` : ""}`;
    return `<td${shape}>${words
      .split("\n")
      .map((line) => `<p>${line}</p>`)
      .join("")}</td>`;
  };
  return `<table>${rows.map((row) => `<tr>${row.map(td).join("")}</tr>`).join("")}</table>`;
}

async function read(inside: string) {
  const found = await readReportFile(Buffer.from(`<html><body>${HEAD}${inside}</body></html>`), "a.html");
  if (!found.ok) throw new Error(found.why);
  const draft = parseReport(found.document);
  const contract = toContract(draft);
  return {
    draft,
    facts: contract.issues.map((issue) => issue.facts.map(({ label, text }) => `${label}=${text}`)),
    issues: contract.issues.map((issue) => [
      issue.section,
      issue.group,
      issue.number,
      issue.title,
      issue.measures.map((one) => one.text),
    ]),
    problems: contract.problems.map((one) => one.message),
  };
}

const FIRST = ["新建水源。", "完善预案。"];
const SECOND = ["增设站点。", "联网监测。"];

describe("tables of the genre", () => {
  test("everything about the answer in one cell: labels in it, a status behind the measures", async () => {
    const { issues, facts, problems } = await read(
      table(
        ["序号", "反馈问题", "整改情况"],
        ["1", "应急水源少", "整改措施：一是新建水源。二是完善预案。\n整改成效：供水提高。\n完成情况：已完成"],
        ["2", "水质监测慢", "一是增设站点。二是联网监测。已完成整改。"],
      ),
    );
    expect(issues).toEqual([
      [null, "completed", 1, "应急水源少", FIRST],
      [null, "completed", 2, "水质监测慢", SECOND],
    ]);
    expect(facts[0]).toEqual(["整改成效=供水提高。", "完成情况=已完成"]);
    expect(problems).toEqual([]);
  });

  test("the problem and its answer in one cell beside the number", async () => {
    const { issues, facts } = await read(
      table(
        ["序号", "反馈问题及整改情况", "责任单位", "完成情况"],
        ["1", "关于“应急水源少”的问题。一是新建水源。二是完善预案。", "供水科", "已完成"],
        ["2", "关于“水质监测慢”的问题。\n一是增设站点。\n二是联网监测。", "水政科", "正在推进"],
      ),
    );
    expect(issues).toEqual([
      [null, "completed", 1, "应急水源少", FIRST],
      [null, "ongoing", 2, "水质监测慢", SECOND],
    ]);
    expect(facts[1]).toEqual(["责任单位=水政科", "完成情况=正在推进"]);
  });

  test("no column of numbers: the number and the phrase in the cell of the problem", async () => {
    const { issues, draft } = await read(
      table(
        ["反馈问题", "整改措施"],
        ["1.关于“应急水源少”的问题。", "一是新建水源。二是完善预案。"],
        ["2.水质监测慢。全区站点只有一处。", "一是增设站点。二是联网监测。"],
      ),
    );
    expect(issues.map((issue) => issue.slice(2))).toEqual([
      [1, "应急水源少", FIRST],
      [2, "水质监测慢", SECOND],
    ]);
    expect(draft.issues[1]?.text).toBe("水质监测慢。全区站点只有一处。");
  });

  test("an issue over two rows with a 具体表现 and a measure each, and one unit for both", async () => {
    const { issues, draft } = await read(
      table(
        ["序号", "反馈问题", "具体表现", "整改措施", "责任单位"],
        ["2*1", "2*应急水源少", "城东没有备用水源", "新建水源。", "3*供水科"],
        ["预案多年未修订", "完善预案。"],
        ["2", "水质监测慢", "站点少", "增设站点。\n联网监测。"],
      ),
    );
    expect(issues.map((issue) => issue.slice(2))).toEqual([
      [1, "应急水源少", FIRST],
      [2, "水质监测慢", SECOND],
    ]);
    expect(draft.issues[0]?.manifestations.map((one) => one.text)).toEqual(["城东没有备用水源", "预案多年未修订"]);
    expect(draft.issues.map((issue) => issue.notes.map((note) => note.text))).toEqual([["供水科"], ["供水科"]]);
  });

  test.each([
    ["sections", "一、关于供水保障方面的问题", "二、关于水质方面的问题", ["一", null], ["二", null]],
    ["groups", "（一）已整改完成的问题", "（二）正在推进整改的问题", [null, "completed"], [null, "ongoing"]],
  ])("a table under each heading of %s", async (_what, one, two, first, second) => {
    const heads = ["序号", "反馈问题", "整改措施"];
    const { issues } = await read(
      `<p>${one}</p>${table(heads, ["1", "应急水源少", "新建水源。\n完善预案。"])}<p>${two}</p>${table(heads, ["1", "水质监测慢", "增设站点。\n联网监测。"])}`,
    );
    expect(issues).toEqual([
      [...first, 1, "应急水源少", FIRST],
      [...second, 1, "水质监测慢", SECOND],
    ]);
  });

  test("labels beside values: a row 问题一 across, heads of no meaning, a label over two rows", async () => {
    const one = (name: string, problem: string, a: string, b: string) => [
      [`=${name}`],
      ["问题描述", problem],
      ["2*整改措施", a],
      [b],
      ["责任领导", "张三"],
    ];
    const { issues, facts } = await read(
      table(
        ["项目", "内容"],
        ...one("问题一", "应急水源少", "一是新建水源。", "二是完善预案。"),
        ...one("问题二", "水质监测慢", "一是增设站点。", "二是联网监测。"),
      ),
    );
    expect(issues.map((issue) => issue.slice(2))).toEqual([
      [1, "应急水源少", FIRST],
      [2, "水质监测慢", SECOND],
    ]);
    expect(facts).toEqual([["责任领导=张三"], ["责任领导=张三"]]);
  });

  test("what stands in one cell never goes on in the next, however unfinished it looks", async () => {
    const { issues } = await read(
      table(
        ["序号", "反馈问题", "整改措施", "责任单位"],
        ["1", "供水保障不足，应急水源少，", "新建水源，提高全区供水能力", "供水科，水政科"],
        ["2", "水质监测慢，站点只有一处", "增设站点，实现数据联网监测。", "水政科"],
      ),
    );
    expect(issues.map((issue) => issue.slice(2))).toEqual([
      [1, "供水保障不足，应急水源少，", ["新建水源，提高全区供水能力"]],
      [2, "水质监测慢，站点只有一处", ["增设站点，实现数据联网监测。"]],
    ]);
  });

  test("a cell of measures over two issues is the first one's, and doubted", async () => {
    const { issues, problems } = await read(
      table(["序号", "反馈问题", "整改措施"], ["1", "应急水源少", "2*新建水源。"], ["2", "水质监测慢"]),
    );
    expect(issues.map((issue) => issue[4])).toEqual([["新建水源。"], []]);
    expect(problems).toEqual(["整改措施的单元格由几个问题共用，只记在第一个问题下，请核对"]);
  });

  test("a table of figures between the issues is told and is no measure; the section goes on behind it", async () => {
    const { issues, problems } = await read(
      `<p>（一）关于供水保障不足的问题</p><p>1.关于“应急水源少”问题。一是新建水源。二是完善预案。</p>${table(["类别", "数量", "完成"], ["党建", "5", "4"], ["业务", "6", "80%"])}<p>2.关于“水质监测慢”问题。一是增设站点。二是联网监测。</p>`,
    );
    expect(issues).toEqual([
      ["一", null, 1, "应急水源少", FIRST],
      ["一", null, 2, "水质监测慢", SECOND],
    ]);
    expect(problems).toEqual(["表格没有列出问题，未读入，请核对"]);
  });
});
