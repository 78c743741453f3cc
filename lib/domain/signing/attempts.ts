import type { ApplicationState } from "@/lib/domain/types";

/** What the applications of one cycle leave for the next. Those withdrawn count as never made; what they said stays. */

type Attempt = { state: ApplicationState; cycle: number };

/**
 * The application whose return is still to be answered, or null.
 * @param applications the newest first, with or without those withdrawn
 */
export function returnToAnswer<A extends Attempt>(applications: readonly A[], cycle: number): A | null {
  const last = applications.find((a) => a.state !== "WITHDRAWN");
  return last?.state === "RETURNED" && last.cycle === cycle ? last : null;
}

/**
 * The application the next one carries on from: the last of the cycle, which was returned or withdrawn. Null before the first.
 * @param applications the newest first
 */
export function carriedOnFrom<A extends Attempt>([last]: readonly A[], cycle: number): A | null {
  return last?.cycle === cycle && (last.state === "RETURNED" || last.state === "WITHDRAWN") ? last : null;
}
