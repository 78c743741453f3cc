import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { KEY_DAYS, SESSION_DAYS, SESSIONS_KEPT, sweep } from "@/lib/jobs/sweep";
import { asOwner, resetDatabase } from "../../support/database";
import { createAccount, createSession, NOW } from "../../support/factories";

beforeEach(resetDatabase);

const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const unhurried = { over: () => false };

async function rememberKeys(count: number, createdAt: Date): Promise<void> {
  const accountId = randomUUID();
  await db.idempotencyKey.createMany({
    data: Array.from({ length: count }, () => ({ key: randomUUID(), accountId, action: "test", createdAt })),
  });
}

it("forgets keys of forms after their days, more than one statement takes too", async () => {
  await rememberKeys(2_500, daysAgo(KEY_DAYS + 1));
  await rememberKeys(3, daysAgo(KEY_DAYS - 1));
  await sweep({}, unhurried, NOW);
  expect(await db.idempotencyKey.count()).toBe(3);
});

it("forgets spent rate limits and keeps those that still count", async () => {
  await db.rateLimiterFlexible.createMany({
    data: [
      { key: "spent", points: 5, expire: daysAgo(1) },
      { key: "counts", points: 5, expire: daysAgo(-1) },
      { key: "for ever", points: 5, expire: null },
    ],
  });
  await sweep({}, unhurried, NOW);
  const left = await db.rateLimiterFlexible.findMany({ select: { key: true }, orderBy: { key: "asc" } });
  expect(left.map((l) => l.key)).toEqual(["counts", "for ever"]);
});

it("forgets old sessions, but those an account's page shows", async () => {
  const [busy, quiet] = [await createAccount(), await createAccount()];
  const session = (accountId: string, age: number) => {
    const at = daysAgo(age);
    return createSession({ accountId, createdAt: at, lastSeenAt: at, endedAt: at });
  };
  for (let n = 0; n < SESSIONS_KEPT + 5; n += 1) await session(busy.id, SESSION_DAYS + 10 + n);
  await session(quiet.id, SESSION_DAYS * 4);
  for (let n = 0; n < 3; n += 1) await session(busy.id, SESSION_DAYS - 1 - n);
  await sweep({}, unhurried, NOW);
  const left = await db.session.findMany({
    where: { accountId: busy.id },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  expect(left).toHaveLength(SESSIONS_KEPT);
  expect(left[0]?.createdAt).toEqual(daysAgo(SESSION_DAYS + 10 + SESSIONS_KEPT - 4));
  expect(await db.session.count({ where: { accountId: quiet.id } })).toBe(1);
});

it("leaves to a further job what it has no time for", async () => {
  await rememberKeys(5, daysAgo(KEY_DAYS + 1));
  await sweep({}, { over: () => true }, NOW);
  expect(await db.idempotencyKey.count()).toBe(5);
  const { rows } = await asOwner((client) => client.query("SELECT name FROM pgboss.job"));
  expect(rows).toEqual([{ name: "sweep" }]);
});
