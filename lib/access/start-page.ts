import type { Role } from "@/lib/domain/types";
import type { Viewer } from "./viewer";

/** Where each post starts its day: leaders with the figures, who watches many bodies with all of them, those who act with what waits for them. First match wins. */
const STARTS: readonly { href: string; roles: readonly Role[] }[] = [
  {
    href: "/dashboard",
    roles: ["FIRST_LEADER", "GROUP_LEADER", "DEPUTY_LEADER", "GROUP_MEMBER", "DISCIPLINE"],
  },
  { href: "/rounds", roles: ["INSPECTION_OFFICE"] },
  { href: "/my-work", roles: ["OFFICE", "SUPERVISION", "LIAISON", "UNIT_HEAD", "RESPONSIBLE_LEADER"] },
  { href: "/settings/people", roles: ["SYSTEM_ADMIN", "SECURITY_ADMIN"] },
  { href: "/audit", roles: ["AUDIT_ADMIN"] },
];

export function startPage(viewer: Pick<Viewer, "posts">): string {
  return STARTS.find(({ roles }) => viewer.posts.some((p) => roles.includes(p.role)))?.href ?? "/no-post";
}
