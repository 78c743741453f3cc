import { beforeEach, expect, test } from "vitest";
import { MEASURE_STATUSES } from "@/lib/domain/types";
import { resetDatabase } from "@/tests/support/database";
import { createIssue, createItem, createMeasure, createSection, createUnit } from "@/tests/support/factories";

beforeEach(resetDatabase);

test.each(MEASURE_STATUSES)("a measure of status %s satisfies the database", async (status) => {
  const measure = await createMeasure({ status });
  expect(measure.status).toBe(status);
  expect(measure.code).toBe("01-01");
});

test("measures of an item stand under the issue it comes from", async () => {
  const section = await createSection();
  const issue = await createIssue({ inspectionId: section.inspectionId, sectionId: section.id });
  const item = await createItem({ issueId: issue.id });
  const unit = await createUnit({ bodyId: section.bodyId });
  const measure = await createMeasure({ extendedItemId: item.id, unitIds: [unit.id] });
  expect(measure).toMatchObject({ code: "J01-01", rootIssueId: issue.id, sectionId: section.id, issueId: null });
});
