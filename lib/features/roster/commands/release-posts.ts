import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { refuse, refusedBy } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import type { Day } from "@/lib/domain/day";
import type { Role } from "@/lib/domain/types";
import { holdForPosts, setPost } from "@/lib/features/people/commands/give-post";
import { DECIDED, heldRequests, type SeenRequest } from "./request-row";

export type ReleasedPost = SeenRequest & { role: Role; unitId: string | null; fromOn: Day };

/**
 * 批量设置岗位: sets posts that were asked for, each as the security administrator corrected it, by the rules of setting one
 * (people/commands/give-post). All or none; what is wrong is told of every row at once, under the row's id.
 */
export function releasePosts(
  viewer: Viewer,
  sent: Sent,
  { rows }: { rows: readonly ReleasedPost[] },
): Promise<Result<{ count: number }>> {
  return transact(viewer, sent, async (write) => {
    const held = await heldRequests(write, rows);
    const wanted = rows.map(({ id, role, unitId, fromOn }, i) => {
      const request = held[i]?.request;
      if (!request) throw new Error(`no row held for ${id}`);
      const { personId, bodyId } = request;
      return {
        id,
        stale: held[i]?.stale ?? true,
        personId,
        bodyId,
        role,
        unitId,
        fromOn,
        toOn: null,
      };
    });
    await holdForPosts(write, wanted);
    const wrong: Record<string, string[]> = {};
    for (const { id, stale, ...input } of wanted) {
      const refused = stale
        ? DECIDED
        : (
            await refusedBy(async () => {
              const post = await setPost(write, input);
              await write.tx.postRequest.update({
                where: { id },
                data: {
                  ...{ state: "RELEASED", postId: post.id, version: { increment: 1 } },
                  ...{ decidedById: viewer.personId, decidedByName: viewer.name, decidedAt: viewer.now },
                },
              });
            })
          )?.why;
      if (refused) wrong[id] = [refused];
    }
    const count = Object.keys(wrong).length;
    if (count > 0) refuse("invalid", `有${count}行不能设置，没有一行生效。请按各行的提示更正，或先取消选择。`, wrong);
    return { count: rows.length };
  });
}
