import "server-only";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { type Day, dayFromDb } from "@/lib/domain/day";
import { type Milestone, nextMilestone } from "@/lib/domain/inspection/inspection-days";
import { nameOf } from "@/lib/domain/inspection/inspection-name";
import { pageWithin } from "@/lib/domain/text/address";
import type { InspectionKind } from "@/lib/domain/types";
import { inspectionsSeenBy } from "@/lib/features/inspection/scope";
import { inspectionMatches } from "./pick-inspection";

/** Inspections on one page of the list. */
export const INSPECTIONS_PER_PAGE = 50;

export type InspectionRow = {
  id: string;
  bodyId: string;
  title: string;
  kind: InspectionKind;
  /** 届, 轮 and 批 as written. */
  round: string;
  team: string;
  bodyName: string;
  feedbackOn: Day;
  concentratedEndOn: Day;
  /** What is next owed; null when every day has passed or it is archived. */
  next: Milestone | null;
  archived: boolean;
};

export type InspectionList = { rows: InspectionRow[]; total: number; page: number; pageCount: number };

/** The inspections the viewer sees, running ones first, newest feedback first. Two statements, one where they do not fill the first page. */
export async function inspectionList(
  viewer: Viewer,
  { q, page: asked }: { q: string | undefined; page: number },
): Promise<InspectionList> {
  const where = narrow(inspectionsSeenBy(viewer), ...(q ? [inspectionMatches(q)] : []));
  const onPage = (page: number) =>
    reader().inspection.findMany({
      where,
      include: { body: { select: { name: true, shortName: true } } },
      orderBy: [{ archivedAt: { sort: "desc", nulls: "first" } }, { feedbackOn: "desc" }, { id: "desc" }],
      skip: (page - 1) * INSPECTIONS_PER_PAGE,
      take: INSPECTIONS_PER_PAGE,
    });
  const first = asked === 1 ? await onPage(1) : null;
  // What does not fill the first page is all there is.
  const all = first && first.length < INSPECTIONS_PER_PAGE;
  const count = all ? first.length : await reader().inspection.count({ where });
  const { page, pageCount } = pageWithin(asked, count, INSPECTIONS_PER_PAGE);
  const found = first ?? (await onPage(page));
  const rows = found.map((i): InspectionRow => {
    const days = daysOf(i);
    return {
      id: i.id,
      bodyId: i.bodyId,
      title: nameOf(i),
      kind: i.kind,
      round: [i.term, i.round, i.batch].filter((x) => x !== "").join(" "),
      team: i.team,
      bodyName: i.body.name,
      feedbackOn: days.feedbackOn,
      concentratedEndOn: days.concentratedEndOn,
      next: i.archivedAt ? null : nextMilestone(days, viewer.today),
      archived: i.archivedAt !== null,
    };
  });
  return { rows, total: count, page, pageCount };
}

/** The days of an inspection's row. */
export function daysOf(i: {
  onsiteFrom: Date | null;
  onsiteTo: Date | null;
  feedbackOn: Date;
  planDueOn: Date;
  concentratedEndOn: Date;
  reportDueOn: Date;
}) {
  return {
    onsiteFrom: i.onsiteFrom ? dayFromDb(i.onsiteFrom) : null,
    onsiteTo: i.onsiteTo ? dayFromDb(i.onsiteTo) : null,
    feedbackOn: dayFromDb(i.feedbackOn),
    planDueOn: dayFromDb(i.planDueOn),
    concentratedEndOn: dayFromDb(i.concentratedEndOn),
    reportDueOn: dayFromDb(i.reportDueOn),
  };
}
