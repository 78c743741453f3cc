import { act, each } from "@/lib/access/act";
import { ROLES } from "@/lib/domain/types";

const ADMINISTRATORS = ["SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN"] as const;

export const READ_NAMES = act({
  name: "people.names",
  sentence:
    "Whoever holds a post reads the names of the units and persons of its body; the inspection office and the three administrators those of the bodies below as well.",
  reach: { ...each(ROLES, "body"), ...each(["INSPECTION_OFFICE", ...ADMINISTRATORS], "below") },
});

export const READ_PEOPLE = act({
  name: "people.read",
  sentence: "The three administrators see the people, units and posts of their bodies.",
  reach: each(ADMINISTRATORS, "below"),
});

export const MANAGE_PEOPLE = act({
  name: "people.manage",
  sentence: "The system administrator keeps the bodies, units and persons of its body and those below.",
  reach: { SYSTEM_ADMIN: "below" },
});

export const MANAGE_POSTS = act({
  name: "posts.manage",
  sentence:
    "The security administrator gives and ends posts and portfolios (分管) in its body and those below, never their own.",
  reach: { SECURITY_ADMIN: "below" },
});
