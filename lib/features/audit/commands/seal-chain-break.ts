import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import type { Tx } from "@/lib/db/client";
import { CHAIN_SEALED } from "@/lib/features/audit/events";
import { type Break, breakOf, checkpointBreak, readEvents, readSeals, sealKey } from "@/lib/history/verify";
import { breakFacts, chainEvent, postForChain } from "./chain-row";
import { startChainCheck } from "./start-chain-check";

const GONE = "这条记录已不在日志中，缺失的记录不能封存。请从备份核对，并报告本单位网络安全负责人。";
const INTACT = "这条记录与校验值相符，不需要封存。";
const OTHER = "这条记录在您查看之后又有变动，没有封存。请重新核验，看过最新结果后再处理。";
const SEALED = "这处异常已经封存。";

type Input = {
  chain: string;
  seq: number;
  /** What the person saw: a row that changed again since then is another break. */
  recomputedHash: string;
  reason: string;
};

/** The break that stands at a number now. Which checkpoint was signed for it the last verification found. */
async function breakAt(tx: Tx, { chain, seq, recomputedHash }: Input): Promise<Break | null> {
  const rows = await readEvents(tx, chain, Math.max(0, seq - 2), seq);
  const row = rows.find((r) => r.seq === seq);
  const before = rows.find((r) => r.seq === seq - 1);
  const last = await tx.chainCheck.findUnique({ where: { chain } });
  if (last?.brokenKind === "CHECKPOINT" && last.brokenAt === seq && last.brokenRecomputed === recomputedHash) {
    return checkpointBreak({ seq, hash: recomputedHash }, row?.hash ?? "");
  }
  if (!row || (seq > 1 && !before)) refuse("state", GONE);
  return breakOf(row, before?.hash ?? "");
}

/**
 * Seals a break: from then on verification counts it and goes on behind it. A seal is of one event in the state it has
 * now, so that any further change to it is found again; nothing in the history is changed by it.
 */
export function sealChainBreak(viewer: Viewer, sent: Sent, input: Input): Promise<Result> {
  const { chain, seq, reason } = input;
  return transact(viewer, sent, async ({ tx, record }) => {
    const post = await postForChain(tx, viewer, chain);
    const head = await tx.eventChain.findUnique({ where: { key: chain } });
    if (!head) refuse("state", GONE);
    const found = await breakAt(tx, input);
    if (!found) refuse("state", INTACT);
    if (found.recomputedHash !== input.recomputedHash) refuse("changed", OTHER);
    if ((await readSeals(tx, chain, head.seq)).has(sealKey(found))) refuse("state", SEALED);
    record(post, { ...chainEvent(chain, seq), kind: CHAIN_SEALED, facts: breakFacts(found), reason });
    await startChainCheck(tx, chain, viewer.now);
  });
}
