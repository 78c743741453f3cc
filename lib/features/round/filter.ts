import { SEARCH_MAX } from "@/lib/domain/limits";
import { type AddressParams, one, pageNumber, readConditions } from "@/lib/domain/text/address";
import { cut } from "@/lib/domain/text/text";

/** What stands in the address of the table of bodies: which round, words of a name, order and page. */

export const ROUND_SORTS = [
  "body",
  "feedback",
  "total",
  "rate",
  "gap",
  "overdue",
  "silent",
  "relapsed",
  "report",
  "clues",
] as const;
export type RoundSortKey = (typeof ROUND_SORTS)[number];
export type RoundSort = { key: RoundSortKey; dir: "asc" | "desc" };

/** Rows on one page; the largest holds a round of a city on one sheet of paper after the other. */
export const ROUND_SIZES = [50, 100, 200, 500] as const;

/** Most overdue first: whom somebody above asks first. */
const USUAL: RoundSort = { key: "overdue", dir: "desc" };
/** Text and days are read from their beginning; of a figure one looks for the largest. */
const FROM_LEAST: readonly RoundSortKey[] = ["body", "feedback", "report", "rate", "gap"];

/** The order a press on the head of a column leads to: the useful one first, then the other way round. */
export function nextSort(key: RoundSortKey, now: RoundSort): RoundSort {
  const first = FROM_LEAST.includes(key) ? "asc" : "desc";
  if (now.key !== key || now.dir !== first) return { key, dir: first };
  return { key, dir: first === "asc" ? "desc" : "asc" };
}

/** Which of the rounds there are is meant is the page's to say: any text may be one. */
export function readRoundAddress(params: AddressParams) {
  const { values, unread } = readConditions(params, {
    round: one((text) => text),
    q: one((text) => cut(text.trim(), SEARCH_MAX)),
    sort: one((text) => ROUND_SORTS.find((key) => key === text)),
    size: one((text) => ROUND_SIZES.find((size) => String(size) === text)),
    dir: one((text) => (text === "asc" || text === "desc" ? text : null)),
  });
  const { round, q, sort, dir, size = ROUND_SIZES[0] } = values;
  return {
    round,
    q,
    unread,
    size,
    sort: sort ? { key: sort, dir: dir ?? nextSort(sort, USUAL).dir } : USUAL,
    page: pageNumber(params.page),
  };
}

export type RoundAddress = ReturnType<typeof readRoundAddress>;
