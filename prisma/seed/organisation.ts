import { hashPassword } from "../../lib/access/sign-in/password";
import { postLabel } from "../../lib/access/viewer";
import { addDays, type Day, dayToDb } from "../../lib/domain/day";
import { stateOf } from "../../lib/domain/history/field";
import type { Kind } from "../../lib/domain/history/kind";
import { PORTFOLIO, POST, UNIT } from "../../lib/domain/people/kept";
import type { Role } from "../../lib/domain/types";
import { ACCOUNT_CREATED, ACCOUNT_DISABLED } from "../../lib/features/account/events";
import {
  BODY_CREATED,
  PERSON_CREATED,
  PORTFOLIO_ENDED,
  PORTFOLIO_GIVEN,
  POST_ENDED,
  POST_GIVEN,
  UNIT_CREATED,
  UNIT_ENDED,
} from "../../lib/features/people/events";
import { type Actor, type PersonActor, personActor } from "../../lib/history/actor";
import { type EventInput, fact } from "../../lib/history/record";
import { EXAMPLE_PASSWORD } from "./accounts";
import { idAt, instant, pick, workday } from "./calendar";
import type { BodySeed, PersonSeed } from "./content/types";
import type { Rows } from "./rows";

/** Bodies, units, persons, accounts and posts of the example ledger, with the history of how they came in. */

/** Day the ledger was brought into use, from today. Posts held before were entered on it. */
const INTRODUCED = -560;
const OFFICE_OPENS = 8 * 60 + 30;

type Post = { id: string; role: Role; unit: string | null; label: string; from: Day; to: Day | null };
export type Person = { id: string; name: string; posts: Post[] };

/** Who works where, as the life of the measures asks for it. */
export class Organisation {
  readonly units = new Map<string, { id: string; name: string }>();
  readonly persons = new Map<string, Person>();
  constructor(
    readonly bodyId: string,
    private readonly seed: BodySeed,
  ) {}

  unit(shortName: string): { id: string; name: string } {
    const unit = this.units.get(shortName);
    if (!unit) throw new Error(`${this.seed.name} has no unit ${shortName}`);
    return unit;
  }

  person(name: string): Person {
    const person = this.persons.get(name);
    if (!person) throw new Error(`${this.seed.name} has nobody called ${name}`);
    return person;
  }

  /** 责任领导 of a unit's measures. */
  leaderOf(unit: string): string {
    const name = this.seed.leaders[unit];
    if (!name) throw new Error(`nobody answers for ${unit}`);
    return name;
  }

  /** Somebody who held the role on that day: of the unit, or the named person, where given, and none of those left out. */
  actor(
    role: Role,
    on: Day,
    which: { unit?: string; person?: string; words?: string; not?: readonly string[] } = {},
  ): PersonActor {
    const held = [...this.persons.values()].flatMap((person) =>
      person.posts
        .filter((p) => p.role === role && (!which.unit || p.unit === which.unit))
        .filter((p) => p.from <= on && (p.to === null || on <= p.to))
        .filter(() => !which.person || person.name === which.person)
        .filter(() => !which.not?.includes(person.id))
        .map((post) => ({ person, post })),
    );
    const chosen = held[which.words ? pick(which.words, Math.max(held.length, 1)) : 0];
    if (!chosen) throw new Error(`nobody is ${role} ${JSON.stringify(which)} on ${on}`);
    return personActor(chosen.person, chosen.post);
  }
}

/** Before the first administrator there is nobody: the setup itself writes. */
const SETUP: Actor = { kind: "program", program: "setup" };

/** What an event tells beside who did what to whom. */
type Told = Pick<EventInput, "was" | "now" | "facts" | "reason">;

type Admins = { system: PersonActor; security: PersonActor };

/** Adds a body with its people to the rows. The administrators are those of the body above; the topmost makes its own. */
export async function addBody(
  rows: Rows,
  seed: BodySeed,
  today: Day,
  parent: { id: string; name: string; admins: Admins } | null,
): Promise<Organisation> {
  const introduced = workday(addDays(today, INTRODUCED));
  const started = instant(introduced, OFFICE_OPENS + (parent ? 60 : 0));
  const bodyId = idAt(started);
  const org = new Organisation(bodyId, seed);
  rows.bodies.push({
    id: bodyId,
    parentId: parent?.id ?? null,
    name: seed.name,
    shortName: seed.shortName,
    createdAt: started,
  });
  const who = parent?.admins.system ?? SETUP;
  const note = (at: Date, actor: Actor, kind: Kind, subject: { id: string; label: string }, told: Told = {}) =>
    rows.events.push({
      at,
      actor,
      bodyId,
      kind,
      subjectId: subject.id,
      subjectLabel: subject.label,
      ...told,
    });
  note(started, who, BODY_CREATED, { id: bodyId, label: seed.name });
  seed.units.forEach((u, i) => {
    const at = instant(introduced, OFFICE_OPENS + 65 + i);
    const id = idAt(at);
    const ended = u.ended === undefined ? null : workday(addDays(today, u.ended));
    org.units.set(u.shortName, { id, name: u.name });
    const unit = {
      id,
      bodyId,
      kind: u.kind,
      name: u.name,
      shortName: u.shortName,
      aliases: u.aliases ?? [],
      position: i + 1,
      createdAt: at,
    };
    rows.units.push({ ...unit, endedOn: ended && dayToDb(ended) });
    const subject = { id, label: u.name };
    const was = stateOf(UNIT, unit);
    note(at, who, UNIT_CREATED, subject, { now: was });
    if (ended) note(instant(ended, OFFICE_OPENS + 100), who, UNIT_ENDED, subject, { was });
  });
  const hashes = await Promise.all(seed.people.map((p) => (p.login ? hashPassword(EXAMPLE_PASSWORD) : null)));
  seed.people.forEach((p, i) => {
    addPerson(rows, org, p, hashes[i] ?? null, { today, introduced, minute: OFFICE_OPENS + 80 + i * 3, note, parent });
  });
  return org;
}

type Note = (at: Date, actor: Actor, kind: Kind, subject: { id: string; label: string }, told?: Told) => void;

function addPerson(
  rows: Rows,
  org: Organisation,
  seed: PersonSeed,
  passwordHash: string | null,
  how: { today: Day; introduced: Day; minute: number; note: Note; parent: { admins: Admins } | null },
): void {
  const { today, introduced, note } = how;
  // Somebody who came later than the ledger was entered on the day of the first post.
  const first = Math.min(...seed.posts.map((p) => p.from ?? INTRODUCED));
  const entered = first > INTRODUCED ? workday(addDays(today, first)) : introduced;
  const at = instant(entered, how.minute);
  const system = how.parent?.admins.system ?? SETUP;
  const security = how.parent?.admins.security ?? SETUP;
  const id = idAt(at);
  const person: Person = { id, name: seed.name, posts: [] };
  org.persons.set(seed.name, person);
  const inGroup = seed.posts.some(({ role }) => role === "GROUP_MEMBER" || role === "RESPONSIBLE_LEADER");
  rows.persons.push({
    id,
    bodyId: org.bodyId,
    name: seed.name,
    title: seed.title,
    sortNumber: inGroup ? org.persons.size : null,
    createdAt: at,
  });
  note(at, system, PERSON_CREATED, { id, label: seed.name });
  const disabled = seed.disabled === undefined ? null : workday(addDays(today, seed.disabled));
  if (seed.login && passwordHash) {
    const made = instant(entered, how.minute + 1);
    const accountId = idAt(made);
    const disabledAt = disabled && instant(disabled, OFFICE_OPENS + 90);
    rows.accounts.push({
      id: accountId,
      personId: id,
      login: seed.login,
      passwordHash,
      mustChangePassword: false,
      passwordChangedAt: made,
      disabledAt,
      createdAt: made,
    });
    const subject = { id: accountId, label: `${seed.name}（${seed.login}）` };
    note(made, system, ACCOUNT_CREATED, subject, { facts: fact("login", null, seed.login) });
    const disabling = { facts: fact("state", "ENABLED", "DISABLED"), reason: "已退休，停用账号。" };
    if (disabledAt) note(disabledAt, system, ACCOUNT_DISABLED, subject, disabling);
  }
  seed.posts.forEach((p, i) => {
    const from = addDays(today, p.from ?? INTRODUCED);
    const to = p.to === undefined ? null : addDays(today, p.to);
    const unit = p.unit ?? null;
    if (unit) org.unit(unit);
    const label = postLabel(p.role, unit);
    const given = instant((p.from ?? INTRODUCED) > INTRODUCED ? workday(from) : introduced, how.minute + 2 + i);
    const postId = idAt(given);
    person.posts.push({ id: postId, role: p.role, unit, label, from, to });
    const post = {
      id: postId,
      personId: id,
      role: p.role,
      bodyId: org.bodyId,
      unitId: unit ? org.unit(unit).id : null,
      fromOn: dayToDb(from),
      createdAt: given,
    };
    rows.posts.push({ ...post, toOn: to ? dayToDb(to) : null });
    const subject = { id: postId, label: `${seed.name} ${label}` };
    const was = stateOf(POST, post);
    note(given, security, POST_GIVEN, subject, { now: was });
    if (to) note(instant(workday(to), 16 * 60 + 30), security, POST_ENDED, subject, { was });
  });
  addFields(rows, org, seed, id, { ...how, minute: how.minute + 2 + seed.posts.length, security });
}

/** The units in a leader's charge (分管). */
function addFields(
  rows: Rows,
  org: Organisation,
  seed: PersonSeed,
  personId: string,
  how: { today: Day; introduced: Day; minute: number; note: Note; security: Actor },
): void {
  const { today, introduced, minute, note, security } = how;
  seed.fields?.forEach((field, i) => {
    const since = field.from ?? INTRODUCED;
    const from = addDays(today, since);
    const to = field.to === undefined ? null : addDays(today, field.to);
    const given = instant(since > INTRODUCED ? workday(from) : introduced, minute + i);
    const row = {
      id: idAt(given),
      personId,
      bodyId: org.bodyId,
      unitId: org.unit(field.unit).id,
      fromOn: dayToDb(from),
      createdAt: given,
    };
    rows.portfolios.push({ ...row, toOn: to && dayToDb(to) });
    const subject = { id: row.id, label: `${seed.name} 分管 ${field.unit}` };
    const was = stateOf(PORTFOLIO, row);
    note(given, security, PORTFOLIO_GIVEN, subject, { now: was });
    if (to) note(instant(workday(to), 16 * 60 + 40), security, PORTFOLIO_ENDED, subject, { was });
  });
}
