import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { encode } from "next-auth/jwt";
import { beforeEach, expect, test, vi } from "vitest";
import { POST as upload } from "@/app/api/import/route";
import { GET as waiting } from "@/app/api/import/waiting/route";
import { PAGE_ACCOUNT } from "@/lib/access/page-account";
import { sessionCookie } from "@/lib/access/sign-in/cookies";
import { db } from "@/lib/db/client";
import { inSnapshot } from "@/lib/db/snapshot";
import type { Role } from "@/lib/domain/types";
import { authSecret, env } from "@/lib/env";
import { dismissReadingAction } from "@/lib/features/import/actions";
import { filesHandedIn } from "@/lib/features/import/queries/handed-in";
import { importList } from "@/lib/features/import/queries/import-desk";
import { DESK_REPORT } from "@/lib/features/import/readings";
import { readForeign } from "@/lib/reading/read-foreign";
import { resetDatabase } from "@/tests/support/database";
import {
  createAccount,
  createBody,
  createPerson,
  createPost,
  createSession,
  viewerWith,
} from "@/tests/support/factories";

/** Files on their way to the desk, as requests send and ask for them. */

const asking = vi.hoisted(() => ({ cookie: undefined as unknown as AsyncLocalStorage<string>, origin: "" }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ origin: asking.origin }),
  cookies: async () => ({
    get: (name: string) => {
      const value = asking.cookie.getStore();
      return value && name === sessionCookie().name ? { value } : undefined;
    },
  }),
}));
vi.mock("next/cache", () => ({ refresh: () => undefined }));

const REPORT = readFileSync(path.resolve(import.meta.dirname, "../../fixtures/reports/browser-journey.txt"), "utf8");

beforeEach(async () => {
  await resetDatabase();
  asking.cookie = new AsyncLocalStorage();
  asking.origin = env().PUBLIC_URL;
});

/** Somebody signed in with one post. */
async function someone(role: Role, bodyId?: string) {
  const person = await createPerson(bodyId ? { bodyId } : {});
  const account = await createAccount({ personId: person.id });
  await createPost({ personId: person.id, role });
  const now = new Date();
  const session = await createSession({ accountId: account.id, createdAt: now, lastSeenAt: now });
  const cookie = await encode({ token: { sid: session.id }, secret: authSecret() });
  return { ...person, accountId: account.id, as: <T>(work: () => Promise<T>) => asking.cookie.run(cookie, work) };
}
type Someone = Awaited<ReturnType<typeof someone>>;

function send(who: Someone, body: string, over: Record<string, string> = {}): Promise<Response> {
  const query = new URLSearchParams({
    ...{ bodyId: who.bodyId, key: randomUUID(), name: "通报.txt", again: "1", [PAGE_ACCOUNT]: who.accountId },
    ...over,
  });
  const headers = { origin: asking.origin };
  const request = new Request(`${asking.origin}/api/import?${query}`, { method: "POST", headers, body });
  return who.as(() => upload(request));
}

async function place(who: Someone): Promise<{ status: number; waiting: unknown }> {
  const response = await who.as(() => waiting());
  return { status: response.status, waiting: ((await response.json()) as { waiting?: unknown }).waiting };
}

/** A file of somebody whose bytes come only when they are released: nobody behind it gets his turn before. */
function reading(owner: string) {
  let release: () => void = () => undefined;
  const free = new Promise<void>((resolve) => {
    release = resolve;
  });
  async function* bytes() {
    await free;
    yield Buffer.from(REPORT);
  }
  const options = { fileName: "一份.txt", pasted: false };
  const asking = { options, bytes, owner, label: "一份.txt" };
  const done = readForeign(DESK_REPORT, asking, async (result) => ({ ok: true as const, result }));
  return { release, done };
}

test("each sees the own files that wait or are read, with how many are before them, and nobody else's", async () => {
  const [first, second] = [await someone("OFFICE"), await someone("OFFICE")];
  const colleague = await someone("OFFICE", first.bodyId);
  const liaison = await someone("LIAISON", first.bodyId);
  const held = reading(first.id);
  await expect.poll(() => place(first)).toMatchObject({ waiting: [{ label: "一份.txt", state: "reading", ahead: 0 }] });
  const sent = [send(first, REPORT)];
  await expect
    .poll(async () => (await place(first)).waiting)
    .toMatchObject([
      { label: "通报.txt", state: "waiting", ahead: 1 },
      { label: "一份.txt", state: "reading", ahead: 0 },
    ]);
  sent.push(send(second, REPORT, { name: "另一份.txt" }));
  await expect
    .poll(async () => (await place(second)).waiting)
    .toEqual([{ label: "另一份.txt", state: "waiting", ahead: 2 }]);
  expect(await place(colleague)).toEqual({ status: 200, waiting: [] });
  expect((await place(liaison)).status).toBe(404);
  expect((await waiting()).status).toBe(404);
  held.release();
  for (const response of await Promise.all(sent)) expect(response.status).toBe(200);
  await held.done;
  expect(await place(first)).toEqual({ status: 200, waiting: [] });
});

test("a file that could not be read is listed with what to do until its owner has seen it, for nobody else to put away", async () => {
  const [owner, other] = [await someone("OFFICE"), await someone("OFFICE")];
  const key = randomUUID();
  const answer = (await (await send(owner, "他沿着河岸走了很久。".repeat(80), { key })).json()) as { why: string };
  const listed = () => filesHandedIn({ personId: owner.id } as Parameters<typeof filesHandedIn>[0]);
  const [failed] = await listed();
  expect(failed).toMatchObject({ label: "通报.txt", state: "failed", why: answer.why });
  expect(answer.why).toMatch(/请.*。$/);
  const dismiss = (who: Someone, which = "") =>
    who.as(() => dismissReadingAction({ which, idempotencyKey: randomUUID(), [PAGE_ACCOUNT]: who.accountId }));
  expect(await dismiss(other, failed?.id)).toEqual({ ok: true });
  expect(await listed()).toHaveLength(1);
  expect(await dismiss(owner, failed?.id)).toEqual({ ok: true });
  expect(await listed()).toEqual([]);
  // The page that still shows the refusal itself knows the file by what it called the sending.
  await send(owner, "他沿着河岸走了很久。".repeat(80), { key });
  expect(await listed()).toHaveLength(1);
  expect(await dismiss(owner, key)).toEqual({ ok: true });
  expect(await listed()).toEqual([]);
});

test("twenty-five at once are all taken, more than there are connections, and pages answer meanwhile", async () => {
  const ATTEMPTS = 25;
  expect(ATTEMPTS).toBeGreaterThan(env().DATABASE_POOL_SIZE);
  const people = await Promise.all(
    Array.from({ length: ATTEMPTS }, async () => someone("OFFICE", (await createBody()).id)),
  );
  const reader = await viewerWith("OFFICE");
  let answered = 0;
  const sent = people.map((who) =>
    send(who, REPORT).then((response) => {
      answered += 1;
      return response.status;
    }),
  );
  // A page opened while they are read: a snapshot wants a connection of its own within its few seconds.
  let pages = 0;
  while (answered < ATTEMPTS) {
    await inSnapshot(() => importList(reader, 1));
    pages += 1;
    await new Promise(setImmediate);
  }
  expect(await Promise.all(sent)).toEqual(people.map(() => 200));
  expect(pages).toBeGreaterThan(1);
  expect(await db.importDraft.count()).toBe(ATTEMPTS);
}, 120_000);
