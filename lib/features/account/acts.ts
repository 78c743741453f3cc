import { act, each } from "@/lib/access/act";
import { ROLES } from "@/lib/domain/types";

export const KEEP_ACCOUNT = act({
  name: "account.own",
  sentence:
    "Everyone signed in changes their own password, ends their own session, reads what is told about their account and voids a one-time code for it.",
  reach: each(ROLES, "own"),
  beforePassword: true,
});

export const MANAGE_ACCOUNTS = act({
  name: "accounts.manage",
  sentence:
    "The system administrator opens, disables and enables accounts and ends sessions in its body and those below, never its own.",
  reach: { SYSTEM_ADMIN: "below" },
});

export const ASK_RESET = act({
  name: "reset.ask",
  sentence:
    "The system administrator asks for a one-time code for an account of its bodies, for a system administrator's also the security administrator (lib/domain/people/account-reset); nobody for their own.",
  reach: each(["SYSTEM_ADMIN", "SECURITY_ADMIN"], "below"),
});

export const RELEASE_RESET = act({
  name: "reset.release",
  sentence:
    "A second administrator releases a one-time code: the security administrator, for the system and the security administrator's accounts the audit administrator; nobody what they asked for or for their own.",
  reach: each(["SECURITY_ADMIN", "AUDIT_ADMIN"], "below"),
});

export const CANCEL_RESET = act({
  name: "reset.cancel",
  sentence: "Each of the three administrators voids an open one-time code of its bodies.",
  reach: each(["SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN"], "below"),
});
