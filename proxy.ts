import { randomBytes, randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { REQUEST_PATH_HEADER } from "@/lib/access/request-path";
import { comesFromElsewhere, FOREIGN_ORIGIN } from "@/lib/access/sign-in/origin";
import { contentSecurityPolicy } from "@/lib/access/sign-in/security-headers";
import { isTooOld } from "@/lib/domain/old-browser";
import { env } from "@/lib/env";
import { REQUEST_ID_HEADER, requestLog } from "@/lib/log";

/**
 * Headers of every answer. It protects nothing by itself: who may see a page is asked by the page, who may do
 * something by the action.
 */

/** An identifier a reverse proxy in front may have given; anything else is replaced. */
const REQUEST_ID = /^[A-Za-z0-9-]{8,64}$/;

/** What a browser too old to run the pages gets instead of them: words without script or style. */
const OLD_BROWSER = "/old-browser.html";

/** Where the ledger is begun: which inspection is meant is found out before a page is drawn (app/api/ledger/start). */
const LEDGER = { page: "/ledger", start: "/api/ledger/start" };

/** Not a route that answers programs, nor a file of public/. */
function isPage({ nextUrl: { pathname } }: NextRequest): boolean {
  return !pathname.startsWith("/api/") && !pathname.includes(".");
}

/** What answers instead of what was asked for; null where that is what was asked for. */
function insteadOf(request: NextRequest): string | null {
  if (isPage(request) && isTooOld(request.headers.get("user-agent") ?? "")) return OLD_BROWSER;
  const { pathname, search, searchParams } = request.nextUrl;
  const begins = request.method === "GET" && pathname === LEDGER.page && !searchParams.has("inspection");
  return begins ? `${LEDGER.start}${search}` : null;
}

export function proxy(request: NextRequest): NextResponse {
  // Routes under /api/ answer for themselves, in the form their callers read.
  const toPage = request.method === "POST" && !request.nextUrl.pathname.startsWith("/api/");
  if (toPage && comesFromElsewhere(request.headers)) {
    requestLog(request.headers).warn(
      { path: request.nextUrl.pathname },
      "refused: sent from a page of another address",
    );
    return new NextResponse(FOREIGN_ORIGIN, { status: 403, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  }
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce, env().NODE_ENV === "development");
  const given = request.headers.get(REQUEST_ID_HEADER) ?? "";
  const requestId = REQUEST_ID.test(given) ? given : randomUUID();

  // What arrives under these names from outside is overwritten: pages believe them.
  const head = new Headers(request.headers);
  head.set("content-security-policy", policy);
  head.set("x-nonce", nonce);
  head.set(REQUEST_ID_HEADER, requestId);
  head.set(REQUEST_PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);

  const instead = insteadOf(request);
  const onwards = { request: { headers: head } };
  const response = instead ? NextResponse.rewrite(new URL(instead, request.url), onwards) : NextResponse.next(onwards);
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("Cache-Control", "private, no-store");
  response.headers.set(REQUEST_ID_HEADER, requestId);
  return response;
}

// Built files carry their content in their name, hold nothing private and stay cacheable.
export const config = { matcher: ["/((?!_next/static/).*)"] };
