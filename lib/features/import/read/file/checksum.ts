import { createHash } from "node:crypto";

/** SHA-256 of a file as it came, hexadecimal. */
export function checksumOf(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
