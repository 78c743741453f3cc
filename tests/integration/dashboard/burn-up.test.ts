import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { addDays, mondayOf } from "@/lib/domain/day";
import { dashboard } from "@/lib/features/dashboard/queries/dashboard";
import { pickInspection } from "@/lib/features/inspection/queries/pick-inspection";
import { parseMeasureFilter } from "@/lib/features/measure/filter";
import { measureWhere } from "@/lib/features/measure/queries/measure-where";
import { resetDatabase } from "../../support/database";
import { createInspection, createIssue, createMeasure, TODAY, viewerWith } from "../../support/factories";

/** The burn-up of an inspection whose concentrated period is long over. */

beforeEach(resetDatabase);

const on = (days: number) => addDays(TODAY, days);

async function scene() {
  const inspection = await createInspection({ kind: "XUNCHA", feedbackOn: on(-300) });
  const { id: issueId } = await createIssue({ inspectionId: inspection.id });
  const closed = (dueOn: number, originalDueOn: number) =>
    createMeasure({
      issueId,
      status: "CLOSED",
      timeClass: "TIME_BOUND",
      dueOn: on(dueOn),
      originalDueOn: on(originalDueOn),
      closedOn: on(-150),
      submittedOn: on(-150),
    });
  await closed(-190, -250);
  const viewer = await viewerWith("GROUP_LEADER", { bodyId: inspection.bodyId });
  const weeks = async () => {
    const choice = await pickInspection(viewer, { inspection: inspection.id });
    if (!choice) throw new Error("no inspection");
    return (await dashboard(viewer, choice, TODAY)).weeks;
  };
  return { inspection, issueId, viewer, weeks };
}

describe("the burn-up", () => {
  test("ends with the last closing once everything is closed", async () => {
    const { weeks } = await scene();
    expect((await weeks()).at(-1)?.week).toBe(mondayOf(on(-150)));
  });

  test("runs to today while anything is open: a stall is the level line it is", async () => {
    const { issueId, weeks } = await scene();
    await createMeasure({ issueId, status: "UNDERWAY", dueOn: on(-200) });
    const shown = await weeks();
    expect(shown.at(-1)?.week).toBe(mondayOf(TODAY));
    const since = shown.filter((w) => w.week > on(-150)).map((w) => w.actual?.value);
    expect(since.length).toBeGreaterThan(15);
    expect(new Set(since)).toEqual(new Set([1]));
  });

  test("plans by the day first set, without 长期坚持, and its link opens those rows", async () => {
    const { issueId, viewer, weeks } = await scene();
    await createMeasure({ issueId, status: "UNDERWAY", timeClass: "LONG_TERM", dueOn: on(-260) });
    await createMeasure({ issueId, status: "UNDERWAY", dueOn: on(60), originalDueOn: on(-240) });
    const shown = await weeks();
    const plannedOn = (days: number) => shown.find((w) => w.week === mondayOf(on(days)))?.planned;
    expect(plannedOn(-250)?.value).toBe(1);
    expect(plannedOn(-240)?.value).toBe(2);
    expect(shown.at(-1)?.planned.value).toBe(2);
    for (const { planned } of shown) {
      const params = Object.fromEntries(new URL(planned.href, "http://ledger").searchParams);
      const where = measureWhere(viewer, parseMeasureFilter(params));
      expect(await db.measure.count({ where })).toBe(planned.value);
    }
  });
});
