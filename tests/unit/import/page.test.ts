import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { toContract } from "@/lib/features/import/read/checks/contract";
import { readReportFile } from "@/lib/features/import/read/file/read-file";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";

/** A web page is read as a browser shows it: numbers of lists, cells of tables, forced breaks; what is not shown is left out. */

async function read(html: string) {
  const found = await readReportFile(Buffer.from(`<html><body>${html}</body></html>`), "通报.html");
  if (!found.ok) throw new Error(found.why);
  return found.document;
}
const lines = async (html: string) => (await read(html)).text.split("\n");

const HEAD =
  "<h1>中共青石区水务局党组关于巡察整改进展情况的通报</h1><p>根据区委统一部署，2023年3月6日至5月10日，区委第三巡察组对区水务局党组开展了常规巡察。2023年6月20日，区委第三巡察组向区水务局党组反馈了巡察意见。现将整改进展情况予以公布。</p>";

async function rowsOf(html: string) {
  const { issues, problems } = toContract(parseReport(await read(HEAD + html)));
  return {
    issues: issues.map((issue) => ({
      category: issue.category,
      group: issue.group,
      number: issue.number,
      title: issue.title,
      measures: issue.measures.map((one) => one.text),
    })),
    problems,
  };
}

describe("lists", () => {
  const two =
    "<li>针对“应急水源少”的问题。一是新建水源。二是完善预案。</li><li>针对“水质监测慢”的问题。一是增设站点。二是联网监测。</li>";
  test.each([
    [`<ol>${two}</ol>`, 1, 2],
    [`<ol start="3">${two}</ol>`, 3, 4],
    [`<ol>${two.replace("<li>针对“水质", '<li value="7">针对“水质')}</ol>`, 1, 7],
  ])("give the numbers that are shown: %s", async (html, first, second) => {
    const { issues } = await rowsOf(html);
    expect(issues.map((issue) => [issue.number, issue.measures.length])).toEqual([
      [first, 2],
      [second, 2],
    ]);
  });

  test("in other numbers, without numbers, and beside numbers typed by hand", async () => {
    expect(await lines('<ol type="A"><li>甲</li><li>乙</li></ol>')).toEqual(["A.甲", "B.乙"]);
    expect(
      await lines('<ol type="i"><li>甲</li></ol><ol style="list-style-type: cjk-ideographic"><li>乙</li></ol>'),
    ).toEqual(["i.甲", "一、乙"]);
    expect(await lines('<ol style="list-style:none"><li>甲</li></ol><ul><li>乙</li></ul>')).toEqual(["甲", "乙"]);
    expect(await lines("<ol><li><b>1.</b>甲</li><li>（二）乙</li></ol>")).toEqual(["1.甲", "（二）乙"]);
  });

  test("inside one another are told apart by the form of their numbers", async () => {
    expect(await lines("<ol><li>甲<ol><li>乙<ol><li>丙</li></ol></li><li>丁</li></ol></li><li>戊</li></ol>")).toEqual([
      "1.甲",
      "（1）乙",
      "①丙",
      "（2）丁",
      "2.戊",
    ]);
  });
});

describe("what a page shows", () => {
  test("spans, fonts, Office paragraphs and entities inside a line; a break begins a line", async () => {
    expect(
      await lines(
        "<div><font><span>甲<span lang=EN-US>1<o:p></o:p></span></span>&nbsp;&ldquo;乙&rdquo;</font></div><p>丙<br>丁<br/><br/>戊</p>",
      ),
    ).toEqual(["甲1\u00a0“乙”", "丙", "丁", "", "戊"]);
  });

  test("a line break of the source is nothing between Chinese characters", async () => {
    expect(await lines("<p>整改\n    进展</p><pre>甲\n乙</pre>")).toEqual(["整改进展", "甲", "乙"]);
  });

  test("what is not displayed, or deleted, is left out; it is said where it may be of the report", async () => {
    const document = await read(
      '<div style="display:none">菜单</div><p>甲<span style="DISPLAY: none">整改台账内部编号</span>乙<del>旧整改</del></p><p hidden>巡察</p><script>1</script><style>p{}</style>',
    );
    expect(document.text).toBe("甲乙");
    expect(document.notes.map((note) => note.message)).toEqual([
      "网页中不显示的文字2处未读入（如“整改台账内部编号”），请核对",
      "标为已删除的文字1处未读入（如“旧整改”），请核对",
    ]);
  });
});

const HEADS =
  "<tr><th>问题类别</th><th>序号</th><th>反馈问题</th><th>整改措施</th><th>整改成效</th><th>整改状态</th></tr>";
const right = {
  issues: [
    {
      category: "理论学习不深入",
      group: "completed",
      number: 1,
      title: "学习计划性不强",
      measures: ["制定全年计划。", "每月开展研讨。"],
    },
    {
      category: "理论学习不深入",
      group: "completed",
      number: 2,
      title: "学用结合不紧",
      measures: ["组织调研八次。", "办结难题五件。", "建立台账。"],
    },
    {
      category: "节水工作有差距",
      group: "ongoing",
      number: 3,
      title: "管网漏损较高",
      measures: ["改造管网十公里。", "安装水表。"],
    },
  ],
  problems: [],
};
const cells = [
  ["1", "学习计划性不强", "一是制定全年计划。二是每月开展研讨。", "学习研讨八次。", "已完成"],
  ["2", "学用结合不紧", "一是组织调研八次。二是办结难题五件。三是建立台账。", "成果转化五项。", "已完成"],
  ["3", "管网漏损较高", "一是改造管网十公里。二是安装水表。", "漏损率下降。", "正在推进"],
];
const tr = (row: readonly string[], before = "") =>
  `<tr>${before}${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
const [one = [], two = [], three = []] = cells;

describe("tables", () => {
  test.each([
    [
      "a merged column of categories",
      `<table>${HEADS}${tr(one, '<td rowspan="2">理论学习不深入</td>')}${tr(two)}${tr(three, '<td rowspan="1">节水工作有差距</td>')}</table>`,
    ],
    [
      "one that is not merged",
      `<table>${HEADS}${tr(one, "<td>理论学习不深入</td>")}${tr(two, "<td>理论学习不深入</td>")}${tr(three, "<td>节水工作有差距</td>")}</table>`,
    ],
    [
      "cells of several paragraphs",
      `<table>${HEADS}${tr(one, '<td rowspan="2">理论学习不深入</td>')}${tr(two)}${tr(three, "<td>节水工作有差距</td>")}</table>`.replace(
        /(?<=。)([二三]是)/g,
        "</p><p>$1",
      ),
    ],
    [
      "cells with forced breaks, in a table that lays out the page",
      `<table width="100%"><tr><td>导航</td><td><p>前言</p><table>${HEADS}${tr(one, '<td rowspan="2">理论学习不深入</td>')}${tr(two)}${tr(three, "<td>节水工作有差距</td>")}</table></td></tr></table>`.replace(
        /(?<=。)([二三]是)/g,
        "<br>$1",
      ),
    ],
    [
      "categories in rows across the table",
      `<table>${HEADS.replace("<th>问题类别</th>", "")}<tr><td colspan="5">理论学习不深入</td></tr>${tr(one)}${tr(two)}<tr><td colspan="5">节水工作有差距</td></tr>${tr(three)}</table>`,
    ],
    [
      "heads in a thead, repeated on the next page, and a foot",
      `<table><thead>${HEADS}</thead><tbody>${tr(one, '<td rowspan="2">理论学习不深入</td>')}${tr(two)}${HEADS}${tr(three, "<td>节水工作有差距</td>")}</tbody></table>`,
    ],
  ])("%s", async (_what, html) => {
    expect(await rowsOf(html)).toEqual(right);
  });

  test("a column of categories behind the number; another kind of heads", async () => {
    const heads =
      "<tr><td>编号</td><td>问题分类</td><td>巡察反馈的具体问题</td><td>采取的整改举措</td><td>取得成效</td><td>完成情况</td></tr>";
    const placed = cells.map(([number = "", ...rest], at) =>
      tr([number, at < 2 ? "理论学习不深入" : "节水工作有差距", ...rest]),
    );
    expect(await rowsOf(`<table>${heads}${placed.join("")}</table>`)).toEqual(right);
  });

  test("labels beside values in four columns", async () => {
    const html = `<table><tr><td>序号</td><td>1</td><td>问题类别</td><td>供水</td></tr><tr><td>反馈问题</td><td colspan="3">应急水源少</td></tr><tr><td>整改措施</td><td colspan="3"><p>1.新建水源。</p><p>2.完善预案。</p></td></tr><tr><td>责任单位</td><td>供水科</td><td>完成情况</td><td>已完成</td></tr></table>`;
    expect(await rowsOf(html)).toEqual({
      issues: [
        {
          category: "供水",
          group: "completed",
          number: 1,
          title: "应急水源少",
          measures: ["新建水源。", "完善预案。"],
        },
      ],
      problems: [],
    });
    const [issue] = parseReport(await read(HEAD + html)).issues;
    expect(issue?.notes.map((note) => `${note.label}=${note.text}`)).toContain("责任单位=供水科");
  });

  test("a table of anything else stays the paragraphs it is", async () => {
    const about = "<table><tr><td>索引号</td><td>0012</td></tr><tr><td>发布日期：</td><td>2023-12-01</td></tr></table>";
    const issue = "<p>1.关于“应急水源少”问题。一是新建水源。二是完善预案。</p>";
    const document = await read(about + HEAD + issue);
    expect(document.text.split("\n").slice(0, 4)).toEqual(["索引号", "0012", "发布日期：", "2023-12-01"]);
    expect(parseReport(document).issues.map((one) => one.title)).toEqual(["应急水源少"]);
  });
});

describe("a page that would cost too much", () => {
  const why = async (html: string) => {
    const found = await readReportFile(Buffer.from(`<html>${html}`), "a.html");
    return found.ok ? "" : found.why;
  };
  test("is refused with a sentence: nested too deep, more elements than any page has", async () => {
    expect(await why("<div>".repeat(100_000))).toContain("一层套一层，超过1000层");
    expect(await why("<b>x".repeat(60_000))).toContain("一层套一层，超过1000层");
  });

  test.each([
    [
      "formatting that is never closed, before many paragraphs",
      (n: number) => `${"<font a>".repeat(900)}${"<p>整改".repeat(n)}`,
    ],
    [
      "an element with many attributes",
      (n: number) => `<p ${Array.from({ length: n }, (_, i) => `a${i}`).join(" ")}>整改`,
    ],
    ["closing tags of nothing inside deep nesting", (n: number) => `${"<div>".repeat(900)}整改${"</u>".repeat(n)}`],
    [
      "cells that reach over everything",
      (n: number) => `<table>${'<tr><td colspan="1000" rowspan="60000">整改'.repeat(n / 20)}</table>`,
    ],
    ["blanks and line breaks", (n: number) => `<p>整改${" \n".repeat(n)}进展${" ".repeat(n)}`],
    ["rows that are never closed", (n: number) => `<table>${"<tr><td>1<td>整改".repeat(n / 4)}`],
    ["a style of one word again and again", (n: number) => `<ol style="${"list-style:".repeat(n / 4)}"><li>整改</ol>`],
    [
      "bodies of a table in one another",
      (n: number) => `<table>${"<tbody>".repeat(900)}${"<tr><td>整<td>改</tr>".repeat(n / 10)}`,
    ],
    ["paragraphs of one cell", (n: number) => `<table><tr><td>1<td>${"<p>整改".repeat(n / 2)}`],
    ["half of a tag", (n: number) => `整改${"<".repeat(n)}`],
  ])(
    "takes time in proportion: %s",
    async (_what, make) => {
      const took = async (n: number) => {
        const html = make(n);
        const started = performance.now();
        await readReportFile(Buffer.from(`<html>${html}`), "a.html");
        return performance.now() - started;
      };
      await took(5_000);
      const [single, fourfold] = [await took(20_000), await took(80_000)];
      expect(fourfold).toBeLessThan(single * 8 + 400);
    },
    30_000,
  );
});

describe("a file of LibreOffice", () => {
  const file = (name: string) => readFileSync(path.resolve(import.meta.dirname, "../../fixtures/reports/files", name));
  test("its lists and merged cells are read from the .docx, and its .doc is told by its bytes", async () => {
    const found = await readReportFile(file("by-libreoffice.docx"), "通报.docx");
    if (!found.ok) throw new Error(found.why);
    const { sections, issues, problems } = toContract(parseReport(found.document));
    expect(sections.map((section) => section.title)).toEqual(["供水保障不足", "管理不细"]);
    expect(issues.map((one) => [one.section, one.number, one.title, one.category, one.measures.length])).toEqual([
      ["一", 1, "应急水源少", null, 2],
      ["一", 2, "水质监测慢", null, 2],
      ["二", 3, "学习计划性不强", "理论学习不深入", 2],
      ["二", 4, "学用结合不紧", "理论学习不深入", 3],
      ["二", 5, "管网漏损较高", "节水工作有差距", 2],
    ]);
    expect(problems).toEqual([]);
    for (const name of ["通报.doc", "通报.docx", "通报.txt"]) {
      const old = await readReportFile(file("by-libreoffice.doc"), name);
      expect(old).toMatchObject({ ok: false, why: expect.stringContaining("旧格式的Word文档（.doc）") });
    }
  });
});
