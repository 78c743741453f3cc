import "server-only";
import { addDays, type Day } from "@/lib/domain/day";
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
    /** 其中期初: of the closed ones, those done before the ledger was kept. */
    opening: figure({ opening: true }),
    closedLate: figure({ closedLate: true }),
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

/** What nobody was given. */
export function neglected({ figure }: Counted) {
  return {
    /** Measures without a lead unit. */
    unled: figure({ leadUnit: NONE }),
    /** Something of the assignment is missing. */
    unassigned: figure({ unassigned: true }),
  };
}

/** 变化 since the end of a day; null is what the history of the time since cannot tell (无法重现). */
export type Changes = {
  since: Day;
  closed: Linked;
  overdue: Linked | null;
  returned: Linked;
  relapsed: Linked | null;
  moved: Linked | null;
};

export function changes({ figure, unknown }: Counted, since: Day): Changes {
  const from = addDays(since, 1);
  const told = (linked: () => Linked) => (unknown ? null : linked());
  return {
    since,
    closed: figure({ closedFrom: from }),
    overdue: told(() => figure({ overdueFrom: from })),
    returned: figure({ returnedFrom: from }),
    relapsed: told(() => figure({ relapsedFrom: from })),
    moved: told(() => figure({ movedFrom: from })),
  };
}
