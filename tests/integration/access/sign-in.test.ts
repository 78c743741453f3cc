import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { loadViewer } from "@/lib/access/load-viewer";
import { noteRefusedAccess } from "@/lib/access/refused-access";
import { knownBrowser } from "@/lib/access/sign-in/known-browser";
import {
  ATTEMPTS_PER_ACCOUNT,
  ATTEMPTS_PER_ADDRESS,
  ATTEMPTS_PER_CHANGE,
  ATTEMPTS_PER_PAIR,
  forgetAttempts,
} from "@/lib/access/sign-in/limits";
import { hashPassword, verifyPassword } from "@/lib/access/sign-in/password";
import { signIn, signOut } from "@/lib/access/sign-in/sign-in";
import { db } from "@/lib/db/client";
import { changeOwnPassword } from "@/lib/features/account/commands/change-own-password";
import { TOP_CHAIN, verifyChain } from "@/lib/history/record";
import { resetDatabase } from "@/tests/support/database";
import {
  createAccount,
  createPerson,
  createPost,
  createSession,
  NOW,
  sentOnce,
  viewerOf,
} from "@/tests/support/factories";

beforeEach(resetDatabase);

const PASSWORD = "Qinglan-2025";
const passwordHash = await hashPassword(PASSWORD);
const LIMITS = { idleMinutes: 30, absoluteHours: 12 };

function attempt(login: string, password: string, address = "10.1.1.1", cookies = "") {
  return signIn({ login, password, address, userAgent: "a browser", cookies, now: NOW });
}

async function someone(login = "dingyifan") {
  const person = await createPerson({ name: "丁一凡" });
  const account = await createAccount({ personId: person.id, login, passwordHash });
  const post = await createPost({ personId: person.id, role: "OFFICE" });
  return { person, account, post };
}

const events = () => db.event.findMany({ orderBy: [{ chain: "asc" }, { seq: "asc" }] });

test("the right password opens a session that names the viewer, and both ends are events", async () => {
  const { person, account, post } = await someone();
  const answer = await attempt("　DingYiFan ", PASSWORD);
  if (!answer.ok) throw new Error(answer.why);
  const session = await db.session.findUniqueOrThrow({ where: { id: answer.sessionId } });
  expect(session).toMatchObject({ accountId: account.id, address: "10.1.1.1", userAgent: "a browser", endedAt: null });
  expect((await loadViewer(db, session.id, NOW, LIMITS))?.personId).toBe(person.id);

  await signOut(session.id, NOW);
  await signOut(session.id, NOW);
  expect(await loadViewer(db, session.id, NOW, LIMITS)).toBeNull();
  expect(await events()).toMatchObject([
    { action: "account.signed-in", personId: person.id, postId: post.id, subjectId: account.id, bodyId: person.bodyId },
    { action: "account.signed-out", personId: person.id, subjectLabel: "丁一凡（dingyifan）" },
  ]);
  expect(await verifyChain(db, person.bodyId)).toMatchObject({ intact: true, events: 2 });
});

test("an unknown account and a wrong password are answered alike, and both leave an event", async () => {
  const { person } = await someone();
  const unknown = await attempt("meiyouzhegeren", PASSWORD);
  expect(unknown).toEqual({ ok: false, why: "wrong" });
  expect(await attempt("dingyifan", "Something-else1")).toEqual(unknown);
  const all = await events();
  expect(all.map((e) => [e.chain, e.action, e.personName])).toEqual([
    [TOP_CHAIN, "account.sign-in-failed", "（未登录）"],
    [person.bodyId, "account.sign-in-failed", "（未登录）"],
  ]);
  // What was typed may be a password in the wrong field.
  expect(JSON.stringify(all)).not.toContain("meiyouzhegeren");
  expect(await db.session.count()).toBe(0);
});

test("empty or overlong input is wrong and costs nothing", async () => {
  await someone();
  for (const [login, password] of [
    ["", PASSWORD],
    ["dingyifan", ""],
    ["dingyifan", "x".repeat(10_000)],
  ] as const) {
    expect(await attempt(login, password)).toEqual({ ok: false, why: "wrong" });
  }
  expect(await events()).toEqual([]);
});

test("a disabled account is told so to who knows its password only", async () => {
  const { account } = await someone();
  await db.account.update({ where: { id: account.id }, data: { disabledAt: NOW } });
  expect(await attempt("dingyifan", PASSWORD)).toEqual({ ok: false, why: "disabled" });
  expect(await attempt("dingyifan", "Wrong-password1")).toEqual({ ok: false, why: "wrong" });
});

test("five failures from one address keep that address out, and nobody else", async () => {
  const { account } = await someone();
  for (let i = 0; i < ATTEMPTS_PER_PAIR; i++) {
    expect(await attempt("dingyifan", "Wrong-password1")).toEqual({ ok: false, why: "wrong" });
  }
  const refused = await attempt("dingyifan", PASSWORD);
  if (refused.ok || refused.why !== "limited") throw new Error("not limited");
  expect(refused.minutes).toBeGreaterThanOrEqual(14);
  expect(refused.minutes).toBeLessThanOrEqual(15);
  expect(await attempt("dingyifan", PASSWORD)).toMatchObject({ why: "limited" });
  // Told once a window, however long somebody goes on.
  expect(await lockOuts()).toEqual([[account.id, expect.stringMatching(/同一来源输错密码 5 次.*来源 10\.1\.1\.1$/)]]);

  // The holder elsewhere is not held up, nor is a colleague at the same address; and the window ends.
  expect(await attempt("dingyifan", PASSWORD, "10.1.2.1")).toMatchObject({ ok: true });
  await someone("lindaiyu");
  expect(await attempt("lindaiyu", PASSWORD)).toMatchObject({ ok: true });
  await db.rateLimiterFlexible.updateMany({ data: { expire: new Date(Date.now() - 1000) } });
  expect(await attempt("dingyifan", PASSWORD)).toMatchObject({ ok: true });
});

const lockOuts = async () =>
  (await events()).filter((e) => e.action === "account.locked-out").map((e) => [e.subjectId, e.reason]);

test("attempts at once are all counted", async () => {
  await someone();
  const answers = await Promise.all(Array.from({ length: 12 }, () => attempt("dingyifan", "Wrong-password1")));
  expect(answers.filter((a) => !a.ok && a.why === "wrong")).toHaveLength(ATTEMPTS_PER_PAIR);
  expect(await lockOuts()).toHaveLength(1);
});

/** As after so many attempts; making them one by one would hash as many passwords. */
async function used(kind: "pair" | "browser" | "account" | "address", points: number) {
  const { count } = await db.rateLimiterFlexible.updateMany({
    where: { key: { startsWith: `sign-in-${kind}:` } },
    data: { points },
  });
  expect(count).toBe(1);
}

/** The Cookie header a browser sends after a sign-in. */
async function known(login: string, address?: string, cookies = ""): Promise<string> {
  const answer = await attempt(login, PASSWORD, address, cookies);
  if (!answer.ok) throw new Error(answer.why);
  expect(answer.setCookie).toMatch(/; Path=\/api\/auth; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
  return `ledger-session=x; ${answer.setCookie.split(";")[0]}`;
}

test("many addresses together are slowed down by account, but a browser the account knows is not", async () => {
  const { account } = await someone();
  const cookies = await known("dingyifan");
  await attempt("dingyifan", "Wrong-password1", "10.2.0.1");
  await used("account", ATTEMPTS_PER_ACCOUNT);
  expect(await attempt("dingyifan", PASSWORD, "10.2.0.2")).toMatchObject({ why: "limited" });
  expect(await attempt("dingyifan", PASSWORD, "10.2.0.3")).toMatchObject({ why: "limited" });
  expect(await lockOuts()).toEqual([[account.id, expect.stringContaining("从各处共输错密码 50 次")]]);
  // What was refused by account used up nothing of the addresses.
  expect(
    await db.rateLimiterFlexible.findMany({ where: { key: { endsWith: "10.2.0.2" }, points: { gt: 0 } } }),
  ).toEqual([]);
  expect(await attempt("dingyifan", PASSWORD, "10.2.0.2", cookies)).toMatchObject({ ok: true });
});

test("a known browser is kept out by its own wrong passwords only, not by its neighbours'", async () => {
  await someone();
  const cookies = await known("dingyifan");
  for (const kind of ["pair", "address"] as const) {
    await attempt("dingyifan", "Wrong-password1");
    await used(kind, ATTEMPTS_PER_ADDRESS);
  }
  expect(await attempt("dingyifan", PASSWORD)).toMatchObject({ why: "limited" });
  expect(await attempt("dingyifan", "Wrong-password1", undefined, cookies)).toMatchObject({ why: "wrong" });
  await used("browser", ATTEMPTS_PER_PAIR);
  expect(await attempt("dingyifan", PASSWORD, "10.9.9.9", cookies)).toMatchObject({ why: "limited" });
  expect((await lockOuts()).map(([, reason]) => reason)).toContainEqual(expect.stringContaining("同一浏览器"));
});

test("the mark of a browser is one account's, keeps its own name, and is void after the password changed", async () => {
  const { account } = await someone();
  await someone("lindaiyu");
  const cookies = await known("dingyifan");
  expect(cookies).not.toContain(account.id);
  const lin = await db.account.findUniqueOrThrow({ where: { login: "lindaiyu" } });
  expect(knownBrowser(account, cookies)).toMatch(/^[0-9a-f-]{36}$/);
  expect(knownBrowser(lin, cookies)).toBeNull();
  expect(
    knownBrowser(
      account,
      cookies.replace(/.$/, (c) => (c === "A" ? "B" : "A")),
    ),
  ).toBeNull();
  expect(knownBrowser(account, cookies.replace(/=[0-9a-f-]{36}/, `=${randomUUID()}`))).toBeNull();
  expect(knownBrowser({ ...account, passwordChangedAt: NOW }, cookies)).toBeNull();
  // Signing in again keeps the mark, and two people of one machine keep theirs beside each other.
  const both = `${cookies}; ${(await known("lindaiyu", undefined, cookies)).split("; ")[1]}`;
  expect(knownBrowser(account, both)).toBe(knownBrowser(account, cookies));
  expect(knownBrowser(lin, both)).not.toBeNull();
  expect(await known("dingyifan", undefined, cookies)).toBe(cookies);
});

test("a success starts the count of its address afresh, forgetting does so for every address", async () => {
  await someone();
  await attempt("dingyifan", "Wrong-password1");
  await used("pair", ATTEMPTS_PER_PAIR - 1);
  expect(await attempt("dingyifan", PASSWORD)).toMatchObject({ ok: true });
  await attempt("dingyifan", "Wrong-password1");
  await used("pair", ATTEMPTS_PER_PAIR - 1);
  expect(await attempt("dingyifan", PASSWORD)).toMatchObject({ ok: true });
  await attempt("dingyifan", "Wrong-password1");
  await used("pair", ATTEMPTS_PER_PAIR);
  expect(await attempt("dingyifan", PASSWORD)).toMatchObject({ why: "limited" });
  await forgetAttempts("dingyifan");
  expect(await attempt("dingyifan", PASSWORD)).toMatchObject({ ok: true });
});

test("an address that tries many accounts waits; successes do not use it up", async () => {
  await someone();
  await attempt("account0", "Wrong-password1");
  await used("address", ATTEMPTS_PER_ADDRESS - 1);
  expect(await attempt("dingyifan", PASSWORD)).toMatchObject({ ok: true });
  expect(await attempt("dingyifan", PASSWORD)).toMatchObject({ ok: true });
  expect(await attempt("account1", "Wrong-password1")).toMatchObject({ why: "wrong" });
  expect(await attempt("account2", "Wrong-password1")).toMatchObject({ why: "limited" });
  expect(await attempt("dingyifan", PASSWORD)).toMatchObject({ why: "limited" });
  expect(await attempt("dingyifan", PASSWORD, "10.9.9.9")).toMatchObject({ ok: true });
  expect((await lockOuts()).map(([, reason]) => reason)).toEqual([expect.stringContaining("同一来源对各账号")]);
});

describe("修改密码", () => {
  async function signedIn() {
    const { person, account } = await someone();
    const session = await createSession({ accountId: account.id });
    const viewer = { ...(await viewerOf(person)), sessionId: session.id };
    const change = (current: string, next = "Kuaiban!Heshui9") =>
      changeOwnPassword(viewer, sentOnce(), { current, next });
    return { account, person, change };
  }

  test("a wrong present password leaves an event, and the sixth is not looked at", async () => {
    const { account, person, change } = await signedIn();
    for (let i = 0; i < ATTEMPTS_PER_CHANGE; i++) {
      expect(await change("Wrong-password1")).toMatchObject({ fields: { current: [expect.any(String)] } });
    }
    const refused = { ok: false, code: "limit", why: expect.stringMatching(/^原密码输错次数过多，请 1\d 分钟后再试/) };
    expect(await change(PASSWORD)).toEqual(refused);
    expect(await change(PASSWORD)).toEqual(refused);
    const kept = (await events()).map((e) => [e.action, e.personId, e.subjectId]);
    expect(kept).toEqual(
      [
        ...Array.from({ length: ATTEMPTS_PER_CHANGE }, () => "account.password-change-failed"),
        "account.locked-out",
      ].map((action) => [action, person.id, account.id]),
    );
    expect(
      await verifyPassword((await db.account.findUniqueOrThrow({ where: { id: account.id } })).passwordHash, PASSWORD),
    ).toBe(true);
    expect(JSON.stringify(await events())).not.toContain("Wrong-password1");
  });

  test("the right one gives the attempts back, and a common new one is refused", async () => {
    const { change } = await signedIn();
    for (let i = 0; i < ATTEMPTS_PER_CHANGE + 2; i++) {
      expect(await change(PASSWORD, "Admin@123456")).toMatchObject({
        fields: { next: [expect.stringContaining("常见密码")] },
      });
    }
    expect(await change(PASSWORD)).toEqual({ ok: true });
    expect((await events()).map((e) => e.action)).toEqual(["account.password-changed"]);
  });
});

test("a refusal of access is noted: the same once an hour, of one person a few dozen", async () => {
  const { person, post } = await someone();
  const viewer = await viewerOf(person);
  await Promise.all([1, 2, 3].map(() => noteRefusedAccess(viewer, "打开页面 /audit")));
  expect(await events()).toMatchObject([
    {
      action: "access.refused",
      personId: person.id,
      postId: post.id,
      bodyId: person.bodyId,
      reason: "打开页面 /audit",
    },
  ]);
  for (let i = 0; i < 40; i++) await noteRefusedAccess(viewer, `打开页面 /${i}`);
  expect(await db.event.count()).toBe(30);
  await db.rateLimiterFlexible.updateMany({ data: { expire: new Date(Date.now() - 1000) } });
  await noteRefusedAccess(viewer, "打开页面 /audit");
  expect(await db.event.count()).toBe(31);
});
