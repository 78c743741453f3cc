import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { loadViewer } from "@/lib/access/load-viewer";
import { hashPassword } from "@/lib/access/sign-in/password";
import { signIn } from "@/lib/access/sign-in/sign-in";
import type { Viewer } from "@/lib/access/viewer";
import { CHANGED_MEANWHILE, NOT_FOUND } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { db } from "@/lib/db/client";
import { addDays, dayToDb } from "@/lib/domain/day";
import { ROLES, type Role } from "@/lib/domain/types";
import { NOT_YOUR_OWN } from "@/lib/features/account/commands/account-row";
import { askReset } from "@/lib/features/account/commands/ask-reset";
import { cancelReset } from "@/lib/features/account/commands/cancel-reset";
import { changeOwnPassword } from "@/lib/features/account/commands/change-own-password";
import { createAccount as openAccount } from "@/lib/features/account/commands/create-account";
import { disableAccount } from "@/lib/features/account/commands/disable-account";
import { enableAccount } from "@/lib/features/account/commands/enable-account";
import { readNotices } from "@/lib/features/account/commands/read-notices";
import { recoverAccount } from "@/lib/features/account/commands/recover-account";
import { NOT_FOR_YOURSELF, NOT_WHAT_YOU_ASKED_FOR, releaseReset } from "@/lib/features/account/commands/release-reset";
import { type CodeUse, NO_SUCH_CODE, spendReset } from "@/lib/features/account/commands/spend-reset";
import { unreadNotices } from "@/lib/features/account/queries/notices";
import { recoverableAccounts } from "@/lib/features/account/queries/recoverable-accounts";
import { listResets } from "@/lib/features/account/queries/resets";
import { createPerson as addPerson } from "@/lib/features/people/commands/create-person";
import { editPerson, NOT_YOURSELF } from "@/lib/features/people/commands/edit-person";
import { endPost } from "@/lib/features/people/commands/end-post";
import { givePost } from "@/lib/features/people/commands/give-post";
import { asOwner, resetDatabase } from "@/tests/support/database";
import {
  createAccount,
  createBody,
  createPerson,
  createPost,
  createSession,
  NOW,
  sentOnce,
  TODAY,
  viewerOf,
} from "@/tests/support/factories";

beforeEach(resetDatabase);

const OLD = "Ledger-2026";
const NEW = "Kuaiban!Heshui9";
const passwordHash = await hashPassword(OLD);
const HOUR = 3_600_000;

/** A body with its three administrators and somebody of the office, each with an account. */
async function scene() {
  const body = await createBody();
  async function someone(role: Role, login: string) {
    const person = await createPerson({ bodyId: body.id, name: login });
    const account = await createAccount({ personId: person.id, login, passwordHash });
    await createPost({ personId: person.id, role, bodyId: body.id });
    return { person, account, viewer: await viewerOf(person) };
  }
  return {
    body,
    system: await someone("SYSTEM_ADMIN", "system"),
    system2: await someone("SYSTEM_ADMIN", "system2"),
    security: await someone("SECURITY_ADMIN", "security"),
    audit: await someone("AUDIT_ADMIN", "audit"),
    office: await someone("OFFICE", "office"),
  };
}
type Scene = Awaited<ReturnType<typeof scene>>;
type Who = Scene["system"];

const must = <T extends object>(result: Result<T>): { ok: true } & T => {
  if (!result.ok) throw new Error(result.why);
  return result;
};
const ask = (viewer: Viewer, of: Who) => askReset(viewer, sentOnce(), { id: of.account.id, reason: "忘记密码" });
const open = () => db.accountReset.findFirstOrThrow({ where: { usedAt: null, cancelledAt: null } });
const later = (viewer: Viewer, hours: number): Viewer => ({
  ...viewer,
  now: new Date(viewer.now.getTime() + hours * HOUR),
});
const spend = (over: Partial<CodeUse>) =>
  spendReset({ login: "office", first: "", second: "", next: NEW, address: "10.1.1.1", now: NOW, ...over });
const enters = async (login: string, password: string) =>
  (await signIn({ login, password, address: "10.7.7.7", userAgent: "", cookies: "", now: NOW })).ok;
const actions = async () => (await db.event.findMany({ orderBy: { seq: "asc" } })).map((e) => e.action);

/** Both halves of a released code for somebody of the office. */
async function released({ system, security, office }: Scene) {
  const { half: first } = must(await ask(system.viewer, office));
  const { half: second } = must(await releaseReset(security.viewer, sentOnce(), { id: (await open()).id }));
  return { first, second };
}

describe("a code", () => {
  test("sets a password with both halves, once; until then nothing changes, then sessions end", async () => {
    const all = await scene();
    const session = await createSession({ accountId: all.office.account.id });
    const alive = async () => (await loadViewer(db, session.id, NOW, { idleMinutes: 30, absoluteHours: 12 })) !== null;
    const { first, second } = await released(all);
    expect(first).toMatch(/^[a-z346789]{4}-[a-z346789]{4}$/);
    expect([await alive(), await enters("office", OLD)]).toEqual([true, true]);
    const typed = { first: ` ${first.toUpperCase()} `, second: second.replace("-", "") };
    expect(await spend({ ...typed, login: " OFFICE" })).toEqual({ ok: true });
    expect([await alive(), await enters("office", OLD), await enters("office", NEW)]).toEqual([false, false, true]);
    expect(await spend({ first, second, next: "Sanlouchuang6ba." })).toEqual({
      ok: false,
      code: "not-found",
      why: NO_SUCH_CODE,
    });
    expect(await db.account.findUniqueOrThrow({ where: { login: "office" } })).toMatchObject({
      mustChangePassword: false,
      passwordChangedAt: NOW,
    });
    const kept = JSON.stringify([
      await db.event.findMany(),
      await db.idempotencyKey.findMany(),
      await db.accountNotice.findMany(),
    ]);
    for (const secret of [first, second, NEW]) expect(kept).not.toContain(secret);
  });

  test("is worth nothing in one hand: before the release, by halves, the other way round, or of another account", async () => {
    const all = await scene();
    const { half: first } = must(await ask(all.system.viewer, all.office));
    const refused = { ok: false, code: "not-found", why: NO_SUCH_CODE };
    expect(await spend({ first, second: first })).toEqual(refused);
    const { half: second } = must(await releaseReset(all.security.viewer, sentOnce(), { id: (await open()).id }));
    for (const [one, two] of [
      [first, ""],
      [first, first],
      ["", second],
      [second, first],
    ] as const) {
      await db.rateLimiterFlexible.deleteMany();
      expect(await spend({ first: one, second: two })).toEqual(refused);
    }
    expect(await spend({ login: "security", first, second })).toEqual(refused);
    expect(await spend({ login: "nobody-at-all", first, second })).toEqual(refused);
    expect(await enters("office", OLD)).toBe(true);
    expect(await spend({ first, second })).toEqual({ ok: true });
  });

  test("ends by time, by being voided, by a later one, and while the account is disabled", async () => {
    const all = await scene();
    const refused = { ok: false, code: "not-found", why: NO_SUCH_CODE };
    const lapsed = await released(all);
    expect(await spend({ ...lapsed, now: new Date(NOW.getTime() + 72 * HOUR) })).toEqual(refused);
    const replaced = await released(all);
    const voided = await released(all);
    expect(await spend(lapsed)).toEqual(refused);
    expect(await spend(replaced)).toEqual(refused);
    must(await cancelReset(all.audit.viewer, sentOnce(), { id: (await open()).id }));
    expect(await spend(voided)).toEqual(refused);
    await db.rateLimiterFlexible.deleteMany();
    const kept = await released(all);
    await db.account.update({ where: { login: "office" }, data: { disabledAt: NOW } });
    expect(await spend(kept)).toEqual(refused);
    expect(await db.accountReset.count({ where: { usedAt: { not: null } } })).toBe(0);
    await db.account.update({ where: { login: "office" }, data: { disabledAt: null } });
    expect(await spend(kept)).toEqual({ ok: true });
  });

  test("that waited too long is not released; one released lives its hours from then", async () => {
    const { system, security, office } = await scene();
    const { half: first } = must(await ask(system.viewer, office));
    const { id } = await open();
    expect(await releaseReset(later(security.viewer, 73), sentOnce(), { id })).toMatchObject({ ok: false });
    const { half: second } = must(await releaseReset(later(security.viewer, 71), sentOnce(), { id }));
    expect(await spend({ first, second, now: new Date(NOW.getTime() + 140 * HOUR) })).toEqual({ ok: true });
  });

  test("is not guessed at: five tries from an address, twenty of an account, each an event, the lock-out one", async () => {
    await scene();
    for (let i = 0; i < 5; i++) expect(await spend({ first: "aaaa-aaaa" })).toMatchObject({ why: NO_SUCH_CODE });
    expect(await spend({})).toMatchObject({ why: expect.stringMatching(/输错次数过多，请 1\d 分钟后再试/) });
    await spend({});
    expect(await actions()).toEqual([...Array.from({ length: 5 }, () => "account.reset-failed"), "account.locked-out"]);
    await db.rateLimiterFlexible.updateMany({ where: { key: { startsWith: "code-account" } }, data: { points: 20 } });
    expect(await spend({ address: "10.1.1.2" })).toMatchObject({ why: expect.stringContaining("输错次数过多") });
    // Guessing at codes keeps nobody from signing in.
    expect(await enters("office", OLD)).toBe(true);
  });

  test("asks for a password that keeps the rule, and is not spent by one that does not", async () => {
    const all = await scene();
    const code = await released(all);
    for (const next of ["short", "Admin@123456", `${all.body.name}Abc12`]) {
      const answer = await spend({ ...code, next });
      expect(!answer.ok && answer.fields?.next, next).toBeTruthy();
    }
    expect(await spend({ ...code })).toEqual({ ok: true });
  });

  test("pressed twice at once works once, and of release and voiding one is told", async () => {
    const all = await scene();
    const code = await released(all);
    const spent = await Promise.all([spend(code), spend({ ...code, next: "Sanlouchuang6ba." })]);
    expect(spent.filter((r) => r.ok)).toHaveLength(1);
    must(await ask(all.system.viewer, all.office));
    const { id } = await open();
    const both = await Promise.all([
      releaseReset(all.security.viewer, sentOnce(), { id }),
      releaseReset(all.security.viewer, sentOnce(), { id }),
    ]);
    expect(both.map((r) => (r.ok ? "" : r.why)).toSorted()).toEqual(["", CHANGED_MEANWHILE]);
    const asked = await Promise.all([ask(all.system.viewer, all.office), ask(all.system2.viewer, all.office)]);
    expect(asked.filter((r) => r.ok)).toHaveLength(2);
    expect(await db.accountReset.count({ where: { usedAt: null, cancelledAt: null } })).toBe(1);
  });

  test("sent again it tells the same half", async () => {
    const { system, office } = await scene();
    const sent = sentOnce("resets.ask");
    const first = await askReset(system.viewer, sent, { id: office.account.id, reason: "忘记密码" });
    expect(await askReset(system.viewer, sent, { id: office.account.id, reason: "忘记密码" })).toEqual(first);
    expect(await db.accountReset.count()).toBe(1);
  });

  test("opens a new account as well: no password exists before the holder chose one", async () => {
    const all = await scene();
    const person = await createPerson({ bodyId: all.body.id });
    const { half: first } = must(
      await openAccount(all.system.viewer, sentOnce(), { personId: person.id, login: "xinren" }),
    );
    for (const guess of [first, "!", OLD]) expect(await enters("xinren", guess)).toBe(false);
    expect(await spend({ login: "xinren", first, second: first })).toMatchObject({ ok: false });
    const { half: second } = must(await releaseReset(all.security.viewer, sentOnce(), { id: (await open()).id }));
    expect(await spend({ login: "xinren", first, second })).toEqual({ ok: true });
    expect(await enters("xinren", NEW)).toBe(true);
  });
});

describe("who asks and who releases", () => {
  const BY: Record<string, { asks: Role[]; releases: Role }> = {
    office: { asks: ["SYSTEM_ADMIN"], releases: "SECURITY_ADMIN" },
    system: { asks: ["SYSTEM_ADMIN", "SECURITY_ADMIN"], releases: "AUDIT_ADMIN" },
    security: { asks: ["SYSTEM_ADMIN"], releases: "AUDIT_ADMIN" },
    audit: { asks: ["SYSTEM_ADMIN"], releases: "SECURITY_ADMIN" },
  };

  test.each(Object.entries(BY))("for %s", async (name, { asks, releases }) => {
    const all = await scene();
    const target = all[name as "office"];
    for (const role of ROLES) {
      const post = await createPost({ role, bodyId: all.body.id });
      const viewer = await viewerOf({ id: post.personId });
      const asked = await ask(viewer, target);
      expect(asked.ok, `${role} asks`).toBe(asks.includes(role));
      if (!asked.ok) expect(asked.why).toBe(NOT_FOUND);
      await db.accountReset.updateMany({ data: { cancelledAt: NOW } });

      must(await ask(all.system2.viewer, target));
      const { id } = await open();
      expect((await listResets(viewer, { state: "OPEN" }, 1)).rows.map((r) => r.mayRelease)).toEqual(
        ["SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN"].includes(role) ? [role === releases] : [],
      );
      const answer = await releaseReset(viewer, sentOnce(), { id });
      expect(answer.ok, `${role} releases`).toBe(role === releases);
      await db.accountReset.updateMany({ data: { cancelledAt: NOW } });
    }
  });

  test("nobody outside the body, and nobody who was administrator until yesterday", async () => {
    const all = await scene();
    const other = await createBody();
    for (const role of ["SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN"] as const) {
      for (const over of [{ bodyId: other.id }, { bodyId: all.body.id, toOn: addDays(TODAY, -1) }]) {
        const viewer = await viewerOf({ id: (await createPost({ role, ...over })).personId });
        expect(await ask(viewer, all.office)).toEqual({ ok: false, code: "not-found", why: NOT_FOUND });
        must(await ask(all.system.viewer, all.office));
        const { id } = await open();
        expect(await releaseReset(viewer, sentOnce(), { id })).toEqual({
          ok: false,
          code: "not-found",
          why: NOT_FOUND,
        });
        expect(await cancelReset(viewer, sentOnce(), { id })).toEqual({ ok: false, code: "not-found", why: NOT_FOUND });
        expect((await listResets(viewer, { state: "ALL" }, 1)).rows).toEqual([]);
      }
    }
  });

  test("the database holds it too: four eyes, not the holder, one open code", async () => {
    const { system, security, office } = await scene();
    must(await ask(system.viewer, office));
    const { id, accountId, holderId } = await open();
    const set = (sql: string) =>
      asOwner((client) => client.query(`UPDATE account_reset SET ${sql} WHERE id = '${id}'`));
    const by = (who: string) => `released_at = now(), second_hash = 'x', released_by_id = '${who}'`;
    await expect(set(by(system.person.id))).rejects.toThrow("x_reset_four_eyes");
    await expect(set(by(holderId))).rejects.toThrow("x_reset_not_the_holder");
    await expect(set("released_at = now(), second_hash = 'x'")).rejects.toThrow("x_reset_by_somebody");
    await expect(set("used_at = now()")).rejects.toThrow("x_reset_used_when_released");
    await expect(set(`released_at = now(), released_by_id = '${security.person.id}'`)).rejects.toThrow(
      "x_reset_released_whole",
    );
    const second = db.accountReset.create({
      data: {
        accountId,
        holderId,
        kind: "RESET",
        askedById: system.person.id,
        askedAt: NOW,
        firstHash: "x",
        expiresAt: NOW,
      },
    });
    await expect(second).rejects.toThrow();
    await set(by(security.person.id));
  });
});

/** Puts a person on another post: no right of the application reaches that column. */
const sitsAs = (personId: string, role: Role) =>
  asOwner((client) => client.query("UPDATE post SET role = $2 WHERE person_id = $1", [personId, role]));

test("one administrator tries every way to be another and fails", async () => {
  const all = await scene();
  const { system, security, audit, office } = all;
  const me = system.viewer;
  const refused = { ok: false };

  // Their passwords: he may only ask, and what he is told opens nothing, released or not.
  for (const target of [security, audit, office]) {
    const { half } = must(await ask(me, target));
    const { id } = await open();
    const login = target.account.login;
    expect(await enters(login, half)).toBe(false);
    expect(await releaseReset(me, sentOnce(), { id })).toMatchObject(refused);
    expect(await spend({ login, first: half, second: half })).toMatchObject(refused);
    const by = target === security ? audit : security;
    if (target !== audit) must(await releaseReset(by.viewer, sentOnce(), { id }));
    for (const second of ["", half, "aaaa-aaaa"])
      expect(await spend({ login, first: half, second })).toMatchObject(refused);
    expect(await enters(login, OLD)).toBe(true);
    await db.rateLimiterFlexible.deleteMany();
    must(await cancelReset(me, sentOnce(), { id }));
  }

  // Two hats: what he asked for he does not release under another post, nor a code for himself.
  must(await ask(me, office));
  const asked = (await open()).id;
  await sitsAs(system.person.id, "SECURITY_ADMIN");
  const other = await viewerOf(system.person);
  expect(await releaseReset(other, sentOnce(), { id: asked })).toEqual({
    ok: false,
    code: "state",
    why: NOT_WHAT_YOU_ASKED_FOR,
  });
  must(await cancelReset(other, sentOnce(), { id: asked }));
  must(await ask(all.system2.viewer, system));
  await sitsAs(system.person.id, "AUDIT_ADMIN");
  const third = await viewerOf(system.person);
  expect(await releaseReset(third, sentOnce(), { id: (await open()).id })).toEqual({
    ok: false,
    code: "state",
    why: NOT_FOR_YOURSELF,
  });
  must(await cancelReset(third, sentOnce(), { id: (await open()).id }));
  await sitsAs(system.person.id, "SYSTEM_ADMIN");

  // Their posts, and posts for himself or for a person he makes up.
  const post = { bodyId: all.body.id, unitId: null, fromOn: TODAY, toOn: null };
  for (const personId of [system.person.id, office.person.id]) {
    for (const role of ["SECURITY_ADMIN", "GROUP_LEADER"] as const) {
      expect(await givePost(me, sentOnce(), { ...post, personId, role })).toEqual({
        ok: false,
        code: "not-found",
        why: NOT_FOUND,
      });
    }
  }
  const theirs = await db.post.findFirstOrThrow({ where: { personId: security.person.id } });
  expect(await endPost(me, sentOnce(), { id: theirs.id, version: 1, toOn: TODAY, reason: "试" })).toMatchObject(
    refused,
  );
  const puppet = must(await addPerson(me, sentOnce(), { bodyId: all.body.id, name: security.person.name, title: "" }));
  const opened = must(await openAccount(me, sentOnce(), { personId: puppet.id, login: "puppet" }));
  expect(await enters("puppet", opened.half)).toBe(false);
  expect((await viewerOf({ id: puppet.id })).posts).toEqual([]);

  // Their accounts: a second one for the same person, the account name of another, one's own code, one's own name.
  const twice = { personId: security.person.id, login: "security2" };
  expect(await openAccount(me, sentOnce(), twice)).toMatchObject(refused);
  const fresh = await createPerson({ bodyId: all.body.id });
  expect(await openAccount(me, sentOnce(), { personId: fresh.id, login: "Security" })).toMatchObject(refused);
  expect(await ask(me, system)).toEqual({ ok: false, code: "state", why: NOT_YOUR_OWN });
  const rename = { id: system.person.id, version: 1, name: security.person.name, title: "" };
  expect(await editPerson(me, sentOnce(), rename)).toMatchObject({ ok: false, why: NOT_YOURSELF });

  // Disabling and enabling gives nothing he did not have, and the present password of another cannot be asked at.
  must(await disableAccount(me, sentOnce(), { id: office.account.id, version: 1, reason: "试" }));
  expect(await ask(me, office)).toMatchObject(refused);
  must(await enableAccount(me, sentOnce(), { id: office.account.id, version: 2 }));
  const guess = { current: OLD, next: NEW };
  const stolen = { ...me, accountId: randomUUID() };
  expect(await changeOwnPassword(stolen, sentOnce(), guess)).toMatchObject(refused);

  for (const { account } of [security, audit, office]) {
    const now = await db.account.findUniqueOrThrow({ where: { id: account.id } });
    expect([now.login, now.personId, now.passwordHash]).toEqual([
      account.login,
      account.personId,
      account.passwordHash,
    ]);
    expect(await db.session.count({ where: { accountId: account.id, userAgent: "his" } })).toBe(0);
  }
});

describe("who is told", () => {
  const told = async (who: Who) => {
    const viewer = await viewerOf(who.person);
    return viewer.unreadNotices > 0 ? (await unreadNotices(viewer)).notices.map((n) => n.words) : [];
  };

  test("the holder and the audit administrator, of each step that was not their own; until they have read it", async () => {
    const all = await scene();
    const code = await released(all);
    expect(await told(all.office)).toEqual([
      expect.stringMatching(/system（系统管理员）申请了office（office）的一次性码，原因：忘记密码。$/),
      expect.stringMatching(/security（安全管理员）释放了office（office）的一次性码。$/),
    ]);
    expect(await told(all.audit)).toHaveLength(2);
    expect([await told(all.system), await told(all.security)]).toEqual([[], []]);
    expect(await spend(code)).toEqual({ ok: true });
    expect(await told(all.office)).toContainEqual(expect.stringContaining("用一次性码设置了新密码，来源 10.1.1.1"));
    expect(await actions()).toEqual(["account.reset-asked", "account.reset-released", "account.reset-used"]);

    const viewer = await viewerOf(all.office.person);
    const ids = (await db.accountNotice.findMany()).map((n) => n.id);
    must(await readNotices(viewer, sentOnce(), { ids }));
    expect(await told(all.office)).toEqual([]);
    expect(await told(all.audit)).toHaveLength(3);
    // What the audit administrator releases is no news to that one.
    must(await ask(all.system.viewer, all.security));
    must(await releaseReset(all.audit.viewer, sentOnce(), { id: (await open()).id }));
    expect(
      await db.accountNotice.count({ where: { personId: all.audit.person.id, kind: "account.reset-released" } }),
    ).toBe(1);
  });

  test("a holder who never asked voids it; of a body without an audit administrator the one above is told", async () => {
    const all = await scene();
    must(await ask(all.system.viewer, all.office));
    const viewer = await viewerOf(all.office.person);
    const { ownResetId } = await unreadNotices(viewer);
    must(await cancelReset(viewer, sentOnce(), { id: ownResetId ?? "" }));
    expect((await unreadNotices(viewer)).ownResetId).toBeNull();
    expect(await releaseReset(all.security.viewer, sentOnce(), { id: ownResetId ?? "" })).toMatchObject({ ok: false });

    const below = await createBody({ parentId: all.body.id });
    const person = await createPerson({ bodyId: below.id });
    await createAccount({ personId: person.id, login: "below" });
    const account = await db.account.findUniqueOrThrow({ where: { login: "below" } });
    const before = await db.accountNotice.count({ where: { personId: all.audit.person.id } });
    must(await askReset(await viewerOf(all.system.person), sentOnce(), { id: account.id, reason: "忘记密码" }));
    expect(await db.accountNotice.count({ where: { personId: all.audit.person.id } })).toBe(before + 1);
  });
});

describe("recover, on the machine", () => {
  test("gives an administrator a whole code, opens a disabled account, leaves an event and tells all", async () => {
    const all = await scene();
    await db.account.updateMany({ data: { disabledAt: NOW }, where: { login: "security" } });
    expect((await recoverableAccounts(NOW)).map((a) => a.login).toSorted()).toEqual([
      "audit",
      "security",
      "system",
      "system2",
    ]);
    const { first, second } = must(await recoverAccount("security", NOW));
    expect(await db.accountReset.findFirstOrThrow()).toMatchObject({
      kind: "RECOVERY",
      askedById: null,
      releasedById: null,
    });
    expect(await spend({ login: "security", first, second })).toEqual({ ok: true });
    expect(await enters("security", NEW)).toBe(true);
    const [event] = await db.event.findMany({ where: { action: "account.recovered" } });
    expect(event).toMatchObject({ personId: null, personName: "本机操作", subjectId: all.security.account.id });
    const notices = await db.accountNotice.findMany({ where: { kind: "account.recovered" } });
    expect(notices.map((n) => n.personId).toSorted()).toEqual(
      [all.system, all.system2, all.security, all.audit].map((w) => w.person.id).toSorted(),
    );
    expect(JSON.stringify([event, notices])).not.toContain(first);
  });

  test("is for administrators who hold their post", async () => {
    const all = await scene();
    expect(await recoverAccount("office", NOW)).toMatchObject({ ok: false });
    expect(await recoverAccount("nobody", NOW)).toMatchObject({ ok: false });
    await db.post.updateMany({
      where: { personId: all.security.person.id },
      data: { toOn: dayToDb(addDays(TODAY, -1)) },
    });
    expect(await recoverAccount("security", NOW)).toMatchObject({ ok: false });
  });
});
