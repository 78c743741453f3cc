import "server-only";
import { can } from "@/lib/access/can";
import { IN_TREE, placeOf } from "@/lib/access/place";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { dayFromDb, dayToDb } from "@/lib/domain/day";
import { CODES_AT_ONCE_MAX, POSTS_AT_ONCE_MAX } from "@/lib/domain/limits";
import { resetDesk } from "@/lib/domain/people/account-reset";
import { pageWithin } from "@/lib/domain/text/address";
import { PEOPLE_ORDER } from "@/lib/features/people/queries/people";
import { unitsSeenBy } from "@/lib/features/people/scope";
import { DECIDE_POSTS } from "@/lib/features/roster/acts";
import { firstCodesSeenBy, requestsSeenBy } from "@/lib/features/roster/scope";

/** More units than the bodies of one page have. */
const UNITS_MAX = 2_000;

/** Posts that wait, in all. */
export const countPostRequests = (viewer: Viewer): Promise<number> =>
  reader().postRequest.count({ where: narrow(requestsSeenBy(viewer), { state: "WAITING" }) });

export type PostRequestRow = Awaited<ReturnType<typeof listPostRequests>>["rows"][number];

/** Posts sheets ask for that wait for the security administrator: of one body or body by body, those whose post is to be chosen first, then by post and unit. */
export async function listPostRequests(viewer: Viewer, { bodyId }: { bodyId: string | undefined }, asked: number) {
  const where = narrow(requestsSeenBy(viewer), { state: "WAITING", ...(bodyId && { bodyId }) });
  const total = await reader().postRequest.count({ where });
  const { page, pageCount } = pageWithin(asked, total, POSTS_AT_ONCE_MAX);
  const found = await reader().postRequest.findMany({
    where,
    include: {
      person: { select: { id: true, name: true, title: true } },
      body: { select: { shortName: true, ...IN_TREE } },
    },
    orderBy: [
      { body: { strokes: "asc" } },
      { role: { sort: "asc", nulls: "first" } },
      { unit: { position: "asc" } },
      { person: { strokes: "asc" } },
      { id: "asc" },
    ],
    skip: (page - 1) * POSTS_AT_ONCE_MAX,
    take: POSTS_AT_ONCE_MAX,
  });
  const units = await reader().unit.findMany({
    where: narrow(unitsSeenBy(viewer), {
      bodyId: { in: [...new Set(found.map(({ bodyId }) => bodyId))] },
      endedOn: null,
    }),
    select: { id: true, bodyId: true, shortName: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: UNITS_MAX,
  });
  return {
    ...{ total, page, pageCount },
    units,
    rows: found.map((request) => ({
      id: request.id,
      version: request.version,
      bodyId: request.bodyId,
      body: request.body.shortName,
      personId: request.person.id,
      name: request.person.name,
      title: request.person.title,
      words: request.words,
      role: request.role,
      unitId: request.unitId,
      fromOn: request.fromOn ? dayFromDb(request.fromOn) : null,
      mayDecide: request.personId !== viewer.personId && can(viewer, DECIDE_POSTS, placeOf(request)) !== null,
    })),
  };
}

/** First codes the viewer may release now: somebody else asked for them, and their holders were given a post. */
export async function codesToRelease(
  viewer: Viewer,
  { bodyId }: { bodyId: string | undefined },
): Promise<{ id: string; name: string; login: string }[]> {
  const current = { OR: [{ toOn: null }, { toOn: { gte: dayToDb(viewer.today) } }] };
  const found = await reader().accountReset.findMany({
    where: narrow(firstCodesSeenBy(viewer), {
      ...{ usedAt: null, cancelledAt: null, releasedAt: null, expiresAt: { gt: viewer.now } },
      askedById: { not: viewer.personId },
      holderId: { not: viewer.personId },
      account: { person: { posts: { some: current }, ...(bodyId && { bodyId }) } },
    }),
    select: {
      id: true,
      account: {
        select: { login: true, person: { select: { name: true, posts: { where: current, select: { role: true } } } } },
      },
    },
    orderBy: [...PEOPLE_ORDER.map((by) => ({ account: { person: by } })), { id: "asc" as const }],
    take: CODES_AT_ONCE_MAX,
  });
  return found.flatMap(({ id, account: { login, person } }) => {
    const { releases } = resetDesk(person.posts.map(({ role }) => role));
    return viewer.posts.some(({ role }) => role === releases) ? [{ id, name: person.name, login }] : [];
  });
}
