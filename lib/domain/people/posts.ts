import type { Day } from "@/lib/domain/day";
import type { Role } from "@/lib/domain/types";

/** Rules of posts (岗位). */

/** Roles that act for one unit: their posts name it, all others name none. */
export const UNIT_ROLES = ["UNIT_HEAD", "LIAISON"] as const satisfies readonly Role[];

/** 三员分立: three people, none of whom holds another of the three or any post in the ledger. */
export const ADMIN_ROLES = ["SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN"] as const satisfies readonly Role[];

export function actsForUnit(role: Role): boolean {
  return (UNIT_ROLES as readonly Role[]).includes(role);
}

export function isAdminRole(role: Role): boolean {
  return (ADMIN_ROLES as readonly Role[]).includes(role);
}

export type Tenure = { fromOn: Day; toOn: Day | null };

/** Whether two spans of days, ends included, share a day. */
export function overlap(a: Tenure, b: Tenure): boolean {
  return (a.toOn === null || a.toOn >= b.fromOn) && (b.toOn === null || b.toOn >= a.fromOn);
}

export const POST_STATES = ["FUTURE", "HELD", "PAST"] as const;
export type PostState = (typeof POST_STATES)[number];

/** Where a post stands on a day. */
export function postState({ fromOn, toOn }: Tenure, today: Day): PostState {
  if (fromOn > today) return "FUTURE";
  return toOn !== null && toOn < today ? "PAST" : "HELD";
}

/** Whether one person may hold both posts at once. */
export function mayCombine(a: Role, b: Role): boolean {
  return !(isAdminRole(a) || isAdminRole(b)) || a === b;
}
