import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { setEnv } from "@/lib/env";
import { BODY_EDITED } from "@/lib/features/people/events";
import { recordEvents } from "@/lib/history/record";
import { verifyChain } from "@/lib/history/verify";
import { asOwner, resetDatabase } from "@/tests/support/database";
import { appendOld } from "@/tests/support/old-history";
import { append, check, tamper } from "./scene";

/** One chain holds events of every version there has been, and holds. */

beforeEach(resetDatabase);

async function mixed(): Promise<string> {
  const chain = randomUUID();
  const old = [{ bodyId: chain, reason: "甲" }, { bodyId: chain }];
  await asOwner((client) => appendOld(client, chain, old, { kept: false }));
  await asOwner((client) => appendOld(client, chain, old, { kept: true }));
  await append(chain, 2);
  setEnv({ HISTORY_HASH: "sm3" });
  await append(chain, 2);
  setEnv({ HISTORY_HASH: "sha256" });
  await append(chain, 1);
  return chain;
}

describe("a chain with events of every version", () => {
  it("holds", async () => {
    const chain = await mixed();
    const versions = await db.event.findMany({ where: { chain }, orderBy: { seq: "asc" }, select: { version: true } });
    const names = ["1", "1", "1", "1", "2-sha256", "2-sha256", "2-sm3", "2-sm3", "2-sha256"];
    expect(versions.map((v) => v.version)).toEqual(names);
    expect(await check(chain)).toMatchObject({ brokenAt: null, verifiedSeq: 9, destroyed: 0 });
  });

  it.each([1, 3, 5, 7])("is found broken at a change of its event %i", async (seq) => {
    const chain = await mixed();
    await tamper(`UPDATE event SET reason = '改' WHERE seq = ${seq}`);
    expect(await check(chain)).toMatchObject({ brokenAt: seq, brokenKind: "CONTENT" });
  });

  it("stays whole by the hash of a body that was destroyed, and tells of it", async () => {
    const chain = await mixed();
    const emptied = "person_name = '', post_label = '', subject_label = '', reason = '', changes = '[]'";
    await tamper(`UPDATE event SET body = NULL, ${emptied} WHERE seq IN (6, 8)`);
    expect(await check(chain)).toMatchObject({ brokenAt: null, verifiedSeq: 9, destroyed: 2 });
    await tamper("UPDATE event SET reason = '另有说法' WHERE seq = 6");
    expect(await check(chain)).toMatchObject({ brokenAt: 6, brokenKind: "CONTENT" });
  });
});

it("any text is read back as it was hashed", async () => {
  const anyText = fc.string({ unit: "binary", maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(anyText, anyText, anyText), { minLength: 1, maxLength: 5 }), async (texts) => {
      const chain = randomUUID();
      const about = { bodyId: chain, subjectId: chain, kind: BODY_EDITED } as const;
      const events = texts.map(([name, reason, value]) => ({
        ...about,
        actor: { kind: "person" as const, personId: chain, personName: name, postId: null, postLabel: value },
        at: new Date(),
        subjectLabel: name,
        facts: [{ field: "progress", old: value, new: reason }],
        reason,
      }));
      await db.$transaction((tx) => recordEvents(tx, events));
      expect(await verifyChain(db, chain)).toMatchObject({ intact: true, events: texts.length });
    }),
    { numRuns: 60 },
  );
});

it("time never goes back within a chain, whatever the clocks of several machines say", async () => {
  const chain = randomUUID();
  const at = (minute: number) => new Date(Date.UTC(2026, 3, 1, 8, minute));
  for (const minute of [10, 5, 20, 0]) await append(chain, 1, "", at(minute));
  const rows = await db.event.findMany({ where: { chain }, orderBy: { seq: "asc" } });
  expect(rows.map((row) => row.at)).toEqual([at(10), at(10), at(20), at(20)]);
  expect(await check(chain)).toMatchObject({ brokenAt: null });
});
