import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { v7 } from "uuid";
import { asStored, canonical, type Json } from "./canonical";
import { firstText, keptText } from "./first-version";
import type { StoredRow, Told } from "./row";
import { digest, FIRST_VERSION, isVersion, linkHash, presentVersion, type Version } from "./version";

/**
 * What the hash of an event is taken of. The exact text, its body, is stored beside the hash, so that nothing a driver or
 * the database does to a value on its way can look like tampering: a row holds when its body has its hash and its columns
 * say what the body says. A body may be destroyed; its hash stays, and with it the chain.
 */

/** What a body says that the columns repeat. It may say more: the columns are read from it, not the other way round. */
function columnsOf({ at, ...told }: Told): Record<string, Json> {
  const { id, chain, seq, bodyId, personId, personName, postId, postLabel, action, changes, full, reason } = told;
  const { subjectType, subjectId, subjectLabel, inspectionId, issueId, measureId } = told;
  const about = { subjectType, subjectId, subjectLabel, inspectionId, issueId, measureId };
  const who = { personId, personName, postId, postLabel };
  return { id, chain, seq, at: at.toISOString(), bodyId, ...who, action, ...about, changes, full, reason };
}

/** Random bytes in a body: nobody finds out by trying what a destroyed one said. */
const nonce = (): string => randomBytes(16).toString("hex");

type Making = {
  version?: Version;
  id?: string;
  salt?: string;
  /** What the body says beside what the columns repeat. */
  more?: Record<string, Json>;
};

/** A new event with its body and both hashes. */
export function hashedRow(told: Omit<Told, "id">, prevHash: string, making: Making = {}): StoredRow {
  const { version = presentVersion(), id = v7(), salt = nonce(), more = {} } = making;
  const stored = asStored({ ...told, id });
  const body = canonical({ ...asStored(more), ...columnsOf(stored), nonce: salt });
  const bodyHash = digest(version, body);
  return { ...stored, prevHash, hash: linkHash(version, prevHash, bodyHash), version, body, bodyHash, hashed: null };
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether the columns say what the body says. */
function agree(row: StoredRow, body: string): boolean {
  const said = read(body);
  if (typeof said !== "object" || said === null) return false;
  return Object.entries(columnsOf(row)).every(([name, value]) => isDeepStrictEqual(Reflect.get(said, name), value));
}

/** Whether a body was destroyed. The words go with it: of such a row nothing is left that could be read. */
export const isDestroyed = (row: StoredRow): boolean => row.version !== FIRST_VERSION && row.body === null;

const saysNothing = (row: StoredRow): boolean =>
  row.changes.length === 0 &&
  [row.personName, row.postLabel, row.subjectLabel, row.reason].every((word) => word === "");

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Whether a row has the hash of what it says. @throws where this machine lacks the algorithm it was hashed with */
export function holds(row: StoredRow): boolean {
  const { version, body, bodyHash, hashed } = row;
  if (version === FIRST_VERSION) {
    if (body !== null || bodyHash !== null || row.full) return false;
    if (hashed === null) return sha256(firstText(row)) === row.hash;
    return sha256(hashed) === row.hash && isDeepStrictEqual(read(hashed), read(keptText(row)));
  }
  if (!isVersion(version) || bodyHash === null || hashed !== null) return false;
  if (linkHash(version, row.prevHash, bodyHash) !== row.hash) return false;
  return body === null ? saysNothing(row) : digest(version, body) === bodyHash && agree(row, body);
}

/** A hash over everything a row holds, its stored hash excepted: what a seal is tied to. */
export function recomputedHash(row: StoredRow): string {
  if (row.version !== FIRST_VERSION) {
    const { version, prevHash, body, bodyHash, hashed } = row;
    return sha256(canonical(asStored({ ...columnsOf(row), version, prevHash, body, bodyHash, hashed })));
  }
  return sha256(row.hashed === null ? firstText(row) : `${keptText(row)}\n${row.hashed}`);
}
