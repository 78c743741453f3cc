import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { z } from "zod";
import { sessionCookie } from "@/lib/access/sign-in/cookies";
import { localPath } from "@/lib/access/sign-in/local-path";
import { db } from "@/lib/db/client";
import { authSecret, env } from "@/lib/env";
import { loadViewer, type SessionLimits } from "./load-viewer";
import { REQUEST_PATH_HEADER } from "./request-path";
import type { Viewer } from "./viewer";

const claims = z.object({ sid: z.uuid() });

/** The session a cookie names; null when there is none, or it is not ours, or no longer readable. */
export const getSessionId = cache(async (): Promise<string | null> => {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  if (!token) return null;
  try {
    const parsed = claims.safeParse(await decode({ token, secret: authSecret() }));
    return parsed.success ? parsed.data.sid : null;
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
  return loadViewer(db, sessionId, new Date(), sessionLimits());
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
