import type { Tx } from "@/lib/db/client";
import type { Change, EventAction, SubjectType } from "@/lib/domain/events";
import { type Actor, actorColumns } from "./actor";
import { hashedRow, type StoredRow } from "./hash";

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

async function appendTo(tx: Tx, chain: string, events: readonly EventInput[]): Promise<void> {
  // One statement makes the head if it is missing and locks it: no other writer passes until this transaction ends.
  const heads = await tx.$queryRaw<{ seq: number; hash: string }[]>`
    INSERT INTO event_chain (key, seq, hash) VALUES (${chain}, 0, '')
    ON CONFLICT (key) DO UPDATE SET seq = event_chain.seq RETURNING seq, hash`;
  const head = heads[0];
  if (!head) throw new Error(`no head for event chain ${chain}`);
  const { rows, seq, hash } = linked(chain, head, events);
  for (let i = 0; i < rows.length; i += BATCH) await tx.event.createMany({ data: rows.slice(i, i + BATCH) });
  await tx.eventChain.update({ where: { key: chain }, data: { seq, hash } });
}

/** The rows of further events of a chain, numbered and hashed on from its head, and the new head. */
export function linked(
  chain: string,
  head: { seq: number; hash: string },
  events: readonly EventInput[],
): { rows: StoredRow[]; seq: number; hash: string } {
  let { seq, hash } = head;
  const rows = events.map((event) => {
    seq += 1;
    const row = hashedRow({
      chain,
      seq,
      at: event.at,
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
      prevHash: hash,
    });
    hash = row.hash;
    return row;
  });
  return { rows, seq, hash };
}
