import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";

/** 知道了: the viewer has read these notices. Those of others, and those read before, stay as they are. */
export function readNotices(viewer: Viewer, sent: Sent, { ids }: { ids: readonly string[] }): Promise<Result> {
  return transact(viewer, sent, async ({ tx }) => {
    await tx.accountNotice.updateMany({
      where: { id: { in: [...ids] }, personId: viewer.personId, readAt: null },
      data: { readAt: viewer.now },
    });
  });
}
