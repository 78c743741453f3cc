import "server-only";

import type { HeldPost } from "@/lib/access/viewer";
import type { Write } from "@/lib/command/transact";
import { decide } from "./sign-stage";

/** 撤回: ends an application nobody has signed. Whether that may be is decided before; the database refuses it otherwise. */
export async function withdrawApplication(
  write: Write,
  post: HeldPost,
  applicationId: string,
  reason: string,
): Promise<void> {
  const { tx, viewer } = write;
  await decide(write, applicationId, "WITHDRAWN");
  await tx.withdrawal.create({
    data: { applicationId, reason, personId: viewer.personId, personName: viewer.name, postLabel: post.label },
  });
}

/** What a return asked to mend and the application since withdrawn had answered is open again; the answers stay to be gone over. */
export async function reopenPoints({ tx }: Write, returnedId: string): Promise<void> {
  await tx.pointToMend.updateMany({
    where: { applicationId: returnedId, fixedAt: { not: null } },
    data: { fixedAt: null },
  });
}
