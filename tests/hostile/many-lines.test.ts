import { describe, expect, test } from "vitest";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";

/** A text of very many lines below one issue: the time is in proportion, and no list is too long to be handed on. */

const HEAD = `中共青石区水务局党组关于巡察整改进展情况的通报
根据区委统一部署，2023年3月6日至5月10日，区委第三巡察组对区水务局党组开展了常规巡察。2023年6月20日，区委第三巡察组向区水务局党组反馈了巡察意见。现将整改进展情况予以公布。
1.关于“应急水源少”问题。一是新建水源。二是完善预案。
`;

describe("many lines", { timeout: 60_000 }, () => {
  test.each(["改。\n", "一是改。\n", "整改措施：改\n", "（1）改\n", "整改成效：改\n", "1\t改\t改\n"])(
    "of %j take time in proportion",
    (line) => {
      // Milliseconds of computing: those of a busy machine are not the text's. What else the process does only adds.
      const took = (lines: number) => {
        const before = process.cpuUsage();
        parseReport(HEAD + line.repeat(lines));
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1000;
      };
      took(1_000);
      let [single, fourfold] = [took(8_000), took(32_000)];
      for (let round = 0; round < 5 && fourfold >= single * 8 + 400; round += 1) {
        fourfold = Math.min(fourfold, took(32_000));
        single = Math.min(single, took(8_000));
      }
      expect(fourfold).toBeLessThan(single * 8 + 400);
    },
  );

  test("a list that begins anew in its paragraph again and again is read once", () => {
    const [issue] = parseReport(HEAD + "一是新建水源。二是完善预案。".repeat(300)).issues;
    const texts = issue?.measures.map(({ text }) => text) ?? [];
    expect(texts.slice(0, 4)).toEqual(["新建水源。", "完善预案。", "新建水源。", "完善预案。"]);
    expect(new Set(texts)).toEqual(new Set(["新建水源。", "完善预案。"]));
    expect(texts).toHaveLength(602);
  });

  test("more than a call can take as arguments", () => {
    const [issue] = parseReport(HEAD + "改。\n".repeat(140_000)).issues;
    expect(issue?.measures.length).toBeGreaterThan(140_000);
    expect(parseReport(`　　${HEAD}${"　　改。\n".repeat(140_000)}`).issues.length).toBe(1);
  });
});
