import "server-only";
import type { SessionLimits } from "@/lib/access/load-viewer";
import { IN_TREE, placeOf } from "@/lib/access/place";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { dayToDb } from "@/lib/domain/day";
import { STILL_OPEN } from "@/lib/domain/measure/standing-still";
import { resetDesk, resetState } from "@/lib/domain/people/account-reset";
import { postState } from "@/lib/domain/people/posts";
import { measuresOnlySignedBy, personsKeptBy } from "@/lib/features/people/scope";
import { accountState } from "./people";
import { portfolioOf, postsOf } from "./posts";

/** Sessions shown on a person's page, newest first. */
const SESSIONS_SHOWN = 20;

/** More posts than one person holds at once. */
const POSTS_AT_ONCE = 50;

/** Everything the administrators see of one person; null when that person is not in their bodies. */
export async function getPersonPage(viewer: Viewer, id: string, limits: SessionLimits) {
  const day = dayToDb(viewer.today);
  const person = await reader().person.findFirst({
    where: narrow(personsKeptBy(viewer), { id }),
    include: {
      body: { select: { name: true, ...IN_TREE } },
      _count: { select: { leads: { where: STILL_OPEN }, owns: { where: STILL_OPEN } } },
      posts: {
        where: { fromOn: { lte: day }, OR: [{ toOn: null }, { toOn: { gte: day } }] },
        select: { role: true, bodyId: true, unitId: true },
        orderBy: { id: "asc" },
        take: POSTS_AT_ONCE,
      },
      account: {
        include: {
          sessions: { orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: SESSIONS_SHOWN },
          resets: { orderBy: [{ askedAt: "desc" }, { id: "desc" }], take: 1 },
        },
      },
    },
  });
  if (!person) return null;
  const { account } = person;
  const posts = await postsOf([person.id]);
  const portfolio = await portfolioOf(person.id);
  // Figures only, and no links to the rows: administrators may not open the ledger.
  const hangs = {
    leads: person._count.leads,
    owns: person._count.owns,
    signs: await reader().measure.count({ where: measuresOnlySignedBy(person.posts, person.id, viewer.today) }),
  };
  const idleSince = viewer.now.getTime() - limits.idleMinutes * 60_000;
  const openSince = viewer.now.getTime() - limits.absoluteHours * 3_600_000;
  return {
    id: person.id,
    ...placeOf(person),
    bodyName: person.body.name,
    name: person.name,
    title: person.title,
    sortNumber: person.sortNumber,
    version: person.version,
    account: account && {
      id: account.id,
      login: account.login,
      state: accountState(account),
      createdAt: account.createdAt,
      disabledAt: account.disabledAt,
      passwordChangedAt: account.passwordChangedAt,
      version: account.version,
      /** The latest one-time code. */
      reset: account.resets[0]
        ? { kind: account.resets[0].kind, state: resetState(account.resets[0], viewer.now) }
        : null,
    },
    hangs,
    /** Who asks for and who releases codes of this person's account. */
    desk: resetDesk(posts.filter((post) => postState(post, viewer.today) !== "PAST").map((post) => post.role)),
    posts: posts.map((post) => ({ ...post, state: postState(post, viewer.today) })),
    portfolio: portfolio.map((field) => ({ ...field, state: postState(field, viewer.today) })),
    sessions: (account?.sessions ?? []).map((s) => ({
      id: s.id,
      createdAt: s.createdAt,
      lastSeenAt: s.lastSeenAt,
      address: s.address,
      userAgent: s.userAgent,
      own: s.id === viewer.sessionId,
      /** Still gives access: not ended and within its times. */
      open:
        s.endedAt === null &&
        account?.disabledAt === null &&
        s.lastSeenAt.getTime() > idleSince &&
        s.createdAt.getTime() > openSince,
      endedAt: s.endedAt,
    })),
  };
}

export type PersonPage = NonNullable<Awaited<ReturnType<typeof getPersonPage>>>;
