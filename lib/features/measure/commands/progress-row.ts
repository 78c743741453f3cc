import "server-only";
import type { HeldPost } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Write } from "@/lib/command/transact";
import { dayToDb } from "@/lib/domain/day";
import { nextReviewOn, reviewInterval } from "@/lib/domain/measure/deadline";
import { standingEntry } from "@/lib/domain/measure/standing-entry";
import { STEPS } from "@/lib/domain/measure/status";
import type { ProgressKind } from "@/lib/domain/types";
import { MEASURE_REPORTED, MEASURE_REVIEWED, MEASURE_STARTED } from "@/lib/features/measure/events";
import { aboutMeasure } from "@/lib/history/about";
import { fact } from "@/lib/history/record";
import type { MeasureRow } from "./measure-row";

/** How an entry of progress is written; the measure is held, and the entry was judged, by then. */

export type ReportWrite = {
  measure: MeasureRow;
  post: HeldPost;
  entry: { kind: ProgressKind; text: string };
  /** It is the first the measure hears of more than 暂无进展. */
  starts: boolean;
  /** Written by the office from the sheet its unit sent back. */
  fromSheet: boolean;
};

/** @returns the id of the entry */
export async function writeReport(
  { tx, viewer, record }: Write,
  { measure, post, entry, starts, fromSheet }: ReportWrite,
): Promise<string> {
  const text = entry.text.trim();
  const dueOn =
    entry.kind === "REVIEW"
      ? nextReviewOn(viewer.today, reviewInterval(measure.reviewEveryDays, measure.inspection.reviewEveryDays))
      : null;

  const { count } = await tx.measure.updateMany({
    where: { id: measure.id, status: measure.status, cycle: measure.cycle },
    data: {
      lastHeardOn: dayToDb(viewer.today),
      ...(entry.kind === "NO_CHANGE" ? {} : { lastProgressOn: dayToDb(viewer.today) }),
      version: { increment: 1 },
      ...(starts ? { status: STEPS.start.to, startedOn: dayToDb(viewer.today) } : {}),
      // The next review lies ahead of everything the desks ever held.
      ...(dueOn ? { dueOn: dayToDb(dueOn), heldDays: 0, originalDueOn: measure.originalDueOn ?? dayToDb(dueOn) } : {}),
    },
  });
  if (count === 0) changedMeanwhile();
  // Two windows with the same drafts: the row of the measure is held by now, so the other one's entry is seen.
  const again = await tx.progressEntry.findFirst({
    where: {
      measureId: measure.id,
      cycle: measure.cycle,
      personId: viewer.personId,
      day: dayToDb(viewer.today),
      kind: entry.kind,
      text,
      ...standingEntry,
    },
    select: { id: true },
  });
  if (again)
    refuse("state", `措施 ${measure.code} 今天已报送过同样内容的进展，没有重复登记；有新的进展请修改后再报送。`);
  const written = await tx.progressEntry.create({
    data: {
      fromSheet,
      measureId: measure.id,
      cycle: measure.cycle,
      kind: entry.kind,
      text,
      personId: viewer.personId,
      personName: viewer.name,
      postLabel: post.label,
      day: dayToDb(viewer.today),
      createdAt: viewer.now,
    },
  });
  if (starts) {
    record(post, { ...aboutMeasure(measure), kind: MEASURE_STARTED, tells: ["status", "startedOn"] });
  }
  record(post, {
    ...aboutMeasure(measure),
    kind: entry.kind === "REVIEW" ? MEASURE_REVIEWED : MEASURE_REPORTED,
    facts: fact("progress", null, { kind: entry.kind, text }),
  });
  return written.id;
}
