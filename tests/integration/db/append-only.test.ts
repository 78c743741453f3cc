import { beforeEach, describe, expect, it } from "vitest";
import { countQueries, db } from "@/lib/db/client";
import { readRights } from "@/lib/db/rights";
import { APPEND_ONLY_TABLES } from "@/lib/db/runtime-role";
import { BODY_EDITED } from "@/lib/features/people/events";
import { recordEvents } from "@/lib/history/record";
import { asOwner, resetDatabase } from "@/tests/support/database";

const entry = {
  actor: { kind: "stranger" },
  at: new Date(),
  bodyId: null,
  kind: BODY_EDITED,
  subjectId: "018f0000-0000-7000-8000-000000000000",
  subjectLabel: "-",
} as const;

const statements = ["UPDATE event SET reason = 'changed'", "DELETE FROM event", "TRUNCATE event"];

beforeEach(async () => {
  await resetDatabase();
  await db.$transaction((tx) => recordEvents(tx, [entry]));
});

describe("history", () => {
  it.each(statements)("cannot be changed by the application: %s", async (sql) => {
    await expect(db.$executeRawUnsafe(sql)).rejects.toThrow(/permission denied/);
    expect(await db.event.count({ where: { reason: "" } })).toBe(1);
  });

  it.each(statements)("cannot be changed by the owner of the tables: %s", async (sql) => {
    await expect(asOwner((client) => client.query(sql))).rejects.toThrow(/rows are only ever added/);
    expect(await db.event.count({ where: { reason: "" } })).toBe(1);
  });

  it("cannot be unlocked by the application", async () => {
    await expect(db.$executeRawUnsafe("ALTER TABLE event DISABLE TRIGGER ALL")).rejects.toThrow(/must be owner/);
    await expect(db.$executeRawUnsafe("DROP TABLE event")).rejects.toThrow(/must be owner/);
    await expect(db.$executeRawUnsafe("CREATE TABLE mine (id int)")).rejects.toThrow(/permission denied/);
    await expect(db.$executeRawUnsafe("DELETE FROM _prisma_migrations")).rejects.toThrow(/permission denied/);
  });

  it("is called append-only or written by functions in the schema wherever a trigger keeps it", () => {
    const appendOnly = readRights().filter((rights) => rights.update.length === 0 && !rights.delete);
    expect(appendOnly.map(({ table }) => table)).toEqual(expect.arrayContaining([...APPEND_ONLY_TABLES]));
  });
});

describe("countQueries", () => {
  it("counts statements, also those inside a transaction, and not those of others", async () => {
    const [inside, outside] = await Promise.all([
      countQueries(() =>
        db.$transaction(async (tx) => {
          await tx.event.count();
          await tx.event.findMany();
        }),
      ),
      countQueries(() => db.event.count()),
    ]);
    expect(inside.count).toBe(2);
    expect(outside.count).toBe(1);
    expect(outside.result).toBe(1);
  });
});
