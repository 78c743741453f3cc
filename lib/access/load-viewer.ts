import type { Db } from "@/lib/db/client";
import { type CalendarJson, calendarOf, calendarSql } from "@/lib/db/read-calendar";
import { type Day, dayOf, dayToDb } from "@/lib/domain/day";
import type { Role } from "@/lib/domain/types";
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
  comparesWith: unknown;
  lastSeenAt: Date;
  posts: PostRow[];
  portfolio: Viewer["portfolio"];
  heads: { bodyId: string; seq: number }[];
  calendar: CalendarJson;
};

function heldPost({ unitName, ...post }: PostRow): HeldPost {
  return { ...post, label: postLabel(post.role, unitName) };
}

/**
 * The viewer a session row stands for at this moment, or null: the session was ended, has been idle or open too long,
 * or its account is disabled. Posts and units in charge are those of today. One statement, and once a minute one that
 * notes the session was seen.
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
           (SELECT f.value FROM preference f WHERE f.person_id = p.id AND f.key = 'dashboard.since') AS "comparesWith",
           coalesce((
             SELECT json_agg(json_build_object('id', o.id, 'role', o.role, 'bodyId', o.body_id,
                                               'unitId', o.unit_id, 'unitName', u.short_name) ORDER BY o.role, o.id)
             FROM post o LEFT JOIN unit u ON u.id = o.unit_id
             WHERE o.person_id = p.id AND o.from_on <= ${today}::date AND (o.to_on IS NULL OR o.to_on >= ${today}::date)
           ), '[]') AS posts,
           coalesce((
             SELECT json_agg(json_build_object('bodyId', c.body_id, 'unitId', c.unit_id) ORDER BY c.unit_id)
             FROM portfolio c
             WHERE c.person_id = p.id AND c.from_on <= ${today}::date AND (c.to_on IS NULL OR c.to_on >= ${today}::date)
           ), '[]') AS portfolio,
           coalesce((
             SELECT json_agg(json_build_object('bodyId', o.body_id, 'seq', coalesce(e.seq, 0)))
             FROM post o LEFT JOIN event_chain e ON e.key = o.body_id::text
             WHERE o.person_id = p.id
           ), '[]') AS heads,
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
  const { accountId, personId, name, bodyId, portfolio, mustChangePassword, unreadNotices, comparesWith } = row;
  return {
    accountId,
    sessionId,
    personId,
    name,
    bodyId,
    posts,
    portfolio,
    mustChangePassword,
    unreadNotices,
    comparesWith,
    heads: new Map(row.heads.map((head) => [head.bodyId, head.seq])),
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

/** The units a person is in charge of (分管) on a day, both ends included. */
export async function portfolioOn(db: Db, personId: string, today: Day): Promise<Viewer["portfolio"]> {
  const day = dayToDb(today);
  return db.portfolio.findMany({
    where: { personId, fromOn: { lte: day }, OR: [{ toOn: null }, { toOn: { gte: day } }] },
    select: { bodyId: true, unitId: true },
    orderBy: { unitId: "asc" },
  });
}
