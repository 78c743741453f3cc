import { act } from "@/lib/access/act";

export const READ_AUDIT = act({
  name: "audit.read",
  sentence: "The audit administrator reads the audit trail of their bodies, without ledger content.",
  reach: { AUDIT_ADMIN: "below" },
});

export const VERIFY_AUDIT = act({
  name: "audit.verify",
  sentence:
    "The audit administrator has the audit trail of their bodies verified, and seals a break with a reason; every night all of it is verified.",
  reach: { AUDIT_ADMIN: "below" },
  jobs: ["chain-check-all", "chain-check"],
});
