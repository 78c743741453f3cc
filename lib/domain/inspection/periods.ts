import { addMonths, type Day, dayToDb, day as toDay } from "@/lib/domain/day";
import type { InspectionKind } from "@/lib/domain/types";

/** 巡视: plan one month, concentrated period six; 巡察: one and three; before the rules of 2024-02-08 巡视 had two. */
const MONTHS = {
  XUNSHI: { plan: 1, concentrated: 6 },
  XUNCHA: { plan: 1, concentrated: 3 },
  AUDIT: { plan: 1, concentrated: 3 },
  ENVIRONMENT: { plan: 1, concentrated: 6 },
  OTHER: { plan: 1, concentrated: 3 },
} satisfies Record<InspectionKind, { plan: number; concentrated: number }>;

/** Feedback given before this day followed the older two-month period. */
const OLDER_BEFORE = dayToDb(toDay("2024-02-08")).getTime();

export type Periods = { planDueOn: Day; concentratedEndOn: Day; reportDueOn: Day };

/** Periods proposed from the kind and the feedback day; the office may change each. */
export function presetPeriods(kind: InspectionKind, feedbackOn: Day): Periods {
  const months = MONTHS[kind];
  const older = kind === "XUNSHI" && dayToDb(feedbackOn).getTime() < OLDER_BEFORE;
  const concentratedEndOn = addMonths(feedbackOn, older ? 2 : months.concentrated);
  return { planDueOn: addMonths(feedbackOn, months.plan), concentratedEndOn, reportDueOn: concentratedEndOn };
}
