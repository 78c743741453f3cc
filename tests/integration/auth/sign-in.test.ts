import { beforeEach, expect, test } from "vitest";
import { ATTEMPTS_PER_ACCOUNT, ATTEMPTS_PER_ADDRESS, forgetAttempts } from "@/lib/auth/limits";
import { loadViewer } from "@/lib/auth/load-viewer";
import { hashPassword } from "@/lib/auth/password";
import { signIn, signOut } from "@/lib/auth/sign-in";
import { TOP_CHAIN, verifyChain } from "@/lib/commands/record-event";
import { db } from "@/lib/db/client";
import { resetDatabase } from "../../support/database";
import { createAccount, createPerson, createPost, NOW } from "../../support/factories";

beforeEach(resetDatabase);

const PASSWORD = "Qinglan-2025";
const passwordHash = await hashPassword(PASSWORD);
const LIMITS = { idleMinutes: 30, absoluteHours: 12 };

function attempt(login: string, password: string, address = "10.1.1.1") {
  return signIn({ login, password, address, userAgent: "a browser", now: NOW });
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

test("after five failures an account waits, whatever the address, and refused attempts leave no more events", async () => {
  await someone();
  for (let i = 0; i < ATTEMPTS_PER_ACCOUNT; i++) {
    expect(await attempt("dingyifan", "Wrong-password1", `10.1.1.${i}`)).toEqual({ ok: false, why: "wrong" });
  }
  const refused = await attempt("dingyifan", PASSWORD, "10.1.2.1");
  expect(refused).toMatchObject({ ok: false, why: "limited" });
  if (refused.ok || refused.why !== "limited") throw new Error("not limited");
  expect(refused.minutes).toBeGreaterThanOrEqual(14);
  expect(refused.minutes).toBeLessThanOrEqual(15);
  expect(await events()).toHaveLength(ATTEMPTS_PER_ACCOUNT);

  // Another account is not held up, and the window ends.
  await someone("lindaiyu");
  expect(await attempt("lindaiyu", PASSWORD)).toMatchObject({ ok: true });
  await db.rateLimiterFlexible.updateMany({ data: { expire: new Date(Date.now() - 1000) } });
  expect(await attempt("dingyifan", PASSWORD)).toMatchObject({ ok: true });
});

test("attempts at once are all counted", async () => {
  await someone();
  const answers = await Promise.all(Array.from({ length: 12 }, () => attempt("dingyifan", "Wrong-password1")));
  expect(answers.filter((a) => !a.ok && a.why === "wrong")).toHaveLength(ATTEMPTS_PER_ACCOUNT);
});

/** As after so many attempts; making them one by one would hash as many passwords. */
async function used(kind: "account" | "address", points: number) {
  const { count } = await db.rateLimiterFlexible.updateMany({
    where: { key: { startsWith: `sign-in-${kind}` } },
    data: { points },
  });
  expect(count).toBe(1);
}

test("a success or a reset of the password starts the count afresh", async () => {
  await someone();
  await attempt("dingyifan", "Wrong-password1");
  await used("account", ATTEMPTS_PER_ACCOUNT - 1);
  expect(await attempt("dingyifan", PASSWORD)).toMatchObject({ ok: true });
  await attempt("dingyifan", "Wrong-password1");
  await used("account", ATTEMPTS_PER_ACCOUNT - 1);
  expect(await attempt("dingyifan", PASSWORD)).toMatchObject({ ok: true });
  await attempt("dingyifan", "Wrong-password1");
  await used("account", ATTEMPTS_PER_ACCOUNT);
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
});
