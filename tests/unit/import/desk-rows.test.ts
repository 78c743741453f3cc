import { describe, expect, test } from "vitest";
import { rowAt } from "@/components/import/import-rows";
import { isUnsaved, numberTyped } from "@/components/import/import-typed";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";
import { reviewOf } from "@/lib/features/import/read/review/review";

const TEXT = [
  "关于巡察整改进展情况的通报",
  "二、整改落实情况",
  "(一)关于学习问题",
  "1.针对学习不深入问题,进行了以下整改。一是制定计划。二是组织培训。",
  "2.针对监督不严问题,进行了以下整改。一是开展检查。二是通报结果。",
].join("\n");

describe("the row a place of the text was read into", () => {
  const review = reviewOf(parseReport(TEXT));
  const textOf = (offset: number) => {
    const key = rowAt(review, offset);
    return review.issues.flatMap((i) => i.measures).find((m) => m.key === key)?.text;
  };

  test("is the measure, not the issue around it", () => {
    expect(textOf(TEXT.indexOf("组织培训"))).toBe("组织培训。");
    expect(textOf(TEXT.indexOf("开展检查"))).toBe("开展检查。");
  });

  test("is the issue where no measure begins", () => {
    const key = rowAt(review, TEXT.indexOf("监督不严"));
    expect(review.issues.find((i) => i.key === key)?.title).toBe("监督不严");
  });

  test("is none before the first row", () => {
    expect(rowAt(review, 0)).toBeNull();
  });
});

describe("what is typed and not saved", () => {
  const saved = { title: "学习不深入", group: "" };
  test("is any field that says something else", () => {
    expect(isUnsaved({ title: "学习不够深入", group: "" }, saved)).toBe(true);
    expect(isUnsaved({ title: "学习不深入", group: "ongoing" }, saved)).toBe(true);
    expect(isUnsaved({ title: "", group: "" }, saved)).toBe(true);
  });
  test("is not a blank that saving cuts off, nor a field never touched", () => {
    expect(isUnsaved({ title: " 学习不深入\n", group: "" }, saved)).toBe(false);
    expect(isUnsaved({}, saved)).toBe(false);
  });
});

test.each([
  ["30", 30],
  ["３０", 30],
  [" ７ ", 7],
  ["", null],
  ["　", null],
  ["三十", undefined],
  ["0", undefined],
  ["12345", undefined],
])("the number typed as “%s” is %s", (typed, number) => {
  expect(numberTyped(typed)).toBe(number);
});
