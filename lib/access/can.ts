import { Prisma } from "@/lib/db/generated/client";
import type { Role } from "@/lib/domain/types";
import type { JobActor, TokenActor } from "@/lib/history/actor";
import type { Act } from "./act";
import { atOrBelow, measuresWithin, type Reach, reaches, type Subject } from "./reach";
import type { HeldPost, PostHolder } from "./viewer";

/**
 * Who may do an act, and to what. Queries, commands and pages all ask here; what an act allows is stated by the act
 * itself. What a viewer may not see does not exist for them: not found, not counted, not searched, not exported.
 */

/** A program of another system: it may do the acts it was given, in the body it was given for. */
export type Token = TokenActor & { bodyId: string; acts: readonly Act[] };

/** Whoever asks to do something: a person with the posts held today, a job, or a token. */
export type Who = PostHolder | JobActor | Token;

type Wide = Partial<Subject>;

/**
 * With what the act may be done to the subject: the post of a person, the job, or the token itself; null when it may not
 * be done. What is done is recorded with the answer.
 */
export function can<R extends Reach>(who: PostHolder, act: Act<R>, subject: Subject<R>): HeldPost | null;
export function can<R extends Reach>(
  who: Who,
  act: Act<R>,
  subject: Subject<R>,
): HeldPost | JobActor | TokenActor | null;
export function can(who: Who, act: Act, subject: Wide): HeldPost | JobActor | TokenActor | null {
  if ("posts" in who) {
    return (
      who.posts.find((post) => {
        const reach = act.reach[post.role];
        return reach !== undefined && reaches(who, post, reach, subject);
      }) ?? null
    );
  }
  if (who.kind === "job") return act.jobs.includes(who.job) ? who : null;
  const { kind, tokenId, tokenName } = who;
  const given = who.acts.includes(act) && subject.bodyId === who.bodyId;
  return given ? { kind, tokenId, tokenName } : null;
}

/** Whether any post of the person could do the act to something: what navigation and the door of a page ask. */
export function mayEver({ posts }: Pick<PostHolder, "posts">, act: Act): boolean {
  return posts.some((post) => act.reach[post.role] !== undefined);
}

/** Bodies an act reaches: some by themselves, and some with everything below them. */
export type Bodies = { alone: readonly string[]; withBelow: readonly string[] };

/** The bodies in which the person may do a body-wide act. */
export function bodiesFor({ posts }: Pick<PostHolder, "posts">, act: Act): Bodies {
  const by = (reach: Reach) => [...new Set(posts.filter((p) => act.reach[p.role] === reach).map((p) => p.bodyId))];
  return { alone: by("body"), withBelow: by("below") };
}

/** Whether an act reaches more bodies than those the person holds posts in: some things cost too much over all of them. */
export function readsBelow(person: Pick<PostHolder, "posts">, act: Act): boolean {
  return bodiesFor(person, act).withBelow.length > 0;
}

/** The bodies of an act as a condition on the bodies themselves. */
export function bodyWhere({ alone, withBelow }: Bodies): Prisma.BodyWhereInput {
  if (withBelow.length === 0) return { id: { in: [...alone] } };
  return alone.length === 0 ? atOrBelow(withBelow) : { OR: [{ id: { in: [...alone] } }, atOrBelow(withBelow)] };
}

/** The same on whatever belongs to one of them. */
export function ofBodies({ alone, withBelow }: Bodies) {
  const own = { bodyId: { in: [...alone] } };
  const below = { body: atOrBelow(withBelow) };
  if (withBelow.length === 0) return own;
  return alone.length === 0 ? below : { OR: [own, below] };
}

/** The same in SQL, on the id of a body. */
export function bodySql(id: Prisma.Sql, { alone, withBelow }: Bodies): Prisma.Sql {
  return Prisma.sql`${id} IN (
    SELECT body_id FROM body_ancestor WHERE ancestor_id = ANY(${[...withBelow]}::uuid[])
    UNION ALL SELECT unnest(${[...alone]}::uuid[]))`;
}

/** A condition no row fulfils. */
export const NOTHING = { id: { in: [] as string[] } };

/** The measures the person may do the act to, by role and reach, as a condition; where only some roles count, of those. */
export function measuresFor(person: PostHolder, act: Act, roles?: readonly Role[]): Prisma.MeasureWhereInput {
  const parts = person.posts
    .filter((post) => roles === undefined || roles.includes(post.role))
    .map((post) => {
      const reach = act.reach[post.role];
      return reach === undefined ? null : measuresWithin(person, post, reach);
    })
    .filter((part) => part !== null);
  const [first, ...more] = new Map(parts.map((part) => [JSON.stringify(part), part])).values();
  if (first === undefined) return NOTHING;
  return more.length === 0 ? first : { OR: [first, ...more] };
}

/** The same in SQL on a row of measures, for an act that reaches what a unit leads. */
export function ledMeasuresSql(m: Prisma.Sql, { posts }: PostHolder, act: Act<"lead-unit">): Prisma.Sql {
  const units = posts.filter((post) => act.reach[post.role] !== undefined && post.unitId !== null);
  // Equalities, not a list: planned for any unit they are still found by it.
  const led = units.map(({ bodyId, unitId }) => {
    return Prisma.sql`(${m}.body_id = ${bodyId}::uuid AND ${m}.lead_unit_id = ${unitId}::uuid)`;
  });
  return led.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(led, " OR ")})`;
}
