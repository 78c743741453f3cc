import "server-only";
import type { Db } from "@/lib/db/client";
import type { BreakKind } from "@/lib/domain/history/chain";
import type { Change } from "@/lib/domain/history/change";
import { holds, isDestroyed, recomputedHash } from "./hash";
import type { StoredRow } from "./row";

/**
 * Recomputes chains of events. The head is read first and the events up to it afterwards, so that what is written
 * meanwhile is not taken for tampering.
 */

/** A place in a chain: the number of an event and its stored hash; 0 and "" before the first. */
export type ChainPlace = { seq: number; hash: string };

/** How far a run has come, and how many sealed breaks and destroyed bodies it has met. */
export type Progress = ChainPlace & { sealed: number; destroyed: number };

export const BEGINNING: Progress = { seq: 0, hash: "", sealed: 0, destroyed: 0 };

/** Where and how a chain is broken, with both hashes where the event is there. */
export type Break = { seq: number; kind: BreakKind; storedHash: string; recomputedHash: string };

export type Run = {
  chain: string;
  /** Where the chain ended when the run began. */
  head: ChainPlace;
  /** Where it ended when it was last found whole; that place must still be in it. */
  anchor: ChainPlace | null;
  /** The latest signed checkpoint of it, kept outside the database: likewise. */
  checkpoint: ChainPlace | null;
  /** Breaks an audit administrator has sealed, see `sealKey`. */
  seals: ReadonlySet<string>;
};

/** Events read by one statement. */
const BATCH = 1_000;
/** Seals of one chain that are looked at, the latest first. */
const SEALS = 1_000;

/**
 * A seal is of one event in one state: whatever changes in the row afterwards has another key. That of a checkpoint gives up
 * this one checkpoint, whatever stands in its place: the chain is compared with the next one.
 */
export function sealKey(found: { seq: number; kind: string; storedHash: string; recomputedHash: string }): string {
  if (found.kind === "CHECKPOINT") return `${found.seq} checkpoint ${found.recomputedHash}`;
  return `${found.seq} ${found.storedHash} ${found.recomputedHash}`;
}

const machineValue = (changes: readonly Change[], field: string): string =>
  String(changes.find((c) => c.field === field)?.new ?? "");

/** The seals that stand in a chain up to a number. */
export async function readSeals(db: Db, chain: string, upTo: number): Promise<Set<string>> {
  // The action stands in the text, not beside it: so the small index of seals is used.
  const rows = await db.$queryRaw<{ changes: Change[] }[]>`
    SELECT changes FROM event WHERE chain = ${chain} AND action = 'chain.sealed' AND seq <= ${upTo}
    ORDER BY seq DESC, id DESC LIMIT ${SEALS}`;
  return new Set(
    rows.map(({ changes }) =>
      sealKey({
        seq: Number(machineValue(changes, "seq")),
        kind: machineValue(changes, "kind"),
        storedHash: machineValue(changes, "storedHash"),
        recomputedHash: machineValue(changes, "recomputedHash"),
      }),
    ),
  );
}

/** The head a run goes up to, and what it is compared with. */
export async function openRun(
  db: Db,
  chain: string,
  { anchor, checkpoint }: Pick<Run, "anchor" | "checkpoint">,
): Promise<Run> {
  const row = await db.eventChain.findUnique({ where: { key: chain } });
  const head = { seq: row?.seq ?? 0, hash: row?.hash ?? "" };
  return { chain, head, anchor, checkpoint, seals: await readSeals(db, chain, head.seq) };
}

export async function readEvents(db: Db, chain: string, after: number, upTo: number): Promise<StoredRow[]> {
  const rows = await db.event.findMany({
    where: { chain, seq: { gt: after, lte: upTo } },
    orderBy: [{ seq: "asc" }, { id: "asc" }],
    take: BATCH,
  });
  return rows.map((row) => ({ ...row, changes: row.changes as Change[] }));
}

/** What is wrong with an event that is there, after the one before it; null when nothing is. */
export function breakOf(row: StoredRow, prevHash: string): Break | null {
  const found = (kind: BreakKind): Break => ({
    seq: row.seq,
    kind,
    storedHash: row.hash,
    recomputedHash: recomputedHash(row),
  });
  if (!holds(row)) return found("CONTENT");
  return row.prevHash === prevHash ? null : found("LINK");
}

const gone = (seq: number, kind: BreakKind): Break => ({ seq, kind, storedHash: "", recomputedHash: "" });

/** What is wrong where an event has another hash than the signed checkpoint of its number, or is not there. */
export function checkpointBreak(checkpoint: ChainPlace, storedHash: string): Break | null {
  if (storedHash === checkpoint.hash) return null;
  return { seq: checkpoint.seq, kind: "CHECKPOINT", storedHash, recomputedHash: checkpoint.hash };
}

/** The checkpoint of a run, and whether it was given up by a seal. */
function checkpointOf({ checkpoint, seals }: Run): { expected: ChainPlace | null; givenUp: number } {
  const found = checkpoint && checkpointBreak(checkpoint, "");
  const sealed = found !== null && seals.has(sealKey(found));
  return { expected: sealed ? null : checkpoint, givenUp: sealed ? 1 : 0 };
}

/** Checks the next events of a run. @returns how far it is now, and the first break that is not sealed */
export async function checkBatch(db: Db, run: Run, from: Progress): Promise<{ at: Progress; broken: Break | null }> {
  const { anchor, head } = run;
  if (anchor && head.seq < anchor.seq) return { at: from, broken: gone(head.seq + 1, "CUT") };
  const { expected, givenUp } = checkpointOf(run);
  if (expected && head.seq < expected.seq) return { at: from, broken: checkpointBreak(expected, "") };
  let at = from;
  for (const row of await readEvents(db, run.chain, from.seq, head.seq)) {
    if (row.seq !== at.seq + 1) return { at, broken: gone(at.seq + 1, "MISSING") };
    const broken = breakOf(row, at.hash);
    const sealed = broken !== null && run.seals.has(sealKey(broken));
    if (broken && !sealed) return { at, broken };
    if (row.seq === anchor?.seq && row.hash !== anchor.hash) return { at, broken: gone(row.seq, "REWRITTEN") };
    const unlike = row.seq === expected?.seq && checkpointBreak(expected, row.hash);
    if (unlike) return { at, broken: unlike };
    at = {
      seq: row.seq,
      hash: row.hash,
      sealed: at.sealed + (sealed ? 1 : 0),
      destroyed: at.destroyed + (isDestroyed(row) ? 1 : 0),
    };
  }
  if (at.seq === from.seq && at.seq < head.seq) return { at, broken: gone(at.seq + 1, "MISSING") };
  if (at.seq === head.seq && at.hash !== head.hash) return { at, broken: gone(head.seq, "HEAD") };
  return { at: at.seq === head.seq ? { ...at, sealed: at.sealed + givenUp } : at, broken: null };
}

export type ChainReport = {
  chain: string;
  /** Events found in order. */
  events: number;
  intact: boolean;
  brokenAt: number | null;
};

/** Reads a chain from its first event up to its head of now, in one go. For commands and tests; pages show what the job found. */
export async function verifyChain(db: Db, chain: string): Promise<ChainReport> {
  const run = await openRun(db, chain, { anchor: null, checkpoint: null });
  let at = BEGINNING;
  for (;;) {
    const { at: next, broken } = await checkBatch(db, run, at);
    if (broken) return { chain, events: next.seq, intact: false, brokenAt: broken.seq };
    at = next;
    if (at.seq >= run.head.seq) return { chain, events: at.seq, intact: true, brokenAt: null };
  }
}
