import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import type { Viewer } from "@/lib/access/viewer";
import { notFound } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { personKeys } from "@/lib/domain/people/name-keys";
import { MANAGE_PEOPLE } from "@/lib/features/people/acts";
import { writeStanding } from "@/lib/features/people/commands/standing";
import { PERSON_CREATED } from "@/lib/features/people/events";

/** `sortNumber`: 排序号, null where strokes order; left out it stays as it is. */
export type PersonWords = { name: string; title: string; sortNumber?: number | null };

/** Adds a person to a body. Two people may have the same name; the page shows those there are. */
export function createPerson(
  viewer: Viewer,
  sent: Sent,
  input: PersonWords & { bodyId: string },
): Promise<Result<{ id: string }>> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const post = can(viewer, MANAGE_PEOPLE, await findPlace(tx, input.bodyId));
    if (!post) notFound();
    const person = await tx.person.create({ data: { ...input, ...personKeys(input.name) } });
    await writeStanding(tx, viewer.today, [person.id]);
    record(post, {
      bodyId: person.bodyId,
      kind: PERSON_CREATED,
      subjectId: person.id,
      subjectLabel: person.name,
    });
    return { id: person.id };
  });
}
