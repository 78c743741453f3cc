import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { handedInBy, type Listed } from "@/lib/reading/desk";

/** A file the viewer handed in that is not on the desk yet, or could not be read. */
export type HandedIn = Pick<Listed, "id" | "label" | "since" | "ahead" | "why"> & {
  state: "waiting" | "reading" | "failed";
};

/**
 * The viewer's own files of the queue, the one that came last first. They lie in no table, so nothing of a snapshot is
 * asked for them.
 */
export async function filesHandedIn(viewer: Viewer): Promise<HandedIn[]> {
  const listed = await handedInBy(viewer.personId);
  // What was read is on its way to the desk: for its owner still the same work.
  const told = listed.map(({ id, label, since, state, ahead, why }) => ({
    ...{ id, label, since, ahead, why },
    state: state === "read" ? ("reading" as const) : state,
  }));
  return told.reverse();
}
