import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import type { Viewer } from "@/lib/access/viewer";
import { NOT_YOUR_OWN_PORTFOLIO } from "@/lib/command/broken-rule";
import { changedMeanwhile, notFound, refuse, wrong } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { type Day, dayFromDb, dayToDb } from "@/lib/domain/day";
import { stateOf } from "@/lib/domain/history/field";
import { PORTFOLIO } from "@/lib/domain/people/kept";
import { MANAGE_POSTS } from "@/lib/features/people/acts";
import { PORTFOLIO_ENDED } from "@/lib/features/people/events";

/**
 * Sets the last day on which a unit is in a leader's charge (分管), included: the same rule as for the last day of a post.
 * What begins today or later and is to end before it began is withdrawn.
 */
export function endPortfolio(
  viewer: Viewer,
  sent: Sent,
  { id, version, toOn, reason }: { id: string; version: number; toOn: Day; reason: string },
): Promise<Result> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const ended = await tx.portfolio.findUnique({ where: { id }, include: { person: true, unit: true } });
    const post = ended && can(viewer, MANAGE_POSTS, await findPlace(tx, ended.bodyId));
    if (!ended || !post) notFound();
    if (ended.personId === viewer.personId) refuse("state", NOT_YOUR_OWN_PORTFOLIO);
    const fromOn = dayFromDb(ended.fromOn);
    const before = ended.toOn ? dayFromDb(ended.toOn) : null;
    if (before !== null && before < viewer.today) refuse("state", "这项分管已经终止。");
    const withdrawn = toOn < fromOn;
    if (withdrawn && fromOn < viewer.today) wrong("toOn", `最后一天不能早于分管起 ${fromOn}。`);
    const done = withdrawn
      ? await tx.portfolio.deleteMany({ where: { id, version } })
      : await tx.portfolio.updateMany({
          where: { id, version },
          data: { toOn: dayToDb(toOn), version: { increment: 1 } },
        });
    if (done.count === 0) changedMeanwhile();
    record(post, {
      bodyId: ended.bodyId,
      kind: PORTFOLIO_ENDED,
      subjectId: id,
      subjectLabel: `${ended.person.name} 分管 ${ended.unit.shortName}`,
      was: stateOf(PORTFOLIO, ended),
      reason: withdrawn ? `${reason}（撤回）` : reason,
    });
  });
}
