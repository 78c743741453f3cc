import { createHash } from "node:crypto";
import type { Db, Tx } from "@/lib/db/client";
import type { Change, EventAction, SubjectType } from "@/lib/domain/events";

/**
 * History. Every event joins the chain of its body: the head row is locked, the number taken inside the lock, and each
 * row carries the hash of the one before. The database refuses to change or delete an event; the chain shows it if
 * somebody with more rights did.
 */

export type Actor = { personId: string | null; personName: string; postId: string | null; postLabel: string };

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

type Row = {
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

/** SHA-256, hexadecimal, over every field of the row and the hash before it. */
export function hashOf(row: Row): string {
  const fields = [
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
  ];
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}

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
): { rows: (Row & { hash: string })[]; seq: number; hash: string } {
  let { seq, hash } = head;
  const rows = events.map((event) => {
    seq += 1;
    const row: Row = {
      chain,
      seq,
      at: event.at,
      bodyId: event.bodyId,
      ...event.actor,
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
    };
    hash = hashOf(row);
    return { ...row, hash };
  });
  return { rows, seq, hash };
}

export type ChainReport = { chain: string; events: number; intact: boolean; brokenAt: number | null };

/** Reads a chain from its first event and says whether every hash and number holds, up to the kept head. */
export async function verifyChain(db: Db, chain: string): Promise<ChainReport> {
  let hash = "";
  let seq = 0;
  for (;;) {
    const rows = await db.event.findMany({ where: { chain, seq: { gt: seq } }, orderBy: { seq: "asc" }, take: BATCH });
    if (rows.length === 0) break;
    for (const row of rows) {
      const expected = hashOf({ ...row, changes: row.changes as Change[] });
      if (row.seq !== seq + 1 || row.prevHash !== hash || row.hash !== expected) {
        return { chain, events: seq, intact: false, brokenAt: seq + 1 };
      }
      seq = row.seq;
      hash = row.hash;
    }
  }
  const head = await db.eventChain.findUnique({ where: { key: chain } });
  const intact = (head?.seq ?? 0) === seq && (head?.hash ?? "") === hash;
  return { chain, events: seq, intact, brokenAt: intact ? null : seq + 1 };
}
