import { expect, test } from "vitest";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";

/** Headings of sections in the words of every taste: also those that say nothing of their subject, or look like a container. */

const HEAD = `中共青石区水务局党组关于巡察整改进展情况的通报
根据区委统一部署，2023年3月6日至5月10日，区委第三巡察组对区水务局党组开展了常规巡察。2023年6月20日，区委第三巡察组向区水务局党组反馈了巡察意见。现将整改进展情况予以公布。
`;
const TAIL = "\n中共青石区水务局党组\n2023年12月1日";
const NUMERALS = ["", "一", "二", "三", "四"];

type Mark = (n: number) => string;
const comma: Mark = (n) => `${NUMERALS[n]}、`;
const bracket: Mark = (n) => `（${NUMERALS[n]}）`;
const dot: Mark = (n) => `${n}.`;
const none: Mark = () => "";

/** Two sections of two issues each, numbers running on or starting again. */
function read([first, second]: readonly [string, string], above: Mark, mark: Mark, restarts: boolean) {
  const on = restarts ? 0 : 2;
  const { sections, issues, problems } = parseReport(`${HEAD}${above(1)}${first}
${mark(1)}关于“学习计划性不强”问题。一是制定全年计划。二是每月开展研讨。
${mark(2)}关于“学用结合不紧”问题。一是组织调研。二是建立台账。
${above(2)}${second}
${mark(1 + on)}关于“管网漏损较高”问题。一是改造管网十公里。二是安装水表。
${mark(2 + on)}关于“应急水源少”问题。一是新建水源。二是完善预案。${TAIL}`);
  return {
    sections: sections.map(({ number, title }) => number + title),
    issues: issues.map(({ section, number }) => [section, number]),
    problems: problems.map(({ message }) => message),
  };
}

const right = (titles: readonly [string, string], restarts: boolean) => ({
  sections: titles.map((title, at) => NUMERALS[at + 1] + title),
  issues: [
    ["一", 1],
    ["一", 2],
    ["二", restarts ? 1 : 3],
    ["二", restarts ? 2 : 4],
  ],
  problems: [],
});

const WORDS: [readonly [string, string], readonly [string, string]][] = [
  [
    ["第一方面", "第二方面"],
    ["第一方面", "第二方面"],
  ],
  [
    ["第一方面问题整改情况", "第二方面问题整改情况"],
    ["第一方面", "第二方面"],
  ],
  [
    ["第一个方面的问题", "第二个方面的问题"],
    ["第一个方面", "第二个方面"],
  ],
  [
    ["第一类问题整改落实情况", "第二类问题整改落实情况"],
    ["第一类", "第二类"],
  ],
  [
    ["第一部分", "第二部分"],
    ["第一部分", "第二部分"],
  ],
  [
    ["方面一", "方面二"],
    ["方面一", "方面二"],
  ],
  [
    ["巡察反馈的第一方面问题", "巡察反馈的第二方面问题"],
    ["巡察反馈的第一方面", "巡察反馈的第二方面"],
  ],
  [
    ["贯彻落实党的理论和路线方针政策情况", "落实新时代党的组织路线情况"],
    ["贯彻落实党的理论和路线方针政策", "落实新时代党的组织路线"],
  ],
  [
    ["聚焦贯彻落实党中央决策部署情况", "聚焦群众身边腐败问题和不正之风情况"],
    ["聚焦贯彻落实党中央决策部署", "群众身边腐败问题和不正之风"],
  ],
  [
    ["落实意识形态工作责任制情况", "落实全面从严治党主体责任情况"],
    ["落实意识形态工作责任制", "落实全面从严治党主体责任"],
  ],
  [
    ["坚持党的领导", "加强党的建设"],
    ["坚持党的领导", "加强党的建设"],
  ],
];

test.each(WORDS)("%j above 1. 2. or (一)(二), itself behind 一、 or (一)", (heads, titles) => {
  for (const restarts of [true, false]) {
    expect(read(heads, comma, dot, restarts)).toEqual(right(titles, restarts));
    expect(read(heads, comma, bracket, restarts)).toEqual(right(titles, restarts));
    expect(read(heads, bracket, dot, restarts)).toEqual(right(titles, restarts));
  }
});

test.each([
  ...WORDS.slice(0, 5),
  [
    ["第一方面：政治建设", "第二方面：组织建设"],
    ["政治建设", "组织建设"],
  ] as const,
  [
    ["第一方面 政治建设", "第二方面 组织建设"],
    ["政治建设", "组织建设"],
  ] as const,
])("%j is a heading by itself", (heads, titles) => {
  for (const restarts of [true, false]) expect(read(heads, none, dot, restarts)).toEqual(right(titles, restarts));
});

test.each([
  ["整改工作组织情况", "巡察反馈问题整改情况"],
  ["履行整改主体责任情况", "整改落实情况"],
  ["整改任务落实情况", "巡察反馈意见落实情况"],
])("%s, %s hold the issues and are no sections", (first, second) => {
  const { sections, issues } = parseReport(
    `${HEAD}一、${first}\n局党组高度重视。\n二、${second}\n1.关于“管网漏损较高”问题。一是改造管网十公里。二是安装水表。\n2.关于“应急水源少”问题。一是新建水源。二是完善预案。${TAIL}`,
  );
  expect(sections).toEqual([]);
  expect(issues).toHaveLength(2);
});
