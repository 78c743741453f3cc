import "server-only";
import { NO_PASSWORD } from "@/lib/access/sign-in/password";
import type { HeldPost, Viewer } from "@/lib/access/viewer";
import { lock } from "@/lib/command/locks";
import { CHANGED_MEANWHILE, changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact, type Write } from "@/lib/command/transact";
import { readerOf } from "@/lib/db/snapshot";
import { dayFromDb, dayToDb } from "@/lib/domain/day";
import { stateOf } from "@/lib/domain/history/field";
import { ROLE_LABELS } from "@/lib/domain/labels";
import { PERSON, UNIT } from "@/lib/domain/people/kept";
import { personKeys, unitKeys } from "@/lib/domain/people/name-keys";
import type { PersonWrite, RosterPlan, UnitRef, UnitWrite } from "@/lib/domain/roster/sheet";
import { bareName } from "@/lib/domain/roster/words";
import { ACCOUNT_CREATED } from "@/lib/features/account/events";
import { writeStanding } from "@/lib/features/people/commands/standing";
import { PERSON_CREATED, PERSON_EDITED, UNIT_CREATED, UNIT_EDITED } from "@/lib/features/people/events";
import { POST_REQUEST_MADE, ROSTER_CONFIRMED } from "@/lib/features/roster/events";
import { judged, seenPlan } from "@/lib/features/roster/queries/known";
import { choicesOf, type Made, rosterSheet } from "@/lib/features/roster/readings";
import { fact } from "@/lib/history/record";
import { openRoster, type SeenRoster } from "./roster-row";

const OTHERWISE =
  "页面打开以后，机构人员有了变化，这份表的导入结果与您看到的不同，没有导入。请刷新页面，看过最新情况后再确认。";

type Into = Write & { bodyId: string; rosterId: string; post: HeldPost };

/**
 * 确认导入: units, people and accounts of a sheet enter in one transaction, as the page showed them (`seen`) or not at all.
 * Posts are not given here: they wait for the security administrator. Accounts have no password and no code yet.
 */
export function confirmRoster(viewer: Viewer, sent: Sent, input: SeenRoster & { seen: string }): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { roster, post } = await openRoster(write, input);
    const { tx, record } = write;
    const { id, bodyId, fileName } = roster;
    // Nobody adds a unit, and nobody else brings a sheet in, meanwhile.
    await lock(tx, "body", [bodyId], "alone");
    const sheet = rosterSheet.parse(roster.sheet);
    const { rows, plan } = await judged(readerOf(tx), viewer, { bodyId, sheet, choices: choicesOf(roster.choices) });
    const wrong = rows.filter(({ state }) => state === "ERROR").length;
    if (wrong > 0) refuse("state", `还有${wrong}行有问题。请逐行处理，或者不导入这些行。`);
    if (seenPlan(plan) !== input.seen) refuse("changed", OTHERWISE);
    if (plan.units.length + plan.persons.length === 0) refuse("state", "这份表没有要新增或修改的内容，不需要导入。");
    const { made, posts } = await enter({ ...write, bodyId, rosterId: id, post }, plan);
    await tx.rosterImport.update({ where: { id }, data: { state: "CONFIRMED", made, version: { increment: 1 } } });
    record(post, {
      ...{ bodyId, kind: ROSTER_CONFIRMED, subjectId: id, subjectLabel: fileName },
      facts: [
        ...fact("units", null, made.units.length || null),
        ...fact("editedUnits", null, made.editedUnits.length || null),
        ...fact("persons", null, made.persons.length || null),
        ...fact("editedPersons", null, made.editedPersons.length || null),
        ...fact("accounts", null, made.accounts.length || null),
        ...fact("posts", null, posts || null),
      ],
    });
  });
}

async function enter(into: Into, plan: RosterPlan): Promise<{ made: Made; posts: number }> {
  const { tx, viewer } = into;
  const edited = (list: readonly { id: string | null }[]) => list.flatMap(({ id }) => id ?? []);
  const changedUnits = plan.units.filter(({ id }) => id !== null);
  const changedPersons = plan.persons.filter(({ id, title }) => id !== null && title !== null);
  if (changedUnits.length > 0) await lock(tx, "unit", edited(changedUnits), "alone");
  if (changedPersons.length > 0) await lock(tx, "person", edited(changedPersons), "alone");
  const units = await addUnits(into, plan.units);
  const editedUnits = [];
  for (const unit of changedUnits) editedUnits.push(await changeUnit(into, unit));
  const ids = new Map<PersonWrite, string>();
  const persons: string[] = [];
  for (const person of plan.persons) {
    const id = person.id ?? (await addPerson(into, person));
    if (person.id === null) persons.push(id);
    ids.set(person, id);
  }
  const editedPersons = [];
  for (const person of changedPersons) editedPersons.push(await changePerson(into, person));
  const accounts = await addAccounts(into, ids);
  const touched = [...ids.values()];
  if (touched.length > 0) await writeStanding(tx, viewer.today, touched);
  const posts = await addRequests(into, ids, units);
  return { made: { units: [...units.values()], persons, accounts, editedUnits, editedPersons }, posts };
}

/** @returns the new units' ids by name as it is compared */
async function addUnits({ tx, bodyId, post, record }: Into, all: readonly UnitWrite[]): Promise<Map<string, string>> {
  const { _max } = await tx.unit.aggregate({ where: { bodyId }, _max: { position: true } });
  const last = _max.position ?? 0;
  const fresh = all.filter(({ id }) => id === null);
  const made = await tx.unit.createManyAndReturn({
    data: fresh.map(({ name, shortName, kind }, i) => ({
      ...{ bodyId, name, shortName, kind, aliases: [], position: last + i + 1 },
      ...unitKeys({ name, shortName }),
    })),
    skipDuplicates: true,
  });
  if (made.length < fresh.length) changedMeanwhile();
  for (const { id, name } of made) record(post, { bodyId, kind: UNIT_CREATED, subjectId: id, subjectLabel: name });
  return new Map(made.map(({ id, name }) => [bareName(name), id]));
}

async function changeUnit({ tx, bodyId, post, record }: Into, { id, shortName, kind }: UnitWrite) {
  const before = await tx.unit.findUniqueOrThrow({ where: { id: id ?? "" } });
  const after = await tx.unit.update({
    where: { id: before.id },
    data: { shortName, kind, ...unitKeys({ name: before.name, shortName }), version: { increment: 1 } },
  });
  const was = stateOf(UNIT, before);
  record(post, { bodyId, kind: UNIT_EDITED, subjectId: before.id, subjectLabel: before.name, was });
  return { id: before.id, version: after.version, was: { shortName: before.shortName, kind: before.kind } };
}

async function addPerson({ tx, bodyId, post, record }: Into, { name, title }: PersonWrite): Promise<string> {
  const { id } = await tx.person.create({ data: { bodyId, name, title: title ?? "", ...personKeys(name) } });
  record(post, { bodyId, kind: PERSON_CREATED, subjectId: id, subjectLabel: name });
  return id;
}

async function changePerson({ tx, bodyId, post, record }: Into, { id, title }: PersonWrite) {
  const before = await tx.person.findUniqueOrThrow({ where: { id: id ?? "" } });
  const data = { title: title ?? before.title, version: { increment: 1 } };
  const after = await tx.person.update({ where: { id: before.id }, data });
  const was = stateOf(PERSON, before);
  record(post, { bodyId, kind: PERSON_EDITED, subjectId: before.id, subjectLabel: before.name, was });
  return { id: before.id, version: after.version, was: { title: before.title } };
}

async function addAccounts({ tx, bodyId, post, record }: Into, ids: ReadonlyMap<PersonWrite, string>) {
  const wanted = [...ids].flatMap(([{ login, name }, personId]) => (login ? [{ login, name, personId }] : []));
  const made = await tx.account.createManyAndReturn({
    data: wanted.map(({ login, personId }) => ({ login, personId, passwordHash: NO_PASSWORD })),
    skipDuplicates: true,
  });
  // An account of another body was opened under that name a moment ago.
  if (made.length < wanted.length) refuse("changed", CHANGED_MEANWHILE);
  return wanted.map(({ login, name }) => {
    const id = made.find((account) => account.login === login)?.id ?? "";
    const subject = { bodyId, subjectId: id, subjectLabel: `${name}（${login}）` };
    record(post, { ...subject, kind: ACCOUNT_CREATED, facts: fact("login", null, login) });
    return id;
  });
}

async function addRequests(
  { tx, bodyId, rosterId, post, record }: Into,
  ids: ReadonlyMap<PersonWrite, string>,
  units: ReadonlyMap<string, string>,
): Promise<number> {
  const unitIdOf = (unit: UnitRef | null) => {
    if (unit === null) return null;
    const id = "id" in unit ? unit.id : units.get(bareName(unit.name));
    if (!id) throw new Error(`the unit of a post was not made: ${JSON.stringify(unit)}`);
    return id;
  };
  const names = new Map([...ids].map(([{ name }, id]) => [id, name]));
  const wanted = [...ids].flatMap(([{ posts }, personId]) =>
    posts.map(({ words, role, unit, from }) => ({
      ...{ rosterId, bodyId, personId, words, role, unitId: unitIdOf(unit) },
      fromOn: from && dayToDb(from),
    })),
  );
  const made = await tx.postRequest.createManyAndReturn({ data: wanted });
  for (const { id, personId, words, role, unitId, fromOn } of made) {
    const label = `${names.get(personId) ?? ""} ${role ? ROLE_LABELS[role] : words}`;
    const facts = [
      ...fact("words", null, words),
      ...fact("role", null, role),
      ...fact("unitId", null, unitId),
      ...fact("fromOn", null, fromOn && dayFromDb(fromOn)),
    ];
    record(post, { bodyId, kind: POST_REQUEST_MADE, subjectId: id, subjectLabel: label, facts });
  }
  return made.length;
}
