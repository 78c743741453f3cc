import "server-only";
import type { EventInput } from "./record";

/** The part of an event that tells what it is about, for each thing of the ledger. */
export type About = Pick<EventInput, "bodyId" | "subjectType" | "subjectId" | "subjectLabel"> &
  Required<Pick<EventInput, "inspectionId">> &
  Pick<EventInput, "issueId" | "measureId">;

type Row = { id: string; bodyId: string };

export function aboutInspection({ id, bodyId, title }: Row & { title: string }): About {
  return { bodyId, subjectType: "INSPECTION", subjectId: id, subjectLabel: title, inspectionId: id };
}

export function aboutSection({
  id,
  bodyId,
  inspectionId,
  number,
}: Row & { inspectionId: string; number: string }): About {
  return { bodyId, subjectType: "SECTION", subjectId: id, subjectLabel: `（${number}）`, inspectionId, issueId: null };
}

export function aboutIssue({ id, bodyId, inspectionId, code }: Row & { inspectionId: string; code: string }): About {
  return { bodyId, subjectType: "ISSUE", subjectId: id, subjectLabel: code, inspectionId, issueId: id };
}

/** An item is of the issue it was found beside. */
export function aboutItem(item: Row & { inspectionId: string; code: string; issueId: string | null }): About {
  const { id, bodyId, inspectionId, code, issueId } = item;
  return { bodyId, subjectType: "ITEM", subjectId: id, subjectLabel: code, inspectionId, issueId };
}

/** A measure is of the issue at the root of its parents. */
export function aboutMeasure(
  measure: Row & { inspectionId: string; code: string; rootIssueId: string | null },
): About & { measureId: string } {
  const { id, bodyId, inspectionId, code, rootIssueId } = measure;
  return {
    bodyId,
    subjectType: "MEASURE",
    subjectId: id,
    subjectLabel: code,
    inspectionId,
    issueId: rootIssueId,
    measureId: id,
  };
}
