import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";
import type { Correction } from "@/lib/features/import/read/review/correction-schema";
import { applyCorrection } from "@/lib/features/import/read/review/corrections";
import { reviewOf } from "@/lib/features/import/read/review/review";
import { type Review, reviewSchema } from "@/lib/features/import/read/review/review-schema";

/** Which 整改意见 and 具体表现 a measure answers, as far as a report says it by where it lists the measure. */

const HEAD = `中共青石区水务局党组关于巡察整改进展情况的通报
根据区委统一部署，2023年3月6日至5月10日，区委第三巡察组对区水务局党组开展了常规巡察。2023年6月20日，区委第三巡察组向区水务局党组反馈了巡察意见。现将整改进展情况予以公布。
`;
const read = (rows: string) => reviewOf(parseReport(HEAD + rows));
const fixture = (name: string) =>
  reviewOf(parseReport(readFileSync(path.resolve(import.meta.dirname, "../../fixtures/reports", name), "utf8")));

/** Each measure with the words of what it answers. */
function told(review: Review) {
  return review.issues.map((issue) => {
    const lines = [...issue.advice, ...issue.manifestations];
    return issue.measures.map((m) => m.answers.map((key) => lines.find((line) => line.key === key)?.text));
  });
}

describe("a measure answers what it is listed under", () => {
  test("one piece of advice the head of its issue names, alone or beside the problem; of two none", () => {
    const review = fixture("opinions-and-paragraphs.txt");
    expect(review.issues.map((i) => i.advice.map((a) => a.text))).toEqual([
      ["加快打通部门壁垒", "建立共享责任清单"],
      [],
      ["加强机房巡检"],
    ]);
    expect(told(review)).toEqual([[[], [], []], [[]], [["加强机房巡检"], ["加强机房巡检"]]]);
    const beside = read("1.针对“应急水源少”问题和“新建水源”整改意见，进行了以下整改。一是新建水源。二是完善预案。");
    expect(told(beside)).toEqual([[["新建水源"], ["新建水源"]]]);
  });

  test("one labelled line of its issue", () => {
    const review = fixture("labelled.txt");
    expect(told(review)).toEqual([
      [["延长开放时间；增设自助设备。"], ["延长开放时间；增设自助设备。"]],
      Array.from({ length: 3 }, () => ["专职人员仅1人，库房温湿度记录缺失。"]),
      [[]],
    ]);
    expect(review.issues[1]).toMatchObject({ title: "古籍保护力量薄弱", text: "古籍保护力量薄弱" });
  });

  test("of several 具体表现 with measures of their own, the one above it", () => {
    const review = read(`1.关于“应急水源少”问题
具体表现：城东没有备用水源。
整改措施：一是新建水源。二是铺设管线。
具体表现：预案多年未修订。
整改措施：完善预案。
`);
    expect(told(review)).toEqual([[["城东没有备用水源。"], ["城东没有备用水源。"], ["预案多年未修订。"]]]);
  });

  test.each([
    ["two above one list of measures", "具体表现：城东没有备用水源。\n具体表现：预案多年未修订。\n", 2],
    ["one whose text may go on below it", "具体表现：城东没有备用水源。\n城西水源地水质不稳。\n", 0],
  ])("%s: nothing is said", (_, above, manifestations) => {
    const review = read(`1.关于“应急水源少”问题\n${above}整改措施：一是新建水源。二是完善预案。\n`);
    expect(told(review)).toEqual([[[], []]]);
    expect(review.issues[0]?.manifestations).toHaveLength(manifestations);
    const { text = "", manifestations: rows = [] } = review.issues[0] ?? {};
    const all = [text, ...rows.map((m) => m.text)].join("\n");
    for (const line of above.split("\n").map((l) => l.replace("具体表现：", ""))) expect(all).toContain(line);
  });

  test("the cell of its row, where the table has a column for it", () => {
    const review = read(`序号\t反馈问题\t具体表现\t整改意见\t整改措施
1\t应急水源少\t城东没有备用水源\t新建水源\t一是新建水源。二是铺设管线。
2\t管网老化\t\t\t一是更换管道。二是安装监测仪。
`);
    expect(told(review)).toEqual([
      [
        ["新建水源", "城东没有备用水源"],
        ["新建水源", "城东没有备用水源"],
      ],
      [[], []],
    ]);
  });

  test("a measure of an item answers nothing of an issue", () => {
    const review = read(
      `1.针对“应急水源少”问题和“新建水源”整改意见，进行了以下整改。一是新建水源。二是完善预案。
针对应急水源少“举一反三”整改事项，进行了以下整改。一是排查乡镇水源。二是建立清单。
`,
    );
    expect(review.items).toHaveLength(1);
    expect(review.items[0]?.measures.map((m) => m.answers)).toEqual([[], []]);
  });
});

describe("corrections", () => {
  const must = (review: Review, correction: Correction): Review => {
    const made = applyCorrection(review, correction);
    if (!made.ok) throw new Error(made.why);
    return reviewSchema.parse(made.review);
  };
  const review =
    read(`1.针对“应急水源少”问题和“新建水源”整改意见，进行了以下整改。一是新建水源；铺设管线。二是完善预案。
2.关于“管网老化”问题。一是更换管道。二是安装监测仪。
`);
  const [first, second] = review.issues[0]?.measures ?? [];
  const advice = review.issues[0]?.advice[0]?.key ?? "";
  const answersIn = (one: Review) => one.issues.map((i) => i.measures.map((m) => m.answers));

  test("tick and untick what a measure answers, of its own issue alone", () => {
    const none = must(review, { type: "answer", key: first?.key ?? "", answers: [] });
    expect(answersIn(none)).toEqual([
      [[], [advice]],
      [[], []],
    ]);
    expect(answersIn(must(none, { type: "answer", key: first?.key ?? "", answers: [advice, "i9.a1"] }))).toEqual(
      answersIn(review),
    );
    const stranger = review.issues[1]?.measures[0]?.key ?? "";
    expect(answersIn(must(review, { type: "answer", key: stranger, answers: [advice] }))).toEqual(answersIn(review));
  });

  test("both parts of a measure answer what it did, and a merged one what either did", () => {
    const cut = must(review, { type: "split-measure", key: first?.key ?? "", at: 5 });
    expect(answersIn(cut)[0]).toEqual([[advice], [advice], [advice]]);
    const none = must(review, { type: "answer", key: first?.key ?? "", answers: [] });
    expect(answersIn(must(none, { type: "merge", key: second?.key ?? "" }))[0]).toEqual([[advice]]);
  });

  test("a measure moved elsewhere answers nothing there; an issue made an item keeps the words as notes", () => {
    const moved = must(review, { type: "move-measure", key: first?.key ?? "", parentKey: review.issues[1]?.key ?? "" });
    expect(answersIn(moved)).toEqual([[[advice]], [[], [], []]]);
    const item = must(review, { type: "retype", key: review.issues[0]?.key ?? "", to: "reform" });
    expect(item.items[0]).toMatchObject({ notes: [{ label: "整改意见", text: "新建水源" }] });
    expect(item.items[0]?.measures.map((m) => m.answers)).toEqual([[], []]);
  });

  test("issues put together keep what their measures answer", () => {
    const merged = must(review, { type: "merge", key: review.issues[1]?.key ?? "" });
    expect(answersIn(merged)).toEqual([[[advice], [advice], [], []]]);
    expect(merged.issues[0]?.advice.map((a) => a.key)).toEqual([advice]);
  });

  test("a draft from before is read with nothing answered", () => {
    const old = JSON.parse(JSON.stringify(review)) as Record<string, Record<string, unknown>[]>;
    for (const issue of old.issues ?? []) {
      delete issue.manifestations;
      for (const measure of issue.measures as Record<string, unknown>[]) delete measure.answers;
    }
    const parsed = reviewSchema.parse(old);
    expect(answersIn(parsed)).toEqual([
      [[], []],
      [[], []],
    ]);
    expect(parsed.issues.map((i) => i.manifestations)).toEqual([[], []]);
  });
});
