import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { inSnapshot, reader } from "@/lib/db/snapshot";
import { resetDatabase } from "@/tests/support/database";
import { createSession } from "@/tests/support/factories";

beforeEach(resetDatabase);
afterAll(resetDatabase);

describe("one snapshot per page", () => {
  it("shows nothing of what is written while it is read", async () => {
    await createSession();
    const seen = await inSnapshot(async () => {
      const before = await reader().session.count();
      await db.session.updateMany({ data: { endedAt: new Date() } });
      await createSession();
      const rows = await reader().session.findMany({ select: { endedAt: true }, orderBy: { id: "asc" } });
      return { before, rows };
    });
    expect(seen).toEqual({ before: 1, rows: [{ endedAt: null }] });
    expect(await inSnapshot(() => reader().session.count())).toBe(2);
  });

  it("is joined by a loader inside another one", async () => {
    await inSnapshot(async () => {
      const outer = reader();
      await inSnapshot(async () => expect(reader()).toBe(outer));
    });
  });

  it("cannot write, and ends before what is drawn from it", async () => {
    await expect(inSnapshot(() => reader().session.updateMany({ data: { endedAt: new Date() } }))).rejects.toThrow(
      /read-only transaction/,
    );
    await inSnapshot(async () => undefined);
    expect(reader()).toBe(db);
  });

  it("hands on what its loader throws", async () => {
    class Elsewhere extends Error {}
    await expect(
      inSnapshot(async () => {
        throw new Elsewhere();
      }),
    ).rejects.toBeInstanceOf(Elsewhere);
  });
});
