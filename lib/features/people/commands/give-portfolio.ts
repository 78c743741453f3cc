import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import type { Viewer } from "@/lib/access/viewer";
import { NO_ADMINISTRATOR_IN_CHARGE, NOT_YOUR_OWN_PORTFOLIO, ONE_LEADER } from "@/lib/command/broken-rule";
import { lock } from "@/lib/command/locks";
import { notFound, refuse, wrong } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { type Day, dayFromDb, dayToDb } from "@/lib/domain/day";
import { isAdminRole, overlap } from "@/lib/domain/people/posts";
import { MANAGE_POSTS } from "@/lib/features/people/acts";
import { PORTFOLIO_GIVEN } from "@/lib/features/people/events";

export type PortfolioInput = {
  personId: string;
  unitId: string;
  fromOn: Day;
  /** Last day, included; null while open-ended. */
  toOn: Day | null;
};

const tenure = (row: { fromOn: Date; toOn: Date | null }) => ({
  fromOn: dayFromDb(row.fromOn),
  toOn: row.toOn && dayFromDb(row.toOn),
});

/** Puts a unit in the charge of a leader (分管): one leader at a time, none of the three administrators, and never oneself. */
export function givePortfolio(viewer: Viewer, sent: Sent, input: PortfolioInput): Promise<Result<{ id: string }>> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const { personId, unitId, fromOn, toOn } = input;
    const person = await tx.person.findUnique({ where: { id: personId } });
    const found = await tx.unit.findUnique({ where: { id: unitId }, select: { bodyId: true } });
    const post = found && can(viewer, MANAGE_POSTS, await findPlace(tx, found.bodyId));
    if (!person || !post || !can(viewer, MANAGE_POSTS, await findPlace(tx, person.bodyId))) notFound();
    if (personId === viewer.personId) refuse("state", NOT_YOUR_OWN_PORTFOLIO);
    if (toOn !== null && toOn < fromOn) wrong("toOn", "分管止不能早于分管起。");
    // Of two leaders given the same unit, or a post and a unit given to one person, the second sees the first.
    await lock(tx, "unit", [unitId], "alone");
    await lock(tx, "person", [personId], "alone");
    const unit = await tx.unit.findUnique({
      where: { id: unitId },
      include: { portfolios: { include: { person: { select: { name: true } } }, orderBy: { id: "asc" } } },
    });
    if (!unit) notFound();
    if (unit.endedOn) wrong("unitId", "这个部门已经停用，不能再分管。");
    const posts = await tx.post.findMany({ where: { personId }, select: { role: true, fromOn: true, toOn: true } });
    if (posts.some((held) => isAdminRole(held.role) && overlap({ fromOn, toOn }, tenure(held)))) {
      refuse("state", NO_ADMINISTRATOR_IN_CHARGE);
    }
    const other = unit.portfolios.find((held) => overlap({ fromOn, toOn }, tenure(held)));
    if (other?.personId === personId) wrong("unitId", "这个人在这段时间已经分管这个部门。");
    if (other) wrong("unitId", `${ONE_LEADER}现由 ${other.person.name} 分管，请先终止。`);
    const given = await tx.portfolio.create({
      data: {
        personId,
        unitId,
        bodyId: unit.bodyId,
        fromOn: dayToDb(fromOn),
        toOn: toOn && dayToDb(toOn),
        givenById: viewer.personId,
      },
    });
    record(post, {
      bodyId: unit.bodyId,
      kind: PORTFOLIO_GIVEN,
      subjectId: given.id,
      subjectLabel: `${person.name} 分管 ${unit.shortName}`,
    });
    return { id: given.id };
  });
}
