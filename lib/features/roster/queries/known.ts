import "server-only";
import { narrow } from "@/lib/access/scope";
import { LOGIN_RULE, LOGIN_SHAPE, normalLogin } from "@/lib/access/sign-in/login";
import type { Viewer } from "@/lib/access/viewer";
import { digestOf } from "@/lib/command/digest";
import type { ScopedReader } from "@/lib/db/scoped";
import { dayToDb } from "@/lib/domain/day";
import { judge } from "@/lib/domain/roster/judge";
import type { LoginRule } from "@/lib/domain/roster/persons";
import type { Choices, Judged, Known, RosterPlan, RosterSheet } from "@/lib/domain/roster/sheet";
import { bareName } from "@/lib/domain/roster/words";
import { bodiesSeenBy, personsKeptBy, unitsSeenBy } from "@/lib/features/people/scope";

/** What a sheet of people and units would do, against what the ledger holds now: page and confirmation ask the same. */

/** More units than any body has. */
const UNITS_MAX = 1_000;
const NAMESAKES_MAX = 5_000;

export const loginRule: LoginRule = (typed) => {
  const login = normalLogin(typed);
  return LOGIN_SHAPE.test(login) ? { login } : { why: LOGIN_RULE };
};

async function knownOf(read: ScopedReader, viewer: Viewer, bodyId: string, sheet: RosterSheet): Promise<Known> {
  const people = sheet.lines.flatMap((line) => (line.kind === "person" ? [line] : []));
  const logins = people.flatMap(({ login }) => (login ? [normalLogin(login)] : []));
  // One by one: inside a transaction there is one connection.
  const body = await read.body.findFirstOrThrow({
    where: narrow(bodiesSeenBy(viewer), { id: bodyId }),
    select: { name: true, shortName: true },
  });
  const units = await read.unit.findMany({
    where: narrow(unitsSeenBy(viewer), { bodyId }),
    select: { id: true, name: true, shortName: true, kind: true, aliases: true, endedOn: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: UNITS_MAX,
  });
  const persons = await read.person.findMany({
    where: narrow(personsKeptBy(viewer), {
      bodyId,
      name: { in: [...new Set(people.flatMap(({ name }) => [name, bareName(name)]))] },
    }),
    select: {
      id: true,
      name: true,
      title: true,
      account: { select: { login: true } },
      posts: {
        where: { OR: [{ toOn: null }, { toOn: { gte: dayToDb(viewer.today) } }] },
        select: { role: true, unitId: true },
      },
      postRequests: { where: { state: "WAITING" }, select: { role: true, unitId: true } },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: NAMESAKES_MAX,
  });
  const accounts = await read.account.findMany({
    where: { login: { in: logins } },
    select: { login: true, personId: true, person: { select: { name: true, bodyId: true } } },
    orderBy: { id: "asc" },
  });
  return {
    body,
    units: units.map(({ endedOn, ...unit }) => ({ ...unit, ended: endedOn !== null })),
    persons: persons.map(({ account, posts, postRequests, ...person }) => ({
      ...person,
      login: account?.login ?? null,
      posts: [...posts, ...postRequests],
    })),
    logins: new Map(
      accounts.map(({ login, personId, person }) => [
        login,
        { personId, name: person.bodyId === bodyId ? person.name : "其他单位的人员" },
      ]),
    ),
  };
}

/** Judges a sheet for a body; who may bring it in is the caller's part. */
export async function judged(
  read: ScopedReader,
  viewer: Viewer,
  { bodyId, sheet, choices }: { bodyId: string; sheet: RosterSheet; choices: Choices },
): Promise<Judged> {
  return judge(sheet, await knownOf(read, viewer, bodyId, sheet), choices, loginRule);
}

/** What a plan is known again by: a confirmation does what the page showed. */
export const seenPlan = (plan: RosterPlan): string => digestOf({ plan }, []);
