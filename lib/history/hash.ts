import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Change } from "@/lib/domain/events";

/**
 * What the hash of an event is taken of. The text itself is stored beside the hash, so that nothing a driver or the
 * database does to a value on its way can look like tampering: a row holds when its text has its hash and its columns
 * say what the text says.
 */

/** An event as it stands in its chain. */
export type ChainedRow = {
  chain: string;
  seq: number;
  at: Date;
  bodyId: string | null;
  personId: string | null;
  personName: string;
  postId: string | null;
  postLabel: string;
  action: string;
  subjectType: string;
  subjectId: string;
  subjectLabel: string;
  inspectionId: string | null;
  issueId: string | null;
  measureId: string | null;
  changes: Change[];
  reason: string;
  prevHash: string;
};

/** An event as it was stored. `hashed` is empty for those from before the text was kept. */
export type StoredRow = ChainedRow & { hash: string; hashed: string | null };

/** Written into every text, so that a later release can take the hash of more. */
const FORMAT = 2;

/** SHA-256 of a text in UTF-8, hexadecimal. In SQL: `encode(sha256(convert_to(hashed, 'UTF8')), 'hex')`. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The text a new event's hash is taken of. */
export function textOf(row: ChainedRow): string {
  return JSON.stringify({
    format: FORMAT,
    chain: row.chain,
    seq: row.seq,
    at: row.at.toISOString(),
    bodyId: row.bodyId,
    personId: row.personId,
    personName: row.personName,
    postId: row.postId,
    postLabel: row.postLabel,
    action: row.action,
    subjectType: row.subjectType,
    subjectId: row.subjectId,
    subjectLabel: row.subjectLabel,
    inspectionId: row.inspectionId,
    issueId: row.issueId,
    measureId: row.measureId,
    changes: row.changes,
    reason: row.reason,
    prevHash: row.prevHash,
  });
}

/** What the hash of events was taken of before the text was kept (format 1): made anew from the columns. */
function firstText(row: ChainedRow): string {
  return JSON.stringify([
    row.chain,
    row.seq,
    row.at.toISOString(),
    row.bodyId,
    row.personId,
    row.personName,
    row.postId,
    row.postLabel,
    row.action,
    row.subjectType,
    row.subjectId,
    row.subjectLabel,
    row.inspectionId,
    row.issueId,
    row.measureId,
    row.changes.map((c) => [c.field, c.old, c.new]),
    row.reason,
    row.prevHash,
  ]);
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a row has the hash of what it says. */
export function holds(row: StoredRow): boolean {
  if (row.hashed === null) return sha256(firstText(row)) === row.hash;
  return sha256(row.hashed) === row.hash && isDeepStrictEqual(read(row.hashed), read(textOf(row)));
}

/** A hash over everything a row holds, its stored hash excepted: what a seal is tied to. */
export function recomputedHash(row: StoredRow): string {
  return sha256(row.hashed === null ? firstText(row) : `${textOf(row)}\n${row.hashed}`);
}

/** A value as the database will give it back: half of a surrogate pair becomes the mark of an unreadable character. */
export function asStored<T>(value: T): T {
  if (typeof value === "string") return Buffer.from(value, "utf8").toString("utf8") as T;
  if (value instanceof Date || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(asStored) as T;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, asStored(part)])) as T;
}

/** A new event with the text its hash is taken of, and the hash. */
export function hashedRow(row: ChainedRow): StoredRow {
  const stored = asStored(row);
  const hashed = textOf(stored);
  return { ...stored, hashed, hash: sha256(hashed) };
}
