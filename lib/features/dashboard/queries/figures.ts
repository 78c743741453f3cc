import "server-only";
import { DECLARED_STATUSES, VERIFIED_STATUSES } from "@/lib/domain/measure/completion";
import { DUE_BANDS, isStuckEstimated } from "@/lib/domain/measure/deadline";
import { NONE } from "@/lib/domain/text/condition";
import type { InspectionChoice } from "@/lib/features/inspection/queries/pick-inspection";
import type { Counted, Linked } from "./counted";

/** The headline of the dashboard: one function per panel, each figure one filter. */

/** Both rates, 按期销号率, and what should be closed by now. */
export function rates({ figure, share }: Counted) {
  return {
    total: figure({}),
    declared: share({ status: [...DECLARED_STATUSES] }),
    verified: share({ status: [...VERIFIED_STATUSES] }),
    /** Of those whose effective day has come, the ones closed by an application made in time. */
    timely: share({ closedInTime: true }, { comeDue: true }),
    /** 应销号 by today, from the original days. */
    planned: figure({ expectedClosed: true }),
  };
}

/** Bands of days overdue, as the urging rules use them. */
const OVERDUE_BANDS = [
  { from: 1, to: 5 },
  { from: 6, to: 15 },
  { from: 16, to: undefined },
] as const;

/** What is late, by how much, and what falls due next. */
export function lateness({ figure }: Counted) {
  return {
    overdue: figure({ overdue: true }),
    overdueBands: OVERDUE_BANDS.map(({ from, to }) => ({
      from,
      to,
      ...figure({ overdueDaysFrom: from, ...(to === undefined ? {} : { overdueDaysTo: to }) }),
    })),
    dueWithin: DUE_BANDS.map((days) => ({ days, ...figure({ dueWithin: days }) })),
  };
}

/** Applications that wait, and those that wait too long at their stage. */
export function atDesks(
  { figure, viewer: { today, calendar } }: Counted,
  { stuckAfterDays }: Pick<InspectionChoice, "stuckAfterDays">,
) {
  return {
    waiting: figure({ status: ["SUBMITTED"] }),
    stuck: {
      ...figure({ stuckDays: stuckAfterDays }),
      estimated: isStuckEstimated(today, stuckAfterDays, calendar),
    },
  };
}

/** Measures without a lead unit. */
export function unassigned({ assigned, href }: Counted): { unassigned: Linked } {
  const filter = { leadUnit: NONE };
  return { unassigned: { value: assigned(filter), href: href(filter) } };
}
