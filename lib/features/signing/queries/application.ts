import "server-only";

import type { Prisma } from "@/lib/db/generated/client";
import type { Application } from "@/lib/domain/signing/bars";

/** What of an application says who may sign it. */
export const WHO_SIGNS = {
  rules: true,
  applicantId: true,
  leaderId: true,
  ownerId: true,
  signatures: { select: { personId: true }, orderBy: { id: "asc" } },
} as const satisfies Prisma.ApplicationSelect;

type Row = Omit<Application, "signerIds"> & { signatures: readonly { personId: string }[] };

export function applicationOf({ rules, applicantId, leaderId, ownerId, signatures }: Row): Application {
  return { rules, applicantId, leaderId, ownerId, signerIds: signatures.map((s) => s.personId) };
}
