import "server-only";
import type { Tx } from "@/lib/db/client";
import { actorColumns, actorValue } from "./actor";
import { hashedRow } from "./hash";
import type { StoredRow } from "./row";
import { type EventInput, type ToldEvent, tell } from "./told";

export { type EventInput, fact } from "./told";
export { type ChainReport, verifyChain } from "./verify";

/**
 * History. Every event joins the chain of its body: the head row is locked, the number taken inside the lock, and each
 * row carries the hash of the one before. The database appends in no other way, and refuses to change or delete an event;
 * the chain shows it if somebody with more rights did.
 */

/** The chain of events that belong to no body. */
export const TOP_CHAIN = "-";

/** Events one statement carries. */
const BATCH = 1_000;

/** Id and random text of a row made at this instant, where they must come out the same every time. */
export type Made = (at: Date) => { id: string; salt: string };

/**
 * Writes events in the order given, inside the transaction of what they tell of, with everything that changed of their
 * subjects. Call it last: it reads how they stand now, and holds the chain's lock.
 */
export async function recordEvents(tx: Tx, events: readonly EventInput[], made?: Made): Promise<void> {
  const told = await tell(tx, events);
  const chains = [...new Set(told.map((e) => e.bodyId ?? TOP_CHAIN))].sort();
  for (const chain of chains) {
    const own = told.filter((e) => (e.bodyId ?? TOP_CHAIN) === chain);
    await appendRows(tx, chain, linked(chain, await openChain(tx, chain), own, made));
  }
}

/** Where a chain stands; `at` is empty before its first event. */
export type Head = { seq: number; hash: string; at: Date | null };

/** Where a chain ends, made if it is missing: no other writer passes until this transaction ends. */
export async function openChain(tx: Tx, chain: string): Promise<Head> {
  const [head] = await tx.$queryRaw<Head[]>`SELECT seq, hash, at FROM x_open_chain(${chain})`;
  if (!head) throw new Error(`no head for event chain ${chain}`);
  return head;
}

/** Appends rows made by `linked` to the chain that was opened. */
export async function appendRows(tx: Tx, chain: string, rows: readonly StoredRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += BATCH) {
    const batch = rows.slice(i, i + BATCH);
    const [bodies, bodyHashes, hashes] = [
      batch.map((row) => row.body),
      batch.map((row) => row.bodyHash),
      batch.map((row) => row.hash),
    ];
    await tx.$executeRaw`
      SELECT x_append_events(${chain}, ${batch[0]?.version}, ${bodies}::text[], ${bodyHashes}::text[], ${hashes}::text[])`;
  }
}

/** The later of two instants: within a chain time never goes back, whatever the clocks of several machines say. */
const later = (a: Date | null, b: Date): Date => (a !== null && a > b ? a : b);

/** The rows of further events of a chain, numbered and hashed on from its head. */
export function linked(chain: string, head: Head, events: readonly ToldEvent[], made?: Made): StoredRow[] {
  let { seq, hash, at } = head;
  return events.map((event) => {
    seq += 1;
    at = later(at, event.at);
    const told = {
      chain,
      seq,
      at,
      bodyId: event.bodyId,
      ...actorColumns(event.actor),
      action: event.action,
      subjectType: event.subjectType,
      subjectId: event.subjectId,
      subjectLabel: event.subjectLabel,
      inspectionId: event.inspectionId ?? null,
      issueId: event.issueId ?? null,
      measureId: event.measureId ?? null,
      changes: event.changes,
      full: event.full,
      reason: event.reason ?? "",
    };
    const row = hashedRow(told, hash, { ...made?.(at), more: { actor: actorValue(event.actor) } });
    hash = row.hash;
    return row;
  });
}
