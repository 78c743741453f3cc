import type { Day } from "@/lib/domain/day";

/** The days an inspection is set up with; the two of the stay on site may be unknown. */
export type InspectionDays = {
  onsiteFrom: Day | null;
  onsiteTo: Day | null;
  feedbackOn: Day;
  planDueOn: Day;
  concentratedEndOn: Day;
  reportDueOn: Day;
};

/** What is wrong with the order of the days: a sentence at each field that has to change; empty when all is in order. */
export function dayProblems(days: InspectionDays): Partial<Record<keyof InspectionDays, string[]>> {
  const { onsiteFrom, onsiteTo, feedbackOn, planDueOn, concentratedEndOn, reportDueOn } = days;
  const problems: Partial<Record<keyof InspectionDays, string[]>> = {};
  const last = onsiteTo ?? onsiteFrom;
  if (onsiteFrom && onsiteTo && onsiteFrom > onsiteTo) problems.onsiteTo = ["撤点日期不能早于进驻日期。"];
  if (last && last > feedbackOn) problems.feedbackOn = ["反馈日期不能早于撤点日期。"];
  if (planDueOn < feedbackOn) problems.planDueOn = ["方案报送截止日不能早于反馈日期。"];
  if (concentratedEndOn < planDueOn) problems.concentratedEndOn = ["集中整改期截止日不能早于方案报送截止日。"];
  if (reportDueOn < feedbackOn) problems.reportDueOn = ["整改进展情况报告报送截止日不能早于反馈日期。"];
  return problems;
}

export type Milestone = { key: keyof InspectionDays; label: string; day: Day };

/** What each day of an inspection is called. */
export const INSPECTION_DAY_LABELS = {
  onsiteFrom: "进驻日期",
  onsiteTo: "撤点日期",
  feedbackOn: "反馈日期",
  planDueOn: "整改方案报送截止",
  concentratedEndOn: "集中整改期截止",
  reportDueOn: "整改进展情况报告报送截止",
} as const satisfies Record<keyof InspectionDays, string>;

/** The known days in the order they come. */
export function milestones(days: InspectionDays): Milestone[] {
  return (Object.keys(INSPECTION_DAY_LABELS) as (keyof InspectionDays)[])
    .flatMap((key) => {
      const day = days[key];
      return day ? [{ key, label: INSPECTION_DAY_LABELS[key], day }] : [];
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** The next day something has to be ready by, today included; null when all have passed. */
export function nextMilestone(days: InspectionDays, today: Day): Milestone | null {
  const owed: readonly (keyof InspectionDays)[] = ["planDueOn", "concentratedEndOn", "reportDueOn"];
  return milestones(days).find((m) => owed.includes(m.key) && m.day >= today) ?? null;
}
