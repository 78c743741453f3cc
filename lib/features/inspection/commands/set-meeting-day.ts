import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { archived, changedMeanwhile, wrong } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { type Day, dayFromDb, dayToDb } from "@/lib/domain/day";
import { EDIT_INSPECTION } from "@/lib/features/inspection/acts";
import { INSPECTION_MEETING_DAY } from "@/lib/features/inspection/events";
import { aboutInspection } from "@/lib/history/about";
import { keptInspection } from "./inspection-row";

/**
 * 设置上次会议日: the day what has changed since is told by; null for none. A day between the feedback and today.
 * `version` is the one the person saw.
 */
export function setMeetingDay(
  viewer: Viewer,
  sent: Sent,
  input: { inspectionId: string; version: number; lastMeetingOn: Day | null },
): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { tx, record } = write;
    const { inspection, post } = await keptInspection(write, input.inspectionId, EDIT_INSPECTION);
    if (inspection.archivedAt) archived();
    const { lastMeetingOn: on } = input;
    const feedbackOn = dayFromDb(inspection.feedbackOn);
    if (on && on > viewer.today) wrong("lastMeetingOn", "上次会议日不能晚于今天。");
    if (on && on < feedbackOn) wrong("lastMeetingOn", `上次会议日不能早于反馈日期 ${feedbackOn}。`);
    const { count } = await tx.inspection.updateMany({
      where: { id: inspection.id, version: input.version, archivedAt: null },
      data: { lastMeetingOn: on && dayToDb(on), version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    const before = inspection.lastMeetingOn && dayFromDb(inspection.lastMeetingOn);
    if (before !== on) record(post, { ...aboutInspection(inspection), kind: INSPECTION_MEETING_DAY });
  });
}
