import type { SessionLimits } from "@/lib/auth/load-viewer";
import { bodiesFor } from "@/lib/auth/policy";
import type { Viewer } from "@/lib/auth/viewer";
import { postState } from "@/lib/domain/posts";
import { accountState } from "./people";
import { postsOf } from "./posts";
import { reader } from "./snapshot";

/** Sessions shown on a person's page, newest first. */
const SESSIONS_SHOWN = 20;

/** Everything the administrators see of one person; null when that person is not in their bodies. */
export async function getPersonPage(viewer: Viewer, id: string, limits: SessionLimits) {
  const person = await reader().person.findFirst({
    where: { id, bodyId: { in: bodiesFor(viewer, "people.read") } },
    include: {
      body: { select: { name: true } },
      account: { include: { sessions: { orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: SESSIONS_SHOWN } } },
    },
  });
  if (!person) return null;
  const { account } = person;
  const posts = await postsOf([person.id]);
  const idleSince = viewer.now.getTime() - limits.idleMinutes * 60_000;
  const openSince = viewer.now.getTime() - limits.absoluteHours * 3_600_000;
  return {
    id: person.id,
    bodyId: person.bodyId,
    bodyName: person.body.name,
    name: person.name,
    title: person.title,
    version: person.version,
    account: account && {
      id: account.id,
      login: account.login,
      state: accountState(account),
      createdAt: account.createdAt,
      disabledAt: account.disabledAt,
      passwordChangedAt: account.passwordChangedAt,
      version: account.version,
    },
    posts: posts.map((post) => ({ ...post, state: postState(post, viewer.today) })),
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
