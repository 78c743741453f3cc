import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, notFound, wrong } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { stateOf } from "@/lib/domain/history/field";
import { PERSON } from "@/lib/domain/people/kept";
import { personKeys } from "@/lib/domain/people/name-keys";
import { MANAGE_PEOPLE } from "@/lib/features/people/acts";
import { writeStanding } from "@/lib/features/people/commands/standing";
import { PERSON_EDITED } from "@/lib/features/people/events";
import type { PersonWords } from "./create-person";

export const NOT_YOURSELF = "不能修改自己的姓名，请由另一名系统管理员办理。";

/** Changes name, 职务 or 排序号 of a person. */
export function editPerson(
  viewer: Viewer,
  sent: Sent,
  { id, version, name, title, sortNumber }: PersonWords & { id: string; version: number },
): Promise<Result> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const before = await tx.person.findUnique({ where: { id } });
    const post = before && can(viewer, MANAGE_PEOPLE, await findPlace(tx, before.bodyId));
    if (!before || !post) notFound();
    // Names stand on what people sign: who keeps them does not choose their own.
    if (id === viewer.personId && name !== before.name) wrong("name", NOT_YOURSELF);
    const done = await tx.person.updateMany({
      where: { id, version },
      data: {
        name,
        ...personKeys(name),
        title,
        ...(sortNumber === undefined ? {} : { sortNumber }),
        version: { increment: 1 },
      },
    });
    if (done.count === 0) changedMeanwhile();
    await writeStanding(tx, viewer.today, [id]);
    record(post, {
      bodyId: before.bodyId,
      kind: PERSON_EDITED,
      subjectId: id,
      subjectLabel: name,
      was: stateOf(PERSON, before),
    });
  });
}
