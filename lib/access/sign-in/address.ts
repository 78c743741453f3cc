import { isIP } from "node:net";
import { part } from "@/lib/domain/text/text";

/**
 * Where a request came from, for the limits, the list of sessions and the history: the last entry of X-Forwarded-For,
 * which is the one written by the reverse proxy nearest to us, or by the server itself when there is none in between.
 * Earlier entries are whatever the caller claims. What is no address is none: empty.
 */
export function clientAddress(forwardedFor: string | null | undefined): string {
  return parseAddress(forwardedFor?.split(",").at(-1) ?? "");
}

/** `192.0.2.1:8080`, `[2001:db8::1]:443`, `[::1]`: some proxies write the port too. */
const WITH_PORT = /^(?:\[([^\]]+)\](?::\d{1,5})?|([^:]+):\d{1,5})$/;
/** IPv4 seen through an IPv6 socket, as the canonical form writes it. */
const MAPPED = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/;

/** An IP address in its one canonical form, without port, brackets and zone; empty for anything else. */
export function parseAddress(text: string): string {
  const typed = text.trim();
  const port = typed.match(WITH_PORT);
  // The zone names a network card of the machine that wrote it, and may be any text.
  const bare = (port?.[1] ?? port?.[2] ?? typed).replace(/%.*$/s, "");
  if (isIP(bare) !== 6) return isIP(bare) === 4 ? bare : "";
  const canonical = part(new URL(`http://[${bare}]`).hostname, 1, -1);
  const [, high, low] = canonical.match(MAPPED) ?? [];
  if (high === undefined || low === undefined) return canonical;
  const [h, l] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [h >> 8, h & 255, l >> 8, l & 255].join(".");
}

/** An address for people: the machine the ledger runs on is called so, and none is 不明. */
export function addressInWords(address: string): string {
  if (address === "") return "不明";
  return address === "::1" || address.startsWith("127.") ? `本机（${address}）` : address;
}
