import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { type Asked, type Door, definePage } from "@/lib/command/define-page";
import { db } from "@/lib/db/client";
import { reader } from "@/lib/db/snapshot";
import { READ_AUDIT } from "@/lib/features/audit/acts";
import { resetDatabase } from "@/tests/support/database";
import { viewerWith } from "@/tests/support/factories";

/** The gate every page of the ledger goes through. */

const asking = vi.hoisted(() => ({ viewer: null as unknown }));
vi.mock("@/lib/access/session", () => ({ requireViewer: async () => asking.viewer }));
vi.mock("next/headers", () => ({ headers: async () => new Headers({ "x-ledger-path": "/somewhere?q=typed" }) }));
vi.mock("@/lib/access/request-path", () => ({ REQUEST_PATH_HEADER: "x-ledger-path" }));

beforeEach(resetDatabase);

/** Opens a page at an address as somebody; tells what its loader was asked, or that there is no such page. */
async function opened(
  viewer: Viewer,
  door: Door,
  at: { id?: string; query?: Record<string, string> } = {},
  load: (asked: Asked) => Promise<object | null> = async () => ({}),
) {
  asking.viewer = viewer;
  const loader = vi.fn(load);
  const open = definePage(door, loader);
  const page = open({
    params: Promise.resolve(at.id === undefined ? {} : { id: at.id }),
    searchParams: Promise.resolve(at.query ?? {}),
  });
  const there = await page.then(
    () => true,
    (error: Error & { digest?: string }) => {
      if (error.digest !== "NEXT_HTTP_ERROR_FALLBACK;404") throw error;
      return false;
    },
  );
  return { there, asked: loader.mock.calls.map(([asked]) => asked) };
}

const notes = () => db.event.findMany({ where: { action: "access.refused" }, select: { reason: true } });

describe("a page", () => {
  it("is there for whom a post opens it; to others it does not exist, nothing is read, and it is noted", async () => {
    const audit = await viewerWith("AUDIT_ADMIN");
    expect(await opened(audit, { act: READ_AUDIT })).toMatchObject({ there: true, asked: [{ id: "" }] });
    expect(await notes()).toEqual([]);
    const liaison = await viewerWith("LIAISON");
    expect(await opened(liaison, { act: READ_AUDIT })).toEqual({ there: false, asked: [] });
    expect(await opened(liaison, { may: () => false })).toEqual({ there: false, asked: [] });
    // By the path, without what was typed behind it; the same one once.
    expect(await notes()).toEqual([{ reason: "打开页面 /somewhere" }]);
    expect((await opened(liaison, { may: (viewer) => viewer === liaison })).there).toBe(true);
  });

  it("of a row is there when the loader finds it; what cannot be an id is not asked for", async () => {
    const viewer = await viewerWith("LIAISON");
    const id = randomUUID();
    expect(await opened(viewer, "by row", { id })).toMatchObject({ there: true, asked: [{ id, viewer }] });
    expect((await opened(viewer, "by row", { id }, async () => null)).there).toBe(false);
    for (const none of ["1", "not-an-id", "\u0000", `${id}x`]) {
      expect(await opened(viewer, "by row", { id: none }), none).toEqual({ there: false, asked: [] });
    }
    expect(await notes()).toEqual([]);
  });

  it("is handed its address as text is kept", async () => {
    const viewer = await viewerWith("LIAISON");
    const { asked } = await opened(viewer, "by row", { query: { q: "整改\u0000\u202e" } });
    expect(asked).toMatchObject([{ query: { q: "整改" } }]);
  });

  it("reads in a snapshot that nothing can be written in", async () => {
    const viewer = await viewerWith("LIAISON");
    const writes = async () => reader().post.updateMany({ data: { toOn: null, version: 9 } });
    await expect(opened(viewer, "by row", {}, writes)).rejects.toThrow(/read-only/);
    expect(await db.post.count({ where: { version: 9 } })).toBe(0);
  });
});
