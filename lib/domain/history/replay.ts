import type { Change, State } from "./change";

/** What something was on a past day, as far as the history knows it. */
export type OnDay =
  | { state: State; words: Readonly<Record<string, string>> }
  /** `not-yet`: it did not exist. `unknown`: from before history kept machine values. */
  | { state: null; why: keyof typeof NOT_ON_DAY };

/** Why there is nothing to show of a past day. */
export const NOT_ON_DAY = { "not-yet": "尚未建立", unknown: "无法重现" } as const;

/**
 * What something was after its events, told in order from one that tells everything kept of it.
 * @returns machine values under the names of the fields, those that are empty left out; and the words of the day each was last told
 */
export function replay(events: readonly { full: boolean; changes: readonly Change[] }[]): {
  state: State;
  words: Record<string, string>;
} {
  let state: Record<string, Change["new"]> = {};
  let words: Record<string, string> = {};
  for (const { full, changes } of events) {
    if (full) {
      state = {};
      words = {};
    }
    for (const { field, new: now, words: said } of changes) {
      delete state[field];
      delete words[field];
      if (now !== null) state[field] = now;
      if (now !== null && said?.new) words[field] = said.new;
    }
  }
  return { state, words };
}
