import { describe, expect, test } from "vitest";
import { toContract } from "@/lib/import/contract";
import { reportContractSchema } from "@/lib/import/types";
import { expectedReading, fixtureNames, readFixture, summary } from "./fixture";

describe("reports of our own writing, one per style", () => {
  test("there is one for every style of the table", () => {
    expect(fixtureNames().sort()).toEqual([
      "audit.txt",
      "broken-lines.txt",
      "browser-journey.txt",
      "central-own-paragraphs.txt",
      "half-width-no-sections.txt",
      "issues-at-second-level.html",
      "labelled.txt",
      "opinions-and-paragraphs.txt",
      "run-in-with-blocks.txt",
      "split-by-status.txt",
      "three-levels.txt",
    ]);
  });

  test.each(fixtureNames())("%s is read as a careful reader does", async (name) => {
    const { draft } = await readFixture(name);
    expect(summary(draft)).toEqual(expectedReading(name));
    expect(reportContractSchema.parse(toContract(draft))).toEqual(toContract(draft));
  });

  test("a list inside a sentence and the word 举一反三 in prose are no measures of their own", async () => {
    const { draft } = await readFixture("run-in-with-blocks.txt");
    expect(draft.issues[0]?.measures[2]?.text).toContain("一是看答复;二是看效果;三是看评价");
    expect(draft.extendedItems[0]?.measures.map((measure) => measure.text)).toEqual([
      "摸清无物业小区底数,引导12个小区成立自管组织,并举一反三,建立定期走访机制。",
    ]);
  });

  test("a paragraph below an enumerated one continues it", async () => {
    const { draft } = await readFixture("central-own-paragraphs.txt");
    expect(draft.issues[0]?.measures[0]?.text).toBe(
      "优化产业布局，退出非主业投资7项。\n形成投资负面清单，并按年更新。",
    );
  });

  test("line breaks inside a sentence leave nothing behind", async () => {
    const { draft } = await readFixture("broken-lines.txt");
    expect(draft.issues[0]?.measures.map((measure) => measure.text)).toEqual([
      "修订巡河办法，明确镇级河长每月巡河不少于2次。",
      "启用巡河轨迹系统，对未达标的河长按月通报。",
    ]);
  });

  test("labelled lines that are no action are kept as notes", async () => {
    const { draft } = await readFixture("labelled.txt");
    expect(draft.issues[0]?.notes.map(({ label, text }) => `${label ?? ""}=${text}`)).toEqual([
      "责任领导=分管副馆长",
      "完成时限=2024年12月底前",
    ]);
  });
});
