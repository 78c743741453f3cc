import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import { postLabel, type Viewer } from "@/lib/access/viewer";
import { NOT_YOUR_OWN_POST } from "@/lib/command/broken-rule";
import { changedMeanwhile, notFound, refuse, wrong } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { type Day, dayFromDb, dayToDb } from "@/lib/domain/day";
import { stateOf } from "@/lib/domain/history/field";
import { POST } from "@/lib/domain/people/kept";
import { MANAGE_POSTS } from "@/lib/features/people/acts";
import { writeStanding } from "@/lib/features/people/commands/standing";
import { POST_ENDED } from "@/lib/features/people/events";

/**
 * Sets the last day of a post, included. With yesterday the holder has lost the right at the next request. A post that
 * begins today or later and is to end before it began is withdrawn: the row goes, its events and what was recorded
 * with it today stay.
 */
export function endPost(
  viewer: Viewer,
  sent: Sent,
  { id, version, toOn, reason }: { id: string; version: number; toOn: Day; reason: string },
): Promise<Result> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const ended = await tx.post.findUnique({ where: { id }, include: { person: true, unit: true } });
    const post = ended && can(viewer, MANAGE_POSTS, await findPlace(tx, ended.bodyId));
    if (!ended || !post) notFound();
    if (ended.personId === viewer.personId) refuse("state", NOT_YOUR_OWN_POST);
    const fromOn = dayFromDb(ended.fromOn);
    const before = ended.toOn ? dayFromDb(ended.toOn) : null;
    if (before !== null && before < viewer.today) refuse("state", "这个岗位已经免去。");
    const withdrawn = toOn < fromOn;
    if (withdrawn && fromOn < viewer.today) {
      const why = `最后一天不能早于任职起 ${fromOn}。`;
      wrong("toOn", why);
    }
    const done = withdrawn
      ? await tx.post.deleteMany({ where: { id, version } })
      : await tx.post.updateMany({
          where: { id, version },
          data: { toOn: dayToDb(toOn), version: { increment: 1 } },
        });
    if (done.count === 0) changedMeanwhile();
    await writeStanding(tx, viewer.today, [ended.personId]);
    record(post, {
      bodyId: ended.bodyId,
      kind: POST_ENDED,
      subjectId: id,
      subjectLabel: `${ended.person.name} ${postLabel(ended.role, ended.unit?.shortName ?? null)}`,
      was: stateOf(POST, ended),
      reason: withdrawn ? `${reason}（撤回）` : reason,
    });
  });
}
