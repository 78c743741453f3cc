import "server-only";
import type { ExtendedItem, Inspection, Prisma, Section } from "@/lib/db/generated/client";
import { ISSUE, ITEM, SECTION } from "@/lib/domain/feedback/kept";
import { type Noun, stateOf } from "@/lib/domain/history/field";
import { INSPECTION } from "@/lib/domain/inspection/kept";
import { MEASURE } from "@/lib/domain/measure/kept";
import type { WITH_ISSUE, WITH_MEASURE } from "./kept";
import type { EventInput } from "./record";

/**
 * The part of an event that tells what it is about, for each thing of the ledger: of something that begins with it, which
 * it is; of anything else also how it stood before. Give the row as it was read under its lock, before it was written.
 */

export type About = Pick<EventInput, "bodyId" | "subjectId" | "subjectLabel"> &
  Required<Pick<EventInput, "inspectionId">> &
  Pick<EventInput, "issueId" | "measureId">;
type Before = About & Required<Pick<EventInput, "was">>;

/** Rows with everything history keeps of them. */
export type KeptMeasure = Prisma.MeasureGetPayload<{ include: typeof WITH_MEASURE }>;
export type KeptIssue = Prisma.IssueGetPayload<{ include: typeof WITH_ISSUE }>;

type Row = { id: string; bodyId: string };
type Placed = Row & { inspectionId: string };

const before = (about: About, noun: Noun, row: object): Before => ({ ...about, was: stateOf(noun, row) });

export function aboutNewInspection({ id, bodyId, title }: Row & { title: string }): About {
  return { bodyId, subjectId: id, subjectLabel: title, inspectionId: id };
}

/** @param title the title it has now */
export function aboutInspection(inspection: Inspection, title = inspection.title): Before {
  return before(aboutNewInspection({ ...inspection, title }), INSPECTION, inspection);
}

export function aboutNewSection({ id, bodyId, inspectionId, number }: Placed & { number: string }): About {
  return { bodyId, subjectId: id, subjectLabel: `（${number}）`, inspectionId, issueId: null };
}

export function aboutSection(section: Section): Before {
  return before(aboutNewSection(section), SECTION, section);
}

export function aboutNewIssue({ id, bodyId, inspectionId, code }: Placed & { code: string }): About {
  return { bodyId, subjectId: id, subjectLabel: code, inspectionId, issueId: id };
}

export function aboutIssue(issue: KeptIssue): Before {
  return before(aboutNewIssue(issue), ISSUE, issue);
}

/** An item is of the issue it was found beside. */
export function aboutNewItem(item: Placed & { code: string; issueId: string | null }): About {
  const { id, bodyId, inspectionId, code, issueId } = item;
  return { bodyId, subjectId: id, subjectLabel: code, inspectionId, issueId };
}

/** @param issueId the issue it stands beside now */
export function aboutItem(item: ExtendedItem, issueId = item.issueId): Before {
  return before(aboutNewItem({ ...item, issueId }), ITEM, item);
}

/** A measure is of the issue at the root of its parents. */
export function aboutNewMeasure(measure: Placed & { code: string; rootIssueId: string | null }): About {
  const { id, bodyId, inspectionId, code, rootIssueId } = measure;
  const about = { bodyId, subjectId: id, subjectLabel: code, inspectionId };
  return { ...about, issueId: rootIssueId, measureId: id };
}

/** @param rootIssueId the issue it stands under now */
export function aboutMeasure(measure: KeptMeasure, rootIssueId = measure.rootIssueId): Before {
  return before(aboutNewMeasure({ ...measure, rootIssueId }), MEASURE, measure);
}
