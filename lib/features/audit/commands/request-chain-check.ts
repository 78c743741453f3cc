import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { CHAIN_CHECK_REQUESTED } from "@/lib/features/audit/events";
import { chainEvent, postForChain } from "./chain-row";
import { startChainCheck } from "./start-chain-check";

/** Has a chain of events verified by the next worker. Asked for while it is under way, nothing further begins. */
export function requestChainCheck(viewer: Viewer, sent: Sent, { chain }: { chain: string }): Promise<Result> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const post = await postForChain(tx, viewer, chain);
    if (await startChainCheck(tx, chain, viewer.now)) {
      record(post, { ...chainEvent(chain), kind: CHAIN_CHECK_REQUESTED });
    }
  });
}
