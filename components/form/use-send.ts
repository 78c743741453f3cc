"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { useCallback } from "react";
import { OUTDATED, PAGE_ACCOUNT } from "@/lib/access/page-account";
import { type ActionResult, NO_ANSWER } from "./action-result";
import { usePageState } from "./page-state";

/**
 * The one way a page calls a server action: with its idempotency key and the account the page was drawn for. A page that
 * knows better than to send does not; a lost connection is an answer too, and so is a server of a later release, which does
 * not know the action any more. Throws only what the framework throws to lead to another page.
 */
export function useSend() {
  const { account, wrong, learn } = usePageState();
  return useCallback(
    async <T extends object>(
      action: (input: never) => Promise<ActionResult<T>>,
      input: FormData | object,
      idempotencyKey: string,
    ): Promise<ActionResult<T>> => {
      if (wrong) return wrong;
      const added = { idempotencyKey, ...(account ? { [PAGE_ACCOUNT]: account.accountId } : {}) };
      if (input instanceof FormData) for (const [name, value] of Object.entries(added)) input.set(name, value);
      const body = input instanceof FormData ? input : { ...input, ...added };
      try {
        const reply = await action(body as never);
        if (!reply.ok) learn(reply);
        return reply;
      } catch (error) {
        if (unstable_isUnrecognizedActionError(error)) {
          learn(OUTDATED);
          return OUTDATED;
        }
        unstable_rethrow(error);
        return NO_ANSWER;
      }
    },
    [account, wrong, learn],
  );
}
