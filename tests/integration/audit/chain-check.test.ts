import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import { requestChainCheck } from "@/lib/features/audit/commands/request-chain-check";
import { chainCheck, chainCheckAll } from "@/lib/features/audit/jobs";
import { TOP_CHAIN } from "@/lib/history/record";
import { asOwner, resetDatabase } from "../../support/database";
import { createBody, sentOnce, viewerWith } from "../../support/factories";
import { append, begin, check, eventsOf, tamper, unhurried } from "./scene";

const error = vi.hoisted(() => vi.fn());
vi.mock("@/lib/log", async (original) => ({
  ...(await original<typeof import("@/lib/log")>()),
  log: () => ({ info: () => undefined, warn: () => undefined, error }),
}));

beforeEach(async () => {
  await resetDatabase();
  error.mockClear();
});

const jobs = async () =>
  (await asOwner((c) => c.query<{ name: string; singleton_key: string }>("SELECT * FROM pgboss.job"))).rows;

describe("an event", () => {
  it("is kept with the exact text its hash was taken of, which says what the columns say and a random word", async () => {
    const chain = randomUUID();
    await append(chain, 2, "“全角”𠮷\u{1f600}\r\n");
    const [row, next] = await db.event.findMany({ where: { chain }, orderBy: { seq: "asc" } });
    const said = JSON.parse(row?.body ?? "") as Record<string, unknown>;
    expect(said).toMatchObject({
      id: row?.id,
      chain,
      seq: 1,
      reason: row?.reason,
      nonce: expect.stringMatching(/^\w{32}$/),
    });
    expect(next?.body).not.toContain(said.nonce);
    const { rows } = await asOwner((client) =>
      client.query(
        `SELECT encode(sha256(convert_to(body, 'UTF8')), 'hex') = body_hash AS body,
                encode(sha256(convert_to(version || E'\\n' || prev_hash || E'\\n' || body_hash, 'UTF8')), 'hex') = hash AS link,
                version, hashed
         FROM event ORDER BY seq`,
      ),
    );
    expect(rows).toEqual(Array(2).fill({ body: true, link: true, version: "2-sha256", hashed: null }));
  });

  it("is read back as it was hashed, half a surrogate pair included", async () => {
    const chain = randomUUID();
    await append(chain, 1, "调整原因\ud842");
    await append(chain, 1);
    expect(await check(chain)).toMatchObject({ brokenAt: null, checkedSeq: 2 });
  });
});

describe("verification", () => {
  it("never reports tampering while people write", async () => {
    const chain = randomUUID();
    await append(chain, 1_500);
    let writing = true;
    const write = async () => {
      while (writing) await append(chain, 3);
    };
    const writers = [1, 2, 3, 4, 5].map(write);
    const found = [];
    for (let n = 0; n < 8; n += 1) found.push(await check(chain));
    writing = false;
    await Promise.all(writers);
    expect(found.map((f) => f.brokenAt)).toEqual(found.map(() => null));
    // They did write meanwhile: each run found more than the one before it.
    const ends = found.map((f) => f.checkedSeq);
    expect(new Set(ends).size).toBe(ends.length);
    expect(await eventsOf(chain, "chain.broken")).toEqual([]);
  });

  it.each([
    ["a changed event", "UPDATE event SET person_name = '别人' WHERE seq = 2", 2, "CONTENT"],
    ["a changed body", "UPDATE event SET body = replace(body, '甲', '乙') WHERE seq = 2", 2, "CONTENT"],
    ["a body taken away from words that stay", "UPDATE event SET body = NULL WHERE seq = 2", 2, "CONTENT"],
    ["a changed hash of a body", "UPDATE event SET body_hash = repeat('0', 64) WHERE seq = 2", 2, "CONTENT"],
    ["another version", "UPDATE event SET version = '2-sm3' WHERE seq = 2", 2, "CONTENT"],
    ["an unknown version", "UPDATE event SET version = '9-md5' WHERE seq = 2", 2, "CONTENT"],
    [
      "a version 2 event taken for an old one",
      "UPDATE event SET version = '1', body = NULL, body_hash = NULL WHERE seq = 2",
      2,
      "CONTENT",
    ],
    [
      "a changed event with hashes of its own",
      `UPDATE event SET body = replace(body, '甲', '乙'), person_name = '乙' WHERE seq = 2;
       UPDATE event SET body_hash = encode(sha256(convert_to(body, 'UTF8')), 'hex') WHERE seq = 2;
       UPDATE event SET hash = encode(sha256(convert_to(version || E'\\n' || prev_hash || E'\\n' || body_hash, 'UTF8')), 'hex')
         WHERE seq = 2`,
      3,
      "LINK",
    ],
    ["a removed event", "DELETE FROM event WHERE seq = 2", 2, "MISSING"],
    ["a removed last event", "DELETE FROM event WHERE seq = 4", 4, "MISSING"],
    ["a changed head", "UPDATE event_chain SET hash = repeat('0', 64)", 4, "HEAD"],
  ] as const)("finds %s, tells of it once, and does not lose it", async (_what, sql, seq, kind) => {
    const chain = randomUUID();
    await append(chain, 4);
    await tamper(sql);
    expect(await check(chain)).toMatchObject({ brokenAt: seq, brokenKind: kind, verifiedAt: null });
    // Telling of it is an event too; where the head is wrong it comes right by it and the last link does not.
    await check(chain);
    const told = await eventsOf(chain, "chain.broken");
    expect(told[0]).toMatchObject({ personName: "系统", subjectType: "CHAIN", subjectLabel: `第${seq}条` });
    expect(told[0]?.changes).toContainEqual(expect.objectContaining({ field: "kind", old: null, new: kind }));
    if (kind !== "HEAD" && sql !== "DELETE FROM event WHERE seq = 4") expect(told).toHaveLength(1);
    expect((await check(chain)).brokenAt).not.toBeNull();
  });

  it("finds a cut tail, also with a head that fits it, and a chain rewritten whole", async () => {
    const chain = randomUUID();
    await append(chain, 5);
    expect(await check(chain)).toMatchObject({ brokenAt: null, verifiedSeq: 5 });
    const cut =
      "DELETE FROM event WHERE seq > 3; UPDATE event_chain SET seq = 3, hash = (SELECT hash FROM event WHERE seq = 3)";
    await tamper(cut);
    expect(await check(chain)).toMatchObject({ brokenAt: 4, brokenKind: "CUT", verifiedSeq: 5 });
    await append(chain, 5);
    expect(await check(chain)).toMatchObject({ brokenAt: 5, brokenKind: "REWRITTEN", verifiedSeq: 5 });
  });

  it("keeps the place it was last found whole at, whoever writes", async () => {
    const chain = randomUUID();
    await append(chain, 2);
    await check(chain);
    await expect(db.chainCheck.update({ where: { chain }, data: { verifiedSeq: 1 } })).rejects.toThrow(/only moves on/);
  });

  it("goes on from its checkpoint within a run, and reads everything in the next", async () => {
    const chain = randomUUID();
    await append(chain, 2_500);
    const run = await begin(chain);
    await chainCheck({ chain, run }, { over: () => true });
    expect(await db.chainCheck.findUnique({ where: { chain } })).toMatchObject({ runSeq: 1_000, runHeadSeq: 2_500 });
    // Changed behind the checkpoint: this run has passed it, the next one has not.
    await tamper("UPDATE event SET person_name = '别人' WHERE seq = 7");
    await chainCheck({ chain, run }, unhurried);
    expect(await db.chainCheck.findUnique({ where: { chain } })).toMatchObject({ brokenAt: null, checkedSeq: 2_500 });
    expect(await check(chain)).toMatchObject({ brokenAt: 7 });
  });

  it("is ended by one of two workers that hold the same run", async () => {
    const chain = randomUUID();
    await append(chain, 1_500);
    await tamper("UPDATE event SET person_name = '别人' WHERE seq = 1200");
    const run = await begin(chain);
    await Promise.all([1, 2, 3].map(() => chainCheck({ chain, run }, unhurried)));
    expect(await eventsOf(chain, "chain.broken")).toHaveLength(1);
    expect(await db.chainCheck.findUnique({ where: { chain } })).toMatchObject({ brokenAt: 1_200, runId: null });
  });
});

/** Resolves once so many connections wait for a lock of this database. */
async function waiting(client: Client, count: number): Promise<void> {
  const ask =
    "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
  await vi.waitUntil(async () => (await client.query<{ n: number }>(ask)).rows[0]?.n === count, { timeout: 20_000 });
}

it("a run that several workers read to its end at once is ended, told and logged by one", async () => {
  const chain = randomUUID();
  await append(chain, 4);
  await tamper("UPDATE event SET person_name = '别人' WHERE seq = 2");
  const run = await begin(chain);
  // Begun before: the end is the first thing its workers write.
  const { seq, hash } = await db.eventChain.findUniqueOrThrow({ where: { key: chain } });
  await db.chainCheck.update({ where: { chain }, data: { runHeadSeq: seq, runHeadHash: hash } });
  await asOwner(async (client) => {
    await client.query("BEGIN; SELECT 1 FROM chain_check FOR UPDATE");
    const workers = [1, 2, 3].map(() => chainCheck({ chain, run }, unhurried));
    await asOwner((other) => waiting(other, workers.length));
    await client.query("COMMIT");
    await Promise.all(workers);
  });
  expect(await eventsOf(chain, "chain.broken")).toHaveLength(1);
  expect(error).toHaveBeenCalledTimes(1);
  expect(await db.chainCheck.findUnique({ where: { chain } })).toMatchObject({ brokenAt: 2, runId: null });
});

it("what a run found is not written over the one that took its place", async () => {
  const chain = randomUUID();
  await append(chain, 4);
  const run = await begin(chain);
  const { seq, hash } = await db.eventChain.findUniqueOrThrow({ where: { key: chain } });
  await db.chainCheck.update({ where: { chain }, data: { runHeadSeq: seq, runHeadHash: hash } });
  const next = randomUUID();
  await asOwner(async (client) => {
    await client.query("BEGIN; SELECT 1 FROM chain_check FOR UPDATE");
    const worker = chainCheck({ chain, run }, unhurried);
    await asOwner((other) => waiting(other, 1));
    await client.query("UPDATE chain_check SET run_id = $1", [next]);
    await client.query("COMMIT");
    await worker;
  });
  const kept = await db.chainCheck.findUnique({ where: { chain } });
  expect(kept).toMatchObject({ runId: next, checkedAt: null, verifiedAt: null });
});

describe("every night", () => {
  it("all chains are verified that were not lately, those without a head too", async () => {
    const [one, two, gone] = [randomUUID(), randomUUID(), randomUUID()];
    await append(one, 1);
    await append(two, 1);
    await check(two);
    const lastWeek = new Date(Date.now() - 7 * 86_400_000);
    await db.chainCheck.create({ data: { chain: gone, checkedAt: lastWeek, verifiedAt: lastWeek, verifiedSeq: 3 } });
    await asOwner((client) => client.query("DELETE FROM pgboss.job"));
    await chainCheckAll({ after: "" }, unhurried);
    expect((await jobs()).map((job) => job.singleton_key).sort()).toEqual([one, gone].sort());
    expect(await check(gone)).toMatchObject({ brokenAt: 1, brokenKind: "CUT" });
  });
});

describe("asked for", () => {
  it("twice, one job is queued and one event written", async () => {
    const viewer = await viewerWith("AUDIT_ADMIN");
    const chain = viewer.bodyId;
    expect(await requestChainCheck(viewer, sentOnce(), { chain })).toEqual({ ok: true });
    expect(await requestChainCheck(viewer, sentOnce(), { chain })).toEqual({ ok: true });
    expect(await jobs()).toMatchObject([{ name: "chain-check", singleton_key: chain }]);
    expect(await eventsOf(chain, "chain.check-requested")).toHaveLength(1);
  });

  it("of a chain of somebody else it does not exist", async () => {
    const own = await createBody();
    const below = await createBody({ parentId: own.id });
    const ask = async (viewer: Awaited<ReturnType<typeof viewerWith>>, chain: string) =>
      (await requestChainCheck(viewer, sentOnce(), { chain })).ok;
    const [above, lower] = [
      await viewerWith("AUDIT_ADMIN", { bodyId: own.id }),
      await viewerWith("AUDIT_ADMIN", { bodyId: below.id }),
    ];
    expect([await ask(above, own.id), await ask(above, below.id), await ask(above, TOP_CHAIN)]).toEqual([
      true,
      true,
      true,
    ]);
    expect([await ask(lower, below.id), await ask(lower, own.id), await ask(lower, TOP_CHAIN)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await ask(await viewerWith("SYSTEM_ADMIN", { bodyId: own.id }), own.id)).toBe(false);
    expect(await jobs()).toHaveLength(3);
  });

  it("is undone with the transaction it was asked in", async () => {
    const viewer = await viewerWith("AUDIT_ADMIN");
    await asOwner((c) =>
      c.query(
        "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE 'no'; END$$; CREATE TRIGGER no BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION no()",
      ),
    );
    await expect(requestChainCheck(viewer, sentOnce(), { chain: viewer.bodyId })).rejects.toThrow(/no/);
    await asOwner((c) => c.query("DROP TRIGGER no ON event; DROP FUNCTION no"));
    expect([await jobs(), await db.chainCheck.count()]).toEqual([[], 0]);
  });
});
