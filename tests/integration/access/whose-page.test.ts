import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { beforeEach, expect, test, vi } from "vitest";
import { POST as upload } from "@/app/api/import/route";
import { PAGE_ACCOUNT } from "@/lib/access/page-account";
import { sessionCookie } from "@/lib/access/sign-in/cookies";
import { hashPassword } from "@/lib/access/sign-in/password";
import { signIn } from "@/lib/access/sign-in/sign-in";
import { db } from "@/lib/db/client";
import { authSecret, env } from "@/lib/env";
import { signOutAction } from "@/lib/features/account/actions";
import { saveViewAction } from "@/lib/features/ledger/actions";
import { TOP_CHAIN, verifyChain } from "@/lib/history/record";
import { resetDatabase } from "@/tests/support/database";
import { createAccount, createPerson, createPost, NOW } from "@/tests/support/factories";

/** Two tabs of one browser: what the one that was opened first sends is never taken as the other's. */

const browser = vi.hoisted(() => ({ cookie: undefined as string | undefined, origin: "" }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ origin: browser.origin }),
  cookies: async () => ({
    get: (name: string) => (browser.cookie && name === sessionCookie().name ? { value: browser.cookie } : undefined),
    set: () => {
      browser.cookie = undefined;
    },
  }),
}));
vi.mock("next/cache", () => ({ refresh: () => undefined }));

const PASSWORD = "Qinglan-2025";
const passwordHash = await hashPassword(PASSWORD);

beforeEach(async () => {
  await resetDatabase();
  browser.cookie = undefined;
  browser.origin = env().PUBLIC_URL;
});

async function someone(login: string, name: string) {
  const person = await createPerson({ name });
  const account = await createAccount({ personId: person.id, login, passwordHash });
  await createPost({ personId: person.id, role: "OFFICE" });
  return { person, account };
}

/** The browser signs in: its one session is the new one. */
async function enter(login: string, replaces: string | null = null): Promise<string> {
  const now = new Date();
  const answer = await signIn({
    login,
    password: PASSWORD,
    address: "10.1.1.1",
    userAgent: "a browser",
    cookies: "",
    now,
    replaces,
  });
  if (!answer.ok) throw new Error(answer.why);
  browser.cookie = await encode({ token: { sid: answer.sessionId }, secret: authSecret() });
  return answer.sessionId;
}

const view = (account: { id: string }) => ({
  name: "常用筛选",
  query: "",
  idempotencyKey: randomUUID(),
  [PAGE_ACCOUNT]: account.id,
});

test("what a page of the first account sends after the second signed in is refused, and says who is signed in", async () => {
  const first = await someone("dingyifan", "丁一凡");
  const second = await someone("linyuan", "林远");
  await enter("dingyifan");
  expect(await saveViewAction(view(first.account))).toMatchObject({ ok: true });
  await enter("linyuan");

  const refused = await saveViewAction(view(first.account));
  expect(refused).toMatchObject({ ok: false, signedIn: { accountId: second.account.id, name: "林远" } });
  expect(await db.savedView.findMany({ select: { personId: true } })).toEqual([{ personId: first.person.id }]);
  expect(await saveViewAction(view(second.account))).toMatchObject({ ok: true });
});

test("a report is not taken from a page of another account", async () => {
  const first = await someone("dingyifan", "丁一凡");
  const second = await someone("linyuan", "林远");
  await enter("linyuan");
  const send = (account?: { id: string }) => {
    const query = new URLSearchParams({ bodyId: second.person.bodyId, key: randomUUID(), pasted: "1" });
    if (account) query.set(PAGE_ACCOUNT, account.id);
    const address = `${browser.origin}/api/import?${query}`;
    return upload(new Request(address, { method: "POST", headers: { origin: browser.origin }, body: "整改" }));
  };
  const refused = await send(first.account);
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ ok: false, signedIn: { name: "林远" } });
  expect(await (await send()).json()).toMatchObject({ ok: false, outdated: true });
  // Its own page is heard: what it sent is looked at.
  expect((await send(second.account)).status).toBe(422);
});

test("退出登录 on a page of the first account does not sign the second one out", async () => {
  const first = await someone("dingyifan", "丁一凡");
  const second = await someone("linyuan", "林远");
  const sessionId = await enter("linyuan");
  expect(await signOutAction({ [PAGE_ACCOUNT]: first.account.id })).toMatchObject({ ok: false });
  expect((await db.session.findUniqueOrThrow({ where: { id: sessionId } })).endedAt).toBeNull();
  await expect(signOutAction({ [PAGE_ACCOUNT]: second.account.id })).rejects.toThrow("NEXT_REDIRECT");
  expect((await db.session.findUniqueOrThrow({ where: { id: sessionId } })).endedAt).not.toBeNull();
  // A session that ran out meanwhile leads to the sign-in page as well.
  await expect(signOutAction({ [PAGE_ACCOUNT]: second.account.id })).rejects.toThrow("NEXT_REDIRECT");
});

test("a new sign-in in the same browser ends the session before, and the history says so", async () => {
  const first = await someone("dingyifan", "丁一凡");
  const second = await someone("linyuan", "林远");
  const before = await enter("dingyifan");
  const elsewhere = await enter("dingyifan");
  const after = await enter("linyuan", before);
  const open = await db.session.findMany({ where: { endedAt: null }, select: { id: true } });
  expect(open.map(({ id }) => id).sort()).toEqual([elsewhere, after].sort());

  const ended = await db.event.findFirstOrThrow({ where: { action: "account.session-ended" } });
  expect(ended).toMatchObject({
    subjectId: first.account.id,
    personName: "林远",
    bodyId: first.person.bodyId,
    reason: "同一浏览器中有新的登录",
  });
  for (const chain of [TOP_CHAIN, first.person.bodyId, second.person.bodyId]) {
    expect(await verifyChain(db, chain)).toMatchObject({ intact: true });
  }
  // One that has ended already leaves no second event; a failed sign-in ends nothing.
  await enter("linyuan", before);
  await signIn({ login: "linyuan", password: "x", address: "", userAgent: "", cookies: "", now: NOW, replaces: after });
  expect(await db.event.count({ where: { action: "account.session-ended" } })).toBe(1);
});
