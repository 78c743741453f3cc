import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { type Day, dayFromDb } from "@/lib/domain/day";
import {
  type Held,
  SIGNS_FROM,
  STANDS,
  STILL_OPEN,
  type Stands,
  standsStill,
  standsWhere,
} from "@/lib/domain/measure/standing-still";
import { STAGE_ROLE } from "@/lib/domain/measure/status";
import type { CloseOutStage, CloseOutState, MeasureStatus, Role } from "@/lib/domain/types";

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
    select: { state: true, applicantId: true, steps: { select: { personId: true }, orderBy: { id: "asc" } } },
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
  stage: CloseOutStage | null;
  struckAt: Date | null;
  closeOuts: readonly { state: CloseOutState; applicantId: string; steps: readonly { personId: string }[] }[];
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
      application: waits ? { applicantId: waits.applicantId, signerIds: waits.steps.map((s) => s.personId) } : null,
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

/**
 * Measures whose stage has holders of its post, all of whom made the application or signed it before (signHindrance): the
 * other half of the condition of standing still, which Prisma cannot say. Few: it takes one person in two posts.
 */
export async function barredMeasures(viewer: Viewer): Promise<string[]> {
  const { today } = viewer;
  const bodies = [...new Set([...viewer.posts.map((p) => p.bodyId), ...viewer.bodiesBelow])];
  const rows = await reader().$queryRaw<{ id: string }[]>`
    WITH applied AS MATERIALIZED (
      SELECT m.id, m.body_id, m.lead_unit_id, m.leader_id, c.id AS close_out_id, c.applicant_id,
             ${JSON.stringify(SIGNS_FROM)}::jsonb ->> m.stage::text AS signs_from,
             ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(STAGE_ROLE)}::jsonb -> m.stage::text)) AS roles
      FROM measure m JOIN close_out c ON c.measure_id = m.id AND c.state = 'PENDING'
      WHERE m.body_id = ANY(${bodies}::uuid[]) AND m.status = 'SUBMITTED' AND m.struck_at IS NULL
        AND m.stage IS NOT NULL
    ), signer AS (
      SELECT x.id, p.person_id = x.applicant_id OR EXISTS (
               SELECT 1 FROM close_out_step s WHERE s.close_out_id = x.close_out_id AND s.person_id = p.person_id
             ) AS barred
      FROM applied x
      JOIN post p ON p.role::text = ANY(x.roles) AND p.from_on <= ${today}::date
                 AND (p.to_on IS NULL OR p.to_on >= ${today}::date)
      JOIN account a ON a.person_id = p.person_id AND a.disabled_at IS NULL
      WHERE CASE x.signs_from WHEN 'unit' THEN p.unit_id = x.lead_unit_id
                              WHEN 'leader' THEN p.person_id = x.leader_id
                              ELSE p.body_id = x.body_id END
    )
    SELECT id FROM signer GROUP BY id HAVING bool_and(barred) ORDER BY id LIMIT ${BARRED_MAX}`;
  return rows.map((row) => row.id);
}

/**
 * What has nobody, of the measures listed, by id. The condition picks those that may stand still, so that the posts behind
 * the words are read for them only: what waits at a stage is among them, since only its row tells who is barred there. Ids
 * come from a query in the viewer's scope.
 */
export async function standingAmong(ids: readonly string[], today: Day): Promise<Map<string, Stands[]>> {
  const rows = await reader().measure.findMany({
    where: {
      id: { in: [...ids] },
      AND: [STILL_OPEN, { OR: [{ status: "SUBMITTED" }, standsWhere(STANDS, today, [])] }],
    },
    select: { id: true, status: true, stage: true, struckAt: true, ...STANDING },
  });
  return new Map(rows.map((row) => [row.id, standingOf(row, today)]));
}
