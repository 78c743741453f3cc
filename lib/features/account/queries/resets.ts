import "server-only";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { dayToDb } from "@/lib/domain/day";
import { type ResetKind, type ResetState, resetDesk, resetState } from "@/lib/domain/people/account-reset";
import { pageWithin } from "@/lib/domain/text/address";
import type { Role } from "@/lib/domain/types";
import { namedInResets, resetsSeenBy } from "@/lib/features/account/scope";

export const RESETS_PER_PAGE = 50;

export type ResetRow = {
  id: string;
  kind: ResetKind;
  state: ResetState;
  reason: string;
  personId: string;
  name: string;
  login: string;
  bodyName: string;
  askedBy: string | null;
  askedAt: Date;
  releasedBy: string | null;
  releasedAt: Date | null;
  usedAt: Date | null;
  expiresAt: Date;
  /** Whose it is to release. */
  releases: Role;
  /** Whether the viewer may release it now. */
  mayRelease: boolean;
  mayCancel: boolean;
};

const WITH_ACCOUNT = {
  account: { select: { login: true, person: { select: { id: true, name: true, body: { select: { name: true } } } } } },
} as const satisfies Prisma.AccountResetInclude;
type Found = Prisma.AccountResetGetPayload<{ include: typeof WITH_ACCOUNT }>;

/** Roles of posts that are held or will be, by person. */
async function rolesOf(personIds: string[], viewer: Viewer): Promise<Map<string, Role[]>> {
  const posts = await reader().post.findMany({
    where: { personId: { in: personIds }, OR: [{ toOn: null }, { toOn: { gte: dayToDb(viewer.today) } }] },
    select: { personId: true, role: true },
    orderBy: { id: "asc" },
  });
  const roles = new Map<string, Role[]>();
  for (const { personId, role } of posts) roles.set(personId, [...(roles.get(personId) ?? []), role]);
  return roles;
}

async function rowsOf(viewer: Viewer, found: Found[]): Promise<ResetRow[]> {
  const roles = await rolesOf([...new Set(found.map((r) => r.holderId))], viewer);
  const names = await reader().person.findMany({
    where: namedInResets(found),
    select: { id: true, name: true },
    orderBy: { id: "asc" },
  });
  const nameOf = (id: string | null) => names.find((n) => n.id === id)?.name ?? null;
  return found.map((r) => {
    const state = resetState(r, viewer.now);
    const { releases } = resetDesk(roles.get(r.holderId) ?? []);
    const others = r.askedById !== viewer.personId && r.holderId !== viewer.personId;
    return {
      id: r.id,
      kind: r.kind,
      state,
      reason: r.reason,
      personId: r.account.person.id,
      name: r.account.person.name,
      login: r.account.login,
      bodyName: r.account.person.body.name,
      askedBy: nameOf(r.askedById),
      askedAt: r.askedAt,
      releasedBy: nameOf(r.releasedById),
      releasedAt: r.releasedAt,
      usedAt: r.usedAt,
      expiresAt: r.expiresAt,
      releases,
      mayRelease: state === "ASKED" && others && viewer.posts.some((p) => p.role === releases),
      mayCancel: state === "ASKED" || state === "RELEASED",
    };
  });
}

/** Codes that can still be released or used. */
function open(viewer: Viewer): Prisma.AccountResetWhereInput {
  return { usedAt: null, cancelledAt: null, expiresAt: { gt: viewer.now } };
}

export type ResetFilter = { state: "OPEN" | "ALL" };

/** One-time codes of the viewer's bodies, newest first; `page` counts from 1 and is brought into range. */
export async function listResets(viewer: Viewer, filter: ResetFilter, page: number) {
  const where = narrow(resetsSeenBy(viewer), filter.state === "OPEN" ? open(viewer) : {});
  const total = await reader().accountReset.count({ where });
  const { page: at, pageCount } = pageWithin(page, total, RESETS_PER_PAGE);
  const found = await reader().accountReset.findMany({
    where,
    include: WITH_ACCOUNT,
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    skip: (at - 1) * RESETS_PER_PAGE,
    take: RESETS_PER_PAGE,
  });
  return { rows: await rowsOf(viewer, found), total, page: at, pageCount };
}
