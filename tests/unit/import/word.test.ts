import { describe, expect, test } from "vitest";
import { readReportFile } from "@/lib/features/import/read/file/read-file";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";
import { isKnownFormat, printedNumber } from "@/lib/features/import/read/word/number-format";
import { listed, numbering, p, run, table, wordFile } from "./word-file";
import { zip } from "./zip";

/** A Word file is read as its reader sees it: numbers the program writes, forced breaks, what is hidden or struck out by tracking. */

async function read(bytes: Uint8Array) {
  const found = await readReportFile(bytes, "通报.docx");
  if (!found.ok) throw new Error(found.why);
  return found.document;
}

const lines = async (body: string, parts: Parameters<typeof wordFile>[1] = {}) =>
  (await read(wordFile(body, parts))).text.split("\n");

const HEAD = [
  "中共青石区水务局党组关于巡察整改进展情况的通报",
  "根据区委统一部署，2023年3月6日至5月10日，区委第三巡察组对区水务局党组开展了常规巡察。2023年6月20日，区委第三巡察组向区水务局党组反馈了巡察意见。现将整改进展情况予以公布。",
];

const issuesOf = async (bytes: Uint8Array) =>
  parseReport(await read(bytes)).issues.map((issue) => ({
    section: issue.section,
    number: issue.number,
    title: issue.title,
    measures: issue.measures.map((one) => one.text),
  }));

const TWO = [
  { section: null, number: 1, title: "应急水源少", measures: ["新建水源。", "完善预案。"] },
  { section: null, number: 2, title: "水质监测慢", measures: ["增设站点。", "联网监测。"] },
];

describe("numbers Word writes by itself", () => {
  test("are read like typed ones: section, issues and what stands between them", async () => {
    const lists = [[{ format: "chineseCounting", text: "（%1）" }], [{ format: "decimal", text: "%1." }]];
    const body = [
      ...HEAD.map((line) => p(line)),
      p("关于供水保障不足的问题", listed(1)),
      p("针对“应急水源少”的问题。一是新建水源。二是完善预案。", listed(2)),
      p("针对“水质监测慢”的问题。一是增设站点。二是联网监测。", listed(2)),
    ].join("");
    const file = wordFile(body, { numbering: numbering(lists) });
    expect(await issuesOf(file)).toEqual(TWO.map((issue) => ({ ...issue, section: "一" })));
    const { sections, problems } = parseReport(await read(file));
    expect(sections.map(({ number, title }) => [number, title])).toEqual([["一", "供水保障不足"]]);
    expect(problems).toEqual([]);
  });

  test("restart below a level above, go on where the list says so, and keep a start of their own", async () => {
    const three = [
      { format: "chineseCountingThousand", text: "%1、" },
      { format: "chineseCountingThousand", text: "（%2）" },
      { format: "decimal", text: "%3.", restart: 0 },
      { format: "decimalEnclosedCircle", text: "%4", start: 3 },
    ];
    const levels = [0, 1, 2, 1, 2, 3, 3, 0, 1, 2, 3];
    expect(
      await lines(levels.map((level) => p("甲", listed(1, level))).join(""), { numbering: numbering([three]) }),
    ).toEqual(["一、甲", "（一）甲", "1.甲", "（二）甲", "2.甲", "③甲", "④甲", "二、甲", "（一）甲", "3.甲", "③甲"]);
  });

  test("show the numbers of the levels above where their text asks for them, in digits where it is legal style", async () => {
    const body = p("甲", listed(1)) + p("乙", listed(1, 1)) + p("丙", listed(1, 1)) + p("丁", listed(1, 2));
    const levels = [
      { format: "chineseCounting", text: "第%1部分 " },
      { format: "decimal", text: "%1.%2 " },
      { format: "decimal", text: "%1-%2-%3 " },
    ];
    const xml = numbering([levels]).replace('w:val="%1-%2-%3 "/>', 'w:val="%1-%2-%3 "/><w:isLgl/>');
    expect(await lines(body, { numbering: xml })).toEqual(["第一部分 甲", "一.1 乙", "一.2 丙", "1-2-1 丁"]);
  });

  test("are counted together by two uses of one list, and apart where a use starts anew or has a level of its own", async () => {
    const overrides = `<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num><w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride></w:num>`;
    const xml = numbering([[{ format: "decimal", text: "%1." }]], overrides);
    const body = [1, 1, 2, 3, 3, 4].map((list) => p("甲", listed(list))).join("");
    expect(await lines(body, { numbering: xml })).toEqual(["1.甲", "2.甲", "3.甲", "7.甲", "8.甲", "IX)甲"]);
  });

  test("come from a style, from the style it is based on, and are taken off by numId 0", async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style><w:style w:type="paragraph" w:styleId="C"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`;
    const levels = [
      { format: "chineseCounting", text: "%1、", style: "A" },
      { format: "decimal", text: "%2.", style: "C" },
    ];
    const styled = (id: string, more = "") => `<w:pStyle w:val="${id}"/>${more}`;
    const body = [
      p("甲", styled("A")),
      p("乙", styled("C")),
      p("丙", styled("C")),
      p("丁", styled("B")),
      p("戊", styled("A", '<w:numPr><w:numId w:val="0"/></w:numPr>')),
      p("己", styled("C")),
    ].join("");
    expect(await lines(body, { numbering: numbering([levels]), styles })).toEqual([
      "一、甲",
      "1.乙",
      "2.丙",
      "二、丁",
      "戊",
      "1.己",
    ]);
  });

  test("are not counted for a paragraph that is hidden or struck out, and not printed before an empty one", async () => {
    const xml = numbering([[{ format: "decimal", text: "%1." }]]);
    const hidden = `<w:p><w:pPr>${listed(1)}<w:rPr><w:vanish/></w:rPr></w:pPr>${run("藏", "<w:vanish/>")}</w:p>`;
    const deleted = `<w:p><w:pPr>${listed(1)}<w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r><w:delText>删</w:delText></w:r></w:del></w:p>`;
    const body = p("甲", listed(1)) + hidden + deleted + p("", listed(1)) + p("乙", listed(1));
    expect(await lines(body, { numbering: xml })).toEqual(["1.甲", "3.乙"]);
  });

  test.each([
    ["decimal", "10"],
    ["decimalZero", "10"],
    ["decimalFullWidth", "１０"],
    ["upperRoman", "X"],
    ["lowerRoman", "x"],
    ["upperLetter", "J"],
    ["lowerLetter", "j"],
    ["chineseCounting", "十"],
    ["chineseCountingThousand", "十"],
    ["japaneseCounting", "十"],
    ["ideographDigital", "一〇"],
    ["chineseLegalSimplified", "壹拾"],
    ["ideographLegalTraditional", "壹拾"],
    ["ideographTraditional", "癸"],
    ["ideographZodiac", "酉"],
    ["ideographZodiacTraditional", "癸酉"],
    ["decimalEnclosedCircle", "⑩"],
    ["decimalEnclosedFullstop", "⒑"],
    ["decimalEnclosedParen", "⑽"],
    ["ideographEnclosedCircle", "㊉"],
    ["numberInDash", "- 10 -"],
    ["none", ""],
  ])("ten as %s is %s", (format, printed) => {
    expect([isKnownFormat(format), printedNumber(10, format)]).toEqual([true, printed]);
  });

  test("longer ones", () => {
    const written = [11, 20, 21, 99, 100, 101, 110, 115, 1_024].map((n) => printedNumber(n, "chineseCountingThousand"));
    expect(written).toEqual([
      "十一",
      "二十",
      "二十一",
      "九十九",
      "一百",
      "一百〇一",
      "一百一十",
      "一百一十五",
      "一千〇二十四",
    ]);
    expect([printedNumber(110, "chineseCounting"), printedNumber(28, "lowerLetter")]).toEqual(["一一〇", "bb"]);
    expect([printedNumber(21, "decimalEnclosedCircle"), printedNumber(51, "decimalEnclosedCircle")]).toEqual([
      "㉑",
      "51",
    ]);
    expect([printedNumber(1994, "upperRoman"), printedNumber(11, "ideographTraditional")]).toEqual(["MCMXCIV", "11"]);
  });

  test("a kind of number nobody knows is written in digits, and said", async () => {
    const document = await read(
      wordFile(p("甲", listed(1)), { numbering: numbering([[{ format: "hindiVowels", text: "%1." }]]) }),
    );
    expect(document.text).toBe("1.甲");
    expect(document.notes).toEqual([{ line: 1, message: expect.stringContaining("hindiVowels") }]);
  });

  test("signs of a symbol font before a paragraph are signs everybody has", async () => {
    const xml = numbering([[{ format: "bullet", text: "\uf06c" }], [{ format: "bullet", text: "▶" }]]);
    expect(await lines(p("甲", listed(1)) + p("乙", listed(2)), { numbering: xml })).toEqual(["●甲", "▶乙"]);
  });
});

describe("lines and words of a Word file", () => {
  test("a forced line break begins a line, in one paragraph for the whole report too", async () => {
    const text = [
      ...HEAD,
      "1.关于“应急水源少”问题。一是新建水源。二是完善预案。",
      "2.关于“水质监测慢”问题。一是增设站点。二是联网监测。",
    ].join("\n");
    expect(await issuesOf(wordFile(p(text)))).toEqual(TWO);
    expect(parseReport(await read(wordFile(p(text)))).title).toBe(HEAD[0]);
    expect((await read(wordFile(p("甲\n乙") + p("丙")))).mayGoOn).toEqual([2]);
  });

  test("a carriage return, a tab, a hyphen and a symbol are what they look like", async () => {
    const body = `<w:p><w:r><w:t>甲</w:t><w:cr/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/><w:t>丁</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>`;
    expect(await lines(body)).toEqual(["甲", "乙\t丙-丁✔"]);
  });

  test("hidden text is left out, by its own mark or by its style, and that is said with the line", async () => {
    const styles = `<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>`;
    const body = `${p("甲")}<w:p>${run("乙")}${run("内部", "<w:vanish/>")}${run("资料", "<w:vanish/>")}${run("丙", '<w:vanish w:val="0"/>')}${run("批注", '<w:rStyle w:val="H"/>')}</w:p>`;
    const document = await read(wordFile(body, { styles }));
    expect(document.text).toBe("甲\n乙丙");
    expect(document.notes).toEqual([{ line: 2, message: "隐藏文字2处未读入（如“内部资料”），请核对" }]);
    expect(parseReport(document).problems).toContainEqual(expect.objectContaining({ line: 2, text: "乙丙" }));
  });

  test("tracked deletions are left out and said; insertions are read; a deleted paragraph mark joins", async () => {
    const body = `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run("1.甲")}<w:del w:id="2"><w:r><w:delText>旧文</w:delText></w:r></w:del><w:ins w:id="3">${run("新文")}</w:ins></w:p>${p("乙。")}<w:moveFrom w:id="4">${p("移走的")}</w:moveFrom>`;
    const document = await read(wordFile(body));
    expect(document.text).toBe("1.甲新文乙。");
    expect(document.notes).toEqual([{ line: 1, message: "修订中已删除的文字2处未读入（如“旧文”），请核对" }]);
  });

  test("a box of text stands in the file twice and is read once; a content control and a field are read through", async () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p("框内")}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p("框内")}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const control = `<w:sdt><w:sdtPr/><w:sdtContent>${p("控件")}</w:sdtContent></w:sdt>`;
    const field = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE \\@ yyyy</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run("2023年")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
    expect(await lines(`<w:p>${run("锚")}${box}</w:p>${control}${field}`)).toEqual(["锚", "框内", "控件", "2023年"]);
  });

  test("a table of contents and footnotes are no text of the report, and that is said", async () => {
    const contents = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p("一、总体情况1")}</w:sdtContent></w:sdt>`;
    const body = `${contents}<w:p>${run("甲")}<w:r><w:footnoteReference w:id="2"/></w:r>${run("乙")}</w:p>`;
    const document = await read(
      wordFile(body, { footnotes: `<w:footnote w:id="2">${p("数据截至年底")}</w:footnote>` }),
    );
    expect(document.text).toBe("甲乙");
    expect(document.notes.map((note) => note.message)).toEqual([
      "目录未读入（“一、总体情况1”等）",
      "脚注1条未列入正文（如“数据截至年底”），请核对",
    ]);
  });

  test("prefixes of the namespaces are the file's own affair", async () => {
    const file = wordFile(p("甲"));
    expect((await read(file)).text).toBe("甲");
    const strict = Buffer.from(file).toString("latin1");
    expect(strict).toContain("word/document.xml");
  });
});

describe("tables of a Word file", () => {
  const HEADS = ["序号", "反馈问题", "整改措施", "整改成效", "整改状态"];
  const rows = async (given: Parameters<typeof table>[0], parts: Parameters<typeof wordFile>[1] = {}) => {
    const document = await read(wordFile(HEAD.map((line) => p(line)).join("") + table(given), parts));
    const draft = parseReport(document);
    return draft.issues.map((issue) => ({
      category: issue.category,
      group: issue.group,
      number: issue.number,
      title: issue.title,
      measures: issue.measures.map((one) => one.text),
      notes: issue.notes.filter((note) => note.label === "整改成效").map((note) => note.text),
    }));
  };
  const right = (category: [string | null, string | null] = [null, null]) => [
    {
      category: category[0],
      group: "completed",
      number: 1,
      title: "学习计划性不强",
      measures: ["制定全年计划。", "每月开展研讨。"],
      notes: ["学习研讨八次。"],
    },
    {
      category: category[1],
      group: "ongoing",
      number: 2,
      title: "学用结合不紧",
      measures: ["组织调研八次。", "建立台账。"],
      notes: ["成果转化五项。"],
    },
  ];

  test("several paragraphs in the cells of measures, the last row included", async () => {
    const given = [
      HEADS,
      ["1", "学习计划性不强", "一是制定全年计划。\n二是每月开展研讨。", "学习研讨八次。", "已完成"],
      ["2", "学用结合不紧", "1.组织调研八次。\n2.建立台账。", "成果转化五项。", "正在推进"],
    ];
    expect(await rows(given)).toEqual(right());
  });

  test("several paragraphs in another cell", async () => {
    const given = [
      HEADS,
      ["1", "学习计划性不强", "一是制定全年计划。二是每月开展研讨。", "学习研讨八次。\n形成报告两篇。", "已完成"],
      ["2", "学用结合不紧", "一是组织调研八次。二是建立台账。", "成果转化五项。", "正在推进"],
    ];
    const [first, second] = right();
    expect(await rows(given)).toEqual([{ ...first, notes: ["学习研讨八次。\n形成报告两篇。"] }, second]);
  });

  test.each([
    ["merged, in front", 0, true],
    ["not merged, in front", 0, false],
    ["merged, behind the number", 1, true],
    ["not merged, behind the number", 1, false],
  ])("a column of categories: %s", async (_what, at, merged) => {
    const into = <T>(row: readonly T[], cell: T) => [...row.slice(0, at), cell, ...row.slice(at)];
    const category = "理论学习不深入";
    const given = [
      into(HEADS, "问题类别"),
      into<string | { text?: string; down?: "restart" | "continue" }>(
        ["1", "学习计划性不强", "一是制定全年计划。\n二是每月开展研讨。", "学习研讨八次。", "已完成"],
        merged ? { text: category, down: "restart" } : category,
      ),
      into<string | { text?: string; down?: "restart" | "continue" }>(
        ["2", "学用结合不紧", "一是组织调研八次。\n二是建立台账。", "成果转化五项。", "正在推进"],
        merged ? { down: "continue" } : category,
      ),
    ];
    expect(await rows(given)).toEqual(right([category, category]));
  });

  test("numbers of the rows written by Word itself", async () => {
    const auto = { xml: p("", listed(1)) };
    const given = [
      HEADS,
      [auto, "学习计划性不强", "一是制定全年计划。二是每月开展研讨。", "学习研讨八次。", "已完成"],
      [auto, "学用结合不紧", "一是组织调研八次。二是建立台账。", "成果转化五项。", "正在推进"],
    ];
    expect(await rows(given, { numbering: numbering([[{ format: "decimal", text: "%1" }]]) })).toEqual(right());
  });

  test("heads of two rows, a title across, a row across as a section, a remark at the foot", async () => {
    const given = [
      [{ text: "整改问题清单", across: 5 }],
      [
        { text: "序号", down: "restart" as const },
        { text: "反馈问题", down: "restart" as const },
        { text: "整改情况", across: 3 },
      ],
      [{ down: "continue" as const }, { down: "continue" as const }, "整改措施", "整改成效", "整改状态"],
      [{ text: "一、关于理论学习方面的问题", across: 5 }],
      ["1", "学习计划性不强", "一是制定全年计划。二是每月开展研讨。", "学习研讨八次。", "已完成"],
      [{ text: "二、关于学用结合方面的问题", across: 5 }],
      ["2", "学用结合不紧", "一是组织调研八次。二是建立台账。", "成果转化五项。", "正在推进"],
      [{ text: "备注：截至2023年底", across: 5 }],
    ];
    expect(await rows(given)).toEqual(right());
    const draft = parseReport(await read(wordFile(HEAD.map((line) => p(line)).join("") + table(given))));
    expect(draft.sections.map((section) => section.number)).toEqual(["一", "二"]);
    expect(draft.issues.map((issue) => issue.section)).toEqual(["一", "二"]);
  });

  test("an issue over several rows is one issue; lines of the grid nobody sees are no columns", async () => {
    const given = [
      [HEADS[0], { text: "反馈问题", across: 2 }, "整改措施", "整改成效", "整改状态"].map((cell) => cell ?? ""),
      [
        { text: "1", down: "restart" as const },
        { text: "学习计划性不强", across: 2, down: "restart" as const },
        "制定全年计划。",
        { text: "学习研讨八次。", down: "restart" as const },
        { text: "已完成", down: "restart" as const },
      ],
      [
        { down: "continue" as const },
        { across: 2, down: "continue" as const },
        "每月开展研讨。",
        { down: "continue" as const },
        { down: "continue" as const },
      ],
      ["2", { text: "学用结合不紧", across: 2 }, "组织调研八次。\n建立台账。", "成果转化五项。", "正在推进"],
    ];
    expect(await rows(given)).toEqual(right());
  });

  test("a table that a page cut in two goes on without heads; a table in a cell belongs to the cell", async () => {
    const nested = table([["一是组织调研八次。"], ["二是建立台账。"]]);
    const first = table([
      HEADS,
      ["1", "学习计划性不强", "一是制定全年计划。二是每月开展研讨。", "学习研讨八次。", "已完成"],
    ]);
    const second = table([["2", "学用结合不紧", { xml: nested + p("") }, "成果转化五项。", "正在推进"]]);
    const draft = parseReport(await read(wordFile(HEAD.map((line) => p(line)).join("") + first + second)));
    expect(draft.issues.map((issue) => [issue.number, issue.measures.length])).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  test("a table of labels beside their values is one issue per label of a problem", async () => {
    const one = (problem: string, measures: string, status: string) => [
      ["反馈问题", problem],
      ["整改措施", measures],
      ["整改成效", "供水提高。"],
      ["完成情况", status],
    ];
    const all = [
      ...one("应急水源少", "一是新建水源。二是完善预案。", "已完成"),
      ...one("水质监测慢", "1.增设站点。\n2.联网监测。", "正在推进"),
    ];
    const head = HEAD.map((line) => p(line)).join("");
    const apart = table(all.slice(0, 4)) + table(all.slice(4));
    for (const tables of [table(all), apart]) {
      const draft = parseReport(await read(wordFile(head + tables)));
      expect(draft.issues.map((issue) => [issue.title, issue.group, issue.measures.map((m) => m.text)])).toEqual([
        ["应急水源少", "completed", ["新建水源。", "完善预案。"]],
        ["水质监测慢", "ongoing", ["增设站点。", "联网监测。"]],
      ]);
    }
  });

  test("every row shows the lines of its own cells", async () => {
    const given = [
      HEADS,
      ["1", "学习计划性不强", "一是制定全年计划。\n二是每月开展研讨。", "学习研讨八次。", "已完成"],
      ["2", "学用结合不紧", "一是组织调研八次。\n二是建立台账。", "成果转化五项。", "正在推进"],
    ];
    const document = await read(wordFile(HEAD.map((line) => p(line)).join("") + table(given)));
    const [first, second] = parseReport(document).issues;
    const shown = document.text.split("\n");
    expect(shown.slice((first?.source.line ?? 0) - 1, first?.source.endLine)).toEqual([
      "1",
      "学习计划性不强",
      "一是制定全年计划。",
      "二是每月开展研讨。",
      "学习研讨八次。",
      "已完成",
    ]);
    expect(shown[(second?.source.line ?? 0) - 1]).toBe("2");
  });
});

describe("a Word file that would cost too much or is broken", { timeout: 60_000 }, () => {
  const why = async (bytes: Uint8Array, name = "通报.docx") => {
    const found = await readReportFile(bytes, name);
    return found.ok ? `read ${found.document.text.length}` : found.why;
  };
  const xml = (text: string) =>
    zip([
      {
        name: "word/document.xml",
        text: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${text}</w:body></w:document>`,
      },
    ]);

  test.each([
    [
      "nested deeper than any file",
      () => wordFile("<w:sdt><w:sdtContent>".repeat(2_000) + "</w:sdtContent></w:sdt>".repeat(2_000)),
      "一层套一层，超过1000层",
    ],
    ["more elements than any report has", () => wordFile("<a/>".repeat(1_010_000)), "超过100万个"],
    [
      "cells over everything",
      () => wordFile(table(Array.from({ length: 3_000 }, () => ["甲", { text: "乙", across: 99 }]))),
      "超过20万个单元格",
    ],
    ["a tag left open", () => wordFile("<w:p><w:r>"), "已损坏"],
    ["a tag closed out of turn", () => wordFile("<w:p><w:r></w:p></w:r>"), "已损坏"],
    ["no body", () => zip([{ name: "word/document.xml", text: "<x/>" }]), "已损坏"],
    ["another office's file", () => zip([{ name: "content.xml", text: "<x/>" }]), "OpenDocument"],
    ["a file of OFD", () => zip([{ name: "OFD.xml", text: "<x/>" }]), "OFD"],
  ])("%s is refused in one sentence", async (_what, make, said) => {
    const sentence = await why(make());
    expect(sentence).toContain(said);
    expect(sentence).toMatch(/^[^\n]+。$/);
  });

  test("entities of the file are never expanded or fetched", async () => {
    const text = `<!DOCTYPE a [<!ENTITY lol "笑笑笑"><!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${p("甲").replace("甲", "甲&lol;&x;")}</w:body></w:document>`;
    const found = await readReportFile(zip([{ name: "word/document.xml", text }]), "通报.docx");
    expect(found.ok ? found.document.text : found.why).toBe("甲&lol;&x;");
  });

  test.each([
    ["paragraphs", (n: number) => xml(p("一是甲。").repeat(n / 4))],
    ["runs of one paragraph", (n: number) => xml(`<w:p>${run("甲").repeat(n / 4)}</w:p>`)],
    ["hidden runs", (n: number) => xml(`<w:p>${(run("甲", "<w:vanish/>") + run("乙")).repeat(n / 10)}</w:p>`)],
    ["rows of a table of one column", (n: number) => xml(table(Array.from({ length: n / 10 }, () => ["甲"])))],
    [
      "tables in one another",
      (n: number) =>
        xml(`${"<w:tbl><w:tr><w:tc>".repeat(250)}${p("甲").repeat(n / 10)}${"</w:tc></w:tr></w:tbl>".repeat(250)}`),
    ],
    ["tables beside one another", (n: number) => xml(table([["甲", "乙"]]).repeat(n / 20))],
    [
      "many lists",
      (n: number) =>
        wordFile(p("甲", listed(1)).repeat(100), {
          numbering: numbering(Array.from({ length: n / 20 }, () => [{ format: "decimal", text: "%1." }])),
        }),
    ],
    [
      "rows inside many insertions",
      (n: number) =>
        xml(`<w:tbl>${"<w:ins>".repeat(900)}${"<w:tr><w:tc/></w:tr>".repeat(n / 10)}${"</w:ins>".repeat(900)}</w:tbl>`),
    ],
    [
      "runs inside many alternatives",
      (n: number) =>
        wordFile(
          `<w:p>${"<mc:AlternateContent><mc:Choice>".repeat(400)}${run("甲").repeat(n / 10)}${"</mc:Choice></mc:AlternateContent>".repeat(400)}</w:p>`,
        ),
    ],
    ["attributes", (n: number) => xml(`<w:p ${Array.from({ length: n }, (_, i) => `a${i}="1"`).join(" ")}/>`)],
  ])("takes time in proportion: %s", async (_what, make) => {
    const took = async (n: number) => {
      const bytes = make(n);
      const started = performance.now();
      await readReportFile(bytes, "通报.docx");
      return performance.now() - started;
    };
    await took(5_000);
    const [single, fourfold] = [await took(20_000), await took(80_000)];
    expect(fourfold).toBeLessThan(single * 8 + 400);
  });

  test.each([
    ["EncryptedPackage", "通报.docx", "打开密码"],
    ["WordDocument", "通报.doc", "旧格式的Word文档"],
    ["WordDocument", "通报.wps", "WPS文字文档"],
    ["Workbook", "台账.et", "Excel"],
    ["PowerPoint Document", "汇报.dps", "演示文稿"],
    ["", "通报.wps", "WPS文字文档"],
    ["", "资料", "旧格式的办公文档"],
  ])("a file with a stream of %j called %s is told by its bytes", async (stream, name, said) => {
    const container = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(504),
      Buffer.from(stream, "utf16le"),
    ]);
    const sentence = await why(new Uint8Array(container), name);
    expect(sentence).toContain(said);
    expect(sentence).toMatch(/^[^\n]+。$/);
  });

  test.each([
    ["{\\rtf1\\ansi", "通报.doc", "RTF"],
    ["MIME-Version: 1.0", "通报.doc", "MHT"],
  ])("%s called %s is told by its bytes", async (head, name, said) => {
    expect(await why(Buffer.from(head), name)).toContain(said);
  });

  test("a page that calls itself .doc is read as the page it is", async () => {
    expect(await why(Buffer.from("<html><body><p>整改</p></body></html>"), "通报.doc")).toBe("read 2");
  });
});
