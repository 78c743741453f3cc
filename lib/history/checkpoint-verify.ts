import "server-only";
import type { KeyObject } from "node:crypto";
import type { Db } from "@/lib/db/client";
import type { Checkpoint } from "./checkpoint";
import { everyCheckpoint, type Kept } from "./checkpoint-folder";
import { BEGINNING, type Break, checkBatch, checkpointBreak, openRun } from "./verify";

/**
 * Verification from outside: what lies in the folder and the public key are believed, the database is not. Every checkpoint
 * counts, not the latest alone, and no seal makes up for one: who could rewrite a chain could write a seal into it as well.
 */

export type ChainVerdict = {
  chain: string;
  /** Events it has now. */
  events: number;
  checkpoints: number;
  /** The first checkpoint it does not agree with, else the first break that is not sealed. */
  broken: Break | null;
  /** Sealed breaks it was read over. */
  sealed: number;
};

export type Verdict = {
  /** Chains with a checkpoint, in the order of their keys. */
  chains: ChainVerdict[];
  /** Lines that are no checkpoint of a known key. */
  bad: Kept["bad"];
  /** Chains of the database for which nothing was signed yet. */
  unsigned: string[];
};

/** Numbers looked up by one statement. */
const BATCH = 1_000;

async function firstUnlike(db: Db, chain: string, checkpoints: readonly Checkpoint[]): Promise<Break | null> {
  const ordered = [...checkpoints].sort((a, b) => a.seq - b.seq);
  for (let i = 0; i < ordered.length; i += BATCH) {
    const batch = ordered.slice(i, i + BATCH);
    const rows = await db.event.findMany({
      where: { chain, seq: { in: batch.map(({ seq }) => seq) } },
      select: { seq: true, hash: true },
    });
    const hashes = new Map(rows.map(({ seq, hash }) => [seq, hash]));
    for (const checkpoint of batch) {
      const broken = checkpointBreak(checkpoint, hashes.get(checkpoint.seq) ?? "");
      if (broken) return broken;
    }
  }
  return null;
}

async function verdictOf(db: Db, chain: string, checkpoints: readonly Checkpoint[]): Promise<ChainVerdict> {
  const unlike = await firstUnlike(db, chain, checkpoints);
  const run = await openRun(db, chain, { anchor: null, checkpoint: null });
  let at = BEGINNING;
  for (;;) {
    const { at: next, broken } = await checkBatch(db, run, at);
    at = next;
    if (broken || at.seq >= run.head.seq) {
      const { sealed } = at;
      return { chain, events: run.head.seq, checkpoints: checkpoints.length, broken: unlike ?? broken, sealed };
    }
  }
}

/** @param keys the public keys that are believed, by their id @throws where folder or database cannot be read */
export async function verifyAgainst(db: Db, folder: string, keys: ReadonlyMap<string, KeyObject>): Promise<Verdict> {
  const signed = new Map<string, Checkpoint[]>();
  const bad: Kept["bad"] = [];
  for await (const kept of everyCheckpoint(folder, keys)) {
    bad.push(...kept.bad);
    for (const checkpoint of kept.checkpoints) {
      const others = signed.get(checkpoint.chain);
      if (others) others.push(checkpoint);
      else signed.set(checkpoint.chain, [checkpoint]);
    }
  }
  const chains: ChainVerdict[] = [];
  for (const [chain, checkpoints] of [...signed].sort(([a], [b]) => (a < b ? -1 : 1))) {
    chains.push(await verdictOf(db, chain, checkpoints));
  }
  const heads = await db.eventChain.findMany({ orderBy: { key: "asc" }, select: { key: true } });
  return { chains, bad, unsigned: heads.map(({ key }) => key).filter((key) => !signed.has(key)) };
}
