import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, notFound, wrong } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { stateOf } from "@/lib/domain/history/field";
import { BODY } from "@/lib/domain/people/kept";
import { bodyKeys } from "@/lib/domain/people/name-keys";
import { MANAGE_PEOPLE } from "@/lib/features/people/acts";
import { BODY_EDITED } from "@/lib/features/people/events";
import { BODY_NAME_TAKEN, type BodyWords } from "./create-body";

/** Renames a body. Its place in the tree stays: rights follow it. */
export function editBody(
  viewer: Viewer,
  sent: Sent,
  { id, version, name, shortName }: BodyWords & { id: string; version: number },
): Promise<Result> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const post = can(viewer, MANAGE_PEOPLE, await findPlace(tx, id));
    const before = post && (await tx.body.findUnique({ where: { id } }));
    if (!post || !before) notFound();
    if (await tx.body.findFirst({ where: { name, id: { not: id } }, select: { id: true } })) {
      wrong("name", BODY_NAME_TAKEN);
    }
    const done = await tx.body.updateMany({
      where: { id, version },
      data: { name, shortName, ...bodyKeys({ name, shortName }), version: { increment: 1 } },
    });
    if (done.count === 0) changedMeanwhile();
    record(post, {
      bodyId: id,
      kind: BODY_EDITED,
      subjectId: id,
      subjectLabel: name,
      was: stateOf(BODY, before),
    });
  });
}
