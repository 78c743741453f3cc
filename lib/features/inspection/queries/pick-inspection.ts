import "server-only";
import { cache } from "react";
import { measuresFor, readsBelow } from "@/lib/access/can";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { containing } from "@/lib/db/containing";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { type Day, dayFromDb } from "@/lib/domain/day";
import { inspectionName } from "@/lib/domain/inspection/inspection-name";
import { countedWhere } from "@/lib/domain/measure/deadline";
import { typedInitials } from "@/lib/domain/people/name-keys";
import { one, type Reader } from "@/lib/domain/text/address";
import { READ_LEDGER } from "@/lib/features/inspection/acts";
import { inspectionsSeenBy } from "@/lib/features/inspection/scope";

/** How many inspections a switcher offers; beyond it the list of inspections with its search is the way. */
export const SWITCHER_LIMIT = 60;

export type InspectionChoice = {
  id: string;
  bodyId: string;
  title: string;
  /** The same beside its body, which it need not name once more. */
  name: string;
  bodyName: string;
  bodyShortName: string;
  feedbackOn: Day;
  concentratedEndOn: Day;
  archived: boolean;
  version: number;
  /** 上次会议日 */
  lastMeetingOn: Day | null;
  /** Days without progress after which an open measure counts as silent, and without any entry as not reported. */
  silentAfterDays: number;
  /** Working days at one stage after which an application counts as stuck. */
  stuckAfterDays: number;
};

/** The words of a search for an inspection: its title, team, or the body's name, also by first letters of the pinyin. */
export function inspectionMatches(q: string): Prisma.InspectionWhereInput {
  const match = containing(q);
  const letters = typedInitials(q);
  const spelt = letters ? [{ body: { initials: { contains: letters } } }] : [];
  return {
    OR: [{ title: match }, { team: match }, { body: { name: match } }, { body: { shortName: match } }, ...spelt],
  };
}

const CHOICE = {
  id: true,
  bodyId: true,
  title: true,
  feedbackOn: true,
  concentratedEndOn: true,
  archivedAt: true,
  version: true,
  lastMeetingOn: true,
  silentAfterDays: true,
  stuckAfterDays: true,
  body: { select: { name: true, shortName: true } },
} as const satisfies Prisma.InspectionSelect;

function toChoice(row: Prisma.InspectionGetPayload<{ select: typeof CHOICE }>): InspectionChoice {
  return {
    id: row.id,
    bodyId: row.bodyId,
    title: row.title,
    name: inspectionName(row.title, row.body),
    bodyName: row.body.name,
    bodyShortName: row.body.shortName,
    feedbackOn: dayFromDb(row.feedbackOn),
    concentratedEndOn: dayFromDb(row.concentratedEndOn),
    archived: row.archivedAt !== null,
    version: row.version,
    lastMeetingOn: row.lastMeetingOn && dayFromDb(row.lastMeetingOn),
    silentAfterDays: row.silentAfterDays,
    stuckAfterDays: row.stuckAfterDays,
  };
}

const NEWEST = [{ feedbackOn: "desc" }, { id: "desc" }] as const satisfies Prisma.InspectionOrderByWithRelationInput[];

async function find(viewer: Viewer, q: string | undefined, limit: number): Promise<InspectionChoice[]> {
  const rows = await reader().inspection.findMany({
    where: narrow(inspectionsSeenBy(viewer), ...(q ? [inspectionMatches(q)] : [])),
    select: CHOICE,
    // Running ones before archived ones, within both the newest feedback first.
    orderBy: [{ archivedAt: { sort: "desc", nulls: "first" } }, ...NEWEST],
    take: limit,
  });
  return rows.map(toChoice);
}

const firstOnes = cache((viewer: Viewer) => find(viewer, undefined, SWITCHER_LIMIT));

/**
 * The inspections the viewer sees, running ones first, newest first; at most `limit` of them, found by `q` when given.
 * One statement, and within one request the plain list is read once.
 */
export function inspectionsFor(
  viewer: Viewer,
  { q, limit = SWITCHER_LIMIT }: { q?: string | undefined; limit?: number | undefined } = {},
): Promise<InspectionChoice[]> {
  return q === undefined && limit === SWITCHER_LIMIT ? firstOnes(viewer) : find(viewer, q, limit);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The inspection an address names, when the viewer sees it. */
function named(params: Readonly<Record<string, string | string[] | undefined>>): string | null {
  const [value] = [params.inspection].flat();
  return value !== undefined && UUID.test(value) ? value.toLowerCase() : null;
}

/**
 * Of these, the first that has measures the viewer sees: one just set up has nothing to show yet. Asked of the few that
 * are offered and never of all there are: of thousands it cost more than every page.
 */
async function firstFilled(
  viewer: Viewer,
  running: readonly InspectionChoice[],
): Promise<InspectionChoice | undefined> {
  // Who reads everything below a body sees every measure of an inspection, and asking for the body of each made the planner
  // go through all measures there are.
  const seen = readsBelow(viewer, READ_LEDGER)
    ? countedWhere
    : { AND: [measuresFor(viewer, READ_LEDGER), countedWhere] };
  const rows = await reader().inspection.findMany({
    where: narrow(inspectionsSeenBy(viewer), { id: { in: running.map((c) => c.id) }, measures: { some: seen } }),
    select: { id: true },
  });
  const filled = new Set(rows.map((row) => row.id));
  return running.find((c) => filled.has(c.id));
}

/**
 * The inspection a page is about: the one the address names, else the newest running one by feedback day that
 * has measures to show, else the newest running one, else the newest; null when the viewer sees none. One the viewer does
 * not see is as good as not named. One statement, a second one at most; none but that second one when the caller hands in
 * the plain list it has read already.
 */
export async function pickInspection(
  viewer: Viewer,
  params: Readonly<Record<string, string | string[] | undefined>>,
  list?: readonly InspectionChoice[],
): Promise<InspectionChoice | null> {
  const id = named(params);
  const choices = list ?? (await firstOnes(viewer));
  const [first] = choices;
  if (id) {
    const offered = choices.find((c) => c.id === id);
    if (offered) return offered;
    if (choices.length === SWITCHER_LIMIT) {
      const row = await reader().inspection.findFirst({
        where: narrow(inspectionsSeenBy(viewer), { id }),
        select: CHOICE,
      });
      if (row) return toChoice(row);
    }
  }
  if (!first) return null;
  const running = choices.filter((c) => !c.archived);
  if (running.length === 1) return first;
  if (running.length > 0) return (await firstFilled(viewer, running)) ?? first;
  // All archived: they stand in the order of archiving, and the newest feedback is asked for.
  return choices.reduce((a, b) => (b.feedbackOn > a.feedbackOn ? b : a));
}

/** Reads the inspection of an address, picked before: another one than `picked` says nothing to the viewer. */
export function inspectionNamed(picked: Pick<InspectionChoice, "id"> | null): Reader<string> {
  return one((text) => (text.toLowerCase() === picked?.id ? picked.id : null));
}

/** The inspections as the switcher of a page head offers them, grouped by body where there are several bodies. */
export async function switcherChoices(viewer: Viewer): Promise<{ id: string; label: string; group?: string }[]> {
  const choices = await firstOnes(viewer);
  const several = new Set(choices.map((c) => c.bodyShortName)).size > 1;
  return choices.map((c) => ({ id: c.id, label: c.name, ...(several ? { group: c.bodyShortName } : {}) }));
}
