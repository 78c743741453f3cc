import { createHash } from "node:crypto";

/** Bytes kept of a digest: two different texts of one cell have the same mark once in sixteen million. */
const KEPT = 3;
/** Letters of a mark. */
export const MARK_LENGTH = KEPT * 2;

/**
 * What a sheet keeps unseen of a cell, to tell later whether somebody wrote in it. Blanks and line ends count for nothing:
 * programs change them by themselves.
 */
export function markOf(text: string): string {
  return createHash("sha256").update(text.replace(/\s+/gu, "")).digest().toString("hex", 0, KEPT);
}
