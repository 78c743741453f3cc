import { describe, expect, test } from "vitest";
import { TEXT_MAX, TITLE_MAX } from "@/lib/domain/limits";
import { lengthDoubts } from "@/lib/features/import/read/checks/length-doubts";
import { namesOtherBody } from "@/lib/features/import/read/header/named-body";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";
import { countReview, doubtsOf, reviewOf } from "@/lib/features/import/read/review/review";
import type { Review } from "@/lib/features/import/read/review/review-schema";

const report = (title: string, measure: string) =>
  [
    "关于巡察整改进展情况的通报",
    "二、整改落实情况",
    "(一)关于学习问题",
    `1.针对“${title}”问题,进行了以下整改。一是制定计划。二是${measure}。`,
    "2.针对监督不严问题,进行了以下整改。一是开展检查。二是通报结果。",
  ].join("\n");
const read = (title: string, measure = "组织培训") => reviewOf(parseReport(report(title, measure)));

describe("what the parser read longer than the ledger takes", () => {
  test("is a doubt at its row, named, that no tick removes", () => {
    const review = read("学习不深入".repeat(100));
    const [doubt, ...others] = lengthDoubts(review);
    expect(others).toEqual([]);
    expect(doubt).toMatchObject({ row: "i1", line: 4, settled: false, source: review.issues[0]?.source });
    expect(doubt?.message).toMatch(/^反馈问题“1\. 学习不深入.{0,20}…”的标题请控制在 300 字以内，现在有 500 字。$/);
    expect(doubtsOf(review)[0]).toMatchObject({ mend: true });
    const ticked: Review = { ...review, problems: review.problems.map((p) => ({ ...p, settled: true })) };
    expect(countReview(ticked).openProblems).toBe(1);
  });

  test("a measure is named by its issue and place", () => {
    const [doubt] = lengthDoubts(read("学习不深入", "培".repeat(TEXT_MAX + 1)));
    expect(doubt).toMatchObject({ row: "i1.m2" });
    expect(doubt?.message).toContain("反馈问题“1. 学习不深入”的第 2 条措施请控制在 8000 字以内");
  });

  test("is none when the row does not enter the ledger, or fits", () => {
    const review = read("学习不深入".repeat(100), "培".repeat(TEXT_MAX + 1));
    expect(lengthDoubts(review)).toHaveLength(2);
    expect(lengthDoubts({ ...review, issues: review.issues.map((i) => ({ ...i, dropped: true })) })).toEqual([]);
    expect(lengthDoubts(read("学".repeat(TITLE_MAX)))).toEqual([]);
  });

  test("counts the lines that enter with an issue's text, and each fact beside it on its own", () => {
    const review = read("学习不深入");
    const [issue] = review.issues;
    if (!issue) throw new Error("nothing read");
    const note = { key: "i1.n1", label: null, text: "说".repeat(TEXT_MAX - 100), source: null };
    const long = { ...review, issues: [{ ...issue, text: "问".repeat(200), notes: [note] }] };
    expect(lengthDoubts(long).map((d) => d.message)).toEqual([expect.stringContaining("连同未能归类的文字")]);
    expect(lengthDoubts({ ...long, issues: [{ ...issue, text: "问".repeat(50), notes: [note] }] })).toEqual([]);
    const fact = (length: number) => ({ ...note, label: "整改成效", text: "说".repeat(length) });
    const beside = (length: number) => ({
      ...long,
      issues: [{ ...issue, text: "问".repeat(200), notes: [fact(length)] }],
    });
    expect(lengthDoubts(beside(TEXT_MAX))).toEqual([]);
    expect(lengthDoubts(beside(TEXT_MAX + 1)).map((d) => d.message)).toEqual([
      expect.stringContaining("所载“整改成效”"),
    ]);
  });
});

describe("a list of one", () => {
  const body = (text: string) =>
    parseReport(
      [
        "关于巡察整改进展情况的通报",
        "二、整改落实情况",
        "(一)关于窗口问题",
        "1.针对窗口服务不优问题。",
        `整改情况：${text}`,
        "2.针对监督不严问题,进行了以下整改。一是开展检查。二是通报结果。",
      ].join("\n"),
    );

  test("keeps its number as it is written, and says so", () => {
    const { issues, problems } = body("（1）优化大厅服务流程。");
    expect(issues[0]?.measures.map((m) => m.text)).toEqual(["（1）优化大厅服务流程。"]);
    expect(problems.filter((p) => p.line === 5).map((p) => p.message)).toEqual([
      "“（1）”之后没有其他编号，连同编号按一条措施读入，请核对",
    ]);
  });

  test("a lone 一是 is prose, and a list of two is a list: nothing is said", () => {
    expect(body("一是优化大厅服务流程。").problems.filter((p) => p.line === 5)).toEqual([]);
    const two = body("（1）优化大厅服务流程。（2）增设窗口。");
    expect(two.issues[0]?.measures).toHaveLength(2);
    expect(two.problems.filter((p) => p.line === 5)).toEqual([]);
  });
});

describe("the body a report names", () => {
  const bureau = { name: "云溪市政务数据局", shortName: "市政务数据局" };
  test.each([
    "云溪市政务数据局",
    "云溪市政务数据局党组",
    "中共云溪市政务数据局党组",
    "市政务数据局党组",
    "东州省云溪市政务数据局机关党委",
    "云溪市 政务数据局",
    null,
    "",
  ])("%s is the bureau, or nobody", (named) => {
    expect(namesOtherBody(named, bureau)).toBe(false);
  });
  test.each(["区行政审批局党组", "云溪市数据局党组", "东州市政务数据局", "局", "云溪市政务数据局下属中心"])(
    "%s is another one",
    (named) => {
      expect(namesOtherBody(named, bureau)).toBe(true);
    },
  );
  test("a committee is the body's own name or its party's", () => {
    expect(namesOtherBody("南陵市卫生健康委员会党组", { name: "南陵市卫生健康委员会", shortName: "卫健委" })).toBe(
      false,
    );
    expect(namesOtherBody("远山集团有限公司委员会", { name: "远山集团有限公司", shortName: "远山集团" })).toBe(false);
  });
});
