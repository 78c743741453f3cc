import "server-only";
import { z } from "zod";
import { db } from "@/lib/db/client";
import { log } from "@/lib/log";
import { defineJob, type Slice } from "./job";
import { defineQueue } from "./queue";
import { sendJob } from "./send";

/** Clears what nobody needs any more: keys of forms, old sessions, spent rate limits. */
export const SWEEP = defineQueue({
  name: "sweep",
  label: "定期清理",
  policy: "short",
  retryLimit: 3,
  retryDelay: 60,
  cron: "10 3 * * *",
  data: z.object({}),
  atStart: {},
});

/** Days an idempotency key is remembered: longer than any page can stay open and still be signed in. */
export const KEY_DAYS = 14;
/** Days a session is kept after its beginning; none lives longer than seven. Signing in and out stay in the history. */
export const SESSION_DAYS = 90;
/** Latest sessions of an account that are kept whatever their age: those its page shows. */
export const SESSIONS_KEPT = 20;
/** Rows one statement deletes at most, so that none holds locks for long. */
const BATCH = 1_000;
/** Accounts whose sessions one statement looks through. */
const ACCOUNTS = 200;

const DAY = 24 * 3_600_000;

/** Runs a deleting statement until it finds nothing more or the time is up. @returns rows deleted, and whether none is left */
async function drain(slice: Slice, step: () => Promise<number>): Promise<{ rows: number; done: boolean }> {
  let rows = 0;
  while (!slice.over()) {
    const count = await step();
    rows += count;
    if (count < BATCH) return { rows, done: true };
  }
  return { rows, done: false };
}

const sweepKeys = (now: Date) => () =>
  db.$executeRaw`
    DELETE FROM idempotency_key WHERE key IN (
      SELECT key FROM idempotency_key WHERE created_at < ${new Date(now.getTime() - KEY_DAYS * DAY)}
      ORDER BY created_at, key LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`;

const sweepLimits = (now: Date) => () =>
  db.$executeRaw`
    DELETE FROM rate_limit WHERE key IN (
      SELECT key FROM rate_limit WHERE expire < ${now} ORDER BY expire, key LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`;

/** Old sessions beyond the latest of their account, account by account. */
async function sweepSessions(now: Date, slice: Slice): Promise<{ rows: number; done: boolean }> {
  const before = new Date(now.getTime() - SESSION_DAYS * DAY);
  let rows = 0;
  let after: string | undefined;
  while (!slice.over()) {
    const accounts = await db.account.findMany({
      where: after ? { id: { gt: after } } : {},
      select: { id: true },
      orderBy: { id: "asc" },
      take: ACCOUNTS,
    });
    const ids = accounts.map((a) => a.id);
    const cleared = await drain(
      slice,
      () => db.$executeRaw`
        DELETE FROM session WHERE id IN (
          SELECT id FROM (
            SELECT id, created_at, row_number() OVER (PARTITION BY account_id ORDER BY created_at DESC, id DESC) AS place
            FROM session WHERE account_id = ANY (${ids}::uuid[])) AS own
          WHERE place > ${SESSIONS_KEPT} AND created_at < ${before} LIMIT ${BATCH})`,
    );
    rows += cleared.rows;
    after = ids.at(-1);
    if (cleared.done && ids.length < ACCOUNTS) return { rows, done: true };
  }
  return { rows, done: false };
}

/** Deletes what is spent, in small statements; what the time does not suffice for goes into a further job. */
export async function sweep(_data: object, slice: Slice, now: Date = new Date()): Promise<void> {
  const keys = await drain(slice, sweepKeys(now));
  const limits = await drain(slice, sweepLimits(now));
  const sessions = await sweepSessions(now, slice);
  log().info({ keys: keys.rows, limits: limits.rows, sessions: sessions.rows }, "swept");
  if (!keys.done || !limits.done || !sessions.done) await db.$transaction((tx) => sendJob(tx, SWEEP, {}, "rest"));
}

export const sweepJob = defineJob(SWEEP, sweep);
