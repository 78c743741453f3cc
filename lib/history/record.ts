import type { Tx } from "@/lib/db/client";
import type { Change, EventAction, SubjectType } from "@/lib/domain/events";
import { type Actor, actorColumns } from "./actor";
import { hashedRow } from "./hash";
import type { StoredRow } from "./row";

export { type ChainReport, verifyChain } from "./verify";

/**
 * History. Every event joins the chain of its body: the head row is locked, the number taken inside the lock, and each
 * row carries the hash of the one before. The database refuses to change or delete an event; the chain shows it if
 * somebody with more rights did.
 */

export type EventInput = {
  actor: Actor;
  at: Date;
  bodyId: string | null;
  action: EventAction;
  subjectType: SubjectType;
  subjectId: string;
  subjectLabel: string;
  inspectionId?: string | null;
  issueId?: string | null;
  measureId?: string | null;
  changes?: Change[];
  reason?: string;
};

/** The chain of events that belong to no body. */
export const TOP_CHAIN = "-";

/** Rows written by one statement, well under the 65,535 parameters a statement may have. */
const BATCH = 1_000;

/** Writes events in the order given, inside the transaction of what they tell of. Call it last: it holds the chain's lock. */
export async function recordEvents(tx: Tx, events: readonly EventInput[]): Promise<void> {
  const chains = [...new Set(events.map((e) => e.bodyId ?? TOP_CHAIN))].sort();
  for (const chain of chains) {
    await appendTo(
      tx,
      chain,
      events.filter((e) => (e.bodyId ?? TOP_CHAIN) === chain),
    );
  }
}

/** Where a chain stands; `at` is empty before its first event. */
export type Head = { seq: number; hash: string; at: Date | null };

async function appendTo(tx: Tx, chain: string, events: readonly EventInput[]): Promise<void> {
  // One statement makes the head if it is missing and locks it: no other writer passes until this transaction ends.
  const heads = await tx.$queryRaw<Head[]>`
    INSERT INTO event_chain (key, seq, hash) VALUES (${chain}, 0, '')
    ON CONFLICT (key) DO UPDATE SET seq = event_chain.seq
    RETURNING seq, hash, (SELECT at FROM event WHERE chain = key AND event.seq = event_chain.seq) AS at`;
  const head = heads[0];
  if (!head) throw new Error(`no head for event chain ${chain}`);
  const rows = linked(chain, head, events);
  for (let i = 0; i < rows.length; i += BATCH) await tx.event.createMany({ data: rows.slice(i, i + BATCH) });
  const last = rows.at(-1);
  if (last) await tx.eventChain.update({ where: { key: chain }, data: { seq: last.seq, hash: last.hash } });
}

/** The later of two instants: within a chain time never goes back, whatever the clocks of several machines say. */
const later = (a: Date | null, b: Date): Date => (a !== null && a > b ? a : b);

/**
 * The rows of further events of a chain, numbered and hashed on from its head.
 * @param made id and random text of each row, where they must come out the same every time
 */
export function linked(
  chain: string,
  head: Head,
  events: readonly EventInput[],
  made?: (at: Date) => { id: string; salt: string },
): StoredRow[] {
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
      changes: event.changes ?? [],
      reason: event.reason ?? "",
    };
    const row = hashedRow(told, hash, made?.(at));
    hash = row.hash;
    return row;
  });
}
