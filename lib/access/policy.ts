import type { Prisma } from "@/lib/db/generated/client";
import { STEPS, type StepName } from "@/lib/domain/measure/status";
import { STAGE_ROLE } from "@/lib/domain/signing/stages";
import { type MeasureStatus, type Role, SIGNING_STAGES, type SigningStage } from "@/lib/domain/types";
import type { HeldPost, Viewer } from "./viewer";

/**
 * Who may see and do what, as sentences. Queries, commands and pages all read this table; nothing else grants a right.
 * What a viewer may not see does not exist for them: not found, not counted, not searched, not exported.
 */

/** How far a post reaches. */
export type Reach =
  | "body" // everything of the post's body
  | "below" // everything of the post's body and the bodies below it
  | "involved-unit" // measures the post's unit leads or cooperates on
  | "lead-unit" // measures the post's unit leads
  | "led" // measures whose 责任领导 is this person
  | "none";

/** What of the ledger each post may read. */
export const SEES = {
  FIRST_LEADER: "body",
  GROUP_LEADER: "body",
  DEPUTY_LEADER: "body",
  GROUP_MEMBER: "body",
  OFFICE: "body",
  SUPERVISION: "body",
  DISCIPLINE: "body",
  RESPONSIBLE_LEADER: "led",
  UNIT_HEAD: "involved-unit",
  LIAISON: "involved-unit",
  INSPECTION_OFFICE: "below",
  SYSTEM_ADMIN: "none",
  SECURITY_ADMIN: "none",
  AUDIT_ADMIN: "none",
} as const satisfies Record<Role, Reach>;

/** How far a post reaches when it takes a step of a measure or signs one. */
const ACTS_ON = {
  FIRST_LEADER: "body",
  GROUP_LEADER: "body",
  DEPUTY_LEADER: "none",
  GROUP_MEMBER: "none",
  OFFICE: "body",
  SUPERVISION: "body",
  DISCIPLINE: "none",
  RESPONSIBLE_LEADER: "led",
  UNIT_HEAD: "lead-unit",
  LIAISON: "lead-unit",
  INSPECTION_OFFICE: "none",
  SYSTEM_ADMIN: "none",
  SECURITY_ADMIN: "none",
  AUDIT_ADMIN: "none",
} as const satisfies Record<Role, Reach>;

export type Rule = { sentence: string; roles: readonly Role[]; reach: "acts-on" | "sees" | "body" | "below" | "self" };

const everyone = Object.keys(SEES) as Role[];
const ledgerReaders = everyone.filter((role) => SEES[role] !== "none");
const signers = [...new Set(SIGNING_STAGES.flatMap((stage): readonly Role[] => STAGE_ROLE[stage]))];

/** Every act of the product: who may, how far. An act that is not here cannot be done. */
export const ACTS = {
  "ledger.read": {
    sentence: "Whoever holds a ledger post reads what that post may see.",
    roles: ledgerReaders,
    reach: "sees",
  },
  "measure.start": {
    sentence: "The liaison officer or head of the lead unit starts its measures.",
    roles: STEPS.start.by,
    reach: "acts-on",
  },
  "measure.report": {
    sentence: "The liaison officer or head of the lead unit reports progress and effect figures on its measures.",
    roles: STEPS.report.by,
    reach: "acts-on",
  },
  "measure.submit": {
    sentence: "The liaison officer or head of the lead unit applies for close-out of its measures.",
    roles: STEPS.submit.by,
    reach: "acts-on",
  },
  "measure.sign": {
    sentence: "Whoever the standing stage of an application names signs or returns it.",
    roles: signers,
    reach: "acts-on",
  },
  "measure.relapse": {
    sentence: "The office or the supervision team reopens a closed measure of its body.",
    roles: STEPS.relapse.by,
    reach: "acts-on",
  },
  "ledger.edit": {
    sentence:
      "The office adds, edits, splits, merges, reorders and strikes out issues, items and measures of its body.",
    roles: ["OFFICE"],
    reach: "body",
  },
  "ledger.assign": {
    sentence: "The office assigns leader, units, owner, class and deadline of its body's measures.",
    roles: ["OFFICE"],
    reach: "body",
  },
  "issue.declare": {
    sentence: "The office declares issues of its body 基本完成, with a reason, and takes it back.",
    roles: ["OFFICE"],
    reach: "body",
  },
  "import.review": {
    sentence: "The office reads reports in, corrects and confirms them for its body.",
    roles: ["OFFICE"],
    reach: "body",
  },
  "inspection.edit": {
    sentence: "The office sets up its body's inspections: days, periods, chain, clue counts.",
    roles: ["OFFICE"],
    reach: "body",
  },
  "view.own": {
    sentence: "Everyone who reads the ledger keeps saved views, columns and drafts of their own.",
    roles: ledgerReaders,
    reach: "self",
  },
  "account.own": {
    sentence:
      "Everyone signed in changes their own password, ends their own session, reads what is told about their account and voids a one-time code for it.",
    roles: everyone,
    reach: "self",
  },
  "people.manage": {
    sentence: "The system administrator keeps bodies, units, persons and accounts of its body and those below.",
    roles: ["SYSTEM_ADMIN"],
    reach: "below",
  },
  "reset.ask": {
    sentence:
      "The system administrator asks for a one-time code for an account of its bodies, for a system administrator's also the security administrator (lib/domain/people/account-reset); nobody for their own.",
    roles: ["SYSTEM_ADMIN", "SECURITY_ADMIN"],
    reach: "below",
  },
  "reset.release": {
    sentence:
      "A second administrator releases a one-time code: the security administrator, for the system and the security administrator's accounts the audit administrator; nobody what they asked for or for their own.",
    roles: ["SECURITY_ADMIN", "AUDIT_ADMIN"],
    reach: "below",
  },
  "reset.cancel": {
    sentence: "Each of the three administrators voids an open one-time code of its bodies.",
    roles: ["SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN"],
    reach: "below",
  },
  "posts.manage": {
    sentence: "The security administrator gives and ends posts in its body and those below, never their own.",
    roles: ["SECURITY_ADMIN"],
    reach: "below",
  },
  "people.read": {
    sentence: "The three administrators see the people, units and posts of their bodies.",
    roles: ["SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN"],
    reach: "below",
  },
  "calendar.read": {
    sentence: "The three administrators read the calendar of working days, which is one for all bodies.",
    roles: ["SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN"],
    reach: "below",
  },
  "calendar.enter": {
    sentence:
      "The system administrator of the highest body enters the State Council's notice of a year's working days, for all bodies.",
    roles: ["SYSTEM_ADMIN"],
    reach: "body",
  },
  "audit.read": {
    sentence: "The audit administrator reads the audit trail of their bodies, without ledger content.",
    roles: ["AUDIT_ADMIN"],
    reach: "below",
  },
  "audit.verify": {
    sentence: "The audit administrator has the audit trail of their bodies verified, and seals a break with a reason.",
    roles: ["AUDIT_ADMIN"],
    reach: "below",
  },
} as const satisfies Record<string, Rule>;

export type Act = keyof typeof ACTS;

/** What an act is done to, as far as the rules need it. */
export type Subject = {
  bodyId: string;
  leadUnitId?: string | null;
  unitIds?: readonly string[];
  leaderId?: string | null;
};

function reaches(viewer: Viewer, post: HeldPost, reach: Reach, subject: Subject): boolean {
  if (reach === "below") return viewer.bodiesBelow.includes(subject.bodyId);
  if (post.bodyId !== subject.bodyId) return false;
  switch (reach) {
    case "body":
      return true;
    case "led":
      return subject.leaderId === viewer.personId;
    case "lead-unit":
      return post.unitId !== null && post.unitId === subject.leadUnitId;
    case "involved-unit":
      return (
        post.unitId !== null && (post.unitId === subject.leadUnitId || (subject.unitIds ?? []).includes(post.unitId))
      );
    default:
      return false;
  }
}

function reachOf(rule: Rule, role: Role): Reach {
  if (rule.reach === "acts-on") return ACTS_ON[role];
  if (rule.reach === "sees") return SEES[role];
  return rule.reach === "self" ? "none" : rule.reach;
}

/** The post with which the viewer may do the act to the subject, or null. What is done is recorded with that post. */
export function postFor(viewer: Viewer, act: Act, subject: Subject): HeldPost | null {
  const rule: Rule = ACTS[act];
  return (
    viewer.posts.find((p) => rule.roles.includes(p.role) && reaches(viewer, p, reachOf(rule, p.role), subject)) ?? null
  );
}

/** Whether any post of the viewer could do the act to something: what navigation and the door of a page ask. */
export function mayEver(viewer: Viewer, act: Act): boolean {
  const rule: Rule = ACTS[act];
  return viewer.posts.some((p) => rule.roles.includes(p.role));
}

/** The bodies in which the viewer may do a body-wide act. */
export function bodiesFor(viewer: Viewer, act: Act): string[] {
  const rule: Rule = ACTS[act];
  if (rule.reach === "below") return mayEver(viewer, act) ? [...viewer.bodiesBelow] : [];
  return [...new Set(viewer.posts.filter((p) => rule.roles.includes(p.role)).map((p) => p.bodyId))];
}

const STEP_ACT = {
  start: "measure.start",
  report: "measure.report",
  submit: "measure.submit",
  approve: "measure.sign",
  return: "measure.sign",
  relapse: "measure.relapse",
} as const satisfies Record<StepName, Act>;

/** The post with which the viewer may take a step of a measure as it stands, or null. */
export function postForStep(
  viewer: Viewer,
  name: StepName,
  measure: Subject & { status: MeasureStatus; stage: SigningStage | null },
): HeldPost | null {
  const step = STEPS[name];
  if (!(step.from as readonly MeasureStatus[]).includes(measure.status)) return null;
  const roles: readonly Role[] = step.by === "stage" ? (measure.stage ? STAGE_ROLE[measure.stage] : []) : step.by;
  const rule: Rule = ACTS[STEP_ACT[name]];
  return (
    viewer.posts.find(
      (p) => roles.includes(p.role) && rule.roles.includes(p.role) && reaches(viewer, p, ACTS_ON[p.role], measure),
    ) ?? null
  );
}

const NOTHING = { id: { in: [] as string[] } };

function measuresWithin(viewer: Viewer, post: HeldPost, reach: Reach): Prisma.MeasureWhereInput | null {
  switch (reach) {
    case "body":
      return { bodyId: post.bodyId };
    case "below":
      return { bodyId: { in: [...viewer.bodiesBelow] } };
    case "led":
      return { bodyId: post.bodyId, leaderId: viewer.personId };
    case "lead-unit":
      return post.unitId ? { bodyId: post.bodyId, leadUnitId: post.unitId } : null;
    case "involved-unit":
      return post.unitId
        ? {
            bodyId: post.bodyId,
            OR: [{ leadUnitId: post.unitId }, { cooperation: { some: { unitId: post.unitId } } }],
          }
        : null;
    default:
      return null;
  }
}

function anyOf<T>(parts: (T | null)[]): T[] {
  return parts.filter((p): p is T & {} => p !== null);
}

/** Bodies the viewer reads as a whole. */
function wholeBodies(viewer: Viewer): string[] {
  const own = viewer.posts.filter((p) => SEES[p.role] === "body").map((p) => p.bodyId);
  const below = viewer.posts.some((p) => SEES[p.role] === "below") ? viewer.bodiesBelow : [];
  return [...new Set([...own, ...below])];
}

/** Whether the viewer reads everything of a body, not only measures of their own. */
export function readsWholeBody(viewer: Viewer, bodyId: string): boolean {
  return wholeBodies(viewer).includes(bodyId);
}

/** The measures on which the viewer could take a step of the table, by role and reach; the state is the query's part. */
export function actableBy(viewer: Viewer, roles: readonly Role[]): Prisma.MeasureWhereInput {
  const parts = anyOf(
    viewer.posts.filter((p) => roles.includes(p.role)).map((p) => measuresWithin(viewer, p, ACTS_ON[p.role])),
  );
  return parts.length === 0 ? NOTHING : parts.length === 1 && parts[0] ? parts[0] : { OR: parts };
}

/** The conditions every query starts from. */
export function seenBy(viewer: Viewer) {
  const scopes = anyOf(viewer.posts.map((p) => measuresWithin(viewer, p, SEES[p.role])));
  const unique = [...new Map(scopes.map((s) => [JSON.stringify(s), s])).values()];
  const measure: Prisma.MeasureWhereInput =
    unique.length === 0 ? NOTHING : unique.length === 1 && unique[0] ? unique[0] : { OR: unique };
  const bodies = wholeBodies(viewer);
  const throughMeasures = { some: measure };
  const whole = { bodyId: { in: bodies } };
  const partial = unique.length > 0;

  const item: Prisma.ExtendedItemWhereInput = partial ? { OR: [whole, { measures: throughMeasures }] } : NOTHING;
  const issue: Prisma.IssueWhereInput = partial ? { OR: [whole, { allMeasures: throughMeasures }] } : NOTHING;
  const section: Prisma.SectionWhereInput = partial ? { OR: [whole, { measures: throughMeasures }] } : NOTHING;
  const inspection: Prisma.InspectionWhereInput = partial ? { OR: [whole, { measures: throughMeasures }] } : NOTHING;
  /** Clue counts are told to those who read a whole body only. */
  const clueCount: Prisma.ClueCountWhereInput = whole;
  /** Units and persons of the bodies the viewer has a ledger post in, for names and filters. */
  const ledgerBodies = [
    ...new Set([...bodies, ...viewer.posts.filter((p) => SEES[p.role] !== "none").map((p) => p.bodyId)]),
  ];
  const adminBodies = bodiesFor(viewer, "people.read");
  const unit: Prisma.UnitWhereInput = { bodyId: { in: [...new Set([...ledgerBodies, ...adminBodies])] } };
  const person: Prisma.PersonWhereInput = { bodyId: { in: [...new Set([...ledgerBodies, ...adminBodies])] } };
  const body: Prisma.BodyWhereInput = { id: { in: [...new Set([...ledgerBodies, ...adminBodies])] } };
  const importDraft: Prisma.ImportDraftWhereInput = { bodyId: { in: bodiesFor(viewer, "import.review") } };
  return { measure, item, issue, section, inspection, clueCount, unit, person, body, importDraft };
}
