import { expect, test } from "vitest";
import { nearest } from "@/lib/domain/text/likeness";

/** Texts offered beside a line because their words are near. */

const measures = [
  "逐条核实一百五十八条未更新的数据目录，十日内更新。",
  "建立数据需求受理流程，五个工作日内响应。",
  "修订公众号信息发布审核办法。",
];

test.each([
  ["the one that says the same", "有一百五十八条数据目录半年以上未更新。", [0]],
  ["whatever stands between the words", "数据需求　平均响应时间，22个工作日", [1]],
  ["none that shares only what all say", "数据", []],
  ["none for other words", "无障碍通道被占用。", []],
  ["nothing for nothing", "，。", []],
])("%s", (_, line, found) => expect(nearest([line], measures)).toEqual([found]));

test("several that are as near, and none where there are none", () => {
  expect(nearest(["公众号信息审核"], ["公众号信息审核制度。", "公众号信息审核记录。"])).toEqual([[0, 1]]);
  expect(nearest(["公众号信息审核"], [])).toEqual([[]]);
});
