import "server-only";
import { LOGIN_RULE, LOGIN_SHAPE, normalLogin } from "@/lib/access/sign-in/login";
import { generatedPassword, hashPassword, passwordProblems } from "@/lib/access/sign-in/password";
import { postLabel } from "@/lib/access/viewer";
import { refuse, wrong } from "@/lib/command/refusal";
import { answering, type Result } from "@/lib/command/result";
import { db, type Tx } from "@/lib/db/client";
import { dayOf, dayToDb } from "@/lib/domain/day";
import { bodyKeys, personKeys } from "@/lib/domain/people/name-keys";
import type { Role } from "@/lib/domain/types";
import { accountEvent } from "@/lib/features/account/commands/account-row";
import { ACCOUNT_CREATED } from "@/lib/features/account/events";
import { BODY_CREATED, PERSON_CREATED, POST_GIVEN } from "@/lib/features/people/events";
import type { Actor } from "@/lib/history/actor";
import { type EventInput, fact, recordEvents } from "@/lib/history/record";

export type FirstAdministrator = {
  bodyName: string;
  /** Name of the system administrator. */
  name: string;
  login: string;
  password: string;
  /** Whether the password was chosen by the person just now; one that lay in a file is changed at the first sign-in. */
  chosenInPerson: boolean;
  /** A fresh random text, from which the first passwords of the other two administrators follow. */
  secret: string;
  now: Date;
};

export type MadeAccount = {
  role: Role;
  name: string;
  login: string /** Null: the one that was given. */;
  password: string | null;
};

export const IS_EXAMPLE =
  "这个数据库装的是示例台账，不能用于真实单位。请换一个空数据库（另设 LEDGER_DATA_DIR 或 DATABASE_URL）后再执行。";
export const IS_SET_UP = "这个数据库已经完成初始设置，不能重复执行。";

const INSTALLER: Actor = { kind: "program", program: "setup" };

type Person = { role: Role; name: string; login: string; password: string; mustChange: boolean };

async function createAdministrator(tx: Tx, body: { id: string }, person: Person, now: Date): Promise<EventInput[]> {
  const made = await tx.person.create({ data: { bodyId: body.id, name: person.name, ...personKeys(person.name) } });
  const account = await tx.account.create({
    data: {
      personId: made.id,
      login: person.login,
      passwordHash: await hashPassword(person.password),
      mustChangePassword: person.mustChange,
    },
  });
  const post = await tx.post.create({
    data: { personId: made.id, role: person.role, bodyId: body.id, fromOn: dayToDb(dayOf(now)) },
  });
  const label = postLabel(person.role, null);
  const common = { actor: INSTALLER, at: now, bodyId: body.id };
  return [
    {
      ...common,
      kind: PERSON_CREATED,
      subjectId: made.id,
      subjectLabel: made.name,
    },
    {
      ...common,
      ...accountEvent({ ...account, person: made }, ACCOUNT_CREATED),
      facts: fact("login", null, account.login),
    },
    {
      ...common,
      kind: POST_GIVEN,
      subjectId: post.id,
      subjectLabel: `${made.name} ${label}`,
    },
  ];
}

/**
 * Makes an empty database the ledger of a real body: the body, its system administrator, and a security and an audit
 * administrator with first passwords told once. The three belong together (三员分立): only the security administrator
 * may give posts, so that with the first alone nobody could ever be let in.
 */
export function createFirstAdministrator(input: FirstAdministrator): Promise<Result<{ accounts: MadeAccount[] }>> {
  return answering(() => setUp(input));
}

async function setUp(input: FirstAdministrator): Promise<{ accounts: MadeAccount[] }> {
  const bodyName = input.bodyName.trim();
  const name = input.name.trim();
  const login = normalLogin(input.login);
  if (bodyName === "") wrong("bodyName", "请填写单位名称。");
  if (name === "") wrong("name", "请填写系统管理员姓名。");
  if (!LOGIN_SHAPE.test(login)) wrong("login", LOGIN_RULE, `账号须为${LOGIN_RULE}`);
  const problems = passwordProblems(input.password, login, [name, bodyName]);
  if (problems.length > 0) refuse("invalid", problems.join(""), { password: problems });
  const other = (role: Role, otherLogin: string): Person => ({
    role,
    name: postLabel(role, null),
    login: otherLogin === login ? `${otherLogin}2` : otherLogin,
    password: generatedPassword(input.secret, role),
    mustChange: true,
  });
  const people: Person[] = [
    { role: "SYSTEM_ADMIN", name, login, password: input.password, mustChange: !input.chosenInPerson },
    other("SECURITY_ADMIN", "security"),
    other("AUDIT_ADMIN", "audit"),
  ];
  return db.$transaction(async (tx) => {
    // The note's fixed key lets one of two setups at once pass; the other finds it there.
    const made = await tx.installation.createMany({ data: [{ kind: "REAL" }], skipDuplicates: true });
    if (made.count === 0) {
      const there = await tx.installation.findUniqueOrThrow({ where: { id: 1 } });
      refuse("state", there.kind === "EXAMPLE" ? IS_EXAMPLE : IS_SET_UP);
    }
    const body = await tx.body.create({
      data: { name: bodyName, shortName: bodyName, ...bodyKeys({ name: bodyName, shortName: bodyName }) },
    });
    const events: EventInput[] = [
      {
        actor: INSTALLER,
        at: input.now,
        bodyId: body.id,
        kind: BODY_CREATED,
        subjectId: body.id,
        subjectLabel: body.name,
      },
    ];
    for (const person of people) events.push(...(await createAdministrator(tx, body, person, input.now)));
    await recordEvents(tx, events);
    const accounts = people.map((person, i) => ({
      role: person.role,
      name: person.name,
      login: person.login,
      password: i === 0 ? null : person.password,
    }));
    return { accounts };
  });
}
