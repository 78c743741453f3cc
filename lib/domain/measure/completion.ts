import type { MeasureStatus } from "@/lib/domain/types";

/** Counting rules of the two rates. Each figure keeps its numerator and denominator; a rate without both is not shown. */

export type Tally = Record<MeasureStatus, number>;

export const EMPTY_TALLY: Tally = { PLANNED: 0, UNDERWAY: 0, SUBMITTED: 0, RETURNED: 0, CLOSED: 0 };

export const DECLARED_STATUSES = ["SUBMITTED", "CLOSED"] as const satisfies readonly MeasureStatus[];
export const VERIFIED_STATUSES = ["CLOSED"] as const satisfies readonly MeasureStatus[];

/** n of N, in measures. */
export type Share = { done: number; all: number };

export function total(tally: Tally): number {
  return Object.values(tally).reduce((sum, n) => sum + n, 0);
}

/** 申报率: submitted or closed. */
export function declared(tally: Tally): Share {
  return { done: DECLARED_STATUSES.reduce((sum, s) => sum + tally[s], 0), all: total(tally) };
}

/** 销号率: closed. */
export function verified(tally: Tally): Share {
  return { done: VERIFIED_STATUSES.reduce((sum, s) => sum + tally[s], 0), all: total(tally) };
}

/** 12.5% as text, rounded as a spreadsheet does; a dash while there is nothing to divide by. 100% is said of all only. */
export function percent(share: Share): string {
  if (share.all === 0) return "—";
  const tenths = Math.round((share.done * 1000) / share.all);
  return `${((share.done < share.all ? Math.min(tenths, 999) : tenths) / 10).toFixed(1)}%`;
}

export const ISSUE_STATES = ["OPEN", "DECLARED", "DONE", "OPENING", "EMPTY"] as const;
export type IssueState = (typeof ISSUE_STATES)[number];

/**
 * Completion of an issue or item, from its own measures; never stored. What was found beside an issue never un-closes it.
 * One whose measures were all done before the ledger was kept is closed as 期初.
 * @param opening how many of the closed ones are 期初
 */
export function issueState(tally: Tally, opening: number): IssueState {
  const all = total(tally);
  if (all === 0) return "EMPTY";
  if (verified(tally).done === all) return opening === all ? "OPENING" : "DONE";
  return declared(tally).done === all ? "DECLARED" : "OPEN";
}

/** Done, by the chain or before it. */
export function isDone(state: IssueState): boolean {
  return state === "DONE" || state === "OPENING";
}

/** 另有n项未完成: items found beside an issue that still count and are not done; one without measures is not. */
export function itemsLeft(items: readonly { state: IssueState; struck: boolean }[]): number {
  return items.filter((item) => !item.struck && !isDone(item.state)).length;
}
