import "server-only";
import { randomUUID } from "node:crypto";
import type { Act } from "@/lib/access/act";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import { EXPORT_MADE } from "@/lib/features/audit/events";
import { personActor } from "@/lib/history/actor";
import { fact, recordEvents } from "@/lib/history/record";

export type Taken = {
  /** The right it was taken by. */
  act: Act;
  /** The body it is of; null for several together: the event is of the body of the post. */
  bodyId: string | null;
  /** What was taken, in words, and as what file. */
  what: string;
  /** The conditions of the list, as values of its address and in words. */
  filter: string;
  conditions: readonly string[];
  rows: number;
};

/**
 * Leaves an event of a file about to be taken out of the ledger, before the first byte of it is sent: what nobody could
 * write down is not handed out. Not within the snapshot the file is drawn from: a request never holds two connections.
 */
export async function noteExport(
  viewer: Viewer,
  { act, bodyId, what, filter, conditions, rows }: Taken,
): Promise<void> {
  const may = viewer.posts.filter((post) => act.reach[post.role] !== undefined);
  const post = may.find((one) => one.bodyId === bodyId) ?? may[0];
  const event = {
    actor: personActor({ id: viewer.personId, name: viewer.name }, post),
    at: viewer.now,
    bodyId: bodyId ?? post?.bodyId ?? viewer.bodyId,
    kind: EXPORT_MADE,
    subjectId: randomUUID(),
    subjectLabel: what,
    facts: [
      ...fact("filter", null, filter === "" ? null : filter),
      ...fact("conditions", null, conditions.length === 0 ? null : conditions.join("；")),
      ...fact("rows", null, rows),
    ],
  };
  await db.$transaction((tx) => recordEvents(tx, [event]));
}
