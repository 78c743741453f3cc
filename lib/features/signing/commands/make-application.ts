import "server-only";

import type { HeldPost } from "@/lib/access/viewer";
import type { Write } from "@/lib/command/transact";
import { RULES_NOW } from "@/lib/domain/signing/bars";
import type { SigningStage } from "@/lib/domain/types";

/** What is applied for, and whom it belongs to on that day. */
export type AppliedFor = {
  kind: "CLOSE_OUT";
  measureId: string;
  leaderId: string | null;
  ownerId: string | null;
  leadUnitId: string | null;
};

export type NewApplication = {
  subject: AppliedFor;
  cycle: number;
  /** The chain set for it now; it keeps this one. */
  chain: readonly [SigningStage, ...SigningStage[]];
  statement: string;
};

/** An application by the viewer with this post, which waits at the first stage of its chain. Its subject is held. */
export async function makeApplication({ tx, viewer }: Write, post: HeldPost, made: NewApplication): Promise<void> {
  const { measureId } = made.subject;
  const before = await tx.application.aggregate({ where: { measureId, cycle: made.cycle }, _max: { attempt: true } });
  await tx.application.create({
    data: {
      ...made.subject,
      chain: [...made.chain],
      rules: RULES_NOW,
      cycle: made.cycle,
      attempt: (before._max.attempt ?? 0) + 1,
      statement: made.statement,
      applicantId: viewer.personId,
      applicantName: viewer.name,
      applicantPostLabel: post.label,
      submittedAt: viewer.now,
    },
  });
}

/** Ticks off the points of the return before, each with a word on how it was mended. */
export async function mendPoints(
  { tx, viewer }: Write,
  mended: readonly { id: string; note: string }[],
): Promise<void> {
  for (const { id, note } of mended) {
    await tx.pointToMend.update({ where: { id }, data: { fixedAt: viewer.now, fixNote: note } });
  }
}
