import { ROLE_LABELS } from "@/lib/domain/labels";
import type { Role } from "@/lib/domain/types";

const GROUPS = {
  整改工作领导小组: ["FIRST_LEADER", "GROUP_LEADER", "DEPUTY_LEADER", "GROUP_MEMBER", "OFFICE", "SUPERVISION"],
  承担整改措施: ["RESPONSIBLE_LEADER", "UNIT_HEAD", "LIAISON"],
  监督: ["DISCIPLINE", "INSPECTION_OFFICE"],
  "系统管理（三员，互不兼任）": ["SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN"],
} as const satisfies Record<string, readonly Role[]>;

/** The posts there are, as they are chosen from. */
export const ROLE_OPTIONS = Object.entries(GROUPS).flatMap(([group, roles]) =>
  roles.map((role) => ({ value: role, label: ROLE_LABELS[role], group })),
);
