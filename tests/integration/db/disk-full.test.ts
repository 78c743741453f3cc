import { randomUUID } from "node:crypto";
import os from "node:os";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { GET } from "@/app/api/health/route";
import { POST as upload } from "@/app/api/import/route";
import { PAGE_ACCOUNT } from "@/lib/access/page-account";
import type { Viewer } from "@/lib/access/viewer";
import { DISK_FULL } from "@/lib/command/refusal";
import { db } from "@/lib/db/client";
import { env, setEnv } from "@/lib/env";
import { saveView } from "@/lib/features/ledger/commands/save-view";
import { saveDraft } from "@/lib/features/measure/commands/save-draft";
import { resetDatabase } from "../../support/database";
import { createBody, createMeasure, createUnit, sentOnce, viewerWith } from "../../support/factories";

const asking = vi.hoisted(() => ({ viewer: null as unknown }));
vi.mock("@/lib/access/session", async (original) => ({
  ...(await original<typeof import("@/lib/access/session")>()),
  getViewer: async () => asking.viewer,
}));

/** A report pasted into the import desk, as its page sends it. */
async function paste(viewer: Viewer, text: string) {
  asking.viewer = viewer;
  const origin = env().PUBLIC_URL;
  const query = new URLSearchParams({ bodyId: viewer.bodyId, key: randomUUID(), pasted: "1" });
  query.set(PAGE_ACCOUNT, viewer.accountId);
  const request = new Request(`${origin}/api/import?${query}`, { method: "POST", headers: { origin }, body: text });
  const answer = await upload(request);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** The disk is made full by asking for more room than there is. */
const full = () => setEnv({ DATABASE_DIRECTORY: os.tmpdir(), DISK_RESERVE_MB: "1000000" });
const freed = () => setEnv({ DISK_RESERVE_MB: "0" });

beforeEach(resetDatabase);
afterEach(() => void setEnv({ DATABASE_DIRECTORY: "", DISK_RESERVE_MB: "" }));

const health = async () => {
  const answer = await GET(new Request("http://localhost/api/health"));
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

describe("a disk that is nearly full", () => {
  it("stops writing with a sentence, and no more than that once space is freed", async () => {
    const viewer = await viewerWith("OFFICE", { bodyId: (await createBody()).id });
    const sent = sentOnce();
    full();
    expect(await saveView(viewer, sent, { name: "本周到期", query: "dueWithin=7" })).toEqual({
      ok: false,
      code: "limit",
      why: DISK_FULL,
    });
    expect([await db.savedView.count(), await db.idempotencyKey.count()]).toEqual([0, 0]);
    freed();
    expect(await saveView(viewer, sent, { name: "本周到期", query: "dueWithin=7" })).toMatchObject({ ok: true });
    expect(await db.savedView.count()).toBe(1);
  });

  it("keeps no draft either, and says so", async () => {
    const unit = await createUnit();
    const viewer = await viewerWith("LIAISON", { bodyId: unit.bodyId, unitId: unit.id });
    const measure = await createMeasure({ status: "UNDERWAY", bodyId: unit.bodyId, leadUnitId: unit.id });
    const draft = { measureId: measure.id, kind: "PROGRESS" as const, text: "已完成初稿" };
    full();
    expect(await saveDraft(viewer, draft)).toEqual({ ok: false, code: "limit", why: DISK_FULL });
    freed();
    expect(await saveDraft(viewer, draft)).toEqual({ ok: true });
  });

  it("takes no report: 507 with a sentence at the field, and nothing of it kept", async () => {
    const viewer = await viewerWith("OFFICE", { bodyId: (await createBody()).id });
    full();
    const refused = { status: 507, body: { ok: false, why: DISK_FULL, fields: { file: [DISK_FULL] } } };
    expect(await paste(viewer, "整改")).toEqual(refused);
    expect([await db.importDraft.count(), await db.idempotencyKey.count()]).toEqual([0, 0]);
    freed();
    // What was sent is looked at again.
    expect((await paste(viewer, "整改")).status).toBe(422);
  });

  it("is told by the health check, which still says that pages can be read", async () => {
    expect(await health()).toMatchObject({ status: 200, body: { ok: true, writing: "open" } });
    full();
    expect(await health()).toMatchObject({ status: 200, body: { ok: true, writing: "stopped: disk nearly full" } });
  });
});

describe("the health check", () => {
  it("says what the supervisor last told of its parts", async () => {
    const supervision = {
      web: { state: "up", processes: "2/2", restarts: 1 },
      worker: { state: "down", restarts: 3 },
      database: { state: "up", restarts: 0 },
    };
    Object.assign(globalThis, { ledgerSupervision: supervision });
    expect((await health()).body).toEqual({ ok: true, writing: "open", checkpoints: "none", ...supervision });
    Object.assign(globalThis, { ledgerSupervision: undefined });
    expect((await health()).body).toEqual({ ok: true, writing: "open", checkpoints: "none" });
  });
});
