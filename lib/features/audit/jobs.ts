import "server-only";
import { z } from "zod";
import { db } from "@/lib/db/client";
import type { CheckpointTrouble } from "@/lib/domain/history/chain";
import { breakFacts, chainEvent } from "@/lib/features/audit/commands/chain-row";
import { CHAIN_CHECK, startChainCheck } from "@/lib/features/audit/commands/start-chain-check";
import { CHAIN_BROKEN } from "@/lib/features/audit/events";
import { jobActor } from "@/lib/history/actor";
import { recordEvents } from "@/lib/history/record";
import { findCheckpoint, signCheckpoint } from "@/lib/history/sign-checkpoint";
import {
  type Break,
  type ChainPlace,
  checkBatch,
  openRun,
  type Progress,
  type Run,
  readSeals,
} from "@/lib/history/verify";
import { log } from "@/lib/log";
import { defineJob, type Slice } from "../../jobs/job";
import { defineQueue } from "../../jobs/queue";
import { sendJob } from "../../jobs/send";

/**
 * Verification of chains of events. Every run reads its chain from the first event on, so that nothing found earlier hides a
 * later change of old rows; what a run has come to only carries it over the end of a slice or of its worker. A chain found
 * whole is signed for, outside the database.
 */

type Started = {
  run: Run;
  at: Progress;
  /** What is wrong with the checkpoints the run is compared with. */
  trouble: CheckpointTrouble | null;
};

/** The run as it stands, its head read now if this is the beginning; null when another run has taken its place. */
async function openOrResume(chain: string, runId: string): Promise<Started | null> {
  const row = await db.chainCheck.findFirst({ where: { chain, runId } });
  if (!row) return null;
  const anchor: ChainPlace | null = row.verifiedAt ? { seq: row.verifiedSeq, hash: row.verifiedHash } : null;
  const { checkpoint, trouble } = await findCheckpoint(chain, row.signedAt !== null);
  const at = { seq: row.runSeq, hash: row.runHash, sealed: row.runSealed, destroyed: row.runDestroyed };
  if (row.runHeadSeq !== null) {
    const head = { seq: row.runHeadSeq, hash: row.runHeadHash };
    const seals = await readSeals(db, chain, head.seq);
    return { run: { chain, head, anchor, checkpoint, seals }, at, trouble };
  }
  const run = await openRun(db, chain, { anchor, checkpoint });
  const begun = await db.chainCheck.updateMany({
    where: { chain, runId, runHeadSeq: null },
    data: { runHeadSeq: run.head.seq, runHeadHash: run.head.hash },
  });
  return begun.count === 1 ? { run, at, trouble } : null;
}

/** Ends the run: what it found, and the event when that is a break nobody was told of. Only one of several enders does. */
async function finish({ run, at, trouble }: Started, runId: string, broken: Break | null): Promise<void> {
  const { chain, head } = run;
  const now = new Date();
  const done = await db.$transaction(async (tx) => {
    const before = await tx.chainCheck.findFirst({ where: { chain, runId } });
    const ended = await tx.chainCheck.updateMany({
      where: { chain, runId },
      data: {
        runId: null,
        checkedAt: now,
        checkedSeq: at.seq,
        sealed: at.sealed,
        destroyed: at.destroyed,
        brokenAt: broken?.seq ?? null,
        brokenKind: broken?.kind ?? null,
        brokenStored: broken?.storedHash ?? "",
        brokenRecomputed: broken?.recomputedHash ?? "",
        checkpointTrouble: trouble,
        ...(broken ? {} : { verifiedAt: now, verifiedSeq: head.seq, verifiedHash: head.hash }),
      },
    });
    if (!before || ended.count === 0) return false;
    const told =
      before.brokenAt === broken?.seq &&
      before.brokenKind === broken?.kind &&
      before.brokenRecomputed === broken?.recomputedHash;
    if (broken && !told) {
      const facts = breakFacts(broken);
      await recordEvents(tx, [
        {
          ...chainEvent(chain, broken.seq),
          actor: jobActor(CHAIN_CHECK),
          at: now,
          kind: CHAIN_BROKEN,
          facts,
        },
      ]);
    }
    return true;
  });
  if (!done) return;
  if (broken) log().error({ chain, number: broken.seq, kind: broken.kind }, "a chain of events is broken");
  // The log is kept elsewhere than the database: number and hash in it show a cut or rewritten chain too.
  else {
    const { sealed, destroyed } = at;
    log().info({ chain, number: head.seq, hash: head.hash, sealed, destroyed }, "a chain of events holds");
    if (head.seq > 0) await signCheckpoint({ chain, ...head }, now, trouble);
  }
}

export async function chainCheck(
  { chain, run: runId }: z.output<typeof CHAIN_CHECK.data>,
  slice: Slice,
): Promise<void> {
  const started = await openOrResume(chain, runId);
  if (!started) return;
  const { run, trouble } = started;
  let { at } = started;
  for (;;) {
    const { at: next, broken } = await checkBatch(db, run, at);
    if (broken || next.seq >= run.head.seq) return finish({ run, at: next, trouble }, runId, broken);
    const over = slice.over();
    const kept = await db.$transaction(async (tx) => {
      const { count } = await tx.chainCheck.updateMany({
        where: { chain, runId, runSeq: at.seq },
        data: { runSeq: next.seq, runHash: next.hash, runSealed: next.sealed, runDestroyed: next.destroyed },
      });
      if (count === 1 && over) await sendJob(tx, CHAIN_CHECK, { chain, run: runId }, chain);
      return count === 1;
    });
    // Another worker holds this run, or it was begun anew.
    if (!kept || over) return;
    at = next;
  }
}

export const chainCheckJob = defineJob(CHAIN_CHECK, chainCheck);

/** Has every chain of events verified, those of the highest bodies too. */
const CHAIN_CHECK_ALL = defineQueue({
  name: "chain-check-all",
  label: "每夜核验",
  policy: "short",
  retryLimit: 3,
  retryDelay: 60,
  cron: "40 2 * * *",
  data: z.object({ after: z.string().default("") }),
  atStart: { after: "" },
});

/** Chains begun by one transaction. */
const CHAINS = 100;
/** Milliseconds for which a chain's verification counts as last night's. */
const RECENT = 20 * 3_600_000;

/** Has every chain verified that was not lately, or could not be signed for then; those kept verified are asked for even where their head is gone. */
export async function chainCheckAll({ after }: { after: string }, slice: Slice): Promise<void> {
  let last = after;
  for (;;) {
    const now = new Date();
    const rows = await db.$queryRaw<{ key: string }[]>`
      SELECT key FROM (SELECT key FROM event_chain UNION SELECT chain FROM chain_check) AS known
      WHERE key > ${last} ORDER BY key LIMIT ${CHAINS}`;
    const recent = await db.chainCheck.findMany({
      where: {
        chain: { in: rows.map((r) => r.key) },
        checkedAt: { gt: new Date(now.getTime() - RECENT) },
        OR: [{ checkpointTrouble: null }, { checkpointTrouble: { not: "AWAY" } }],
      },
      select: { chain: true },
    });
    const due = rows.map((r) => r.key).filter((key) => !recent.some((r) => r.chain === key));
    const next = rows.at(-1)?.key;
    const more = rows.length === CHAINS && next !== undefined;
    const over = slice.over();
    await db.$transaction(async (tx) => {
      for (const chain of due) await startChainCheck(tx, chain, now);
      if (more && over) await sendJob(tx, CHAIN_CHECK_ALL, { after: next }, "rest");
    });
    if (!more || over) return;
    last = next;
  }
}

export const chainCheckAllJob = defineJob(CHAIN_CHECK_ALL, chainCheckAll);
