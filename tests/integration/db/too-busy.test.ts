import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, test, vi } from "vitest";
import { FailurePage, referenceOf } from "@/components/shell/failure-page";
import { PAGE_ACCOUNT } from "@/lib/access/page-account";
import { getViewer } from "@/lib/access/session";
import { sessionCookie } from "@/lib/access/sign-in/cookies";
import { transact } from "@/lib/command/transact";
import { db } from "@/lib/db/client";
import { orTooBusy } from "@/lib/db/server-code";
import { inSnapshot, reader } from "@/lib/db/snapshot";
import { isTooBusy, TOO_BUSY_TO_WRITE } from "@/lib/domain/too-busy";
import { authSecret, env } from "@/lib/env";
import { saveViewAction } from "@/lib/features/ledger/actions";
import { resetDatabase } from "@/tests/support/database";
import { createAccount, createPerson, createPost, createSession, sentOnce, viewerOf } from "@/tests/support/factories";

/** More is asked for than there are connections: what does not get one in time says so, and can be sent again as it was. */

const browser = vi.hoisted(() => ({ cookie: "", origin: "" }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ origin: browser.origin }),
  cookies: async () => ({ get: (name: string) => (name === sessionCookie().name ? { value: browser.cookie } : null) }),
}));
vi.mock("next/cache", () => ({ refresh: () => undefined }));

beforeEach(resetDatabase);

/** Holds every connection of the process while `work` is done. */
async function withoutConnections<T>(work: () => Promise<T>): Promise<T> {
  let letGo: () => void = () => undefined;
  const until = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const limits = { maxWait: 60_000, timeout: 60_000 };
  const holding: Promise<void>[] = [];
  const held = Array.from(
    { length: env().DATABASE_POOL_SIZE },
    () =>
      new Promise<void>((resolve) => {
        const hold = db.$transaction(async (tx) => {
          await tx.$queryRaw`SELECT 1 AS one`;
          resolve();
          await until;
        }, limits);
        holding.push(hold);
      }),
  );
  await Promise.all(held);
  try {
    return await work();
  } finally {
    letGo();
    await Promise.all(holding);
  }
}

const failureOf = (asked: Promise<unknown>) => asked.then(() => null).catch((error: unknown) => error);

test("a page, who is asking and a form that get no connection say so calmly; sent again the form is done, once", async () => {
  const person = await createPerson();
  const account = await createAccount({ personId: person.id });
  await createPost({ personId: person.id, role: "OFFICE" });
  const now = new Date();
  const session = await createSession({ accountId: account.id, createdAt: now, lastSeenAt: now });
  const viewer = await viewerOf(person, now);
  browser.cookie = await encode({ token: { sid: session.id }, secret: authSecret() });
  browser.origin = env().PUBLIC_URL;
  const view = { name: "常用筛选", query: "", idempotencyKey: randomUUID(), [PAGE_ACCOUNT]: account.id };

  const [page, asking, command, action] = await withoutConnections(() =>
    Promise.all([
      failureOf(inSnapshot(() => reader().session.count())),
      failureOf(getViewer()),
      failureOf(transact(viewer, sentOnce(), async () => undefined)),
      saveViewAction(view),
    ]),
  );
  for (const failure of [page, asking, command]) {
    expect(isTooBusy(referenceOf(failure))).toBe(true);
    const said = renderToStaticMarkup(createElement(FailurePage, { error: failure, retry: () => undefined }));
    expect(said).toContain("现在使用的人较多，请稍候再试");
    expect(said).toContain("请过一分钟");
    expect(said).toContain(referenceOf(failure));
  }
  expect(action).toEqual({ ok: false, why: TOO_BUSY_TO_WRITE });

  expect(await db.savedView.count()).toBe(0);
  expect(await saveViewAction(view)).toMatchObject({ ok: true });
  expect(await saveViewAction(view)).toMatchObject({ ok: true });
  expect(await db.savedView.count()).toBe(1);
}, 60_000);

test("a transaction that takes longer than it may is told the same, and writes nothing", async () => {
  const { id } = await createPerson();
  const late = db.$transaction(
    async (tx) => {
      await tx.person.update({ where: { id }, data: { title: "改了" } });
      await tx.$queryRaw`SELECT pg_sleep(0.2)::text`;
      await tx.person.count();
    },
    { timeout: 100 },
  );

  const failure = await failureOf(orTooBusy(() => late));
  expect(isTooBusy(referenceOf(failure))).toBe(true);
  expect((await db.person.findUniqueOrThrow({ where: { id } })).title).not.toBe("改了");
});
