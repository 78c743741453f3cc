import { randomUUID } from "node:crypto";
import { portfolioOn, postsHeldOn } from "@/lib/access/load-viewer";
import type { HeldPost, Viewer } from "@/lib/access/viewer";
import { postLabel } from "@/lib/access/viewer";
import { measureNumbers, parentNumbers, takeNumber } from "@/lib/command/numbers";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { readCalendar } from "@/lib/db/read-calendar";
import { NO_CALENDAR } from "@/lib/domain/calendar/calendar";
import { addDays, type Day, dayOf, dayToDb } from "@/lib/domain/day";
import { presetPeriods } from "@/lib/domain/inspection/periods";
import { columnsOf, sortKey } from "@/lib/domain/measure/parent";
import { chineseNumber, measureCode, parentCode } from "@/lib/domain/numbering";
import { bodyKeys, personKeys, unitKeys } from "@/lib/domain/people/name-keys";
import type { ExtendedKind, MeasureStatus, Role } from "@/lib/domain/types";
import { writeStanding } from "@/lib/features/people/commands/standing";

/**
 * Rows for tests. Each factory makes whatever it needs beside it; a test names only what it is about:
 * `createMeasure({ status: "SUBMITTED" })`. Every row satisfies the constraints of the database.
 */

let counter = 0;
/** A number no other row of this test process has. */
export function nextNumber(): number {
  counter += 1;
  return counter;
}

/** The instant tests call now, unless they name another. */
export const NOW = new Date();
export const TODAY: Day = dayOf(NOW);

export function createBody(over: Partial<Prisma.BodyUncheckedCreateInput> = {}) {
  const n = nextNumber();
  const data = { name: `云溪市第${n}局`, shortName: `第${n}局`, ...over };
  return db.body.create({ data: { ...data, ...bodyKeys(data) } });
}

export async function createUnit(over: Partial<Prisma.UnitUncheckedCreateInput> = {}) {
  const n = nextNumber();
  const bodyId = over.bodyId ?? (await createBody()).id;
  const data = { name: `第${n}处`, shortName: `${n}处`, position: n, ...over, bodyId };
  return db.unit.create({ data: { ...data, ...unitKeys(data) } });
}

export async function createPerson(over: Partial<Prisma.PersonUncheckedCreateInput> = {}) {
  const bodyId = over.bodyId ?? (await createBody()).id;
  const data = { name: `人员${nextNumber()}`, ...over, bodyId };
  const person = await db.person.create({ data: { ...data, ...personKeys(data.name) } });
  await writeStanding(db, TODAY, [person.id]);
  return person;
}

/** An account that cannot sign in unless a test gives `passwordHash`; hashing for every test would cost a second each. */
export async function createAccount(over: Partial<Prisma.AccountUncheckedCreateInput> = {}) {
  const personId = over.personId ?? (await createPerson()).id;
  return db.account.create({
    data: { login: `zhanghao${nextNumber()}`, passwordHash: "-", mustChangePassword: false, ...over, personId },
  });
}

export async function createSession(over: Partial<Prisma.SessionUncheckedCreateInput> = {}) {
  const accountId = over.accountId ?? (await createAccount()).id;
  return db.session.create({ data: { createdAt: NOW, lastSeenAt: NOW, ...over, accountId } });
}

type PostOver = Partial<Omit<Prisma.PostUncheckedCreateInput, "fromOn" | "toOn">> & { fromOn?: Day; toOn?: Day | null };

/** A post held since a year ago. 部门负责人 and 联络员 get a unit of the body when none is named. */
export async function createPost({ fromOn, toOn, ...over }: PostOver = {}) {
  const role: Role = over.role ?? "OFFICE";
  const person = over.personId
    ? await db.person.findUniqueOrThrow({ where: { id: over.personId } })
    : await createPerson(over.bodyId ? { bodyId: over.bodyId } : {});
  const bodyId = over.bodyId ?? person.bodyId;
  const actsForUnit = role === "UNIT_HEAD" || role === "LIAISON";
  const unitId = over.unitId ?? (actsForUnit ? (await createUnit({ bodyId })).id : null);
  const post = await db.post.create({
    data: {
      ...over,
      role,
      personId: person.id,
      bodyId,
      unitId,
      fromOn: dayToDb(fromOn ?? addDays(TODAY, -365)),
      toOn: toOn ? dayToDb(toOn) : null,
    },
  });
  await writeStanding(db, TODAY, [person.id]);
  return post;
}

type PortfolioOver = { personId?: string; unitId?: string; fromOn?: Day; toOn?: Day | null };

/** A unit in the charge (分管) of a leader since a year ago. */
export async function createPortfolio({ personId, unitId, fromOn, toOn }: PortfolioOver = {}) {
  const person = personId ? await db.person.findUniqueOrThrow({ where: { id: personId } }) : null;
  const unit = unitId
    ? await db.unit.findUniqueOrThrow({ where: { id: unitId } })
    : await createUnit(person ? { bodyId: person.bodyId } : {});
  const holder = person ?? (await createPost({ role: "RESPONSIBLE_LEADER", bodyId: unit.bodyId }));
  return db.portfolio.create({
    data: {
      personId: "personId" in holder ? holder.personId : holder.id,
      bodyId: unit.bodyId,
      unitId: unit.id,
      fromOn: dayToDb(fromOn ?? addDays(TODAY, -365)),
      toOn: toOn ? dayToDb(toOn) : null,
    },
  });
}

type InspectionOver = Partial<Omit<Prisma.InspectionUncheckedCreateInput, "feedbackOn">> & { feedbackOn?: Day };

/** A 巡视 fed back 60 days ago, periods from the presets. */
export async function createInspection({ feedbackOn, ...over }: InspectionOver = {}) {
  const bodyId = over.bodyId ?? (await createBody()).id;
  const day = feedbackOn ?? addDays(TODAY, -60);
  const kind = over.kind ?? "XUNSHI";
  const periods = presetPeriods(kind, day);
  return db.inspection.create({
    data: {
      title: `第${nextNumber()}轮巡视`,
      planDueOn: dayToDb(periods.planDueOn),
      concentratedEndOn: dayToDb(periods.concentratedEndOn),
      reportDueOn: dayToDb(periods.reportDueOn),
      ...over,
      kind,
      bodyId,
      feedbackOn: dayToDb(day),
    },
  });
}

async function inspectionFor(inspectionId: string | undefined, bodyId: string | undefined) {
  return inspectionId
    ? db.inspection.findUniqueOrThrow({ where: { id: inspectionId } })
    : createInspection(bodyId ? { bodyId } : {});
}

export async function createSection(over: Partial<Prisma.SectionUncheckedCreateInput> = {}) {
  const inspection = await inspectionFor(over.inspectionId, over.bodyId);
  const position = over.position ?? (await db.section.count({ where: { inspectionId: inspection.id } })) + 1;
  return db.section.create({
    data: {
      number: chineseNumber(position),
      title: `方面${position}`,
      ...over,
      position,
      inspectionId: inspection.id,
      bodyId: inspection.bodyId,
    },
  });
}

/** Takes the next number of the inspection, as the application does. */
export async function createIssue(over: Partial<Prisma.IssueUncheckedCreateInput> = {}) {
  const inspection = await inspectionFor(over.inspectionId, over.bodyId);
  const number = await db.$transaction((tx) => takeNumber(tx, parentNumbers(inspection, "ISSUE")));
  return db.issue.create({
    data: {
      code: parentCode("ISSUE", number),
      title: `反馈问题${number}`,
      position: number,
      ...over,
      inspectionId: inspection.id,
      bodyId: inspection.bodyId,
    },
  });
}

/** An “举一反三” or reform item; takes the next number of its kind. */
export async function createItem(over: Partial<Prisma.ExtendedItemUncheckedCreateInput> = {}) {
  const issue = over.issueId ? await db.issue.findUniqueOrThrow({ where: { id: over.issueId } }) : null;
  const inspection = await inspectionFor(over.inspectionId ?? issue?.inspectionId, over.bodyId);
  const kind: ExtendedKind = over.kind ?? "ANALOGOUS";
  const number = await db.$transaction((tx) => takeNumber(tx, parentNumbers(inspection, kind)));
  return db.extendedItem.create({
    data: {
      code: parentCode(kind, number),
      title: `事项${number}`,
      position: number,
      ...over,
      kind,
      sectionId: over.sectionId ?? issue?.sectionId ?? null,
      inspectionId: inspection.id,
      bodyId: inspection.bodyId,
    },
  });
}

type MeasureDays =
  | "originalDueOn"
  | "dueOn"
  | "lastHeardOn"
  | "lastProgressOn"
  | "startedOn"
  | "submittedOn"
  | "stageSince"
  | "closedOn";
type MeasureOver = Partial<Omit<Prisma.MeasureUncheckedCreateInput, MeasureDays | "lateAfter" | "appliedLateDays">> & {
  [K in MeasureDays]?: Day | null;
} & {
  /** Cooperating units. */
  unitIds?: readonly string[];
};

const asDate = (day: Day | null | undefined): Date | null => (day ? dayToDb(day) : null);

/**
 * A measure of a new issue, or of `issueId` or `extendedItemId`. Days and stage that the status asks for are filled
 * in; a deadline, leader and unit are not given unless named, except that statuses after 未启动 get a lead unit.
 */
export async function createMeasure({ unitIds = [], ...over }: MeasureOver = {}) {
  const item = over.extendedItemId
    ? await db.extendedItem.findUniqueOrThrow({ where: { id: over.extendedItemId }, include: { issue: true } })
    : null;
  const issue = item
    ? item.issue
    : over.issueId
      ? await db.issue.findUniqueOrThrow({ where: { id: over.issueId } })
      : await createIssue({
          ...(over.inspectionId ? { inspectionId: over.inspectionId } : {}),
          ...(over.bodyId ? { bodyId: over.bodyId } : {}),
        });
  const parent = item ?? issue;
  if (!parent) throw new Error("a measure needs a parent");
  const number = await db.$transaction((tx) => takeNumber(tx, measureNumbers(parent)));
  const row = item ? "item" : "issue";
  const status: MeasureStatus = over.status ?? "PLANNED";
  const applied = status === "SUBMITTED" || status === "CLOSED";
  const started = status !== "PLANNED";
  const dueOn = over.dueOn ?? null;
  const leadUnitId = over.leadUnitId ?? (started ? (await createUnit({ bodyId: parent.bodyId })).id : null);
  const data: Prisma.MeasureUncheckedCreateInput = {
    code: measureCode(parent.code, number),
    sortKey: sortKey(row, { root: issue?.position ?? null, parent: parent.position, measure: number }),
    position: number,
    text: `整改措施${number}`,
    ...over,
    status,
    leadUnitId,
    bodyId: parent.bodyId,
    inspectionId: parent.inspectionId,
    ...columnsOf({ row, id: parent.id }),
    rootIssueId: issue?.id ?? null,
    sectionId: over.sectionId ?? parent.sectionId,
    stage: status === "SUBMITTED" ? (over.stage ?? "OFFICE") : null,
    dueOn: asDate(dueOn),
    originalDueOn: asDate(over.originalDueOn ?? dueOn),
    lastHeardOn: dayToDb(over.lastHeardOn ?? TODAY),
    lastProgressOn: dayToDb(over.lastProgressOn ?? over.lastHeardOn ?? TODAY),
    startedOn: started ? asDate(over.startedOn ?? TODAY) : null,
    stageSince: status === "SUBMITTED" ? asDate(over.stageSince ?? over.submittedOn ?? TODAY) : null,
    submittedOn: applied && !over.opening ? asDate(over.submittedOn ?? over.closedOn ?? TODAY) : null,
    closedOn: status === "CLOSED" ? asDate(over.closedOn ?? TODAY) : null,
  };
  const cooperation = { create: unitIds.map((unitId) => ({ unitId })) };
  return db.measure.create({ data: { ...data, cooperation } });
}

/** The viewer a person is at `now`, with the posts held that day, as a request would load it. */
export async function viewerOf(person: { id: string }, now: Date = NOW): Promise<Viewer> {
  const found = await db.person.findUniqueOrThrow({ where: { id: person.id }, include: { account: true } });
  const today = dayOf(now);
  const posts = await postsHeldOn(db, found.id, today);
  return {
    accountId: found.account?.id ?? randomUUID(),
    sessionId: randomUUID(),
    personId: found.id,
    name: found.name,
    bodyId: found.bodyId,
    posts,
    portfolio: await portfolioOn(db, found.id, today),
    mustChangePassword: found.account?.mustChangePassword ?? false,
    comparesWith: null,
    heads: new Map(),
    unreadNotices: await db.accountNotice.count({ where: { personId: found.id, readAt: null } }),
    today,
    calendar: await readCalendar(db, today),
    now,
  };
}

/** A viewer holding one post of a role in a body (and unit), made for it. */
export async function viewerWith(role: Role, at: { bodyId?: string; unitId?: string | null } = {}): Promise<Viewer> {
  const post = await createPost({ role, ...at });
  return viewerOf({ id: post.personId });
}

/** A key as a form sends it, for the command under test. */
export function sentOnce(action = "test"): { key: string; action: string; digest: string } {
  return { key: randomUUID(), action, digest: "" };
}

/** A viewer that exists in no database, for pure rules. */
export function imagineViewer(posts: readonly Partial<HeldPost>[], over: Partial<Viewer> = {}): Viewer {
  const bodyId = randomUUID();
  return {
    accountId: randomUUID(),
    sessionId: randomUUID(),
    personId: randomUUID(),
    name: "人员",
    bodyId,
    posts: posts.map((p) => {
      const role = p.role ?? "OFFICE";
      return { id: randomUUID(), bodyId, unitId: null, label: postLabel(role, null), ...p, role };
    }),
    portfolio: [],
    mustChangePassword: false,
    unreadNotices: 0,
    comparesWith: null,
    heads: new Map(),
    today: TODAY,
    calendar: NO_CALENDAR,
    now: NOW,
    ...over,
  };
}
