import { addDays, type Day, parseDay } from "@/lib/domain/day";

/** The day that what has changed is told since (变化). */

/** Days offered beside one of one's own. */
export const COMPARISONS = ["meeting", "week", "month"] as const;
export type Comparison = (typeof COMPARISONS)[number] | Day;

/** What a person chose, as it was kept; null for nothing readable. */
export function readComparison(kept: unknown): Comparison | null {
  if (typeof kept !== "string") return null;
  return COMPARISONS.find((one) => one === kept) ?? parseDay(kept);
}

const WEEK = 7;

/**
 * The day at whose end things stood as they are compared with: of the last meeting, seven days ago, or the last of the
 * month before. Without a meeting it is seven days ago. A day of one's own that has not come is today.
 */
export function comparedDay(
  chosen: Comparison | null,
  { today, lastMeetingOn }: { today: Day; lastMeetingOn: Day | null },
): { comparison: Comparison; since: Day } {
  const comparison =
    chosen === null || (chosen === "meeting" && !lastMeetingOn) ? (lastMeetingOn ? "meeting" : "week") : chosen;
  switch (comparison) {
    case "meeting":
      return { comparison, since: lastMeetingOn ?? today };
    case "week":
      return { comparison, since: addDays(today, -WEEK) };
    case "month":
      return { comparison, since: addDays(today, -new Date(`${today}T00:00:00Z`).getUTCDate()) };
    default:
      return { comparison, since: comparison > today ? today : comparison };
  }
}
