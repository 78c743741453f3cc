/**
 * Where a request came from, for the sign-in limit and the list of sessions: the last entry of X-Forwarded-For, which
 * is the one written by the reverse proxy nearest to us, or by the server itself when there is none in between.
 * Earlier entries are whatever the caller claims.
 */
export function clientAddress(forwardedFor: string | null | undefined): string {
  const last = forwardedFor?.split(",").at(-1)?.trim() ?? "";
  // IPv4 seen through an IPv6 socket reads as the IPv4 address it is.
  return last.replace(/^::ffff:/i, "").slice(0, 45);
}
