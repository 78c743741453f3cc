import "server-only";
import { cache } from "react";
import { narrow, type Scope } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { keptFigures } from "@/lib/command/kept-figures";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { type Day, dayFromDb } from "@/lib/domain/day";
import { inspectionName } from "@/lib/domain/inspection/inspection-name";
import { countedWhere } from "@/lib/domain/measure/deadline";
import { type DueView, dueView, TIMED, type WaitView, waitView } from "@/lib/domain/measure/due-view";
import { pageWithin } from "@/lib/domain/text/address";
import type { SigningStage } from "@/lib/domain/types";
import { PARENT, parentOf } from "@/lib/features/feedback/queries/parent";
import { offerOf } from "@/lib/features/measure/needs";
import { SAID_ONLY } from "@/lib/features/measure/queries/said-only";
import { SIGN_FACTS, waitingApplication } from "@/lib/features/measure/queries/step-facts";
import { measuresToSign } from "@/lib/features/measure/scope";

/** What waits for one person (我的待办) to be signed; what their unit has to report on stands in ./report-queue. */

/** Rows on one page of a queue. */
export const MY_PAGE = 50;
/** A unit answers for a few dozen measures; beyond this many the ledger is the place. */
export const LIGHT_LIMIT = 5_000;

/** In ledgers that still run. */
export const RUNNING = {
  ...countedWhere,
  inspection: { archivedAt: null },
} as const satisfies Prisma.MeasureWhereInput;

/** What an inspection is called by, and its name for somebody: without the body, where theirs is the only one there is. */
export const NAMED = { title: true, body: { select: { name: true, shortName: true } } } as const;
export function nameFor(
  { posts }: Viewer,
  { title, body }: { title: string; body: { name: string; shortName: string } },
): string {
  return new Set(posts.map((p) => p.bodyId)).size > 1 ? title : inspectionName(title, body);
}

export type SignRow = {
  id: string;
  code: string;
  text: string;
  parent: string;
  inspection: string;
  stage: SigningStage;
  unit: string | null;
  applicant: string;
  statement: string;
  submittedOn: Day;
  waiting: WaitView;
  due: DueView;
};

/** Measures at a stage that a post of the viewer signs. */
function signWhere(viewer: Viewer): Scope<"measure"> {
  return narrow(measuresToSign(viewer), RUNNING, { status: "SUBMITTED" });
}

const LONGEST_FIRST = [
  { stageSince: "asc" },
  { submittedOn: "asc" },
  { id: "asc" },
] as const satisfies Prisma.MeasureOrderByWithRelationInput[];

/** Whether nothing hinders the viewer from signing it, by the needs the command asks. */
function maySign(viewer: Viewer, m: Prisma.MeasureGetPayload<{ select: typeof SIGN_FACTS }>): boolean {
  return offerOf(viewer, "approve", { ...m, standing: waitingApplication(m) })?.hindrance === null;
}

/** Rows of the queue that are shown where it is only pointed at. */
const POINTED_AT = 1;

export type ToSign = {
  total: number;
  /** The longest at their stage. */
  first: {
    id: string;
    code: string;
    text: string;
    stage: SigningStage;
    unit: string | null;
    inspection: string;
    waiting: WaitView;
  }[];
  all: { id: string; code: string }[];
};

/** Those of them nothing hinders the viewer from signing, by the needs the command asks; the longest at their stage first. */
async function signable(viewer: Viewer): Promise<ToSign> {
  const rows = await reader().measure.findMany({
    where: signWhere(viewer),
    orderBy: [...LONGEST_FIRST],
    take: LIGHT_LIMIT,
    select: {
      ...TIMED,
      ...SIGN_FACTS,
      id: true,
      code: true,
      text: true,
      leadUnit: { select: { shortName: true } },
      inspection: { select: { ...NAMED, stuckAfterDays: true } },
    },
  });
  const mine = rows.filter((m) => maySign(viewer, m));
  return {
    total: mine.length,
    first: mine.slice(0, POINTED_AT).flatMap(({ id, code, text, stage, leadUnit, inspection, ...m }) => {
      const waiting = waitView(m, inspection.stuckAfterDays, viewer);
      if (!stage || !waiting) return [];
      return [
        { id, code, text, stage, unit: leadUnit?.shortName ?? null, inspection: nameFor(viewer, inspection), waiting },
      ];
    }),
    all: mine.map(({ id, code }) => ({ id, code })),
  };
}

/**
 * What waits for the viewer's signature in all inspections: the queue of 我的待办, counted and pointed at. Every page behind
 * the sign-in tells how much it is, so it is kept until something happens in the bodies of the viewer's posts: applications,
 * signatures and who leads a measure change with an event only. One statement, two where nothing is kept; within one request
 * it is read once.
 */
export const toSign = cache((viewer: Viewer): Promise<ToSign> => {
  const posts = viewer.posts.map(({ id, role, bodyId, unitId }) => ({ id, role, bodyId, unitId }));
  const asked = {
    figures: "to sign",
    about: { personId: viewer.personId, posts },
    bodyIds: posts.map(({ bodyId }) => bodyId),
    seen: [signWhere(viewer)],
    unmovedBy: SAID_ONLY,
  };
  return keptFigures(viewer, asked, () => signable(viewer));
});

/** Where a measure stands in what waits for one person's signature, from 1, and what stands before and after it. */
export type SignPlace = {
  at: number;
  total: number;
  previous: { id: string; code: string } | null;
  next: { id: string; code: string } | null;
};

/** Null where the measure does not wait for the viewer. After the last one the first is next, so that none is left. */
export async function signPlace(viewer: Viewer, measureId: string): Promise<SignPlace | null> {
  const { all: waiting } = await toSign(viewer);
  const at = waiting.findIndex((m) => m.id === measureId);
  if (at < 0) return null;
  const after = waiting[at + 1] ?? (at > 0 ? waiting[0] : undefined);
  return { at: at + 1, total: waiting.length, previous: waiting[at - 1] ?? null, next: after ?? null };
}

/** What waits for the viewer's signature. */
export async function signQueue(
  viewer: Viewer,
  asked: number,
): Promise<{ total: number; page: number; pageCount: number; rows: SignRow[] }> {
  const ids = (await signable(viewer)).all.map((m) => m.id);
  const total = ids.length;
  const { page, pageCount } = pageWithin(asked, total, MY_PAGE);
  const here = ids.slice((page - 1) * MY_PAGE, page * MY_PAGE);
  const found = await reader().measure.findMany({
    where: narrow(signWhere(viewer), { id: { in: here } }),
    select: {
      ...TIMED,
      id: true,
      code: true,
      text: true,
      stage: true,
      ...PARENT,
      inspection: { select: { ...NAMED, stuckAfterDays: true } },
      leadUnit: { select: { shortName: true } },
      closeOuts: {
        where: { state: "PENDING" },
        select: { statement: true, applicantPostLabel: true },
      },
    },
  });
  const byId = new Map(found.map((m) => [m.id, m]));
  return {
    total,
    page,
    pageCount,
    rows: here.flatMap((id): SignRow[] => {
      const m = byId.get(id);
      if (!m) return [];
      const [application] = m.closeOuts;
      const waiting = waitView(m, m.inspection.stuckAfterDays, viewer);
      if (!application || !m.stage || !m.submittedOn || !waiting) return [];
      const parent = parentOf(m);
      return [
        {
          id: m.id,
          code: m.code,
          text: m.text,
          parent: `${parent.code} ${parent.title}`,
          inspection: nameFor(viewer, m.inspection),
          stage: m.stage,
          unit: m.leadUnit?.shortName ?? null,
          applicant: application.applicantPostLabel,
          statement: application.statement,
          submittedOn: dayFromDb(m.submittedOn),
          waiting,
          due: dueView(m, viewer.today),
        },
      ];
    }),
  };
}
