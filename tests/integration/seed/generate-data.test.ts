import { beforeEach, describe, expect, it, vi } from "vitest";
import { verifyPassword } from "@/lib/access/sign-in/password";
import { db } from "@/lib/db/client";
import { day, dayFromDb } from "@/lib/domain/day";
import { dueWithinWhere, overdueWhere, silentWhere } from "@/lib/domain/measure/deadline";
import { MEASURE_STATUSES } from "@/lib/domain/types";
import { settleOrder } from "@/lib/features/feedback/commands/settle-order";
import { verifyChain } from "@/lib/history/record";
import { EXAMPLE_PASSWORD } from "@/prisma/seed/accounts";
import { BENCH_ACCOUNTS, type BulkOptions, GenerateRefused, generateData } from "@/prisma/seed/bulk/generate";
import { withoutIndexes } from "@/prisma/seed/bulk/insert";
import { keptMeasures, toldMeasures } from "@/tests/support/history";
import { asOwner, resetDatabase } from "../../support/database";
import { treeDifferences } from "../../support/tree";

// Thousands of rows each: more time than a test of one rule, on a machine that also builds.
vi.setConfig({ testTimeout: 120_000 });

beforeEach(resetDatabase);

const TODAY = day("2026-03-18");
const SMALL = { bodies: 2, measures: 120 };
const generate = (options: Partial<BulkOptions> = {}) =>
  db.$transaction((tx) => generateData(tx, { bodies: 3, measures: 630, seed: 7, today: TODAY, ...options }), {
    timeout: 60_000,
  });

/** One hash over every row of the tables, in a fixed order; password hashes are salted and left out. */
async function fingerprint(): Promise<Record<string, string | undefined>> {
  const tables = [
    "body",
    "unit",
    "person",
    "post",
    "inspection",
    "issue",
    "measure",
    "measure_unit",
    "progress_entry",
    "application",
    "signature",
    "event",
  ];
  return asOwner(async (client) => {
    const all: Record<string, string | undefined> = {};
    for (const table of tables) {
      const { rows } = await client.query<{ md5: string }>(
        `SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS md5 FROM ${table} t`,
      );
      all[table] = rows[0]?.md5;
    }
    return all;
  });
}

describe("generated data", () => {
  it("gives the same rows for the same numbers, others for another seed", async () => {
    await generate(SMALL);
    const first = await fingerprint();
    await resetDatabase();
    await generate(SMALL);
    expect(await fingerprint()).toEqual(first);
    await resetDatabase();
    await generate({ ...SMALL, seed: 8 });
    expect((await fingerprint()).measure).not.toBe(first.measure);
  });

  it("writes exactly what was asked for, spread over the bodies and over every state", async () => {
    const counts = await generate();
    expect(counts).toMatchObject({ bodies: 4, measures: 630, inspections: 6 });
    expect(await asOwner(treeDifferences)).toEqual([]);
    expect(await db.measure.count()).toBe(630);
    expect(await db.installation.findUnique({ where: { id: 1 } })).toMatchObject({ kind: "EXAMPLE" });
    for (const body of await db.body.findMany({ where: { parentId: { not: null } } })) {
      expect(await db.measure.count({ where: { bodyId: body.id } })).toBe(210);
    }
    for (const status of MEASURE_STATUSES)
      expect(await db.measure.count({ where: { status } }), status).toBeGreaterThan(0);
    for (const where of [overdueWhere(TODAY), dueWithinWhere(TODAY, 7), silentWhere(TODAY, 14)]) {
      expect(await db.measure.count({ where })).toBeGreaterThan(10);
    }
    const entries =
      (await db.progressEntry.count()) / (await db.measure.count({ where: { status: { not: "PLANNED" } } }));
    expect(entries).toBeGreaterThan(1.8);
    expect(entries).toBeLessThan(2.2);
  });

  it("holds together: order, history, applications and last reports", async () => {
    await generate();
    const before = await db.measure.findMany({ orderBy: { id: "asc" } });
    for (const { id } of await db.inspection.findMany()) await db.$transaction((tx) => settleOrder(tx, id));
    expect(await db.measure.findMany({ orderBy: { id: "asc" } })).toEqual(before);
    for (const { key } of await db.eventChain.findMany())
      expect(await verifyChain(db, key)).toMatchObject({ intact: true });
    const measures = await db.measure.findMany({
      include: {
        progress: { orderBy: { day: "desc" }, take: 1 },
        closeOuts: { include: { signatures: true, points: true } },
      },
    });
    expect(await toldMeasures()).toEqual(await keptMeasures());
    for (const m of measures) {
      const heard = m.progress[0]?.day ?? m.lastHeardOn;
      expect(m.lastHeardOn, m.code).toEqual(heard);
      expect(dayFromDb(m.lastHeardOn) < TODAY, m.code).toBe(true);
      const state = { PLANNED: [], UNDERWAY: [], SUBMITTED: ["PENDING"], RETURNED: ["RETURNED"], CLOSED: ["APPROVED"] }[
        m.status
      ];
      expect(
        m.closeOuts.map((c) => c.state),
        m.code,
      ).toEqual(state);
      for (const c of m.closeOuts) {
        expect(c.signatures.length, m.code).toBe(
          m.status === "CLOSED" ? 2 : m.status === "RETURNED" || m.stage === "SUPERVISION" ? 1 : 0,
        );
        expect(c.points.length, m.code).toBe(m.status === "RETURNED" ? 1 : 0);
        expect(
          c.signatures.every((s) => s.personId !== c.applicantId && s.createdAt > c.submittedAt),
          m.code,
        ).toBe(true);
      }
    }
  });

  it("opens the accounts of the bench", async () => {
    await generate({ bodies: 1, measures: 20 });
    for (const [role, login] of Object.entries(BENCH_ACCOUNTS)) {
      const account = await db.account.findUnique({
        where: { login },
        include: { person: { include: { posts: true } } },
      });
      expect(
        account?.person.posts.map((p) => p.role),
        login,
      ).toEqual([role]);
      expect(account?.mustChangePassword).toBe(false);
    }
    const office = await db.account.findUnique({ where: { login: BENCH_ACCOUNTS.OFFICE } });
    expect(await verifyPassword(office?.passwordHash ?? "", EXAMPLE_PASSWORD)).toBe(true);
  });

  it("refuses a real body's database and a second run", async () => {
    await db.installation.create({ data: { kind: "REAL" } });
    await expect(generate()).rejects.toThrow(GenerateRefused);
    expect(await db.body.count()).toBe(0);
    await resetDatabase();
    await generate({ bodies: 1, measures: 20 });
    await expect(generate({ bodies: 1, measures: 20 })).rejects.toThrow(GenerateRefused);
    expect(await db.measure.count()).toBe(20);
  });
});

describe("taking indexes off and putting them back", () => {
  it("leaves every index and reference as it was", async () => {
    const read = () =>
      asOwner(async (client) => {
        const { rows } = await client.query<{ what: string }>(
          `SELECT indexdef AS what FROM pg_indexes WHERE schemaname = 'public'
           UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
           WHERE connamespace = 'public'::regnamespace ORDER BY 1`,
        );
        return rows.map((r) => r.what);
      });
    const before = await read();
    // Only the owner may: a client of its own, as the command has.
    const { PrismaClient } = await import("@/lib/db/generated/client");
    const { PrismaPg } = await import("@prisma/adapter-pg");
    const { testDatabaseUrl } = await import("../../support/database");
    const owner = new PrismaClient({ adapter: new PrismaPg({ connectionString: testDatabaseUrl }) });
    let during: string[] = [];
    await owner.$transaction(
      (tx) =>
        withoutIndexes(tx, ["measure", "measure_unit"], async () => {
          const rows = await tx.$queryRaw<
            { n: string }[]
          >`SELECT indexname AS n FROM pg_indexes WHERE tablename = 'measure'`;
          during = rows.map((r) => r.n);
        }),
      { timeout: 60_000 },
    );
    await owner.$disconnect();
    expect(during).toEqual(expect.arrayContaining(["measure_pkey"]));
    expect(during).not.toContain("x_measure_open_by_unit");
    expect(await read()).toEqual(before);
  });
});
