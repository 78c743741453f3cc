import "server-only";
import { bodiesFor, postFor } from "@/lib/access/policy";
import type { HeldPost, Viewer } from "@/lib/access/viewer";
import { notFound } from "@/lib/command/refusal";
import type { Tx } from "@/lib/db/client";
import type { Change } from "@/lib/domain/history/change";
import { type EventInput, fact, TOP_CHAIN } from "@/lib/history/record";
import type { Break } from "@/lib/history/verify";

/** Stands where an event is about no row: the chain above any body. */
const NO_SUBJECT = "00000000-0000-0000-0000-000000000000";

/** The post with which the viewer may have a chain verified and seal a break in it. */
export async function postForChain(tx: Tx, viewer: Viewer, chain: string): Promise<HeldPost> {
  const bodyId = chain === TOP_CHAIN ? await highestBody(tx, viewer) : chain;
  return postFor(viewer, "audit.verify", { bodyId }) ?? notFound();
}

async function highestBody(tx: Tx, viewer: Viewer): Promise<string> {
  const highest = await tx.body.findFirst({
    where: { id: { in: bodiesFor(viewer, "audit.verify") }, parentId: null },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return highest?.id ?? notFound();
}

/** What an event about a chain stands under. */
export function chainEvent(
  chain: string,
  seq?: number,
): Pick<EventInput, "bodyId" | "subjectType" | "subjectId" | "subjectLabel"> {
  const bodyId = chain === TOP_CHAIN ? null : chain;
  return {
    bodyId,
    subjectType: "CHAIN",
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
