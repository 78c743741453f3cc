/**
 * Why a row was struck out by 合并: the reason names the row it went to, and is read again when the row is restored. Numbers
 * are never re-used, so the mark stays true.
 */
export function mergedReason(code: string): string {
  return `合并至 ${code}`;
}

const MERGED = /^合并至 ([A-Z]?\d+(?:-\d+)?)$/;

/** The number a struck row was merged into; null for one that was struck out some other way. */
export function mergedInto(struckReason: string | null): string | null {
  return struckReason?.match(MERGED)?.[1] ?? null;
}
