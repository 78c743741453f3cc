import { createHash } from "node:crypto";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "@/lib/db/client";

/**
 * Failed sign-ins are limited by account and by address, counted in the database for all processes together. An
 * attempt is counted before the password is looked at, so that many at once do not slip through, and given back when
 * it succeeds.
 */

const WINDOW_SECONDS = 15 * 60;
export const ATTEMPTS_PER_ACCOUNT = 5;
/** A whole office may share one address. */
export const ATTEMPTS_PER_ADDRESS = 50;

const common = { storeClient: db, tableName: "rateLimiterFlexible", duration: WINDOW_SECONDS };
const byAccount = new RateLimiterPrisma({ ...common, keyPrefix: "sign-in-account", points: ATTEMPTS_PER_ACCOUNT });
const byAddress = new RateLimiterPrisma({ ...common, keyPrefix: "sign-in-address", points: ATTEMPTS_PER_ADDRESS });

/** Hashed: people type passwords into the wrong field, and those must not lie in a table. */
function accountKey(login: string): string {
  return createHash("sha256").update(login).digest("hex");
}

function minutesOf(refused: unknown): number {
  if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 60_000));
  throw refused;
}

/** Counts an attempt. Returns null when it may be made, else the whole minutes to wait. */
export async function takeAttempt(login: string, address: string): Promise<number | null> {
  try {
    await byAddress.consume(address);
    await byAccount.consume(accountKey(login));
    return null;
  } catch (refused) {
    return minutesOf(refused);
  }
}

/** After a success: the account starts afresh, the address gets its attempt back. */
export async function giveBackAttempt(login: string, address: string): Promise<void> {
  await byAccount.delete(accountKey(login));
  await byAddress.reward(address);
}

/** Lets an account sign in again at once, after its password was reset. */
export async function forgetAttempts(login: string): Promise<void> {
  await byAccount.delete(accountKey(login));
}

/** Reports one person may send to the import desk within the window: reading one takes the server real work. */
export const UPLOADS_PER_PERSON = 30;
const byUploader = new RateLimiterPrisma({ ...common, keyPrefix: "upload", points: UPLOADS_PER_PERSON });

/** Counts an upload. Returns null when it may be made, else the whole minutes to wait. */
export async function takeUpload(personId: string): Promise<number | null> {
  try {
    await byUploader.consume(personId);
    return null;
  } catch (refused) {
    return minutesOf(refused);
  }
}
