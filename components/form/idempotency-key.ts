import { part } from "@/lib/domain/text/text";
/**
 * A key that tells two submissions of one form apart from one submission sent twice. `crypto.randomUUID` exists only in a
 * secure context; on a plain http intranet address the same version-4 form is built from `getRandomValues`.
 */
export function newIdempotencyKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${part(hex, 0, 8)}-${part(hex, 8, 12)}-${part(hex, 12, 16)}-${part(hex, 16, 20)}-${part(hex, 20)}`;
}
