import { env } from "@/lib/env";

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
 * Every server action and state-changing route calls this first. The Host and X-Forwarded-Host headers are not asked:
 * whoever forges the origin can forge them too. A request without an Origin is refused, browsers always send one.
 * @throws ForeignOrigin
 */
export function assertSameOrigin(headers: Pick<Headers, "get">): void {
  const origin = headers.get("origin");
  if (origin === null || !allowedOrigins().includes(origin)) throw new ForeignOrigin(origin);
}
