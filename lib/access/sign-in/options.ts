import { AsyncLocalStorage } from "node:async_hooks";
import type { NextAuthOptions } from "next-auth";
import NextAuth from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { getSessionId } from "@/lib/access/session";
import { authSecret, env, setEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { clientAddress } from "./address";
import { isSecure, sessionCookie } from "./cookies";
import { assertSameOrigin, ForeignOrigin } from "./origin";
import { signIn } from "./sign-in";

/** What the sign-in page is told through next-auth, which only carries a word. */
export const SIGN_IN_ERRORS = { wrong: "wrong", disabled: "disabled", limited: "limited-", broken: "broken" } as const;

/** Cookies to set beside those of next-auth, which offers no other way to hand them out of `authorize`. */
const answering = new AsyncLocalStorage<{ setCookies: string[] }>();

async function authorize(given: Record<"login" | "password", string> | undefined, head: Record<string, unknown>) {
  const text = (name: string) => (typeof head[name] === "string" ? head[name] : "");
  const answer = await signIn({
    login: String(given?.login ?? ""),
    password: String(given?.password ?? ""),
    address: clientAddress(text("x-forwarded-for")),
    userAgent: text("user-agent"),
    cookies: text("cookie"),
    now: new Date(),
    replaces: await getSessionId(),
  }).catch((error: unknown) => {
    // The word travels to the browser in an address: the true reason stays in the log.
    log().error({ err: error }, "sign-in failed");
    throw new Error(SIGN_IN_ERRORS.broken);
  });
  if (answer.ok) {
    answering.getStore()?.setCookies.push(answer.setCookie);
    return { id: answer.sessionId };
  }
  throw new Error(answer.why === "limited" ? `${SIGN_IN_ERRORS.limited}${answer.minutes}` : SIGN_IN_ERRORS[answer.why]);
}

function authOptions(): NextAuthOptions {
  const maxAge = env().SESSION_ABSOLUTE_HOURS * 3600;
  return {
    secret: authSecret(),
    // The token only names the session row; whether that still grants anything is asked of the row every time.
    session: { strategy: "jwt", maxAge },
    jwt: { maxAge },
    useSecureCookies: isSecure(),
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        id: "credentials",
        name: "credentials",
        credentials: { login: { type: "text" }, password: { type: "password" } },
        authorize: (given, request) => authorize(given, request.headers ?? {}),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
    },
    logger: {
      error: (code) => log().error({ code }, "next-auth"),
      warn: (code) => log().warn({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}

/** The parts of next-auth that are used. Everything else it offers by default answers 404; signing out is an action of ours. */
const OFFERED = { GET: ["csrf"], POST: ["callback"] } as const;

type Context = { params: Promise<{ nextauth: string[] }> };
let handler: ((request: Request, context: Context) => Promise<Response>) | undefined;

/** Answers /api/auth/…; changes are refused unless they come from a page of this installation. */
export async function answerAuth(request: Request, context: Context): Promise<Response> {
  const [action] = (await context.params).nextauth;
  const offered: readonly string[] = request.method === "POST" ? OFFERED.POST : OFFERED.GET;
  if (!action || !offered.includes(action)) return new Response(null, { status: 404 });
  if (request.method === "POST") {
    try {
      assertSameOrigin(request.headers);
    } catch (error) {
      if (error instanceof ForeignOrigin) return Response.json({ why: "foreign-origin" }, { status: 403 });
      throw error;
    }
  }
  if (!handler) {
    // next-auth reads its own address from this variable and nowhere else.
    setEnv({ NEXTAUTH_URL: env().PUBLIC_URL });
    handler = NextAuth(authOptions()) as typeof handler;
  }
  const ask = handler;
  if (!ask) throw new Error("next-auth gave no handler");
  const setCookies: string[] = [];
  const { status, headers, body } = await answering.run({ setCookies }, () => ask(request, context));
  const head = new Headers(headers);
  for (const line of setCookies) head.append("Set-Cookie", line);
  // "Wrong password" is an answer the form shows; as a 401 every browser would log it as a failed request.
  return new Response(body, { status: status === 401 ? 200 : status, headers: head });
}
