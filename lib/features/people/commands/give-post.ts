import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import { postLabel, type Viewer } from "@/lib/access/viewer";
import { NOT_YOUR_OWN_POST, THREE_ADMINISTRATORS } from "@/lib/command/broken-rule";
import { lock } from "@/lib/command/locks";
import { notFound, refuse, wrong } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact, type Write } from "@/lib/command/transact";
import { type Day, dayFromDb, dayToDb } from "@/lib/domain/day";
import { actsForUnit, mayCombine, overlap } from "@/lib/domain/people/posts";
import type { Role } from "@/lib/domain/types";
import { MANAGE_POSTS } from "@/lib/features/people/acts";
import { writeStanding } from "@/lib/features/people/commands/standing";
import { POST_GIVEN } from "@/lib/features/people/events";

export type PostInput = {
  personId: string;
  role: Role;
  bodyId: string;
  unitId: string | null;
  fromOn: Day;
  /** Last day, included; null while open-ended. */
  toOn: Day | null;
};

/** Gives a person a post. 三员 are three people without ledger posts; nobody gives posts to themselves. */
export function givePost(viewer: Viewer, sent: Sent, input: PostInput): Promise<Result<{ id: string }>> {
  return transact(viewer, sent, async (write) => {
    await holdForPosts(write, [input]);
    return setPost(write, input);
  });
}

/** With which post of the viewer somebody may be given one; what they may not give does not exist. */
async function mayGive({ tx, viewer }: Write, { personId, bodyId }: PostInput) {
  const person = await tx.person.findUnique({ where: { id: personId } });
  const post = can(viewer, MANAGE_POSTS, await findPlace(tx, bodyId));
  if (!person || !post || !can(viewer, MANAGE_POSTS, await findPlace(tx, person.bodyId))) notFound();
  return { person, post };
}

/** A unit is not ended while a post in it is being given; of two posts given to one person the second sees the first. */
export async function holdForPosts(write: Write, inputs: readonly PostInput[]): Promise<void> {
  for (const input of inputs) await mayGive(write, input);
  const units = inputs.flatMap(({ unitId }) => unitId ?? []);
  if (units.length > 0) await lock(write.tx, "unit", units, "share");
  const persons = inputs.map(({ personId }) => personId);
  await lock(write.tx, "person", persons, "alone");
}

/** Gives one post, with its event, once what it is given in is held (holdForPosts). */
export async function setPost(write: Write, input: PostInput): Promise<{ id: string }> {
  const { tx, viewer, record } = write;
  const { personId, role, bodyId, unitId, fromOn, toOn } = input;
  const { person, post } = await mayGive(write, input);
  if (personId === viewer.personId) refuse("state", NOT_YOUR_OWN_POST);
  if (toOn !== null && toOn < fromOn) wrong("toOn", "任职止不能早于任职起。");
  const unit = unitId ? await tx.unit.findFirst({ where: { id: unitId, bodyId } }) : null;
  if (actsForUnit(role)) {
    if (!unit) wrong("unitId", "这个岗位须有所在部门，请选择本单位的部门。");
    if (unit.endedOn) wrong("unitId", "这个部门已经停用，不能再设置岗位。");
  } else if (unitId) {
    wrong("unitId", "这个岗位不属于某一个部门，请不要选择部门。");
  }
  const others = (await tx.post.findMany({ where: { personId } })).filter((p) =>
    overlap({ fromOn, toOn }, { fromOn: dayFromDb(p.fromOn), toOn: p.toOn ? dayFromDb(p.toOn) : null }),
  );
  if (others.some((p) => p.role === role && p.bodyId === bodyId && p.unitId === unitId)) {
    refuse("state", "这个人在这段时间已有相同的岗位。");
  }
  if (others.some((p) => !mayCombine(p.role, role))) wrong("role", THREE_ADMINISTRATORS);
  const given = await tx.post.create({
    data: {
      personId,
      role,
      bodyId,
      unitId,
      fromOn: dayToDb(fromOn),
      toOn: toOn && dayToDb(toOn),
      givenById: viewer.personId,
    },
  });
  await writeStanding(tx, viewer.today, [personId]);
  const label = postLabel(role, unit?.shortName ?? null);
  record(post, { bodyId, kind: POST_GIVEN, subjectId: given.id, subjectLabel: `${person.name} ${label}` });
  return { id: given.id };
}
