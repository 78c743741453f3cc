import "server-only";
import type { StoredRow } from "./row";

/** What the hash of events of version 1 was taken of. Nothing is written in it any more. */

/** Before the text was kept: made anew from the columns. */
export function firstText(row: StoredRow): string {
  return JSON.stringify([
    row.chain,
    row.seq,
    row.at.toISOString(),
    row.bodyId,
    row.personId,
    row.personName,
    row.postId,
    row.postLabel,
    row.action,
    row.subjectType,
    row.subjectId,
    row.subjectLabel,
    row.inspectionId,
    row.issueId,
    row.measureId,
    row.changes.map((c) => [c.field, c.old, c.new]),
    row.reason,
    row.prevHash,
  ]);
}

/** Once it was kept, in `hashed`: what its columns say, in the form it has. */
export function keptText(row: StoredRow): string {
  return JSON.stringify({
    format: 2,
    chain: row.chain,
    seq: row.seq,
    at: row.at.toISOString(),
    bodyId: row.bodyId,
    personId: row.personId,
    personName: row.personName,
    postId: row.postId,
    postLabel: row.postLabel,
    action: row.action,
    subjectType: row.subjectType,
    subjectId: row.subjectId,
    subjectLabel: row.subjectLabel,
    inspectionId: row.inspectionId,
    issueId: row.issueId,
    measureId: row.measureId,
    changes: row.changes,
    reason: row.reason,
    prevHash: row.prevHash,
  });
}
