import { describe, expect, test } from "vitest";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";

/** A table pasted as text: cells parted by tabs, paragraphs of a cell on lines of their own, merged cells blank. */

const HEAD = `中共青石区水务局党组关于巡察整改进展情况的通报
根据区委统一部署，2023年3月6日至5月10日，区委第三巡察组对区水务局党组开展了常规巡察。2023年6月20日，区委第三巡察组向区水务局党组反馈了巡察意见。现将整改进展情况予以公布。
`;
const TAIL = "\n中共青石区水务局党组\n2023年12月1日";

function read(table: string) {
  const { issues, problems } = parseReport(HEAD + table + TAIL);
  return {
    issues: issues.map((issue) => [
      issue.category,
      issue.group,
      issue.number,
      issue.title,
      issue.measures.map((one) => one.text),
    ]),
    problems: problems.map((one) => one.message),
  };
}

const right = {
  issues: [
    ["理论学习不深入", "completed", 1, "学习计划性不强", ["制定全年计划。", "每月开展研讨。"]],
    ["理论学习不深入", "completed", 2, "学用结合不紧", ["组织调研八次。", "建立台账。"]],
    ["节水工作有差距", "ongoing", 3, "管网漏损较高", ["改造管网十公里。", "安装水表。"]],
  ],
  problems: [],
};

describe("a pasted table", () => {
  test.each([
    [
      "one line a row, a merged category blank",
      `问题类别\t序号\t反馈问题\t整改措施\t整改状态
理论学习不深入\t1\t学习计划性不强\t一是制定全年计划。二是每月开展研讨。\t已完成
\t2\t学用结合不紧\t一是组织调研八次。二是建立台账。\t已完成
节水工作有差距\t3\t管网漏损较高\t一是改造管网十公里。二是安装水表。\t正在推进`,
    ],
    [
      "paragraphs of a cell on lines of their own",
      `问题类别\t序号\t反馈问题\t整改措施\t整改状态
理论学习不深入\t1\t学习计划性不强\t一是制定全年计划。
二是每月开展研讨。\t已完成
理论学习不深入\t2\t学用结合不紧\t1.组织调研八次。
2.建立台账。\t已完成
节水工作有差距\t3\t管网漏损较高\t一是改造管网十公里。
二是安装水表。\t正在推进`,
    ],
    [
      "the number first, blanks about the tabs",
      `序号 \t问题类别 \t反馈问题 \t整改措施 \t整改状态
1 \t理论学习不深入 \t学习计划性不强 \t一是制定全年计划。二是每月开展研讨。 \t已完成
2 \t理论学习不深入 \t学用结合不紧 \t一是组织调研八次。二是建立台账。 \t已完成
3 \t节水工作有差距 \t管网漏损较高 \t一是改造管网十公里。二是安装水表。 \t正在推进`,
    ],
  ])("%s", (_what, table) => {
    expect(read(table)).toEqual(right);
  });

  test("an empty cell at the end of a row, and paragraphs of the last cell", () => {
    const table = `序号\t反馈问题\t整改措施
1\t学习计划性不强
2\t学用结合不紧\t一是组织调研八次。
二是建立台账。
3\t管网漏损较高\t安装水表。`;
    expect(read(table)).toEqual({
      issues: [
        [null, null, 1, "学习计划性不强", []],
        [null, null, 2, "学用结合不紧", ["组织调研八次。", "建立台账。"]],
        [null, null, 3, "管网漏损较高", ["安装水表。"]],
      ],
      problems: ["该问题下未识别出整改措施"],
    });
  });

  test("a heading between its rows does not end it", () => {
    const table = `序号\t反馈问题\t整改措施
（一）关于学习方面的问题
1\t学习计划性不强\t制定全年计划。
（二）关于节水方面的问题
2\t管网漏损较高\t安装水表。`;
    const { issues } = parseReport(HEAD + table + TAIL);
    expect(issues.map((issue) => [issue.number, issue.title])).toEqual([
      [1, "学习计划性不强"],
      [2, "管网漏损较高"],
    ]);
  });

  test.each([
    [
      "numbers in pairs, a value of several paragraphs",
      `序号\t1
问题类别\t理论学习不深入
反馈问题\t学习计划性不强
整改措施\t一是制定全年计划。
二是每月开展研讨。
整改状态\t已完成

序号\t2
问题类别\t理论学习不深入
反馈问题\t学用结合不紧
整改措施\t
1.组织调研八次。
2.建立台账。
整改状态\t已完成

序号\t3
问题类别\t节水工作有差距
反馈问题\t管网漏损较高
整改状态\t正在推进
整改措施\t一是改造管网十公里。
二是安装水表。`,
    ],
    [
      "numbers on lines of their own, two pairs in a line",
      `问题1
问题类别：\t理论学习不深入\t整改状态：\t已完成
反馈问题：\t学习计划性不强
整改措施：\t一是制定全年计划。二是每月开展研讨。
问题2
问题类别：\t理论学习不深入\t整改状态：\t已完成
反馈问题：\t学用结合不紧
整改措施：\t一是组织调研八次。二是建立台账。
问题3
问题类别：\t节水工作有差距\t整改状态：\t正在推进
反馈问题：\t管网漏损较高
整改措施：\t一是改造管网十公里。二是安装水表。`,
    ],
  ])("labels beside values, a few lines per issue: %s", (_what, table) => {
    expect(read(table)).toEqual(right);
  });

  test("a heading between such pairs is a section, and what stands below them is none of them", () => {
    const pairs = (problem: string) => `反馈问题\t${problem}\n整改措施\t一是调研。\n二是建账。\n责任单位\t办公室`;
    const table = `一、关于学习方面的问题\n${pairs("学习计划性不强")}\n二、关于节水方面的问题\n${pairs("管网漏损较高")}\n三、下一步工作打算\n持续用力。`;
    const { issues, problems } = parseReport(HEAD + table + TAIL);
    expect(
      issues.map(({ section, title, measures, notes }) => [section, title, measures.length, notes.length]),
    ).toEqual([
      ["一", "学习计划性不强", 2, 1],
      ["二", "管网漏损较高", 2, 1],
    ]);
    expect(problems).toEqual([]);
  });

  test("tabs in ordinary text make no table of it", () => {
    const { issues } = parseReport(`${HEAD}\t1.关于“应急水源少”问题。\t一是新建水源。二是完善预案。${TAIL}`);
    expect(issues.map((issue) => issue.measures.length)).toEqual([2]);
  });

  test.each([
    ["columns", "序号\t反馈问题\t整改措施\n", "1\t学用结合不紧\t一是调研。\n二是建账。\n"],
    ["pairs", "", "反馈问题\t学用结合不紧\n整改措施\t一是调研。\n二是建账。\n"],
    [
      "pairs without a problem",
      "反馈问题\t学用结合不紧\n整改措施\t调研。\n\n一、其他\n",
      "责任单位\t办公室\n责任领导\t张三\n",
    ],
  ])("many rows take time in proportion: %s", (_what, head, row) => {
    const took = (rows: number) => {
      const text = HEAD + head + row.repeat(rows);
      const started = performance.now();
      parseReport(text);
      return performance.now() - started;
    };
    took(200);
    const [single, fourfold] = [took(500), took(2_000)];
    expect(fourfold).toBeLessThan(single * 8 + 400);
  });
});
