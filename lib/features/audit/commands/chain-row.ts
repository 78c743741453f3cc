import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import type { HeldPost, Viewer } from "@/lib/access/viewer";
import { notFound } from "@/lib/command/refusal";
import type { Tx } from "@/lib/db/client";
import { readerOf } from "@/lib/db/snapshot";
import type { Change } from "@/lib/domain/history/change";
import { VERIFY_AUDIT } from "@/lib/features/audit/acts";
import { highestBody } from "@/lib/features/audit/queries/highest-body";
import { type EventInput, fact, TOP_CHAIN } from "@/lib/history/record";
import type { Break } from "@/lib/history/verify";

/** Stands where an event is about no row: the chain above any body. */
const NO_SUBJECT = "00000000-0000-0000-0000-000000000000";

/** The post with which the viewer may have a chain verified and seal a break in it. */
export async function postForChain(tx: Tx, viewer: Viewer, chain: string): Promise<HeldPost> {
  const bodyId = chain === TOP_CHAIN ? await highestBody(readerOf(tx), viewer, VERIFY_AUDIT) : chain;
  return (bodyId && can(viewer, VERIFY_AUDIT, await findPlace(tx, bodyId))) || notFound();
}

/** What an event about a chain stands under. */
export function chainEvent(chain: string, seq?: number): Pick<EventInput, "bodyId" | "subjectId" | "subjectLabel"> {
  const bodyId = chain === TOP_CHAIN ? null : chain;
  return {
    bodyId,
    subjectId: bodyId ?? NO_SUBJECT,
    subjectLabel: seq === undefined ? "" : `第${seq}条`,
  };
}

/** A break as facts of its event. */
export function breakFacts({ seq, kind, storedHash, recomputedHash }: Break): Change[] {
  return [
    ...fact("seq", null, seq),
    ...fact("kind", null, kind),
    ...fact("storedHash", null, storedHash || null),
    ...fact("recomputedHash", null, recomputedHash || null),
  ];
}
