import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { loadViewer } from "@/lib/access/load-viewer";
import { hashPassword, NO_PASSWORD, verifyPassword } from "@/lib/access/sign-in/password";
import type { Viewer } from "@/lib/access/viewer";
import { CHANGED_MEANWHILE, NOT_FOUND } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import type { Sent } from "@/lib/command/transact";
import { db } from "@/lib/db/client";
import { addDays, day, parseDay } from "@/lib/domain/day";
import { ROLES, type Role } from "@/lib/domain/types";
import { NOT_YOUR_OWN } from "@/lib/features/account/commands/account-row";
import { askReset } from "@/lib/features/account/commands/ask-reset";
import { changeOwnPassword } from "@/lib/features/account/commands/change-own-password";
import { createAccount as openAccount } from "@/lib/features/account/commands/create-account";
import { disableAccount } from "@/lib/features/account/commands/disable-account";
import { enableAccount } from "@/lib/features/account/commands/enable-account";
import { endSession } from "@/lib/features/account/commands/end-session";
import { createBody as addBody } from "@/lib/features/people/commands/create-body";
import { createPerson as addPerson } from "@/lib/features/people/commands/create-person";
import { createUnit as addUnit } from "@/lib/features/people/commands/create-unit";
import { editBody } from "@/lib/features/people/commands/edit-body";
import { editPerson } from "@/lib/features/people/commands/edit-person";
import { editUnit } from "@/lib/features/people/commands/edit-unit";
import { endPortfolio } from "@/lib/features/people/commands/end-portfolio";
import { endPost } from "@/lib/features/people/commands/end-post";
import { endUnit } from "@/lib/features/people/commands/end-unit";
import { givePortfolio } from "@/lib/features/people/commands/give-portfolio";
import { givePost } from "@/lib/features/people/commands/give-post";
import { moveUnit } from "@/lib/features/people/commands/move-unit";
import { restoreUnit } from "@/lib/features/people/commands/restore-unit";
import { verifyChain } from "@/lib/history/record";
import { resetDatabase } from "@/tests/support/database";
import {
  createAccount,
  createBody,
  createPerson,
  createPortfolio,
  createPost,
  createSession,
  createUnit,
  NOW,
  sentOnce,
  TODAY,
  viewerOf,
  viewerWith,
} from "@/tests/support/factories";
import { BESIDE_BASELINES } from "@/tests/support/history";

beforeEach(resetDatabase);

const WORDS = { name: "新名称", shortName: "新简称" };
const UNIT_WORDS = { ...WORDS, kind: "DEPARTMENT" as const, aliases: ["旧称"] };

/** What every command on people needs of a body, made once for it. */
async function makeTarget(bodyId: string) {
  const unit = await createUnit({ bodyId });
  const below = await createUnit({ bodyId });
  const ended = await createUnit({ bodyId, endedOn: new Date("2024-01-01") });
  const person = await createPerson({ bodyId });
  const account = await createAccount({ personId: person.id });
  const disabled = await createAccount({
    personId: (await createPerson({ bodyId })).id,
    disabledAt: new Date("2024-01-01"),
  });
  const session = await createSession({ accountId: account.id });
  const post = await createPost({ bodyId, role: "OFFICE" });
  const portfolio = await createPortfolio({ unitId: unit.id });
  const fresh = await createPerson({ bodyId });
  return { bodyId, unit, below, ended, person, account, disabled, session, post, portfolio, fresh };
}
type Target = Awaited<ReturnType<typeof makeTarget>>;
type Command = (viewer: Viewer, sent: Sent, target: Target) => Promise<Result<object>>;

/** Every command on people, and the one role that may give it. */
const COMMANDS: Record<string, { by: Role; run: Command }> = {
  "create-body": { by: "SYSTEM_ADMIN", run: (v, s, t) => addBody(v, s, { ...WORDS, parentId: t.bodyId }) },
  "edit-body": { by: "SYSTEM_ADMIN", run: (v, s, t) => editBody(v, s, { ...WORDS, id: t.bodyId, version: 1 }) },
  "create-unit": { by: "SYSTEM_ADMIN", run: (v, s, t) => addUnit(v, s, { ...UNIT_WORDS, bodyId: t.bodyId }) },
  "edit-unit": { by: "SYSTEM_ADMIN", run: (v, s, t) => editUnit(v, s, { ...UNIT_WORDS, id: t.unit.id, version: 1 }) },
  "move-unit": { by: "SYSTEM_ADMIN", run: (v, s, t) => moveUnit(v, s, { id: t.unit.id, to: "down" }) },
  "end-unit": { by: "SYSTEM_ADMIN", run: (v, s, t) => endUnit(v, s, { id: t.unit.id, version: 1 }) },
  "restore-unit": { by: "SYSTEM_ADMIN", run: (v, s, t) => restoreUnit(v, s, { id: t.ended.id, version: 1 }) },
  "create-person": {
    by: "SYSTEM_ADMIN",
    run: (v, s, t) => addPerson(v, s, { bodyId: t.bodyId, name: "新人", title: "" }),
  },
  "edit-person": {
    by: "SYSTEM_ADMIN",
    run: (v, s, t) => editPerson(v, s, { id: t.person.id, version: 1, name: "改名", title: "处长" }),
  },
  "create-account": {
    by: "SYSTEM_ADMIN",
    run: (v, s, t) => openAccount(v, s, { personId: t.fresh.id, login: "xinren" }),
  },
  "disable-account": {
    by: "SYSTEM_ADMIN",
    run: (v, s, t) => disableAccount(v, s, { id: t.account.id, version: 1, reason: "离岗" }),
  },
  "enable-account": { by: "SYSTEM_ADMIN", run: (v, s, t) => enableAccount(v, s, { id: t.disabled.id, version: 1 }) },
  "ask-reset": { by: "SYSTEM_ADMIN", run: (v, s, t) => askReset(v, s, { id: t.account.id, reason: "忘记密码" }) },
  "end-session": { by: "SYSTEM_ADMIN", run: (v, s, t) => endSession(v, s, { id: t.session.id }) },
  "give-post": {
    by: "SECURITY_ADMIN",
    run: (v, s, t) =>
      givePost(v, s, {
        personId: t.person.id,
        role: "DISCIPLINE",
        bodyId: t.bodyId,
        unitId: null,
        fromOn: TODAY,
        toOn: null,
      }),
  },
  "give-portfolio": {
    by: "SECURITY_ADMIN",
    run: (v, s, t) => givePortfolio(v, s, { personId: t.person.id, unitId: t.below.id, fromOn: TODAY, toOn: null }),
  },
  "end-portfolio": {
    by: "SECURITY_ADMIN",
    run: (v, s, t) => endPortfolio(v, s, { id: t.portfolio.id, version: 1, toOn: TODAY, reason: "调整" }),
  },
  "end-post": {
    by: "SECURITY_ADMIN",
    run: (v, s, t) => endPost(v, s, { id: t.post.id, version: 1, toOn: TODAY, reason: "调整" }),
  },
};

describe("who may give which command", () => {
  test.each(Object.entries(COMMANDS))("%s", async (_name, { by, run }) => {
    const top = await createBody();
    const own = await createBody({ parentId: top.id });
    const leaf = await createBody({ parentId: own.id });
    const sibling = await createBody({ parentId: top.id });

    const target = await makeTarget(own.id);
    for (const role of ROLES.filter((r) => r !== by)) {
      const before = await db.event.count();
      expect(await run(await viewerWith(role, { bodyId: own.id }), sentOnce(), target), role).toEqual({
        ok: false,
        code: "not-found",
        why: NOT_FOUND,
      });
      expect(await db.event.count()).toBe(before);
    }
    const admin = await viewerWith(by, { bodyId: own.id });
    for (const outside of [top, sibling]) {
      expect(await run(admin, sentOnce(), await makeTarget(outside.id))).toEqual({
        ok: false,
        code: "not-found",
        why: NOT_FOUND,
      });
    }
    expect(await db.event.count()).toBe(0);

    expect(await run(admin, sentOnce(), target)).toMatchObject({ ok: true });
    expect(await db.event.findMany({ where: BESIDE_BASELINES })).toMatchObject([
      { personId: admin.personId, postId: admin.posts[0]?.id },
    ]);
    const belowTarget = await makeTarget(leaf.id);
    // Names and logins are unique in the installation: the second of each is another.
    if (_name === "create-body" || _name === "edit-body" || _name === "create-account") return;
    expect(await run(admin, sentOnce(), belowTarget)).toMatchObject({ ok: true });
    expect(await verifyChain(db, own.id)).toMatchObject({ intact: true });
  });

  test("a post that ended yesterday gives no right any more", async () => {
    const post = await createPost({ role: "SYSTEM_ADMIN", toOn: addDays(TODAY, -1) });
    const viewer = await viewerOf({ id: post.personId });
    expect(await addPerson(viewer, sentOnce(), { bodyId: post.bodyId, name: "新人", title: "" })).toMatchObject({
      ok: false,
    });
  });

  test("what does not exist is answered like what may not be seen", async () => {
    const admin = await viewerWith("SYSTEM_ADMIN");
    expect(await editPerson(admin, sentOnce(), { id: randomUUID(), version: 1, name: "甲", title: "" })).toEqual({
      ok: false,
      code: "not-found",
      why: NOT_FOUND,
    });
  });
});

describe("accounts", () => {
  async function scene() {
    const admin = await viewerWith("SYSTEM_ADMIN");
    const person = await createPerson({ bodyId: admin.bodyId });
    return { admin, person };
  }

  test("a new account has no password, but half a code, told once and stored nowhere", async () => {
    const { admin, person } = await scene();
    const sent = sentOnce("people.create-account");
    const first = await openAccount(admin, sent, { personId: person.id, login: "Xinren" });
    if (!first.ok) throw new Error(first.why);
    const account = await db.account.findUniqueOrThrow({ where: { personId: person.id } });
    expect(account).toMatchObject({ login: "xinren", mustChangePassword: true, disabledAt: null });
    for (const guess of [first.half, NO_PASSWORD, ""]) {
      expect(await verifyPassword(account.passwordHash, guess)).toBe(false);
    }
    expect(await openAccount(admin, sent, { personId: person.id, login: "xinren" })).toEqual(first);
    const kept = JSON.stringify([await db.idempotencyKey.findMany(), await db.event.findMany()]);
    expect(kept).not.toContain(first.half);
  });

  test("one account each, and every login once", async () => {
    const { admin, person } = await scene();
    expect(await openAccount(admin, sentOnce(), { personId: person.id, login: "xinren" })).toMatchObject({ ok: true });
    expect(await openAccount(admin, sentOnce(), { personId: person.id, login: "other" })).toMatchObject({ ok: false });
    const second = await createPerson({ bodyId: admin.bodyId });
    expect(await openAccount(admin, sentOnce(), { personId: second.id, login: "XINREN" })).toMatchObject({
      ok: false,
      fields: { login: [expect.any(String)] },
    });
  });

  test("disabling ends every session of the account and of no other", async () => {
    const { admin, person } = await scene();
    const account = await createAccount({ personId: person.id });
    const [one, two, other] = [
      await createSession({ accountId: account.id }),
      await createSession({ accountId: account.id }),
      await createSession(),
    ];
    const open = async (id: string) => (await loadViewer(db, id, NOW, { idleMinutes: 30, absoluteHours: 12 })) !== null;
    expect(await disableAccount(admin, sentOnce(), { id: account.id, version: 1, reason: "离岗" })).toMatchObject({
      ok: true,
    });
    expect([await open(one.id), await open(two.id), await open(other.id)]).toEqual([false, false, true]);
    expect((await db.session.findUniqueOrThrow({ where: { id: one.id } })).endedAt).toEqual(admin.now);
  });

  test("nobody disables their own account or asks for a code for it", async () => {
    const post = await createPost({ role: "SYSTEM_ADMIN" });
    const account = await createAccount({ personId: post.personId });
    const self = await viewerOf({ id: post.personId });
    const input = { id: account.id, version: 1, reason: "试" };
    expect(await disableAccount(self, sentOnce(), input)).toMatchObject({ ok: false });
    expect(await askReset(self, sentOnce(), input)).toEqual({ ok: false, code: "state", why: NOT_YOUR_OWN });
  });

  test("of two administrators at once one is told", async () => {
    const { admin, person } = await scene();
    const edit = (name: string) => editPerson(admin, sentOnce(), { id: person.id, version: 1, name, title: "" });
    const answers = await Promise.all([edit("甲"), edit("乙")]);
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    expect(answers.filter((a) => !a.ok)).toEqual([{ ok: false, code: "changed", why: CHANGED_MEANWHILE }]);
  });

  test("changing one's own password asks for the old one, keeps the rule and ends the other sessions", async () => {
    const { person } = await scene();
    await createPost({ personId: person.id, role: "OFFICE" });
    const current = "Kuaiban!Heshui9";
    const passwordHash = await hashPassword(current);
    const account = await createAccount({ personId: person.id, passwordHash, mustChangePassword: true });
    const here = await createSession({ accountId: account.id });
    const elsewhere = await createSession({ accountId: account.id });
    const viewer = { ...(await viewerOf(person)), sessionId: here.id };
    expect(viewer.mustChangePassword).toBe(true);
    const change = (current: string, next: string) => changeOwnPassword(viewer, sentOnce(), { current, next });
    expect(await change("Wrong-password1", "Qinglan-2026")).toMatchObject({
      ok: false,
      fields: { current: [expect.any(String)] },
    });
    expect(await change(current, "short")).toMatchObject({
      ok: false,
      fields: { next: [expect.any(String), expect.any(String)] },
    });
    expect(await change(current, current)).toMatchObject({ ok: false });
    expect(await change(current, "Qinglan-2026")).toEqual({ ok: true });
    const now = await db.account.findUniqueOrThrow({ where: { id: account.id }, include: { sessions: true } });
    expect(now.mustChangePassword).toBe(false);
    expect(await verifyPassword(now.passwordHash, "Qinglan-2026")).toBe(true);
    expect(now.sessions.find((s) => s.id === here.id)?.endedAt).toBeNull();
    expect(now.sessions.find((s) => s.id === elsewhere.id)?.endedAt).not.toBeNull();
  });
});

describe("units", () => {
  test("move in their list and stay numbered without gaps", async () => {
    const admin = await viewerWith("SYSTEM_ADMIN");
    const units: { id: string }[] = [];
    for (const position of [3, 7, 7]) units.push(await createUnit({ bodyId: admin.bodyId, position }));
    const order = async () =>
      (await db.unit.findMany({ where: { bodyId: admin.bodyId }, orderBy: [{ position: "asc" }, { id: "asc" }] })).map(
        (u) => units.findIndex((x) => x.id === u.id),
      );
    expect(await order()).toEqual([0, 1, 2]);
    const move = (index: number, to: "up" | "down") => moveUnit(admin, sentOnce(), { id: units[index]?.id ?? "", to });
    await move(2, "up");
    expect(await order()).toEqual([0, 2, 1]);
    await move(0, "up");
    expect(await order()).toEqual([0, 2, 1]);
    await Promise.all([move(0, "down"), move(1, "up")]);
    expect((await order()).toSorted()).toEqual([0, 1, 2]);
    const positions = await db.unit.findMany({ where: { bodyId: admin.bodyId }, select: { position: true } });
    expect(positions.map((p) => p.position).toSorted()).toEqual([1, 2, 3]);
  });

  test("a unit with somebody acting for it does not end", async () => {
    const admin = await viewerWith("SYSTEM_ADMIN");
    const unit = await createUnit({ bodyId: admin.bodyId });
    const post = await createPost({
      role: "LIAISON",
      bodyId: admin.bodyId,
      unitId: unit.id,
      fromOn: day("2023-01-01"),
    });
    const end = () => endUnit(admin, sentOnce(), { id: unit.id, version: 1 });
    expect(await end()).toMatchObject({ ok: false });
    await db.post.update({ where: { id: post.id }, data: { toOn: new Date("2024-01-01") } });
    expect(await end()).toEqual({ ok: true });
  });

  test("two units of a body do not share a name", async () => {
    const admin = await viewerWith("SYSTEM_ADMIN");
    const unit = await createUnit({ bodyId: admin.bodyId, name: "办公室" });
    const same = { ...UNIT_WORDS, name: "办公室" };
    expect(await addUnit(admin, sentOnce(), { ...same, bodyId: admin.bodyId })).toMatchObject({ ok: false });
    const other = await createUnit({ bodyId: admin.bodyId });
    expect(await editUnit(admin, sentOnce(), { ...same, id: other.id, version: 1 })).toMatchObject({ ok: false });
    expect(await editUnit(admin, sentOnce(), { ...same, id: unit.id, version: 1 })).toEqual({ ok: true });
  });
});

describe("posts", () => {
  async function scene() {
    const admin = await viewerWith("SECURITY_ADMIN");
    const person = await createPerson({ bodyId: admin.bodyId });
    const unit = await createUnit({ bodyId: admin.bodyId });
    const give = (over: Partial<Parameters<typeof givePost>[2]>) =>
      givePost(admin, sentOnce(), {
        personId: person.id,
        role: "OFFICE",
        bodyId: admin.bodyId,
        unitId: null,
        fromOn: TODAY,
        toOn: null,
        ...over,
      });
    return { admin, person, unit, give };
  }

  test("roles of a unit need one of the body that is in use, others take none", async () => {
    const { admin, unit, give } = await scene();
    const elsewhere = await createUnit();
    const ended = await createUnit({ bodyId: admin.bodyId, endedOn: new Date("2024-01-01") });
    for (const unitId of [null, elsewhere.id, ended.id]) {
      expect(await give({ role: "LIAISON", unitId })).toMatchObject({
        ok: false,
        fields: { unitId: [expect.any(String)] },
      });
    }
    expect(await give({ role: "OFFICE", unitId: unit.id })).toMatchObject({ ok: false });
    expect(await give({ role: "LIAISON", unitId: unit.id })).toMatchObject({ ok: true });
  });

  test("one person may hold several posts, but not the same twice at a time", async () => {
    const { give } = await scene();
    expect(await give({ role: "OFFICE", toOn: addDays(TODAY, 10) })).toMatchObject({ ok: true });
    expect(await give({ role: "SUPERVISION" })).toMatchObject({ ok: true });
    expect(await give({ role: "OFFICE", fromOn: addDays(TODAY, 10) })).toMatchObject({ ok: false });
    expect(await give({ role: "OFFICE", fromOn: addDays(TODAY, 11) })).toMatchObject({ ok: true });
  });

  test("a start in 1990 is taken; an earlier one is a year mistyped and no day to begin with", async () => {
    const { give } = await scene();
    expect(parseDay("1989-12-31")).toBeNull();
    expect(await give({ fromOn: day("1990-01-01") })).toMatchObject({ ok: true });
  });

  test("the three administrators are three people without a post in the ledger", async () => {
    const { give } = await scene();
    expect(await give({ role: "AUDIT_ADMIN" })).toMatchObject({ ok: true });
    expect(await give({ role: "SYSTEM_ADMIN" })).toMatchObject({ ok: false });
    expect(await give({ role: "OFFICE" })).toMatchObject({ ok: false });
  });

  test("days are in order, and nobody gives or ends posts of their own", async () => {
    const { admin, give } = await scene();
    expect(await give({ toOn: addDays(TODAY, -1) })).toMatchObject({
      ok: false,
      fields: { toOn: [expect.any(String)] },
    });
    expect(await give({ personId: admin.personId })).toMatchObject({ ok: false });
    const own = admin.posts[0]?.id ?? "";
    expect(await endPost(admin, sentOnce(), { id: own, version: 1, toOn: TODAY, reason: "试" })).toMatchObject({
      ok: false,
    });
    expect(await db.post.count()).toBe(1);
  });

  test("ended as of yesterday it is lost at once, given today it can be withdrawn today", async () => {
    const { admin, person, give } = await scene();
    const roles = async () => (await viewerOf(person)).posts.map((p) => p.role);
    const held = await createPost({ personId: person.id, role: "SUPERVISION" });
    const given = await give({ role: "OFFICE" });
    if (!given.ok) throw new Error(given.why);
    expect(await roles()).toEqual(["OFFICE", "SUPERVISION"]);
    const end = (id: string, toOn = addDays(TODAY, -1)) =>
      endPost(admin, sentOnce(), { id, version: 1, toOn, reason: "调整" });
    expect(await end(held.id, addDays(TODAY, -400))).toMatchObject({ ok: false });
    expect(await end(held.id)).toEqual({ ok: true });
    expect(await roles()).toEqual(["OFFICE"]);
    expect(await end(given.id)).toEqual({ ok: true });
    expect(await roles()).toEqual([]);
    const ended = await db.event.findMany({ where: { action: "post.ended" }, orderBy: { seq: "asc" } });
    expect(ended.map((e) => e.reason)).toEqual(["调整", "调整（撤回）"]);
  });
});
