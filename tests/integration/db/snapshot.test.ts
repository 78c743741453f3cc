import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { FailurePage, referenceOf } from "@/components/shell/failure-page";
import { db } from "@/lib/db/client";
import { inSnapshot, reader } from "@/lib/db/snapshot";
import { isTooSlow, STATEMENT_SECONDS } from "@/lib/domain/too-slow";
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

  it("ends a statement that takes longer than a page may, and says so with a number of its own", async () => {
    const limit = await inSnapshot(() => reader().$queryRaw`SELECT current_setting('statement_timeout') AS most`);
    expect(limit).toEqual([{ most: `${STATEMENT_SECONDS}s` }]);
    const asked = inSnapshot(async () => {
      await reader().$executeRaw`SET LOCAL statement_timeout = 50`;
      await reader().$queryRaw`SELECT pg_sleep(30)::text`;
    });
    const error: unknown = await asked.catch((thrown: unknown) => thrown);
    expect(isTooSlow(referenceOf(error))).toBe(true);
    expect(error).toMatchObject({ cause: { meta: { driverAdapterError: { cause: { originalCode: "57014" } } } } });
    const page = renderToStaticMarkup(createElement(FailurePage, { error, retry: () => undefined }));
    expect(page).toContain("查询超时，请缩小范围");
    expect(page).toContain(referenceOf(error));
    // The connection is whole and has the time of the others again.
    expect(await db.$queryRaw`SELECT current_setting('statement_timeout') AS most`).toEqual([{ most: "15s" }]);
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
