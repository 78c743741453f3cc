import type { Prisma } from "@/lib/db/generated/client";
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
import { STAGE_ROLE } from "@/lib/domain/measure/status";
import type { CloseOutStage, MeasureStatus, Role } from "@/lib/domain/types";

/** What a measure's row needs to say whether it stands still (lib/domain/measure/standing-still). */

const SIGNERS: Role[] = [...new Set(Object.values(STAGE_ROLE).flat())];
/** More posts than a body or unit has at once. */
const POSTS_MAX = 500;
const LATEST = [{ fromOn: "desc" as const }, { id: "desc" as const }];
const ACCOUNT = { select: { disabledAt: true } } as const;
const POST = { role: true, fromOn: true, toOn: true, person: { select: { account: ACCOUNT } } } as const;
const PERSON = { account: ACCOUNT, posts: { select: POST, orderBy: LATEST, take: POSTS_MAX } };

export const STANDING = {
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
  leader: Person;
  owner: Person;
  leadUnit: { endedOn: Date | null; posts: Post[] } | null;
  body: { posts: Post[] };
};

const held = ({ role, fromOn, toOn, person: { account } }: Post): Held => ({
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
  return standsStill(
    {
      status,
      stage,
      struck: m.struckAt !== null,
      leader,
      owner: named(m.owner),
      unit: leadUnit && { endedOn: leadUnit.endedOn && dayFromDb(leadUnit.endedOn), posts: leadUnit.posts.map(held) },
      bodyPosts: m.body.posts.map(held),
      leaderPosts: leader?.posts ?? [],
    },
    today,
  );
}

/**
 * What has nobody, of the measures listed that stand still, by id. The condition picks them, so that the posts behind the
 * words are read for these few only. Ids come from a query in the viewer's scope.
 */
export async function standingAmong(ids: readonly string[], today: Day): Promise<Map<string, Stands[]>> {
  const rows = await reader().measure.findMany({
    where: { id: { in: [...ids] }, AND: [STILL_OPEN, standsWhere(STANDS, today)] },
    select: { id: true, status: true, stage: true, struckAt: true, ...STANDING },
  });
  return new Map(rows.map((row) => [row.id, standingOf(row, today)]));
}
