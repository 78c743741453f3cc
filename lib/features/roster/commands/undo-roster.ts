import "server-only";
import type { HeldPost, Viewer } from "@/lib/access/viewer";
import { lock } from "@/lib/command/locks";
import { refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact, type Write } from "@/lib/command/transact";
import { readerOf } from "@/lib/db/snapshot";
import { stateOf } from "@/lib/domain/history/field";
import { PERSON, UNIT } from "@/lib/domain/people/kept";
import { unitKeys } from "@/lib/domain/people/name-keys";
import { UNIT_KINDS } from "@/lib/domain/types";
import { writeStanding } from "@/lib/features/people/commands/standing";
import { PERSON_EDITED, UNIT_EDITED } from "@/lib/features/people/events";
import { ACCOUNT_UNDONE, PERSON_UNDONE, ROSTER_UNDONE, UNIT_UNDONE } from "@/lib/features/roster/events";
import { builtOn } from "@/lib/features/roster/queries/built-on";
import { type Made, madeSchema } from "@/lib/features/roster/readings";
import { fact } from "@/lib/history/record";
import { heldRoster, type SeenRoster } from "./roster-row";

/**
 * 撤销导入: takes everything an import made and changed back as one act, as long as nothing was built on it: nobody signed
 * in, no post was set. The rows go; their events stay, and so does the sheet.
 */
export function undoRoster(viewer: Viewer, sent: Sent, input: SeenRoster & { reason: string }): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { roster, post } = await heldRoster(write, input);
    const { tx } = write;
    if (roster.state === "UNDONE") refuse("state", "这次导入已经撤销。");
    if (roster.state !== "CONFIRMED") refuse("state", "这份表没有导入，不需要撤销。");
    const made = madeSchema.parse(roster.made);
    const { id, bodyId, fileName } = roster;
    await lock(tx, "body", [bodyId], "alone");
    await lock(tx, "unit", [...made.units, ...made.editedUnits.map((unit) => unit.id)], "alone");
    await lock(tx, "person", [...made.persons, ...made.editedPersons.map((person) => person.id)], "alone");
    await lock(tx, "account", made.accounts, "alone");
    const why = await builtOn(readerOf(tx), { id, made });
    if (why) refuse("state", why);
    const posts = await tx.postRequest.deleteMany({ where: { rosterId: id } });
    const told = { bodyId, post };
    await removeAccounts(write, told, made);
    await removeRest(write, told, made);
    await changeBack(write, told, made);
    await tx.rosterImport.update({ where: { id }, data: { state: "UNDONE", version: { increment: 1 } } });
    write.record(post, {
      ...{ bodyId, kind: ROSTER_UNDONE, subjectId: id, subjectLabel: fileName, reason: input.reason },
      facts: fact("posts", posts.count || null, null),
    });
  });
}

type Told = { bodyId: string; post: HeldPost };

async function removeAccounts(
  { tx, record }: Write,
  { bodyId, post }: Told,
  { accounts, persons }: Made,
): Promise<void> {
  const gone = await tx.account.findMany({
    where: { id: { in: accounts } },
    include: { person: { select: { id: true, name: true } } },
    orderBy: { id: "asc" },
  });
  const told = [...persons, ...gone.map(({ person }) => person.id)];
  await tx.accountNotice.deleteMany({ where: { personId: { in: told }, accountId: { in: accounts } } });
  await tx.accountReset.deleteMany({ where: { accountId: { in: accounts } } });
  await tx.account.deleteMany({ where: { id: { in: accounts } } });
  for (const { id, login, person } of gone) {
    const subject = { bodyId, subjectId: id, subjectLabel: `${person.name}（${login}）` };
    record(post, { ...subject, kind: ACCOUNT_UNDONE, facts: fact("login", login, null) });
  }
}

async function removeRest({ tx, record }: Write, { bodyId, post }: Told, made: Made): Promise<void> {
  const persons = await tx.person.findMany({ where: { id: { in: made.persons } }, orderBy: { id: "asc" } });
  const units = await tx.unit.findMany({ where: { id: { in: made.units } }, orderBy: { id: "asc" } });
  await tx.person.deleteMany({ where: { id: { in: made.persons } } });
  await tx.unit.deleteMany({ where: { id: { in: made.units } } });
  for (const person of persons) {
    const subject = { bodyId, subjectId: person.id, subjectLabel: person.name };
    record(post, { ...subject, kind: PERSON_UNDONE, was: stateOf(PERSON, person) });
  }
  for (const unit of units) {
    const subject = { bodyId, subjectId: unit.id, subjectLabel: unit.name };
    record(post, { ...subject, kind: UNIT_UNDONE, was: stateOf(UNIT, unit) });
  }
}

async function changeBack({ tx, viewer, record }: Write, { bodyId, post }: Told, made: Made): Promise<void> {
  for (const { id, was } of made.editedPersons) {
    const before = await tx.person.findUniqueOrThrow({ where: { id } });
    const data = { title: was.title ?? before.title, version: { increment: 1 } };
    await tx.person.update({ where: { id }, data });
    const subject = { bodyId, subjectId: id, subjectLabel: before.name };
    record(post, { ...subject, kind: PERSON_EDITED, was: stateOf(PERSON, before) });
  }
  for (const { id, was } of made.editedUnits) {
    const before = await tx.unit.findUniqueOrThrow({ where: { id } });
    const shortName = was.shortName ?? before.shortName;
    const kind = UNIT_KINDS.find((each) => each === was.kind) ?? before.kind;
    const data = { shortName, kind, ...unitKeys({ name: before.name, shortName }), version: { increment: 1 } };
    await tx.unit.update({ where: { id }, data });
    const subject = { bodyId, subjectId: id, subjectLabel: before.name };
    record(post, { ...subject, kind: UNIT_EDITED, was: stateOf(UNIT, before) });
  }
  const changed = made.editedPersons.map(({ id }) => id);
  if (changed.length > 0) await writeStanding(tx, viewer.today, changed);
}
