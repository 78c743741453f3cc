import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { defineQueue } from "@/lib/jobs/queue";
import { sendJob } from "@/lib/jobs/send";

/** Verifies one chain; the run is a row of chain_check. */
export const CHAIN_CHECK = defineQueue({
  name: "chain-check",
  label: "后台核验",
  policy: "short",
  retryLimit: 5,
  retryDelay: 15,
  data: z.object({ chain: z.string(), run: z.uuid() }),
});

/** Milliseconds after which a run that got nowhere is begun anew. */
const STALE = 24 * 3_600_000;

/**
 * Has a chain verified from its first event on. While a run is under way no second one begins; its job is sent again,
 * in case it was lost.
 * @returns whether a run was begun
 */
export async function startChainCheck(tx: Tx, chain: string, at: Date): Promise<boolean> {
  await tx.$executeRaw`INSERT INTO chain_check (chain) VALUES (${chain}) ON CONFLICT (chain) DO NOTHING`;
  const begun = await tx.chainCheck.updateMany({
    where: { chain, OR: [{ runId: null }, { runAt: { lt: new Date(at.getTime() - STALE) } }] },
    data: {
      runId: randomUUID(),
      runAt: at,
      runHeadSeq: null,
      runHeadHash: "",
      runSeq: 0,
      runHash: "",
      runSealed: 0,
      runDestroyed: 0,
    },
  });
  const { runId } = await tx.chainCheck.findUniqueOrThrow({ where: { chain }, select: { runId: true } });
  // Ended between the two statements: what was asked for is there.
  if (runId) await sendJob(tx, CHAIN_CHECK, { chain, run: runId }, chain);
  return begun.count > 0;
}
