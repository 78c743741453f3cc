import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { notFound } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";

/** Forgets a view of one's own. Somebody else's does not exist. */
export function deleteView(viewer: Viewer, sent: Sent, input: { viewId: string }): Promise<Result> {
  return transact(viewer, sent, async ({ tx }) => {
    const { count } = await tx.savedView.deleteMany({ where: { id: input.viewId, personId: viewer.personId } });
    if (count === 0) notFound();
  });
}
