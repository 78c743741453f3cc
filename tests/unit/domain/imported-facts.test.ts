import { expect, test } from "vitest";
import { closingFacts } from "@/lib/domain/feedback/imported-facts";

test.each([
  ["整改成效", true],
  ["取得成效", true],
  ["完成情况：", true],
  ["整改落实情况", true],
  ["整 改 效 果", true],
  ["整改状态", false],
  ["责任单位", false],
  ["整改时限", false],
  ["问题情况", false],
])("%s can be quoted in a closing statement: %s", (label, may) => {
  expect(closingFacts([{ label, text: "制度更加健全。" }])).toHaveLength(may ? 1 : 0);
  expect(closingFacts([{ label, text: " " }])).toEqual([]);
});
