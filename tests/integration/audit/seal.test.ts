import { beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import { sealChainBreak } from "@/lib/features/audit/commands/seal-chain-break";
import { listAuditEvents } from "@/lib/features/audit/queries/audit";
import type { StoredRow } from "@/lib/history/row";
import { asOwner, resetDatabase } from "@/tests/support/database";
import { sentOnce, viewerWith } from "@/tests/support/factories";
import { appendOld } from "@/tests/support/old-history";
import { append, check, eventsOf, tamper } from "./scene";

let viewer: Viewer;
let chain: string;

beforeEach(async () => {
  await resetDatabase();
  viewer = await viewerWith("AUDIT_ADMIN");
  chain = viewer.bodyId;
});

/** An event of the first release: hashed from its values, of which a lone half of 𠮷 did not reach the database. */
async function appendBrokenOfOld(): Promise<void> {
  const broken = [{ bodyId: chain, reason: "调整\ud842" }];
  const spoilt = (row: StoredRow) => ({ ...row, reason: "调整\ufffd" });
  await asOwner((client) => appendOld(client, chain, broken, { kept: false, spoilt }));
}

const seal = (seq: number, recomputedHash: string) =>
  sealChainBreak(viewer, sentOnce(), { chain, seq, recomputedHash, reason: "旧版本的缺陷，已核对纸质件。" });

describe("a chain broken by the first release", () => {
  beforeEach(async () => {
    await append(chain, 2);
    await appendBrokenOfOld();
    await append(chain, 2);
  });

  it("is sealed at its number and goes on", async () => {
    const found = await check(chain);
    expect(found).toMatchObject({ brokenAt: 3, brokenKind: "CONTENT", checkedSeq: 2 });
    expect(await seal(3, found.brokenRecomputed)).toEqual({ ok: true });
    const [event] = await eventsOf(chain, "chain.sealed");
    expect(event).toMatchObject({ personId: viewer.personId, subjectLabel: "第3条" });
    expect(event?.changes).toMatchObject([
      { field: "seq", old: null, new: 3 },
      { field: "kind", old: null, new: "CONTENT", words: { field: "情形" } },
      { field: "storedHash", old: null, new: found.brokenStored },
      { field: "recomputedHash", old: null, new: found.brokenRecomputed },
    ]);
    // Sealing it began a run by itself.
    expect((await db.chainCheck.findUniqueOrThrow({ where: { chain } })).runId).not.toBeNull();
    const after = await check(chain);
    expect(after).toMatchObject({ brokenAt: null, sealed: 1, checkedSeq: event?.seq, verifiedSeq: event?.seq });
    // The audit administrator reads it: it is no ledger content.
    const filter = { chain, from: null, to: null, person: undefined, action: "chain.sealed" as const };
    expect((await listAuditEvents(viewer, filter, 1)).rows[0]?.changes).toHaveLength(4);
  });

  it("alarms again at another break, and at the sealed one when it changes again", async () => {
    const found = await check(chain);
    await seal(3, found.brokenRecomputed);
    await tamper("UPDATE event SET reason = '改' WHERE seq = 5");
    expect(await check(chain)).toMatchObject({ brokenAt: 5, sealed: 1 });
    await tamper("UPDATE event SET reason = '调整' WHERE seq = 3");
    expect(await check(chain)).toMatchObject({ brokenAt: 3, sealed: 0 });
  });

  it("is not sealed where nothing is broken, nothing is there, it changed since or was sealed already", async () => {
    const found = await check(chain);
    const whole = await db.event.findFirstOrThrow({ where: { chain, seq: 2 } });
    expect(await seal(2, whole.hash)).toMatchObject({ ok: false, why: "这条记录与校验值相符，不需要封存。" });
    expect(await seal(99, whole.hash)).toMatchObject({ ok: false, why: expect.stringContaining("缺失的记录不能封存") });
    expect(await seal(3, whole.hash)).toMatchObject({ ok: false, why: expect.stringContaining("重新核验") });
    expect(await eventsOf(chain, "chain.sealed")).toEqual([]);
    await seal(3, found.brokenRecomputed);
    expect(await seal(3, found.brokenRecomputed)).toMatchObject({ ok: false, why: "这处异常已经封存。" });
    expect(await eventsOf(chain, "chain.sealed")).toHaveLength(1);
  });

  it("is sealed by the audit administrator alone", async () => {
    const found = await check(chain);
    for (const role of ["SYSTEM_ADMIN", "SECURITY_ADMIN", "OFFICE"] as const) {
      viewer = await viewerWith(role, { bodyId: chain });
      expect(await seal(3, found.brokenRecomputed)).toMatchObject({ ok: false });
    }
    viewer = await viewerWith("AUDIT_ADMIN");
    expect(await seal(3, found.brokenRecomputed)).toMatchObject({ ok: false });
    expect(await eventsOf(chain, "chain.sealed")).toEqual([]);
  });
});

it("a changed event that keeps its text is sealed in the state it has, and no other", async () => {
  await append(chain, 3);
  await tamper("UPDATE event SET reason = '改' WHERE seq = 2");
  const found = await check(chain);
  expect(await seal(2, found.brokenRecomputed)).toEqual({ ok: true });
  expect(await check(chain)).toMatchObject({ brokenAt: null, sealed: 1 });
  await tamper("UPDATE event SET body = body || ' ' WHERE seq = 2");
  expect(await check(chain)).toMatchObject({ brokenAt: 2 });
});
