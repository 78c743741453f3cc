import type { Db } from "@/lib/db/client";
import { type CalendarJson, calendarOf, calendarSql } from "@/lib/db/read-calendar";
import { type Day, dayOf, dayToDb } from "@/lib/domain/day";
import type { Role } from "@/lib/domain/types";
import { ACTS, type Rule } from "./policy";
import { type HeldPost, postLabel, type Viewer } from "./viewer";

/** How long a session lives: without a request, and in all. */
export type SessionLimits = { idleMinutes: number; absoluteHours: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Being seen is written down at most this often, so idle time is exact to the minute. */
const SEEN_EVERY = MINUTE;

type PostRow = { id: string; role: Role; bodyId: string; unitId: string | null; unitName: string | null };
type SessionRow = {
  accountId: string;
  personId: string;
  name: string;
  bodyId: string;
  mustChangePassword: boolean;
  unreadNotices: number;
  lastSeenAt: Date;
  posts: PostRow[];
  calendar: CalendarJson;
};

function heldPost({ unitName, ...post }: PostRow): HeldPost {
  return { ...post, label: postLabel(post.role, unitName) };
}

/**
 * The viewer a session row stands for at this moment, or null: the session was ended, has been idle or open too long,
 * or its account is disabled. Posts are those held today. One statement, a second one for posts that reach below their
 * body, and once a minute one that notes the session was seen.
 */
export async function loadViewer(
  db: Db,
  sessionId: string,
  now: Date,
  { idleMinutes, absoluteHours }: SessionLimits,
): Promise<Viewer | null> {
  const today = dayOf(now);
  const idleSince = new Date(now.getTime() - idleMinutes * MINUTE);
  const openSince = new Date(now.getTime() - absoluteHours * HOUR);
  const rows = await db.$queryRaw<SessionRow[]>`
    SELECT a.id AS "accountId", p.id AS "personId", p.name, p.body_id AS "bodyId",
           a.must_change_password AS "mustChangePassword", s.last_seen_at AS "lastSeenAt",
           (SELECT count(*)::int FROM account_notice n WHERE n.person_id = p.id AND n.read_at IS NULL) AS "unreadNotices",
           coalesce((
             SELECT json_agg(json_build_object('id', o.id, 'role', o.role, 'bodyId', o.body_id,
                                               'unitId', o.unit_id, 'unitName', u.short_name) ORDER BY o.role, o.id)
             FROM post o LEFT JOIN unit u ON u.id = o.unit_id
             WHERE o.person_id = p.id AND o.from_on <= ${today}::date AND (o.to_on IS NULL OR o.to_on >= ${today}::date)
           ), '[]') AS posts,
           ${calendarSql(today)} AS calendar
    FROM session s JOIN account a ON a.id = s.account_id JOIN person p ON p.id = a.person_id
    WHERE s.id = ${sessionId}::uuid AND s.ended_at IS NULL AND a.disabled_at IS NULL
      AND s.last_seen_at > ${idleSince}::timestamptz AND s.created_at > ${openSince}::timestamptz`;
  const row = rows[0];
  if (!row) return null;
  if (now.getTime() - row.lastSeenAt.getTime() >= SEEN_EVERY) {
    await db.session.updateMany({
      where: { id: sessionId, endedAt: null, lastSeenAt: { lt: now } },
      data: { lastSeenAt: now },
    });
  }
  const posts = row.posts.map(heldPost);
  const { accountId, personId, name, bodyId, mustChangePassword, unreadNotices } = row;
  const below = await bodiesBelow(db, posts);
  return {
    accountId,
    sessionId,
    personId,
    name,
    bodyId,
    posts,
    bodiesBelow: below,
    mustChangePassword,
    unreadNotices,
    today,
    calendar: calendarOf(row.calendar),
    now,
  };
}

/** The posts a person holds on a day, both ends included. */
export async function postsHeldOn(db: Db, personId: string, today: Day): Promise<HeldPost[]> {
  const day = dayToDb(today);
  const rows = await db.post.findMany({
    where: { personId, fromOn: { lte: day }, OR: [{ toOn: null }, { toOn: { gte: day } }] },
    include: { unit: { select: { shortName: true } } },
    orderBy: [{ role: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, role, bodyId, unitId, unit }) =>
    heldPost({ id, role, bodyId, unitId, unitName: unit?.shortName ?? null }),
  );
}

const REACH_BELOW: readonly Role[] = [
  "INSPECTION_OFFICE",
  ...Object.values(ACTS).flatMap((rule: Rule) => (rule.reach === "below" ? [...rule.roles] : [])),
];

/** The bodies at or below those of the posts that reach below their own. */
export async function bodiesBelow(db: Db, posts: readonly HeldPost[]): Promise<string[]> {
  const roots = [...new Set(posts.filter((p) => REACH_BELOW.includes(p.role)).map((p) => p.bodyId))];
  if (roots.length === 0) return [];
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE below AS (
      SELECT id FROM body WHERE id = ANY(${roots}::uuid[])
      UNION SELECT b.id FROM body b JOIN below ON b.parent_id = below.id
    ) SELECT id FROM below ORDER BY id`;
  return rows.map((row) => row.id);
}
