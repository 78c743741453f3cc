import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { brokenRule } from "@/lib/command/broken-rule";
import { transact } from "@/lib/command/transact";
import { db } from "@/lib/db/client";
import { addDays, dayToDb } from "@/lib/domain/day";
import { RULES_NOW } from "@/lib/domain/signing/bars";
import { ACCOUNT_PASSWORD_CHANGED } from "@/lib/features/account/events";
import { BODY_EDITED } from "@/lib/features/people/events";
import { personActor } from "@/lib/history/actor";
import { hashedRow } from "@/lib/history/hash";
import { appendRows, linked, openChain, recordEvents } from "@/lib/history/record";
import type { StoredRow } from "@/lib/history/row";
import { verifyChain } from "@/lib/history/verify";
import { asOwner, resetDatabase } from "@/tests/support/database";
import {
  createAccount,
  createBody,
  createMeasure,
  createPerson,
  createPost,
  NOW,
  sentOnce,
  TODAY,
  viewerWith,
} from "@/tests/support/factories";

/** What a web login could try with the rights it needs for honest work; every rule is tried as that login. */

beforeEach(resetDatabase);

const actor = personActor({ id: randomUUID(), name: "甲" }, null);
const about = { actor, at: NOW, kind: BODY_EDITED, subjectLabel: "-" } as const;

async function history(count: number): Promise<string> {
  const { id } = await createBody();
  const events = Array.from({ length: count }, () => ({ ...about, bodyId: id, subjectId: id }));
  await db.$transaction((tx) => recordEvents(tx, events));
  return id;
}

describe("history goes on", () => {
  it("through its functions alone", async () => {
    const chain = await history(3);
    const { id: _, ...last } = await db.event.findFirstOrThrow({ where: { chain, seq: 3 } });
    await expect(db.event.create({ data: { ...last, changes: [], seq: 4 } })).rejects.toThrow(/permission denied/);
    await expect(db.eventChain.update({ where: { key: chain }, data: { seq: 1 } })).rejects.toThrow(
      /permission denied/,
    );
    await expect(db.eventChain.create({ data: { key: "x", seq: 7, hash: "x" } })).rejects.toThrow(/permission denied/);
  });

  /** The next event of a chain, spoilt before its hashes are taken (`told`) or after (`row`), and appended. */
  async function forge(chain: string, told: object, row: Partial<StoredRow> = {}): Promise<number> {
    return db.$transaction(async (tx) => {
      const head = await openChain(tx, chain);
      const { kind, ...plain } = about;
      const named = { ...plain, action: kind.name, subjectType: kind.noun.type };
      const [next] = linked(chain, head, [
        { ...named, at: head.at ?? NOW, bodyId: chain, subjectId: chain, changes: [], full: false },
      ]);
      if (!next) throw new Error("no event");
      const made = hashedRow({ ...next, ...told }, row.prevHash ?? head.hash);
      await appendRows(tx, chain, [{ ...made, ...row }]);
      return (await openChain(tx, chain)).seq;
    });
  }

  it("without a gap, a fork or a step back, with hashes that are those of its bodies", async () => {
    const chain = await history(2);
    const other = await history(1);
    const zeros = "0".repeat(64);
    const first = await db.event.findFirstOrThrow({ where: { chain, seq: 1 } });
    const forged: [string, object, Partial<StoredRow>][] = [
      ["a gap", { seq: 9 }, {}],
      ["an event again", { seq: 1 }, {}],
      ["a fork", {}, { prevHash: first.hash }],
      ["an invented end", {}, { prevHash: zeros }],
      ["an earlier time", { at: new Date(NOW.getTime() - 1_000) }, {}],
      ["another chain", { chain: other, bodyId: other }, {}],
      ["a body of another body", { bodyId: other }, {}],
      ["a hash of nothing", {}, { hash: zeros }],
      ["a body's hash of nothing", {}, { bodyHash: zeros }],
      ["another body", {}, { body: "{}" }],
      ["changes of no form", { changes: "甲" }, {}],
      ["an unknown version", {}, { version: "1" }],
      ["SM3 without its form", {}, { version: "2-sm3", hash: "甲" }],
    ];
    for (const [what, told, row] of forged) await expect(forge(chain, told, row), what).rejects.toThrow(/of chain/);
    expect(await forge(chain, {})).toBe(3);
    expect(await verifyChain(db, chain)).toMatchObject({ intact: true, events: 3 });
  });

  it("in one order when twenty write at once", async () => {
    const { id: chain } = await createBody();
    const write = (n: number) => {
      // Each by a clock of its own, as on several machines.
      const at = new Date(NOW.getTime() + ((n * 7) % 20) * 60_000);
      const events = [1, 2, 3].map((m) => ({ ...about, at, bodyId: chain, subjectId: chain, reason: `${n}-${m}` }));
      return db.$transaction((tx) => recordEvents(tx, events), { maxWait: 30_000, timeout: 30_000 });
    };
    await Promise.all(Array.from({ length: 20 }, (_, n) => write(n)));
    expect(await verifyChain(db, chain)).toMatchObject({ intact: true, events: 60 });
    const rows = await db.event.findMany({ where: { chain }, orderBy: { seq: "asc" } });
    expect(rows.map((row) => row.at)).toEqual(rows.map((row) => row.at).sort((a, b) => a.getTime() - b.getTime()));
    // What one transaction wrote stands together.
    const blocks = rows.map((row) => row.reason.split("-"));
    for (const [i, [writer, nth]] of blocks.entries()) {
      expect(nth).toBe(String((i % 3) + 1));
      if (i % 3 > 0) expect(writer).toBe(blocks[i - 1]?.[0]);
    }
  });
});

describe("what was signed", () => {
  async function application() {
    const measure = await createMeasure({ status: "SUBMITTED" });
    const { id: applicantId } = await createPerson();
    const closeOut = await db.application.create({
      data: {
        kind: "CLOSE_OUT",
        chain: ["OFFICE", "SUPERVISION"],
        rules: RULES_NOW,
        measureId: measure.id,
        cycle: 1,
        attempt: 1,
        statement: "已完成",
        applicantId,
        applicantName: "甲",
        applicantPostLabel: "联络员",
      },
    });
    return { measure, closeOut };
  }

  it("is decided once", async () => {
    const { closeOut } = await application();
    const decide = (state: "APPROVED" | "RETURNED" | "PENDING") =>
      db.application.update({ where: { id: closeOut.id }, data: { state, decidedAt: NOW } });
    await decide("RETURNED");
    await expect(decide("APPROVED")).rejects.toThrow(/decided once/);
    await expect(decide("PENDING")).rejects.toThrow(/decided once/);
    // The owner is refused the words too, whom no right of a column stops.
    const rewrite = "UPDATE application SET statement = '改写'";
    await expect(asOwner((client) => client.query(rewrite))).rejects.toThrow(/decided once/);
  });

  it("has its points ticked off once, and keeps their words", async () => {
    const { closeOut } = await application();
    const { id } = await db.pointToMend.create({ data: { applicationId: closeOut.id, position: 1, text: "补佐证" } });
    await db.pointToMend.update({ where: { id }, data: { fixedAt: NOW, fixNote: "已补" } });
    const again = db.pointToMend.update({ where: { id }, data: { fixNote: "改写" } });
    await expect(again).rejects.toThrow(/ticked off once/);
    const reword = "UPDATE point_to_mend SET text = '改写'";
    await expect(asOwner((client) => client.query(reword))).rejects.toThrow(/ticked off once/);
  });

  it("is withdrawn unsigned only, for good, and not signed afterwards", async () => {
    const { closeOut } = await application();
    const by = { personId: closeOut.applicantId, personName: "甲", postLabel: "联络员" };
    const withdrawal = () => db.withdrawal.create({ data: { applicationId: closeOut.id, reason: "", ...by } });
    const sign = (applicationId: string, personId: string) =>
      db.signature.create({
        data: { applicationId, stage: "OFFICE", decision: "APPROVE", remark: "同意", checks: [], ...by, personId },
      });
    await expect(withdrawal()).rejects.toThrow(/signed or not withdrawn/);
    await db.application.update({ where: { id: closeOut.id }, data: { state: "WITHDRAWN", decidedAt: NOW } });
    await withdrawal();
    const signer = await createPerson();
    await expect(sign(closeOut.id, signer.id)).rejects.toThrow(/withdrawn and not signed/);
    await expect(asOwner((client) => client.query("DELETE FROM withdrawal"))).rejects.toThrow(/only ever added/);

    const { closeOut: signed } = await application();
    await sign(signed.id, signer.id);
    await db.application.update({ where: { id: signed.id }, data: { state: "WITHDRAWN", decidedAt: NOW } });
    const late = db.withdrawal.create({ data: { applicationId: signed.id, reason: "", ...by } });
    await expect(late).rejects.toThrow(/signed or not withdrawn/);
  });

  it("has its points open again only where the application that answered them was withdrawn", async () => {
    const { closeOut } = await application();
    const { id: _, ...made } = closeOut;
    const { id } = await db.pointToMend.create({ data: { applicationId: closeOut.id, position: 1, text: "补佐证" } });
    await db.pointToMend.update({ where: { id }, data: { fixedAt: NOW, fixNote: "已补" } });
    const reopen = (over: object = {}) => db.pointToMend.update({ where: { id }, data: { fixedAt: null, ...over } });
    const answer = await db.application.create({ data: { ...made, attempt: 2 } });
    await expect(reopen()).rejects.toThrow(/ticked off once/);
    await db.application.update({ where: { id: answer.id }, data: { state: "WITHDRAWN", decidedAt: NOW } });
    await expect(reopen({ fixNote: "" })).rejects.toThrow(/ticked off once/);
    expect(await reopen()).toMatchObject({ fixedAt: null, fixNote: "已补" });
  });

  it("has effect figures that are withdrawn once, and move inside their inspection only", async () => {
    const { measure } = await application();
    const other = await createMeasure();
    const { id } = await db.outcome.create({ data: { measureId: measure.id, kind: "RULE", value: 1, unit: "项" } });
    const away = db.outcome.update({ where: { id }, data: { measureId: other.id } });
    await expect(away).rejects.toThrow(/stays in its inspection/);
    await db.outcome.update({ where: { id }, data: { withdrawnAt: NOW, withdrawnReason: "重复" } });
    const back = db.outcome.update({ where: { id }, data: { withdrawnAt: null } });
    await expect(back).rejects.toThrow(/only ever withdrawn/);
    await expect(asOwner((client) => client.query("UPDATE outcome SET value = 9"))).rejects.toThrow(/withdrawn/);
  });
});

describe("a password", () => {
  it("is not changed without an event of its account in the same transaction", async () => {
    const { bodyId } = await createPerson();
    const account = await createAccount();
    const change = (hash: string) => ({ where: { id: account.id }, data: { passwordHash: hash } });
    const told = {
      ...about,
      bodyId,
      kind: ACCOUNT_PASSWORD_CHANGED,
      subjectId: account.id,
    } as const;
    await expect(db.account.update(change("x"))).rejects.toThrow(/without an event/);
    await db.$transaction(async (tx) => {
      await tx.account.update(change("y"));
      await recordEvents(tx, [told]);
    });
    // Yesterday's event does not speak for today's change.
    await expect(db.account.update(change("z"))).rejects.toThrow(/without an event/);
    expect(await db.account.findUniqueOrThrow({ where: { id: account.id } })).toMatchObject({ passwordHash: "y" });
  });
});

describe("三员分立", () => {
  const tomorrow = addDays(TODAY, 1);

  it("nobody holds two of the three posts, nor one beside a post in the ledger, on one day", async () => {
    const { personId } = await createPost({ role: "SYSTEM_ADMIN", toOn: TODAY });
    for (const role of ["SECURITY_ADMIN", "AUDIT_ADMIN", "OFFICE"] as const) {
      await expect(createPost({ personId, role }), role).rejects.toThrow(/x_post_three_administrators/);
      await expect(createPost({ personId, role, fromOn: TODAY }), role).rejects.toThrow(/x_post_three_administrators/);
    }
    await createPost({ personId, role: "OFFICE", fromOn: tomorrow });
    const ledger = await createPost({ role: "OFFICE" });
    await createPost({ personId: ledger.personId, role: "SUPERVISION" });
    await expect(createPost({ personId: ledger.personId, role: "AUDIT_ADMIN" })).rejects.toThrow(/administrators/);
  });

  it("two given at once: one of them is refused", async () => {
    const { id: personId } = await createPerson();
    const given = await Promise.allSettled([
      createPost({ personId, role: "SYSTEM_ADMIN" }),
      createPost({ personId, role: "AUDIT_ADMIN" }),
    ]);
    expect(given.map((g) => g.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("posts from before the rule stay, and can be ended", async () => {
    const post = await createPost({ role: "SYSTEM_ADMIN" });
    await asOwner(async (client) => {
      await client.query("ALTER TABLE post DISABLE TRIGGER x_post_three_administrators");
      await client.query(
        "INSERT INTO post (id, person_id, body_id, role, from_on) VALUES (gen_random_uuid(), $1, $2, 'OFFICE', '2020-01-01')",
        [post.personId, post.bodyId],
      );
      await client.query("ALTER TABLE post ENABLE TRIGGER x_post_three_administrators");
    });
    await db.post.updateMany({ where: { personId: post.personId }, data: { toOn: dayToDb(tomorrow) } });
    await expect(db.post.updateMany({ where: { personId: post.personId }, data: { toOn: null } })).rejects.toThrow(
      /administrators/,
    );
  });

  it("nobody gives a post to themselves", async () => {
    const { id: personId } = await createPerson();
    await expect(createPost({ personId, role: "OFFICE", givenById: personId })).rejects.toThrow(/given_by_another/);
  });

  it("a command that lets it slip through answers with a sentence", async () => {
    const viewer = await viewerWith("SECURITY_ADMIN");
    const { personId, bodyId } = await createPost({ role: "SYSTEM_ADMIN" });
    const { id } = await createPerson();
    const give = (data: { personId: string; givenById?: string }) =>
      transact(viewer, sentOnce(), async ({ tx }) => {
        await tx.post.create({ data: { ...data, role: "OFFICE", bodyId, fromOn: dayToDb(TODAY) } });
      });
    expect(await give({ personId })).toEqual({
      ok: false,
      code: "invalid",
      why: expect.stringContaining("须由三人分别担任"),
    });
    expect(await give({ personId: id, givenById: id })).toEqual({
      ok: false,
      code: "state",
      why: expect.stringContaining("不能为自己"),
    });
    expect(brokenRule(new Error("something else"))).toBeNull();
  });
});
