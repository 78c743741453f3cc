import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { z } from "zod";
import { sessionCookie } from "@/lib/access/sign-in/cookies";
import { localPath } from "@/lib/access/sign-in/local-path";
import { db } from "@/lib/db/client";
import { orTooBusy } from "@/lib/db/server-code";
import { authSecret, env } from "@/lib/env";
import { loadViewer, type SessionLimits } from "./load-viewer";
import { REQUEST_PATH_HEADER } from "./request-path";
import type { Viewer } from "./viewer";

const claims = z.object({ sid: z.uuid(), exp: z.number() });
type Claims = z.infer<typeof claims>;

/** Tokens this process has read, which say the same each time until their day: a browser sends its own with every request. */
const read = new Map<string, Claims>();
const READ_MAX = 2_000;

async function claimsOf(token: string): Promise<Claims | null> {
  const before = read.get(token);
  if (before && before.exp * 1_000 > Date.now()) return before;
  const { success, data } = claims.safeParse(await decode({ token, secret: authSecret() }));
  if (!success) return null;
  if (read.size >= READ_MAX) read.clear();
  read.set(token, data);
  return data;
}

/** The session a cookie names; null when there is none, or it is not ours, or no longer readable. */
export const getSessionId = cache(async (): Promise<string | null> => {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  if (!token) return null;
  try {
    return (await claimsOf(token))?.sid ?? null;
  } catch {
    // A token of another key, cut off or past its day reads as none.
    return null;
  }
});

/** How long sessions live in this installation. */
export function sessionLimits(): SessionLimits {
  const { SESSION_IDLE_MINUTES, SESSION_ABSOLUTE_HOURS } = env();
  return { idleMinutes: SESSION_IDLE_MINUTES, absoluteHours: SESSION_ABSOLUTE_HOURS };
}

/** Who is asking, read anew from the database once per request; null when nobody is signed in. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const sessionId = await getSessionId();
  if (!sessionId) return null;
  return orTooBusy(() => loadViewer(db, sessionId, new Date(), sessionLimits()));
});

async function requestPath(): Promise<string | null> {
  return localPath((await headers()).get(REQUEST_PATH_HEADER));
}

/** The sign-in page, which leads on to where somebody wanted to go. */
export const signInFor = (from: string | null): string =>
  from && from !== "/" ? `/sign-in?from=${encodeURIComponent(from)}` : "/sign-in";

/** Who is asking; leads to the sign-in page when nobody is signed in. For the pages before any work can be done. */
export async function requireSignedIn(): Promise<Viewer> {
  const viewer = await getViewer();
  if (viewer) return viewer;
  redirect(signInFor(await requestPath()));
}

/**
 * Who is asking, ready to work. Leads to the sign-in page, to 修改密码 while the password was given by somebody else,
 * and to a page that explains it when no post is held today.
 */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await requireSignedIn();
  if (viewer.posts.length === 0) redirect("/no-post");
  if (viewer.mustChangePassword) redirect("/change-password");
  return viewer;
}
