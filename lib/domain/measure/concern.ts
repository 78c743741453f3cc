import type { Day } from "@/lib/domain/day";
import { type Heard, isDueWithin, isOverdue, isSilent, isUnreported, type Timed } from "./deadline";

/** Why a measure asks for its unit's attention, and where it stands for that in what the unit has to report on (我的待办). */

/** Days ahead within which a deadline asks for attention there. */
export const MY_DUE_DAYS = 7;

export const CONCERNS = ["returned", "overdue", "due", "unreported", "silent", "planned", "other"] as const;
/** Why a measure stands where it stands in the list, most pressing first. */
export type Concern = (typeof CONCERNS)[number];

/** The headings the list stands under, in their order. What was reported this week sinks to the end until the next. */
export const GROUPS = ["returned", "draft", "overdue", "due", "silent", "planned", "other", "sent"] as const;
export type Group = (typeof GROUPS)[number];

/** What tells why a measure presses, with the days of its inspection that are too long. */
export type Concerning = Timed & Heard & { silentAfterDays: number };

export function concernsOf(m: Concerning, today: Day): Concern[] {
  const found: Concern[] = [];
  if (m.status === "RETURNED") found.push("returned");
  if (isOverdue(m, today)) found.push("overdue");
  if (isDueWithin(m, today, MY_DUE_DAYS)) found.push("due");
  if (isUnreported(m, today, m.silentAfterDays)) found.push("unreported");
  if (isSilent(m, today, m.silentAfterDays)) found.push("silent");
  if (m.status === "PLANNED") found.push("planned");
  return found.length === 0 ? ["other"] : found;
}

/** How far its report is: written and not sent by who looks, or sent this week. */
export type Reporting = { drafted: boolean; sent: boolean };

/** The heading a measure stands under. One that was returned stays on top until it is applied for again. */
export function groupOf([first = "other"]: readonly Concern[], { drafted, sent }: Reporting): Group {
  if (first === "returned") return first;
  if (drafted) return "draft";
  if (sent) return "sent";
  return first === "unreported" ? "silent" : first;
}
