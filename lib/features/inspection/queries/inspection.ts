import "server-only";
import { can } from "@/lib/access/can";
import { IN_TREE, placeOf } from "@/lib/access/place";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { dayFromDb } from "@/lib/domain/day";
import { nameOf } from "@/lib/domain/inspection/inspection-name";
import { EDIT_INSPECTION, READ_WHOLE_LEDGER } from "@/lib/features/inspection/acts";
import { cluesSeenBy, inspectionsWithUndone } from "@/lib/features/inspection/scope";
import { bodiesUnder } from "@/lib/features/people/scope";
import { daysOf } from "./inspections";

/**
 * One inspection: its periods, setting and clue counts, or null when the viewer does not see it. Three statements; what it
 * fed back is asked of the feedback, what stands where of the measures.
 */
export async function getInspection(viewer: Viewer, id: string) {
  const inspection = await reader().inspection.findFirst({
    where: narrow(inspectionsWithUndone(viewer), { id }),
    include: {
      importDrafts: { orderBy: { id: "asc" }, take: 1, select: { id: true } },
      body: { select: { id: true, name: true, shortName: true, ...IN_TREE } },
      clueCounts: { where: cluesSeenBy(viewer), orderBy: [{ asOf: "desc" }, { id: "desc" }] },
    },
  });
  if (!inspection) return null;
  const whole = can(viewer, READ_WHOLE_LEDGER, placeOf(inspection)) !== null;
  return {
    id,
    version: inspection.version,
    /** As it is written, to be edited. */
    title: inspection.title,
    name: nameOf(inspection),
    kind: inspection.kind,
    term: inspection.term,
    round: inspection.round,
    batch: inspection.batch,
    team: inspection.team,
    body: { id: inspection.body.id, name: inspection.body.name },
    days: daysOf(inspection),
    chain: inspection.chain,
    silentAfterDays: inspection.silentAfterDays,
    stuckAfterDays: inspection.stuckAfterDays,
    reviewEveryDays: inspection.reviewEveryDays,
    contact: {
      phone: inspection.contactPhone,
      email: inspection.contactEmail,
      address: inspection.contactAddress,
      postcode: inspection.contactPostcode,
    },
    archived: inspection.archivedAt !== null,
    /** Its import was undone: nothing but this is left to show. */
    undone: inspection.struckAt && { at: inspection.struckAt, reason: inspection.struckReason },
    /** The import it came from, if any. */
    importId: inspection.importDrafts[0]?.id ?? null,
    /** The viewer reads the whole body: counts of clues and the history are told to no others. */
    whole,
    /** Newest first; null for viewers who do not read the whole body. */
    clues: whole
      ? inspection.clueCounts.map((c) => ({
          asOf: dayFromDb(c.asOf),
          transferred: c.transferred,
          concluded: c.concluded,
          pending: c.pending,
        }))
      : null,
    mayEdit: can(viewer, EDIT_INSPECTION, { bodyId: inspection.bodyId }) !== null,
  };
}

export type InspectionView = NonNullable<Awaited<ReturnType<typeof getInspection>>>;

/** Bodies the viewer's office may add an inspection to, by name. */
export async function editableBodies(viewer: Viewer): Promise<{ id: string; name: string }[]> {
  return reader().body.findMany({
    where: bodiesUnder(viewer, EDIT_INSPECTION),
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}
