import "server-only";
import { narrow } from "@/lib/access/scope";
import { NO_PASSWORD } from "@/lib/access/sign-in/password";
import type { Viewer } from "@/lib/access/viewer";
import { containing } from "@/lib/db/containing";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { typedInitials } from "@/lib/domain/people/name-keys";
import { pageWithin } from "@/lib/domain/text/address";
import { personsKeptBy } from "@/lib/features/people/scope";
import { postsOf } from "./posts";

/** Rows on one page of a list of settings. */
export const PEOPLE_PER_PAGE = 50;

export const ACCOUNT_STATES = ["NONE", "UNUSED", "FIRST", "ACTIVE", "DISABLED"] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

export function accountState(
  account: { disabledAt: Date | null; passwordHash: string; mustChangePassword: boolean } | null,
): AccountState {
  if (!account) return "NONE";
  if (account.disabledAt) return "DISABLED";
  if (account.passwordHash === NO_PASSWORD) return "UNUSED";
  return account.mustChangePassword ? "FIRST" : "ACTIVE";
}

const WITH_STATE = {
  NONE: { account: null },
  DISABLED: { account: { disabledAt: { not: null } } },
  UNUSED: { account: { disabledAt: null, passwordHash: NO_PASSWORD } },
  FIRST: { account: { disabledAt: null, passwordHash: { not: NO_PASSWORD }, mustChangePassword: true } },
  ACTIVE: { account: { disabledAt: null, mustChangePassword: false } },
} as const satisfies Record<AccountState, Prisma.PersonWhereInput>;

export type PeopleFilter = { bodyId: string | undefined; text: string | undefined; state: AccountState | undefined };

export type PersonRow = {
  id: string;
  name: string;
  title: string;
  bodyId: string;
  bodyName: string;
  login: string | null;
  state: AccountState;
  /** Posts held today, in words. */
  posts: string[];
};

/** The persons of a filter among those the viewer keeps. */
export function peopleWhere(viewer: Viewer, filter: PeopleFilter) {
  const match = containing(filter.text ?? "");
  const letters = typedInitials(filter.text ?? "");
  const spelt = letters ? [{ initials: { contains: letters } }] : [];
  return narrow(personsKeptBy(viewer), {
    ...(filter.bodyId ? { bodyId: filter.bodyId } : {}),
    ...(filter.state ? WITH_STATE[filter.state] : {}),
    ...(filter.text ? { OR: [{ name: match }, { title: match }, { account: { login: match } }, ...spelt] } : {}),
  });
}

/** Body by body, by office (lib/features/people/commands/standing.ts), then by strokes of the name. */
export const PEOPLE_ORDER = [
  { body: { strokes: "asc" } },
  { standing: "asc" },
  { strokes: "asc" },
  { id: "asc" },
] as const satisfies Prisma.PersonOrderByWithRelationInput[];

/** Persons of the viewer's bodies in their order; `page` counts from 1 and is brought into range. */
export async function listPeople(viewer: Viewer, filter: PeopleFilter, page: number) {
  const where = peopleWhere(viewer, filter);
  const total = await reader().person.count({ where });
  const { page: at, pageCount } = pageWithin(page, total, PEOPLE_PER_PAGE);
  const persons = await reader().person.findMany({
    where,
    include: {
      body: { select: { shortName: true } },
      account: { select: { login: true, disabledAt: true, passwordHash: true, mustChangePassword: true } },
    },
    orderBy: [...PEOPLE_ORDER],
    skip: (at - 1) * PEOPLE_PER_PAGE,
    take: PEOPLE_PER_PAGE,
  });
  const posts = await postsOf(
    persons.map((p) => p.id),
    viewer.today,
  );
  const rows: PersonRow[] = persons.map((p) => ({
    id: p.id,
    name: p.name,
    title: p.title,
    bodyId: p.bodyId,
    bodyName: p.body.shortName,
    login: p.account?.login ?? null,
    state: accountState(p.account),
    posts: posts.filter((post) => post.personId === p.id).map((post) => post.label),
  }));
  return { rows, total, page: at, pageCount };
}
