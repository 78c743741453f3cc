import { describe, expect, test } from "vitest";
import { toContract } from "@/lib/features/import/read/checks/contract";
import { reportContractSchema } from "@/lib/features/import/read/outline/types";
import { expectedReading, fixtureNames, readFixture, summary } from "./fixture";

describe("reports of our own writing, one per style", () => {
  test("there is one for every style of the table", () => {
    expect(fixtureNames().sort()).toEqual([
      "audit.txt",
      "bracket-labels.txt",
      "broken-lines.txt",
      "browser-journey.txt",
      "bullets.txt",
      "central-own-paragraphs.txt",
      "environment-tasks.txt",
      "half-width-no-sections.txt",
      "hard-wrapped.txt",
      "issues-at-second-level.html",
      "labelled.txt",
      "levels-in-place-of-sections.txt",
      "named-problems.txt",
      "numbered-labels.txt",
      "opinions-and-paragraphs.txt",
      "owners-and-deadlines.txt",
      "parts-by-status.txt",
      "run-in-with-blocks.txt",
      "special-check-parts.txt",
      "split-by-status.txt",
      "status-in-brackets.txt",
      "status-openings.txt",
      "table-cells.txt",
      "table-rows.txt",
      "table.html",
      "three-levels.txt",
      "university-special-checks.txt",
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

  test("lists after a label are measures in whatever form their numbers have, and keep their words", async () => {
    const words = async (name: string, at: number) =>
      (await readFixture(name)).draft.issues[at]?.measures.map((one) => one.text);
    expect(await words("university-special-checks.txt", 1)).toEqual([
      "实施思政课教师引育计划，新增专职教师21名。",
      "设立思政课教学改革专项12项。",
      "校领导每学期讲授思政课不少于2次。",
    ]);
    expect(await words("environment-tasks.txt", 1)).toEqual([
      "开展入河排污口溯源整治，整治排污口214个。",
      "新建污水管网36公里。",
    ]);
    expect(await words("bullets.txt", 3)).toEqual(["修订境外项目管理办法。", "对6个境外项目开展审计，整改问题31个。"]);
    expect(await words("status-openings.txt", 0)).toEqual(["制定年度理论学习计划，开展集中学习16次。"]);
  });

  test.each(["table-rows.txt", "table-cells.txt", "table.html"])(
    "%s: a ledger in columns gives one issue a row, its other columns as notes",
    async (name) => {
      const { draft } = await readFixture(name);
      expect(draft.issues[0]?.measures.map((one) => one.number)).toEqual([1, 2]);
      expect(draft.issues[0]?.notes.map((note) => `${note.label}=${note.text}`)).toContain("完成情况=已完成");
      expect(draft.issues[0]?.group).toBe("completed");
    },
  );

  test("what is no measure is kept as a note: effects, owners, deadlines, what is done and goes on", async () => {
    const notes = async (name: string, at: number) =>
      (await readFixture(name)).draft.issues[at]?.notes.map((note) => `${note.label}=${note.text}`);
    expect(await notes("university-special-checks.txt", 3)).toEqual(["整改成效=挽回经济损失132.6万元。"]);
    expect(await notes("owners-and-deadlines.txt", 2)).toEqual([
      "责任领导=王某某",
      "责任部门=乡村振兴办",
      "整改时限=立行立改",
      "完成情况=已完成,长期坚持",
    ]);
    expect((await readFixture("owners-and-deadlines.txt")).draft.issues[2]?.group).toBe("completed");
  });
});
