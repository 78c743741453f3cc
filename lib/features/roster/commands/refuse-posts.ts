import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { ROLE_LABELS } from "@/lib/domain/labels";
import { POST_REQUEST_REFUSED } from "@/lib/features/roster/events";
import { DECIDED, heldRequests, type SeenRequest } from "./request-row";

/** 不予设置: refuses posts that were asked for, with the reason; all or none. */
export function refusePosts(
  viewer: Viewer,
  sent: Sent,
  { rows, reason }: { rows: readonly SeenRequest[]; reason: string },
): Promise<Result<{ count: number }>> {
  return transact(viewer, sent, async (write) => {
    const held = await heldRequests(write, rows);
    const stale = held.filter((each) => each.stale);
    if (stale.length > 0) {
      const fields = Object.fromEntries(stale.map(({ request }) => [request.id, [DECIDED]]));
      refuse("changed", `有${stale.length}行刚刚已由他人办理，没有一行生效。请刷新页面。`, fields);
    }
    await write.tx.postRequest.updateMany({
      where: { id: { in: held.map(({ request }) => request.id) }, state: "WAITING" },
      data: {
        ...{ state: "REFUSED", reason, version: { increment: 1 } },
        ...{ decidedById: viewer.personId, decidedByName: viewer.name, decidedAt: viewer.now },
      },
    });
    for (const { request, post } of held) {
      const { id, bodyId, role, words, person } = request;
      const subjectLabel = `${person.name} ${role ? ROLE_LABELS[role] : words}`;
      write.record(post, { bodyId, kind: POST_REQUEST_REFUSED, subjectId: id, subjectLabel, reason });
    }
    return { count: held.length };
  });
}
