import "server-only";
import { can } from "@/lib/access/can";
import { narrow } from "@/lib/access/scope";
import type { HeldPost } from "@/lib/access/viewer";
import { lock } from "@/lib/command/locks";
import { changedMeanwhile, notFound, refuse } from "@/lib/command/refusal";
import type { Write } from "@/lib/command/transact";
import type { ImportDraft } from "@/lib/db/generated/client";
import { REVIEW_IMPORT } from "@/lib/features/import/acts";
import {
  type Correction,
  type StoredReview,
  storedReviewSchema,
} from "@/lib/features/import/read/review/correction-schema";
import { applyAll } from "@/lib/features/import/read/review/corrections";
import type { Review } from "@/lib/features/import/read/review/review-schema";
import { importDraftsSeenBy } from "@/lib/features/import/scope";

export function currentReview(stored: StoredReview): Review {
  return applyAll(stored.review, stored.corrections);
}

/** A review as the person saw it. */
export type SeenReview = { draftId: string; version: number };

export type OpenReview = { draft: ImportDraft; post: HeldPost; stored: StoredReview; review: Review };

/** Opens a review the viewer may work on, as it was when they looked at it, held until the transaction ends. */
export async function openReview({ tx, viewer }: Write, input: SeenReview): Promise<OpenReview> {
  const where = narrow(importDraftsSeenBy(viewer), { id: input.draftId });
  const seen = await tx.importDraft.findFirst({ where, select: { bodyId: true } });
  const post = seen ? can(viewer, REVIEW_IMPORT, { bodyId: seen.bodyId }) : null;
  if (!post) notFound();
  await lock(tx, "import-draft", [input.draftId], "alone");
  const draft = await tx.importDraft.findFirst({ where });
  if (!draft) notFound();
  if (draft.state !== "REVIEW") refuse("state", "这份报告已经录入台账或者取消导入，不能再校对。");
  if (draft.version !== input.version) changedMeanwhile();
  const stored = storedReviewSchema.parse(draft.draft);
  return { draft, post, stored, review: currentReview(stored) };
}

/** Stores the corrections as they now are. */
export async function storeCorrections(
  { tx }: Write,
  draft: ImportDraft,
  stored: StoredReview,
  corrections: Correction[],
): Promise<void> {
  const { count } = await tx.importDraft.updateMany({
    where: { id: draft.id, version: draft.version, state: "REVIEW" },
    data: { draft: { ...stored, corrections }, version: { increment: 1 } },
  });
  if (count === 0) changedMeanwhile();
}
