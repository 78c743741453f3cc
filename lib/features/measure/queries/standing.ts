import "server-only";
import { bodiesFor, bodySql } from "@/lib/access/can";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { type Day, dayFromDb } from "@/lib/domain/day";
import {
  type Held,
  STANDS,
  STILL_OPEN,
  type Stands,
  standsStill,
  standsWhere,
} from "@/lib/domain/measure/standing-still";
import { BARRED, BARS, type Bar } from "@/lib/domain/signing/bars";
import { SIGNS_FROM, STAGE_ROLE } from "@/lib/domain/signing/stages";
import type { ApplicationState, MeasureStatus, Role, SigningStage } from "@/lib/domain/types";
import { READ_LEDGER } from "@/lib/features/inspection/acts";
import { measuresSeenBy } from "@/lib/features/inspection/scope";
import { bodiesSeenBy } from "@/lib/features/people/scope";
import { applicationOf, WHO_SIGNS } from "@/lib/features/signing/queries/application";

/** What a measure's row needs to say whether it stands still (lib/domain/measure/standing-still). */

const SIGNERS: Role[] = [...new Set(Object.values(STAGE_ROLE).flat())];
/** More posts than a body or unit has at once. */
const POSTS_MAX = 500;
const LATEST = [{ fromOn: "desc" as const }, { id: "desc" as const }];
const ACCOUNT = { select: { disabledAt: true } } as const;
const POST = {
  personId: true,
  role: true,
  fromOn: true,
  toOn: true,
  person: { select: { account: ACCOUNT } },
} as const;
const PERSON = { account: ACCOUNT, posts: { select: POST, orderBy: LATEST, take: POSTS_MAX } };

export const STANDING = {
  closeOuts: {
    where: { state: "PENDING" },
    select: { state: true, ...WHO_SIGNS },
    orderBy: { id: "desc" },
    take: 1,
  },
  leader: { select: PERSON },
  owner: { select: PERSON },
  leadUnit: { select: { endedOn: true, posts: { select: POST, orderBy: LATEST, take: POSTS_MAX } } },
  body: { select: { posts: { where: { role: { in: SIGNERS } }, select: POST, orderBy: LATEST, take: POSTS_MAX } } },
} as const satisfies Prisma.MeasureInclude;

type Post = Prisma.PostGetPayload<{ select: typeof POST }>;
type Person = { account: { disabledAt: Date | null } | null; posts: Post[] } | null;
type Row = {
  status: MeasureStatus;
  stage: SigningStage | null;
  struckAt: Date | null;
  closeOuts: readonly (Parameters<typeof applicationOf>[0] & { state: ApplicationState })[];
  leader: Person;
  owner: Person;
  leadUnit: { endedOn: Date | null; posts: Post[] } | null;
  body: { posts: Post[] };
};

const held = ({ personId, role, fromOn, toOn, person: { account } }: Post): Held => ({
  personId,
  role,
  fromOn: dayFromDb(fromOn),
  toOn: toOn && dayFromDb(toOn),
  active: account !== null && account.disabledAt === null,
});
const named = (person: Person) =>
  person && { disabled: person.account?.disabledAt != null, posts: person.posts.map(held) };

export function standingOf(m: Row, today: Day): Stands[] {
  const { status, stage, leadUnit } = m;
  const leader = named(m.leader);
  const waits = m.closeOuts.find((c) => c.state === "PENDING");
  return standsStill(
    {
      status,
      stage,
      struck: m.struckAt !== null,
      application: waits ? applicationOf(waits) : null,
      leader,
      owner: named(m.owner),
      unit: leadUnit && { endedOn: leadUnit.endedOn && dayFromDb(leadUnit.endedOn), posts: leadUnit.posts.map(held) },
      bodyPosts: m.body.posts.map(held),
      leaderPosts: leader?.posts ?? [],
    },
    today,
  );
}

/** More measures than wait, in all bodies together, for somebody who may not sign them. */
const BARRED_MAX = 1_000;

/** Each bar of lib/domain/signing/bars in SQL, of the post `p` and the application `x`. */
const BAR_SQL = {
  applicant: Prisma.sql`p.person_id = x.applicant_id`,
  signer: Prisma.sql`EXISTS (SELECT 1 FROM signature s WHERE s.application_id = x.application_id AND s.person_id = p.person_id)`,
  leader: Prisma.sql`p.person_id IS NOT DISTINCT FROM x.of_leader_id`,
  owner: Prisma.sql`p.person_id IS NOT DISTINCT FROM x.of_owner_id`,
} as const satisfies Record<Bar, Prisma.Sql>;
const IS_BARRED = Prisma.join(
  BARS.map((bar) => Prisma.sql`(x.bars @> to_jsonb(${bar}::text) AND ${BAR_SQL[bar]})`),
  " OR ",
);

/**
 * Measures whose stage has holders of its post, all of whom are barred from the application (signHindrance): the other half
 * of the condition of standing still, which Prisma cannot say. Few: it takes one person in two parts.
 */
export async function barredMeasures(
  viewer: Viewer,
  { rules = BARRED, among }: { rules?: typeof BARRED; among?: readonly string[] } = {},
): Promise<string[]> {
  const named = among ? Prisma.sql`AND m.id = ANY(${[...among]}::uuid[])` : Prisma.empty;
  const { today } = viewer;
  const bodies = { alone: viewer.posts.map((p) => p.bodyId), withBelow: bodiesFor(viewer, READ_LEDGER).withBelow };
  const rows = await reader().$queryRaw<{ id: string }[]>`
    WITH applied AS MATERIALIZED (
      SELECT m.id, m.body_id, m.lead_unit_id, m.leader_id,
             a.id AS application_id, a.applicant_id, a.leader_id AS of_leader_id, a.owner_id AS of_owner_id,
             ${JSON.stringify(SIGNS_FROM)}::jsonb ->> m.stage::text AS signs_from,
             ${JSON.stringify(rules)}::jsonb -> a.rules::text -> m.stage::text AS bars,
             ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(STAGE_ROLE)}::jsonb -> m.stage::text)) AS roles
      FROM measure m JOIN application a ON a.measure_id = m.id AND a.state = 'PENDING'
      WHERE ${bodySql(Prisma.sql`m.body_id`, bodies)} AND m.status = 'SUBMITTED' AND m.struck_at IS NULL
        AND m.stage IS NOT NULL ${named}
    ), signer AS (
      SELECT x.id, ${IS_BARRED} AS barred
      FROM applied x
      JOIN post p ON p.role::text = ANY(x.roles) AND p.from_on <= ${today}::date
                 AND (p.to_on IS NULL OR p.to_on >= ${today}::date)
      JOIN account c ON c.person_id = p.person_id AND c.disabled_at IS NULL
      WHERE CASE x.signs_from WHEN 'unit' THEN p.unit_id = x.lead_unit_id
                              WHEN 'leader' THEN p.person_id = x.leader_id
                              ELSE p.body_id = x.body_id END
    )
    SELECT id FROM signer GROUP BY id HAVING bool_and(barred) ORDER BY id LIMIT ${BARRED_MAX}`;
  return rows.map((row) => row.id);
}

type Listed = { id: string; bodyId: string; status: MeasureStatus; stage: SigningStage | null };

/**
 * What has nobody, of the measures listed, by id. The condition picks those that stand still, few or none, so that the posts
 * behind the words are read for them only. One statement, and one before it where some wait at a stage: who is barred there.
 */
export async function standingAmong(viewer: Viewer, listed: readonly Listed[]): Promise<Map<string, Stands[]>> {
  const { today } = viewer;
  const waiting = listed.filter((m) => m.status === "SUBMITTED" && m.stage !== null).map((m) => m.id);
  const barred = waiting.length > 0 ? await barredMeasures(viewer, { among: waiting }) : [];
  const ids = listed.map((m) => m.id);
  const { body, ...ofMeasure } = STANDING;
  // Body by body: its posts, behind each of its measures, are read once.
  const bodies = await reader().body.findMany({
    where: narrow(bodiesSeenBy(viewer), { id: { in: [...new Set(listed.map((m) => m.bodyId))] } }),
    select: {
      ...body.select,
      measures: {
        where: narrow(measuresSeenBy(viewer), { id: { in: ids } }, STILL_OPEN, standsWhere(STANDS, today, barred)),
        select: { id: true, status: true, stage: true, struckAt: true, ...ofMeasure },
      },
    },
  });
  const rows = bodies.flatMap(({ measures, ...of }) => measures.map((m) => ({ ...m, body: of })));
  return new Map(rows.map((row) => [row.id, standingOf(row, today)]));
}
