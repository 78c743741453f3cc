import "server-only";
import { db } from "@/lib/db/client";
import type { CheckpointTrouble } from "@/lib/domain/history/chain";
import { checkpointDirectory, env } from "@/lib/env";
import { latestCheckpoint, readSigner, writeCheckpoint } from "@/lib/history/checkpoint-folder";
import type { ChainPlace } from "@/lib/history/verify";
import { log } from "@/lib/log";

/**
 * Signed checkpoints of chains, read and written by the worker. Whatever goes wrong with them is logged and kept for the
 * health check and the audit page; it never keeps a chain from being verified.
 */

/** What a chain is compared with; where it cannot be, why. */
export type Found = { checkpoint: ChainPlace | null; trouble: CheckpointTrouble | null };

function tell(
  chain: string,
  trouble: CheckpointTrouble,
  more: { err?: unknown; lines?: number } = {},
): CheckpointTrouble {
  log().warn({ chain, trouble, ...more }, "trouble with the signed checkpoints of a chain");
  return trouble;
}

/** The key this process was told of, made at first use; null where it was told of none or cannot have it. */
async function findSigner(chain: string) {
  const file = env().LEDGER_CHECKPOINT_KEY;
  if (!file) return null;
  try {
    return await readSigner(file);
  } catch (error) {
    tell(chain, "NO_KEY", { err: error });
    return null;
  }
}

/** The latest checkpoint of a chain whose signature holds. @param signed whether one was signed before, as far as is known */
export async function findCheckpoint(chain: string, signed: boolean): Promise<Found> {
  const signer = await findSigner(chain);
  if (!signer) return { checkpoint: null, trouble: "NO_KEY" };
  try {
    const { latest, damaged } = await latestCheckpoint(checkpointDirectory(), signer, chain);
    if (damaged > 0) return { checkpoint: latest, trouble: tell(chain, "DAMAGED", { lines: damaged }) };
    return { checkpoint: latest, trouble: signed && !latest ? tell(chain, "MISSING") : null };
  } catch (error) {
    return { checkpoint: null, trouble: tell(chain, "AWAY", { err: error }) };
  }
}

/**
 * Signs for a chain that was found whole up to a place. Not where the folder was away when it was to be compared: a new
 * checkpoint would stand for a chain the last one may contradict.
 * @param before what was wrong when it was compared
 */
export async function signCheckpoint(
  place: ChainPlace & { chain: string },
  at: Date,
  before: CheckpointTrouble | null,
): Promise<void> {
  const { chain, seq } = place;
  if (before === "AWAY") return;
  const signer = await findSigner(chain);
  if (!signer) return;
  try {
    await writeCheckpoint(checkpointDirectory(), signer, place, at);
  } catch (error) {
    const checkpointTrouble = tell(chain, "AWAY", { err: error });
    await db.chainCheck.updateMany({ where: { chain }, data: { checkpointTrouble } });
    return;
  }
  const { keyId } = signer;
  log().info({ chain, number: seq, keyId }, "a checkpoint is signed");
  await db.chainCheck.updateMany({
    where: { chain },
    data: { signedAt: at, signedSeq: seq },
  });
}
