import { ACCESS_REFUSED } from "@/lib/access/events";
import { takeRefusalNote } from "@/lib/access/sign-in/limits";
import { db } from "@/lib/db/client";
import { personActor } from "@/lib/history/actor";
import { recordEvents } from "@/lib/history/record";
import type { Viewer } from "./viewer";

/**
 * Leaves an event of somebody who asked for a page or an act that no post of theirs allows: the navigation offers it to
 * nobody like that, so the address was typed or the request made by hand. The same thing is noted once an hour, and a
 * few dozen things at most, so that asking over and over does not fill the history.
 * @param what in words, without anything the asker typed
 */
export async function noteRefusedAccess(viewer: Viewer, what: string): Promise<void> {
  if (!(await takeRefusalNote(viewer.personId, what))) return;
  const [post] = viewer.posts;
  const actor = personActor({ id: viewer.personId, name: viewer.name }, post);
  const event = {
    actor,
    at: viewer.now,
    bodyId: viewer.bodyId,
    kind: ACCESS_REFUSED,
    subjectId: viewer.accountId,
    subjectLabel: viewer.name,
    reason: what,
  };
  await db.$transaction((tx) => recordEvents(tx, [event]));
}
