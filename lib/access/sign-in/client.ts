import { z } from "zod";

/** Signing in from the browser. Free of server code, so that the sign-in form may import it. */

export type BrowserAnswer =
  | { ok: true }
  | { ok: false; why: "wrong" | "disabled" | "stale" | "foreign" | "broken" | "offline" }
  | { ok: false; why: "limited"; minutes: number };

// Without this zod tries out `new Function`, which the content security policy of every page refuses and reports.
z.config({ jitless: true });

const token = z.object({ csrfToken: z.string() });
const answer = z.object({ url: z.string() });

async function ask(login: string, password: string): Promise<BrowserAnswer> {
  const { csrfToken } = token.parse(await (await fetch("/api/auth/csrf", { cache: "no-store" })).json());
  const response = await fetch("/api/auth/callback/credentials", {
    method: "POST",
    body: new URLSearchParams({ csrfToken, login, password, json: "true" }),
  });
  if (response.status === 403) return { ok: false, why: "foreign" };
  if (response.status >= 500) return { ok: false, why: "broken" };
  const { searchParams } = new URL(answer.parse(await response.json()).url, window.location.origin);
  if (searchParams.has("csrf")) return { ok: false, why: "stale" };
  const error = searchParams.get("error");
  if (response.ok && error === null) return { ok: true };
  const minutes = error?.match(/^limited-(\d+)$/)?.[1];
  if (minutes) return { ok: false, why: "limited", minutes: Number(minutes) };
  return { ok: false, why: error === "wrong" || error === "disabled" ? error : "broken" };
}

/** Checks account and password with the server and takes its cookie. Never throws. */
export async function signInWithPassword(login: string, password: string): Promise<BrowserAnswer> {
  try {
    return await ask(login, password);
  } catch (error) {
    return { ok: false, why: error instanceof TypeError ? "offline" : "broken" };
  }
}
