import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { part } from "@/lib/domain/text/text";
import { authSecret } from "@/lib/env";
import { isSecure } from "./cookies";

/**
 * A browser that has signed in to an account carries a mark of that account, so that strangers who guess at the account
 * cannot keep its holder out (lib/access/sign-in/limits). The mark grants nothing else, names nobody, and is void once the
 * password changes.
 */

/** The longest a browser keeps a cookie. */
const MAX_AGE = 400 * 24 * 60 * 60;

type Account = { id: string; passwordChangedAt: Date | null };

const sealed = (...parts: string[]) =>
  createHmac("sha256", authSecret())
    .update(JSON.stringify(["known-browser", ...parts]))
    .digest("base64url");

/** One cookie an account, since several people may share a machine. */
function cookieName(account: Account): string {
  return `${isSecure() ? "__Secure-" : ""}ledger-browser-${part(sealed(account.id), 0, 12)}`;
}

function seal(account: Account, mark: string): string {
  return sealed(account.id, `${account.passwordChangedAt?.getTime() ?? 0}`, mark);
}

/** The mark among the cookies of a request if it is this account's and still holds, else null. */
export function knownBrowser(account: Account, cookieHeader: string): string | null {
  const name = `${cookieName(account)}=`;
  const pair = cookieHeader.split(/;\s*/).find((one) => one.startsWith(name));
  const [mark, given, ...rest] = part(pair ?? "", name.length).split(".");
  if (!mark || !given || rest.length > 0) return null;
  const [a, b] = [Buffer.from(given), Buffer.from(seal(account, mark))];
  return a.length === b.length && timingSafeEqual(a, b) ? mark : null;
}

/** The Set-Cookie line that makes a browser known to the account. Sent back to the sign-in only. */
export function browserMark(account: Account, mark: string = randomUUID()): string {
  const secure = isSecure() ? "; Secure" : "";
  const value = `${mark}.${seal(account, mark)}`;
  return `${cookieName(account)}=${value}; Path=/api/auth; Max-Age=${MAX_AGE}; HttpOnly; SameSite=Lax${secure}`;
}
