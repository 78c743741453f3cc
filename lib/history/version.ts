import "server-only";
import { createHash } from "node:crypto";
import { env } from "@/lib/env";

/**
 * How an event was hashed, kept with it. From version 2 on the name ends in the algorithm, so that one chain may go on
 * with another:
 *
 *   body hash = H(body)          hash = H(version LF hash before LF body hash)          all hexadecimal, in UTF-8
 *
 * In SQL: `encode(sha256(convert_to(version || E'\n' || prev_hash || E'\n' || body_hash, 'UTF8')), 'hex')`.
 */
const ALGORITHMS = { "2-sha256": "sha256", "2-sm3": "sm3" } as const;
export type Version = keyof typeof ALGORITHMS;

/** Events from before bodies were kept: their hash, SHA-256, is taken of `hashed`, or of their columns (hash.ts). */
export const FIRST_VERSION = "1";

export const isVersion = (name: string): name is Version => name in ALGORITHMS;

/** The version new events are written in. */
export const presentVersion = (): Version => `2-${env().HISTORY_HASH}`;

/** @throws where this machine's OpenSSL lacks the algorithm: nothing can be said of such events here */
export function digest(version: Version, text: string): string {
  return createHash(ALGORITHMS[version]).update(text).digest("hex");
}

/** The hash of an event, over its body's and that of the event before it. */
export const linkHash = (version: Version, prevHash: string, bodyHash: string): string =>
  digest(version, `${version}\n${prevHash}\n${bodyHash}`);
