import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import type { Viewer } from "@/lib/access/viewer";
import { notFound, wrong } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { bodyKeys } from "@/lib/domain/people/name-keys";
import { MANAGE_PEOPLE } from "@/lib/features/people/acts";
import { BODY_CREATED } from "@/lib/features/people/events";

export type BodyWords = { name: string; shortName: string };

export const BODY_NAME_TAKEN = "已有同名单位，请核对名称。";

/** Adds a body (被巡视单位) below one the system administrator keeps. */
export function createBody(
  viewer: Viewer,
  sent: Sent,
  input: BodyWords & { parentId: string },
): Promise<Result<{ id: string }>> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const post = can(viewer, MANAGE_PEOPLE, await findPlace(tx, input.parentId));
    const parent = post && (await tx.body.findUnique({ where: { id: input.parentId } }));
    if (!post || !parent) notFound();
    const [body] = await tx.body.createManyAndReturn({
      data: [{ ...input, ...bodyKeys(input) }],
      skipDuplicates: true,
    });
    if (!body) wrong("name", BODY_NAME_TAKEN);
    record(post, {
      bodyId: body.id,
      kind: BODY_CREATED,
      subjectId: body.id,
      subjectLabel: body.name,
    });
    return { id: body.id };
  });
}
