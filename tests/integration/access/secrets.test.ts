import { createHash, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { beforeEach, expect, test, vi } from "vitest";
import { PAGE_ACCOUNT } from "@/lib/access/page-account";
import { sessionCookie } from "@/lib/access/sign-in/cookies";
import { hashPassword, verifyPassword } from "@/lib/access/sign-in/password";
import { db } from "@/lib/db/client";
import { authSecret, env } from "@/lib/env";
import { actionOf } from "@/tests/support/actions";
import { asOwner, resetDatabase } from "@/tests/support/database";
import { actions as known } from "@/tests/support/entrances";
import { createAccount, createPerson, createPost, createSession } from "@/tests/support/factories";

/** A password that is typed is hashed as a password, and goes nowhere else. */

const seen = vi.hoisted(() => ({ hashed: [] as string[], logged: [] as string[], cookie: "", origin: "" }));

/** Every text that is hashed, except as a password (argon2), which is native code of its own. */
vi.mock("node:crypto", async (original) => {
  const real = await original<typeof import("node:crypto")>();
  const heard =
    <A extends unknown[], H extends { update: (...given: never[]) => H }>(make: (...args: A) => H) =>
    (...args: A) => {
      const hash = make(...args);
      const update = hash.update.bind(hash) as (...given: unknown[]) => H;
      hash.update = ((...given: unknown[]) => {
        seen.hashed.push(String(given[0]));
        return update(...given);
      }) as H["update"];
      return hash;
    };
  const createHmac = heard(real.createHmac);
  const createHash = heard(real.createHash);
  return { ...real, createHmac, createHash, default: { ...real, createHmac, createHash } };
});
vi.mock("@/lib/log", async (original) => {
  const real = await original<typeof import("@/lib/log")>();
  const write = (...words: unknown[]) => seen.logged.push(words.map((word) => JSON.stringify(word)).join(" "));
  const logger = { info: write, warn: write, error: write, debug: write, child: () => logger };
  return { ...real, log: () => logger, requestLog: () => logger };
});
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ origin: seen.origin }),
  cookies: async () => ({
    get: (name: string) => (name === sessionCookie().name ? { value: seen.cookie } : undefined),
    set: () => undefined,
  }),
}));
vi.mock("next/cache", () => ({ refresh: () => undefined }));

const CURRENT = "Marker-Current-7351";
const NEXT = "Marker-Next-8462";
const SECRETS = ["current", "next", "again", "password", "code"];

let accountId = "";

beforeEach(async () => {
  await resetDatabase();
  const person = await createPerson();
  const account = await createAccount({ personId: person.id, passwordHash: await hashPassword(CURRENT) });
  // Somebody whom every action lets in: three posts that the database would not let one person hold today.
  await asOwner(async (client) => {
    await client.query("ALTER TABLE post DISABLE TRIGGER x_post_three_administrators");
    for (const role of ["OFFICE", "SYSTEM_ADMIN", "SECURITY_ADMIN"] as const) {
      await createPost({ personId: person.id, role });
    }
    await client.query("ALTER TABLE post ENABLE TRIGGER x_post_three_administrators");
  });
  const session = await createSession({ accountId: account.id });
  accountId = account.id;
  seen.cookie = await encode({ token: { sid: session.id }, secret: authSecret() });
  seen.origin = env().PUBLIC_URL;
  seen.hashed = [];
  seen.logged = [];
});

async function call(entrance: string, input: object): Promise<{ ok: boolean }> {
  return (await (
    await actionOf(entrance)
  )(input)) as { ok: boolean };
}

const page = () => ({ [PAGE_ACCOUNT]: accountId, idempotencyKey: randomUUID() });

/** Everything the database holds, as text. */
async function everything(): Promise<string> {
  return asOwner(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'",
    );
    const found: string[] = [];
    for (const { name } of rows) {
      const { rows: held } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      found.push(...held.map(({ row }) => row));
    }
    return found.join("\n");
  });
}

test("a changed password is in no digest, no row, no event and no log", async () => {
  const sent = { ...page(), current: CURRENT, next: NEXT, again: NEXT };
  expect(await call("account/changePasswordAction", sent)).toMatchObject({ ok: true });
  const { passwordHash } = await db.account.findUniqueOrThrow({ where: { id: accountId } });
  expect(await verifyPassword(passwordHash, NEXT)).toBe(true);

  const told = [await everything(), ...seen.hashed, ...seen.logged].join("\n");
  expect(seen.hashed.join("\n")).not.toBe("");
  for (const secret of [CURRENT, NEXT]) expect(told).not.toContain(secret);
  // The digest is of this installation's key: nobody can try out what it stands for.
  const [row] = await db.idempotencyKey.findMany();
  const plain = (text: string) => createHash("sha256").update(text).digest("hex");
  expect(row?.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(["[]", "{}", JSON.stringify({ current: CURRENT, next: NEXT, again: NEXT })].map(plain)).not.toContain(
    row?.digest,
  );
});

const actions = known.map(({ key }) => key).filter((key) => key !== "account/signOutAction");

test("no action hashes, keeps or logs what is typed as a password, whatever else it is sent", async () => {
  for (const entrance of actions) {
    const secrets = Object.fromEntries(SECRETS.map((name) => [name, NEXT]));
    await call(entrance, { ...page(), ...secrets });
    await call(entrance, { ...page(), ...secrets, current: CURRENT, id: randomUUID(), version: 1 });
  }
  const told = [await everything(), ...seen.hashed, ...seen.logged].join("\n");
  for (const secret of [CURRENT, NEXT]) expect(told).not.toContain(secret);
});

test("the same form sent twice is one act, and another one under its key is told apart", async () => {
  const sent = { ...page(), name: "未销号", query: "" };
  expect(await call("ledger/saveViewAction", sent)).toMatchObject({ ok: true });
  expect(await call("ledger/saveViewAction", sent)).toMatchObject({ ok: true });
  expect(await call("ledger/saveViewAction", { ...sent, name: "另一个" })).toMatchObject({ ok: false });
  expect(await db.savedView.count()).toBe(1);
});
