import { describe, expect, test } from "vitest";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";

/** A report around the given main part. */
function around(
  main: string[],
  opening = "根据区委统一部署,区委第一巡察组于2024年3月5日至4月18日对区城管局党组开展了巡察,并于5月16日进行了反馈。",
): string {
  return [
    "中共滨湖区城管局党组关于巡察整改进展情况的通报",
    opening,
    "一、总体情况",
    "高度重视。",
    "二、整改落实情况",
    ...main,
    "三、下一步打算",
    "一是抓长。二是抓常。",
  ].join("\n");
}

const counts = (text: string) =>
  parseReport(text).issues.map(
    (issue) => `${issue.section ?? ""}${issue.number ?? "-"} ${issue.title} ${issue.measures.length}`,
  );

describe("what distinguishes one style from the next", () => {
  test("a title may hold the word 问题, begin with a quotation or with 对", () => {
    const main = [
      "1.针对巡察反馈问题整改不到位问题,进行了以下整改。一是甲项。二是乙项。",
      "2.针对“一网通办”改革存在堵点问题,进行了以下整改。一是甲项。二是乙项。",
      "3.针对对历史问题研究不深问题,进行了以下整改。一是甲项。二是乙项。",
    ];
    expect(counts(around(main))).toEqual([
      "1 巡察反馈问题整改不到位 2",
      "2 “一网通办”改革存在堵点 2",
      "3 对历史问题研究不深 2",
    ]);
  });

  test("quotations nest three deep and close at the last mark", () => {
    const main = [
      "1.关于“调研流于形式。局‘七一’前夕开展的‘临江区“暖企”服务’活动成为‘秀场’,对‘无签到’问题未整改到位。”问题的整改。",
      "开展回访。",
    ];
    const [issue] = parseReport(around(main)).issues;
    expect(issue).toMatchObject({
      title: "调研流于形式",
      text: expect.stringMatching(/^调研流于形式。.*未整改到位。$/),
    });
  });

  test("十是 is followed by 十一是, and a run with a gap ends where the gap is", () => {
    const names = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    const run = names.map((name) => `${name}是做好第项工作。`).join("");
    expect(counts(around([`1.针对学习不深入问题,进行了以下整改。${run}`]))).toEqual(["1 学习不深入 12"]);
    const gap = parseReport(around(["1.针对学习不深入问题,进行了以下整改。一是甲项。二是乙项。四是丁项。"]));
    expect(gap.issues[0]?.measures.map((measure) => measure.text)).toEqual(["甲项。", "乙项。四是丁项。"]);
    expect(gap.problems.map((problem) => problem.message)).toContain("措施序号不连续或重复（四是），请核对");
  });

  test("a lone 一是 and one inside quotes are prose", () => {
    expect(counts(around(["1.针对学习不深入问题,进行了以下整改。会议要求明确。一是原则问题不让步。"]))).toEqual([
      "1 学习不深入 1",
    ]);
    expect(counts(around(["1.针对学习不深入问题,进行了以下整改。落实“一是一。二是二。”的要求。"]))).toEqual([
      "1 学习不深入 1",
    ]);
  });

  test("a paragraph listing with ; among plain paragraphs is one measure, alone it is a list of measures", () => {
    const list = "一是抓目录;二是抓质量;三是抓应用。";
    expect(counts(around(["1.针对学习不深入问题,进行了以下整改。", "制定计划。", list, "开展研讨。"]))).toEqual([
      "1 学习不深入 3",
    ]);
    expect(counts(around(["1.针对学习不深入问题,进行了以下整改。", list]))).toEqual(["1 学习不深入 3"]);
  });

  test("a sentence goes on behind a blank line where a comma says so, and a paragraph that ended does not", () => {
    const main = ["1.针对学习不深入问题,进行了以下整改。", "制定学习计划,", "", "每月研讨一次。", "", "开展研讨。"];
    expect(parseReport(around(main)).issues[0]?.measures.map((measure) => measure.text)).toEqual([
      "制定学习计划,每月研讨一次。",
      "开展研讨。",
    ]);
  });

  test("the words of a block of extended items without a block behind them are prose", () => {
    const main = [
      "1.针对学习不深入问题,进行了以下整改。",
      "此外,坚持举一反三,制定5项举一反三措施,扎实推进整改。",
      "2.针对监督不严问题,进行了以下整改。",
      "开展检查。",
    ];
    const draft = parseReport(around(main));
    expect(draft.extendedItems).toEqual([]);
    expect(draft.issues).toHaveLength(2);
  });

  test("numbers restart in every section without a problem, inside one with a problem", () => {
    const section = (name: string) => [
      `(${name})关于责任不实问题`,
      "1.针对学习不深入问题,进行了以下整改。抓学习。",
      "2.针对监督不严问题,进行了以下整改。抓监督。",
    ];
    expect(parseReport(around([...section("一"), ...section("二")])).problems).toEqual([]);
    const odd = parseReport(around([...section("一"), "4.针对作风不实问题,进行了以下整改。抓作风。"]));
    expect(odd.problems.map((problem) => problem.message)).toEqual(["问题序号不连续（应为3，印为4），请核对"]);
  });

  test("measures numbered like the issues go below their issue", () => {
    const main = [
      "1.针对学习不深入问题,进行了以下整改。",
      "1.制定学习计划。",
      "2.开展研讨。",
      "2.针对监督不严问题,进行了以下整改。",
      "1.开展检查。",
      "2.通报结果。",
      "3.建立台账。",
    ];
    expect(counts(around(main))).toEqual(["1 学习不深入 2", "2 监督不严 3"]);
  });

  test("issues below (一) without a part of their own, organisation beside them", () => {
    const text = [
      "中共滨湖区城管局党组关于巡察整改进展情况的通报",
      "按照区委部署,3月5日至4月18日,区委第一巡察组对区城管局党组开展了巡察。2024年5月16日,反馈了巡察意见。",
      "(一)党组书记组织落实整改工作情况",
      "1.强化担当,提高站位。成立领导小组。",
      "(二)巡察反馈问题整改落实情况",
      "1.关于“理论学习不深入”的问题。",
      "整改落实情况:一是制定计划;二是开展研讨;三是撰写心得。已完成整改。",
      "2.关于违规发放津补贴问题。",
      "整改落实情况:清退资金1.2万元。",
    ].join("\n");
    const draft = parseReport(text);
    expect(draft).toMatchObject({
      sections: [],
      onsite: { from: "2024-03-05", to: "2024-04-18" },
      feedbackOn: "2024-05-16",
    });
    expect(draft.issues.map((issue) => [issue.number, issue.group, issue.measures.length])).toEqual([
      [1, "completed", 3],
      [2, null, 1],
    ]);
  });

  test.each([
    ["市委第二、第三巡察组", "2022年9月至11月,市委第二、第三巡察组对市财政局党组开展巡察,12月30日反馈意见。"],
    ["区委第一巡察组、区委第二巡察组", "2022年9月1日至11月2日,区委第一巡察组、区委第二巡察组对区财政局党组开展巡察。"],
    [
      "区委营商环境专项巡察组",
      "根据区委统一部署,区委营商环境专项巡察组于2022年9月1日至11月2日对区财政局党组开展了专项巡察。",
    ],
    ["中央第三巡视组", "根据党中央统一部署,中央第三巡视组于2022年9月1日至11月2日对财政局党组开展了巡视。"],
    ["市委巡视八组", "2020年10月20日至12月18日,市委巡视八组对市委政法委进行了巡视。"],
  ])("team %s", (team, opening) => {
    expect(parseReport(around(["1.针对学习不深入问题,进行了以下整改。抓学习。"], opening)).team).toBe(team);
  });

  test("a date before the feedback is reported with its line and left as it is", () => {
    const draft = parseReport(
      around([
        "1.针对学习不深入问题,进行了以下整改。2024年2月13日,开展培训。",
        "2.针对监督不严问题,进行了以下整改。2024年6月3日,开展检查。",
      ]),
    );
    expect(draft.problems).toMatchObject([
      { line: 6, message: expect.stringContaining("2024年2月13日早于反馈日2024-05-16") },
    ]);
    expect(draft.issues[0]?.measures[0]?.text).toContain("2024年2月13日");
  });

  test("a signature date with two readings is settled by the page or reported", () => {
    const text = (source: string) =>
      [
        "中共滨湖区城管局党组关于巡察整改进展情况的通报",
        source,
        around(["1.针对学习不深入问题,进行了以下整改。抓学习。"]).split("\n").slice(1).join("\n"),
        "中共滨湖区城管局党组",
        "2025111",
      ].join("\n");
    expect(parseReport(text("发布时间:2025-01-11"))).toMatchObject({ publishedOn: "2025-01-11" });
    const open = parseReport(text(""));
    expect(open.publishedOn).toBeNull();
    expect(open.problems.map((problem) => problem.message)).toContain(
      "落款日期缺少年月日字样，有多种读法，未采用，请核对",
    );
  });
});
