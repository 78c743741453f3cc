import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, day } from "@/lib/domain/day";
import { dayProblems, milestones, nextMilestone } from "@/lib/domain/inspection/inspection-days";
import { presetPeriods } from "@/lib/domain/inspection/periods";
import { INSPECTION_KINDS } from "@/lib/domain/types";

const D = day("2025-03-01");
const IN_ORDER = {
  onsiteFrom: addDays(D, -90),
  onsiteTo: addDays(D, -30),
  feedbackOn: D,
  planDueOn: addDays(D, 30),
  concentratedEndOn: addDays(D, 180),
  reportDueOn: addDays(D, 180),
};

test("the proposed periods are in order for every kind and day", () => {
  fc.assert(
    fc.property(fc.constantFrom(...INSPECTION_KINDS), fc.integer({ min: -4000, max: 4000 }), (kind, offset) => {
      const feedbackOn = addDays(D, offset);
      expect(dayProblems({ onsiteFrom: null, onsiteTo: null, feedbackOn, ...presetPeriods(kind, feedbackOn) })).toEqual(
        {},
      );
    }),
  );
});

test.each([
  ["onsiteTo", { onsiteTo: addDays(D, -91) }],
  ["feedbackOn", { onsiteTo: addDays(D, 1) }],
  ["feedbackOn", { onsiteTo: null, onsiteFrom: addDays(D, 1) }],
  ["planDueOn", { planDueOn: addDays(D, -1) }],
  ["concentratedEndOn", { concentratedEndOn: addDays(D, 29) }],
  ["reportDueOn", { reportDueOn: addDays(D, -1) }],
] as const)("a day out of order is told at %s", (field, over) => {
  expect(Object.keys(dayProblems({ ...IN_ORDER, ...over }))).toEqual([field]);
});

test("days that fall together are in order", () => {
  expect(
    dayProblems({ onsiteFrom: D, onsiteTo: D, feedbackOn: D, planDueOn: D, concentratedEndOn: D, reportDueOn: D }),
  ).toEqual({});
});

test("milestones come in the order of their days, the next one owed counts today", () => {
  expect(milestones({ ...IN_ORDER, onsiteFrom: null, reportDueOn: addDays(D, 60) }).map((m) => m.key)).toEqual([
    "onsiteTo",
    "feedbackOn",
    "planDueOn",
    "reportDueOn",
    "concentratedEndOn",
  ]);
  expect(nextMilestone(IN_ORDER, IN_ORDER.planDueOn)?.key).toBe("planDueOn");
  expect(nextMilestone(IN_ORDER, addDays(IN_ORDER.planDueOn, 1))?.key).toBe("concentratedEndOn");
  expect(nextMilestone(IN_ORDER, addDays(IN_ORDER.reportDueOn, 1))).toBeNull();
});
