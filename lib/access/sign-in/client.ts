/** Signing in from the browser. Free of server code, so that the sign-in form may import it. */

export type BrowserAnswer =
  | { ok: true }
  | { ok: false; why: "wrong" | "disabled" | "stale" | "foreign" | "broken" | "offline" }
  | { ok: false; why: "limited"; minutes: number };

/** A text of an answer. @throws Error when there is none: whatever answered is not the server's door. */
function textOf(answer: unknown, name: string): string {
  const text =
    typeof answer === "object" && answer !== null ? Object.entries(answer).find(([n]) => n === name)?.[1] : null;
  if (typeof text !== "string") throw new Error(`the answer has no ${name}`);
  return text;
}

async function ask(login: string, password: string): Promise<BrowserAnswer> {
  const csrfToken = textOf(await (await fetch("/api/auth/csrf", { cache: "no-store" })).json(), "csrfToken");
  const response = await fetch("/api/auth/callback/credentials", {
    method: "POST",
    body: new URLSearchParams({ csrfToken, login, password, json: "true" }),
  });
  if (response.status === 403) return { ok: false, why: "foreign" };
  if (response.status >= 500) return { ok: false, why: "broken" };
  const { searchParams } = new URL(textOf(await response.json(), "url"), window.location.origin);
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
