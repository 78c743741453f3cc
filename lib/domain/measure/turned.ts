import { addDays, type Day } from "@/lib/domain/day";
import { MEASURE_STATUSES } from "@/lib/domain/types";
import { isOverdue, type Timed } from "./deadline";

/**
 * What has changed of measures since a day (变化), told from how they stand now and from what the history says of the time
 * since: the first change of a field tells what it was before.
 */

/** Fields of a measure that say whether it is late, as the history calls them. */
export const LATE_FIELDS = ["status", "dueOn", "heldDays", "submittedOn", "struckAt"] as const;
/** What of them was otherwise at the end of a day: their first old values since, as text; null where there was none. */
export type Before = { readonly [K in (typeof LATE_FIELDS)[number]]?: string | null };

const asDay = (text: string | null): Day | null => text as Day | null;

/** A measure as it stood before its changes. One that did not exist had no deadline, and no state. */
export function asBefore(now: Timed, before: Before): Timed {
  const was = <T>(value: string | null | undefined, present: T, read: (text: string | null) => T): T =>
    value === undefined ? present : read(value);
  return {
    status: was(before.status, now.status, (text) => MEASURE_STATUSES.find((s) => s === text) ?? "PLANNED"),
    dueOn: was(before.dueOn, now.dueOn, asDay),
    heldDays: was(before.heldDays, now.heldDays, Number),
    submittedOn: was(before.submittedOn, now.submittedOn, asDay),
    struck: was<boolean>(before.struckAt, now.struck, (text) => text !== null),
  };
}

/** 新增逾期: late today, and not at the end of the day before `from`. */
export function isNewlyOverdue(now: Timed, before: Before, from: Day, today: Day): boolean {
  return isOverdue(now, today) && !isOverdue(asBefore(now, before), addDays(from, -1));
}
