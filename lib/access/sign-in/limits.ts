import { createHash } from "node:crypto";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "@/lib/db/client";

/**
 * What is guessed is limited, counted in the database for all processes together. An attempt is counted before the
 * secret is looked at, so that many at once do not slip through, and given back when it succeeds.
 *
 * A sign-in counts by account and address, so that a stranger's wrong passwords keep only that stranger out; by account
 * alone, slower, against many addresses at once; and by address, against one that tries many accounts. A browser that
 * has signed in to the account before counts by itself alone: nobody else's attempts, from wherever, keep it out.
 */

const QUARTER = 15 * 60;
const HOUR = 60 * 60;

export const ATTEMPTS_PER_PAIR = 5;
export const ATTEMPTS_PER_ACCOUNT = 50;
/** A whole office may share one address. */
export const ATTEMPTS_PER_ADDRESS = 50;
/** Wrong present passwords in 修改密码. */
export const ATTEMPTS_PER_CHANGE = 5;
/** Reports one person may send to the import desk: reading one takes the server real work. */
export const UPLOADS_PER_PERSON = 30;

function limiter(keyPrefix: string, points: number, duration: number) {
  return new RateLimiterPrisma({ storeClient: db, tableName: "rateLimiterFlexible", keyPrefix, points, duration });
}

const byBrowser = limiter("sign-in-browser", ATTEMPTS_PER_PAIR, QUARTER);
const byPair = limiter("sign-in-pair", ATTEMPTS_PER_PAIR, QUARTER);
const byAccount = limiter("sign-in-account", ATTEMPTS_PER_ACCOUNT, HOUR);
const byAddress = limiter("sign-in-address", ATTEMPTS_PER_ADDRESS, QUARTER);
const byChanger = limiter("change-password", ATTEMPTS_PER_CHANGE, QUARTER);
const byUploader = limiter("upload", UPLOADS_PER_PERSON, QUARTER);

/** Hashed: people type passwords into the wrong field, and those must not lie in a table. */
function hashed(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

type Count<By extends string> = { by: By; limiter: RateLimiterPrisma; key: string };

/** Whole minutes to wait, by which count; `first` for the one attempt of a window that met the limit first. */
export type Wait<By extends string = string> = { minutes: number; by: By; first: boolean };

/** Counts an attempt under every key, or under none of them: null when it may be made. */
async function take<By extends string>(counts: readonly Count<By>[]): Promise<Wait<By> | null> {
  for (const [i, { by, limiter, key }] of counts.entries()) {
    try {
      await limiter.consume(key);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      for (const before of counts.slice(0, i)) await before.limiter.reward(before.key);
      const minutes = Math.max(1, Math.ceil(refused.msBeforeNext / 60_000));
      return { minutes, by, first: refused.consumedPoints === limiter.points + 1 };
    }
  }
  return null;
}

/** Who tries to sign in: the account as typed, from where, and the browser's own mark where the account knows it. */
export type Trier = { login: string; address: string; browser: string | null };
export type SignInCount = "browser" | "pair" | "account" | "address";

function signInCounts({ login, address, browser }: Trier): Count<SignInCount>[] {
  const account = hashed(login);
  const from = address || "unknown";
  if (browser) return [{ by: "browser", limiter: byBrowser, key: `${account}:${browser}` }];
  return [
    { by: "pair", limiter: byPair, key: `${account}:${from}` },
    { by: "account", limiter: byAccount, key: account },
    { by: "address", limiter: byAddress, key: from },
  ];
}

/** Counts an attempt to sign in. Null when it may be made. */
export function takeAttempt(trier: Trier): Promise<Wait<SignInCount> | null> {
  return take(signInCounts(trier));
}

/** After a success: what belongs to who signed in starts afresh, what others share gets its one attempt back. */
export async function giveBackAttempt(trier: Trier): Promise<void> {
  for (const { by, limiter, key } of signInCounts(trier)) {
    if (by === "pair" || by === "browser") await limiter.delete(key);
    else await limiter.reward(key);
  }
}

/** Lets an account be signed in to at once from anywhere, after its holder has proved to be there. */
export async function forgetAttempts(login: string): Promise<void> {
  const account = hashed(login);
  await byAccount.delete(account);
  await db.rateLimiterFlexible.deleteMany({ where: { key: { startsWith: `${byPair.keyPrefix}:${account}:` } } });
}

/** A code is long enough to be guessed at a little more often, but not by many addresses together for long. */
export const CODES_PER_ACCOUNT = 20;
const codeByPair = limiter("code-pair", ATTEMPTS_PER_PAIR, QUARTER);
const codeByAccount = limiter("code-account", CODES_PER_ACCOUNT, HOUR);
const codeByAddress = limiter("code-address", ATTEMPTS_PER_ADDRESS, QUARTER);

/** Counts a try at a one-time code. Null when it may be made. */
export function takeCode(login: string, address: string): Promise<Wait | null> {
  const account = hashed(login);
  const from = address || "unknown";
  return take([
    { by: "pair", limiter: codeByPair, key: `${account}:${from}` },
    { by: "account", limiter: codeByAccount, key: account },
    { by: "address", limiter: codeByAddress, key: from },
  ]);
}

/** After the right one. */
export async function giveBackCode(login: string, address: string): Promise<void> {
  await codeByPair.delete(`${hashed(login)}:${address || "unknown"}`);
  await codeByAddress.reward(address || "unknown");
}

/** Counts a look at the present password of an account by who is signed in to it. Null when it may be made. */
export function takePasswordCheck(accountId: string): Promise<Wait | null> {
  return take([{ by: "account", limiter: byChanger, key: accountId }]);
}

/** After the right one. */
export async function giveBackPasswordCheck(accountId: string): Promise<void> {
  await byChanger.delete(accountId);
}

/** Refusals of access noted of one person within an hour, and the same one of them. */
const NOTED_PER_PERSON = 30;
const byRefused = limiter("refused-person", NOTED_PER_PERSON, HOUR);
const bySameRefused = limiter("refused-same", 1, HOUR);

/** Whether a refusal of access is to be noted. */
export async function takeRefusalNote(personId: string, what: string): Promise<boolean> {
  const wait = await take([
    { by: "same", limiter: bySameRefused, key: hashed(`${personId} ${what}`) },
    { by: "person", limiter: byRefused, key: personId },
  ]);
  return wait === null;
}

/** Counts an upload. Returns null when it may be made, else the whole minutes to wait. */
export async function takeUpload(personId: string): Promise<number | null> {
  return (await take([{ by: "person", limiter: byUploader, key: personId }]))?.minutes ?? null;
}
