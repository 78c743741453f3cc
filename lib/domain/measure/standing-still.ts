import { type Day, dayToDb } from "@/lib/domain/day";
import { type Application, signHindrance } from "@/lib/domain/signing/bars";
import { SIGNS_FROM, STAGE_ROLE } from "@/lib/domain/signing/stages";
import { type MeasureStatus, type Role, SIGNING_STAGES, type SigningStage } from "@/lib/domain/types";
import { countedWhere } from "./deadline";

/**
 * Work that stands still because somebody it waits for is gone (无人负责): the 责任领导, the 责任人, the lead unit, or
 * whoever signs the stage an application waits at. Derived, never stored; each rule stands twice side by side, over a row
 * and as the condition a query takes.
 */

export const STANDS = ["leader", "owner", "unit", "stage"] as const;
export type Stands = (typeof STANDS)[number];

/** A post as the rules need it: its days, both included, and whether its holder can sign in. */
export type Held = { personId: string; role: Role; fromOn: Day; toOn: Day | null; active: boolean };
export type NamedPerson = { disabled: boolean; posts: readonly { toOn: Day | null }[] };
export type StandingRow = {
  status: MeasureStatus;
  struck: boolean;
  stage: SigningStage | null;
  /** The application that waits at the stage: whom its rules bar does not sign there. */
  application: Application | null;
  leader: NamedPerson | null;
  owner: NamedPerson | null;
  unit: { endedOn: Day | null; posts: readonly Held[] } | null;
  /** Posts of the body, and those of the leader, from which signers of a stage come. */
  bodyPosts: readonly Held[];
  leaderPosts: readonly Held[];
};

const UNIT_ROLES = ["LIAISON", "UNIT_HEAD"] as const satisfies readonly Role[];

/** Somebody once in office who is no more: the account was stopped, or every post has ended. Who never had either is only named. */
function isGone({ disabled, posts }: NamedPerson, today: Day): boolean {
  return disabled || (posts.length > 0 && posts.every((p) => p.toOn !== null && p.toOn < today));
}
export function goneWhere(today: Day) {
  const lasting = [{ toOn: null }, { toOn: { gte: dayToDb(today) } }];
  return {
    OR: [{ account: { disabledAt: { not: null } } }, { posts: { some: {}, none: { OR: lasting } } }],
  };
}

function acts(post: Held, roles: readonly Role[], today: Day): boolean {
  return roles.includes(post.role) && post.active && post.fromOn <= today && (post.toOn === null || today <= post.toOn);
}
function actingWhere(roles: readonly Role[], today: Day) {
  const day = dayToDb(today);
  return {
    role: { in: [...roles] },
    fromOn: { lte: day },
    OR: [{ toOn: null }, { toOn: { gte: day } }],
    person: { account: { disabledAt: null } },
  };
}

/** What of an open measure has nobody. What was never assigned is 责任分工未明确, another thing. */
export function standsStill(m: StandingRow, today: Day): Stands[] {
  if (m.struck || m.status === "CLOSED") return [];
  const found: Stands[] = [];
  if (m.leader && isGone(m.leader, today)) found.push("leader");
  if (m.owner && isGone(m.owner, today)) found.push("owner");
  if (m.unit) {
    const ended = m.unit.endedOn !== null && m.unit.endedOn <= today;
    if (ended || !m.unit.posts.some((p) => acts(p, UNIT_ROLES, today))) found.push("unit");
  }
  if (m.stage) {
    const from = { unit: m.unit?.posts ?? [], leader: m.leaderPosts, body: m.bodyPosts }[SIGNS_FROM[m.stage]];
    const { application, stage } = m;
    const roles = STAGE_ROLE[stage];
    const maySign = (p: Held) => application === null || signHindrance(p.personId, application, stage) === null;
    if (!from.some((p) => acts(p, roles, today) && maySign(p))) found.push("stage");
  }
  return found;
}

function stageWhere(stage: SigningStage, today: Day) {
  const none = { posts: { none: actingWhere(STAGE_ROLE[stage], today) } };
  const from = SIGNS_FROM[stage];
  if (from === "unit") return { stage, OR: [{ leadUnitId: null }, { leadUnit: none }] };
  if (from === "leader") return { stage, OR: [{ leaderId: null }, { leader: none }] };
  return { stage, body: none };
}

/**
 * Open measures of which one of these has nobody. `barred` are those whose only signers are barred from their application
 * (barredMeasures): a condition cannot compare the two persons.
 */
export function standsWhere(stands: readonly Stands[], today: Day, barred: readonly string[]) {
  const where = {
    leader: [{ leader: goneWhere(today) }],
    owner: [{ owner: goneWhere(today) }],
    unit: [
      { leadUnit: { endedOn: { lte: dayToDb(today) } } },
      { leadUnit: { posts: { none: actingWhere(UNIT_ROLES, today) } } },
    ],
    stage: [...SIGNING_STAGES.map((stage) => stageWhere(stage, today)), { id: { in: [...barred] } }],
  };
  return { ...countedWhere, status: { not: "CLOSED" as const }, OR: stands.flatMap((s): object[] => where[s]) };
}

/** Open measures of inspections that still run. */
export const STILL_OPEN = { ...countedWhere, status: { not: "CLOSED" as const }, inspection: { archivedAt: null } };

/**
 * Applications at a stage that only this person can sign, by the posts they hold: counted, with what they lead and own,
 * before an account is stopped or a post ended.
 */
export function hangsOnWhere(
  personId: string,
  posts: readonly { role: Role; bodyId: string; unitId: string | null }[],
  today: Day,
) {
  const nobodyElse = (roles: readonly Role[]) => ({
    posts: { none: { ...actingWhere(roles, today), personId: { not: personId } } },
  });
  const alone = SIGNING_STAGES.flatMap((stage): object[] => {
    const roles: readonly Role[] = STAGE_ROLE[stage];
    const own = posts.filter((p) => roles.includes(p.role));
    const from = SIGNS_FROM[stage];
    if (from === "leader") return own.map(({ bodyId }) => ({ stage, bodyId, leaderId: personId }));
    if (from === "unit") return own.map(({ unitId }) => ({ stage, leadUnitId: unitId, leadUnit: nobodyElse(roles) }));
    return own.map(({ bodyId }) => ({ stage, bodyId, body: nobodyElse(roles) }));
  });
  return { signs: { ...STILL_OPEN, OR: alone } };
}
