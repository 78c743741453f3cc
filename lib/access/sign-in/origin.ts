import { env } from "@/lib/env";

export const FOREIGN_ORIGIN =
  "请求来源与本系统的访问地址不一致，操作没有生效。请用系统管理员公布的地址打开本系统后重试。";

/** A state-changing request that did not come from a page of this installation. */
export class ForeignOrigin extends Error {
  constructor(readonly origin: string | null) {
    super("request from a foreign origin");
    this.name = "ForeignOrigin";
  }
}

/**
 * Addresses pages may be opened at. The public address; and where the installation is only tried out (development, the
 * example ledger), this machine by its other names, which name the same server.
 */
export function allowedOrigins(): readonly string[] {
  const { PUBLIC_URL, PORT, NODE_ENV, EXAMPLE_LEDGER } = env();
  const configured = new URL(PUBLIC_URL).origin;
  if (NODE_ENV === "production" && EXAMPLE_LEDGER === "no") return [configured];
  return [configured, ...["localhost", "127.0.0.1", "[::1]"].map((host) => `http://${host}:${PORT}`)];
}

/**
 * Whether the framework would end a server action as a fault of the server before the action itself could answer: the
 * Origin is no address, or names another host than the request went to.
 */
export function comesFromElsewhere(headers: Pick<Headers, "get">): boolean {
  const origin = headers.get("origin");
  if (origin === null) return false;
  const host = headers.get("x-forwarded-host")?.split(",")[0]?.trim() ?? headers.get("host");
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

/**
 * Every server action and state-changing route calls this first. The Host and X-Forwarded-Host headers are not asked:
 * whoever forges the origin can forge them too. A request without an Origin is refused, browsers always send one.
 * @throws ForeignOrigin
 */
export function assertSameOrigin(headers: Pick<Headers, "get">): void {
  const origin = headers.get("origin");
  if (origin === null || !allowedOrigins().includes(origin)) throw new ForeignOrigin(origin);
}
