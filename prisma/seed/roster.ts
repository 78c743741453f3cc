import { NO_PASSWORD } from "../../lib/access/sign-in/password";
import { addDays, type Day, dayToDb } from "../../lib/domain/day";
import { ROLE_LABELS } from "../../lib/domain/labels";
import { NO_CHOICES, type PersonLine, type RosterSheet, type UnitLine } from "../../lib/domain/roster/sheet";
import type { Role } from "../../lib/domain/types";
import { ACCOUNT_CREATED } from "../../lib/features/account/events";
import { PERSON_CREATED } from "../../lib/features/people/events";
import { POST_REQUEST_MADE, ROSTER_CONFIRMED, ROSTER_RECEIVED } from "../../lib/features/roster/events";
import type { PersonActor } from "../../lib/history/actor";
import { fact } from "../../lib/history/record";
import { idAt, instant, workday } from "./calendar";
import type { Organisation } from "./organisation";
import type { Rows } from "./rows";

/**
 * People who came in from a sheet the working day before: their posts wait for the security administrator, nobody has an
 * own way in yet. A second sheet of the body is still under review, with what there is to settle.
 */

type Seed = {
  name: string;
  title: string;
  login: string | null;
  posts: { words: string; role: Role | null; unit: string | null }[];
};

const NEW: readonly Seed[] = [
  {
    name: "罗竹青",
    title: "群众体育科一级科员",
    login: "ty-luozhuqing",
    posts: [{ words: "联络员", role: "LIAISON", unit: "群体科" }],
  },
  {
    ...{ name: "戚远航", title: "全民健身中心主任", login: "ty-qiyuanhang" },
    posts: [
      { words: "部门负责人", role: "UNIT_HEAD", unit: "健身中心" },
      { words: "联络员", role: "LIAISON", unit: "健身中心" },
    ],
  },
  {
    name: "阮知秋",
    title: "办公室二级科员",
    login: "ty-ruanzhiqiu",
    posts: [{ words: "整改专员", role: null, unit: "办公室" }],
  },
];

const FILE = "市体育局人员名册.xlsx";
const COLUMNS = { name: "A", department: "B", position: "C", login: "D", posts: "E", from: "F" };
const CONFIRMED_AT = 15 * 60 + 42;

const line = (row: number, sheet: string, more: Partial<PersonLine>): PersonLine => ({
  ...{ kind: "person", key: `1:${row}`, sheet, row, name: "", unit: null, department: null, position: null },
  ...{ posts: [], login: null, from: null },
  ...more,
});

export function addRosters(rows: Rows, org: Organisation, system: PersonActor, today: Day): void {
  addConfirmed(rows, org, system, workday(addDays(today, -1)));
  addReviewed(rows, org, system, workday(addDays(today, -1)));
}

function addConfirmed(rows: Rows, org: Organisation, system: PersonActor, on: Day): void {
  const { bodyId } = org;
  const [received, at] = [instant(on, CONFIRMED_AT - 9), instant(on, CONFIRMED_AT)];
  const id = idAt(received);
  const made = { units: [], persons: [] as string[], accounts: [] as string[], editedUnits: [], editedPersons: [] };
  const subject = { bodyId, actor: system };
  rows.events.push({ ...subject, at: received, kind: ROSTER_RECEIVED, subjectId: id, subjectLabel: FILE });
  for (const { name, title, login, posts } of NEW) {
    const personId = idAt(at);
    made.persons.push(personId);
    rows.persons.push({ id: personId, bodyId, name, title, createdAt: at });
    rows.events.push({ ...subject, at, kind: PERSON_CREATED, subjectId: personId, subjectLabel: name });
    if (login) {
      const accountId = idAt(at);
      made.accounts.push(accountId);
      rows.accounts.push({ id: accountId, personId, login, passwordHash: NO_PASSWORD, createdAt: at });
      const label = `${name}（${login}）`;
      const facts = fact("login", null, login);
      rows.events.push({ ...subject, at, kind: ACCOUNT_CREATED, subjectId: accountId, subjectLabel: label, facts });
    }
    for (const { words, role, unit } of posts) {
      const unitId = unit && org.unit(unit).id;
      const request = { id: idAt(at), rosterId: id, bodyId, personId, words, role, unitId };
      rows.requests.push({ ...request, fromOn: dayToDb(on), createdAt: at });
      const facts = [
        ...fact("words", null, words),
        ...fact("role", null, role),
        ...fact("unitId", null, unitId),
        ...fact("fromOn", null, on),
      ];
      const label = `${name} ${role ? ROLE_LABELS[role] : words}`;
      rows.events.push({ ...subject, at, kind: POST_REQUEST_MADE, subjectId: request.id, subjectLabel: label, facts });
    }
  }
  const posts = NEW.reduce((sum, person) => sum + person.posts.length, 0);
  const facts = [
    ...fact("persons", null, made.persons.length),
    ...fact("accounts", null, made.accounts.length),
    ...fact("posts", null, posts),
  ];
  rows.events.push({ ...subject, at, kind: ROSTER_CONFIRMED, subjectId: id, subjectLabel: FILE, facts });
  const lines = NEW.map((person, i) =>
    line(i + 4, "人员名册", {
      ...{ name: person.name, position: person.title, login: person.login },
      ...{ department: person.posts[0]?.unit ?? null, posts: person.posts.map(({ words }) => words) },
      from: { text: on, day: on },
    }),
  );
  rows.rosters.push({
    ...rosterOf(org, system, { id, at: received, fileName: FILE, sheet: sheetOf("人员名册", lines) }),
    ...{ made, state: "CONFIRMED", updatedAt: at, version: 2 },
  });
}

function addReviewed(rows: Rows, org: Organisation, system: PersonActor, on: Day): void {
  const at = instant(on, CONFIRMED_AT + 33);
  const id = idAt(at);
  const fileName = "健身中心补充人员.csv";
  const own = (row: number, more: Partial<PersonLine>) => line(row, "补充人员", more);
  const unit: UnitLine = {
    ...{ kind: "unit", key: "2:3", sheet: "部门", row: 3, name: "青少年体育科", short: "青少年科" },
    ...{ type: "内设处室", parent: null },
  };
  const sheet = sheetOf("补充人员", [
    own(3, { name: "时雨", department: "青少年体育科", position: "科长", login: "ty-shiyu", posts: ["部门负责人"] }),
    own(4, { name: "凌波", department: "健身中心", position: "全民健身中心主任" }),
    own(5, { name: "岑安", department: "竞技体育科", position: "科员", login: "ty-cenan", posts: ["联络员"] }),
    own(6, { name: "焦石", department: "办公室", position: "驾驶员", login: "0071" }),
    own(7, { name: "路遥远", department: "办公室", position: "办公室主任" }),
    unit,
  ]);
  rows.rosters.push({ ...rosterOf(org, system, { id, at, fileName, sheet }), state: "REVIEW" });
  const subject = { bodyId: org.bodyId, actor: system, at, kind: ROSTER_RECEIVED };
  rows.events.push({ ...subject, subjectId: id, subjectLabel: fileName });
}

const sheetOf = (sheet: string, lines: RosterSheet["lines"]): RosterSheet => ({
  ...{ lines, doubts: [], notes: [], columns: [{ sheet, fields: COLUMNS }] },
});

type Came = { id: string; at: Date; fileName: string; sheet: RosterSheet };

const rosterOf = (org: Organisation, { personId, personName }: PersonActor, { id, at, fileName, sheet }: Came) => ({
  ...{ id, bodyId: org.bodyId, personId, personName, fileName, checksum: "0".repeat(64) },
  sheet: JSON.parse(JSON.stringify(sheet)) as object,
  choices: { units: {}, persons: {}, leftOut: [...NO_CHOICES.leftOut] },
  ...{ createdAt: at, updatedAt: at },
});
