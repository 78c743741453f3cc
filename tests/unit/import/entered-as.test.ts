import { expect, test } from "vitest";
import { proposedAs, proposedAsOf } from "@/lib/features/import/read/header/entered-as";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";
import { reviewOf } from "@/lib/features/import/read/review/review";

/** What the confirming dialog proposes a report to be entered as. */

const BODY = "二、整改落实情况\n1.针对学习不深入问题。一是制定计划。二是组织培训。";
const read = (title: string, body = BODY) => reviewOf(parseReport(`${title}\n${body}`));

test.each([
  ["关于巡察整改进展情况的通报", "PROGRESS"],
  ["关于巡视反馈问题整改落实情况的报告", "PROGRESS"],
  ["关于巡察反馈问题的整改方案", "PLAN"],
  ["巡察整改任务分工表", "PLAN"],
] as const)("%s is proposed as %s", (title, expected) => {
  const review = read(title);
  expect(proposedAs({ ...review, header: { ...review.header, title } })).toBe(expected);
});

test("where the title says nothing, what became of an issue tells", () => {
  const header = { ...read("巡察整改").header, title: "巡察整改" };
  const { issues } = read("巡察整改");
  expect(proposedAs({ header, issues })).toBe("PLAN");
  const note = { key: "n", label: "整改成效", text: "覆盖率100%。", source: null };
  expect(proposedAs({ header, issues: issues.map((i) => ({ ...i, notes: [note] })) })).toBe("PROGRESS");
  expect(proposedAs({ header, issues: issues.map((i) => ({ ...i, group: "completed" as const })) })).toBe("PROGRESS");
});

test("the day is proposed only where the report writes a whole one", () => {
  const { header } = read("关于巡察整改进展情况的通报");
  expect(proposedAsOf({ ...header, publishedOn: "2024-12-20" })).toBe("2024-12-20");
  expect(proposedAsOf({ ...header, publishedOn: "2024-12" })).toBe("");
  expect(proposedAsOf({ ...header, publishedOn: null })).toBe("");
});
