"use client";

import { unstable_rethrow } from "next/navigation";
import { useCallback, useRef, useState, useTransition } from "react";
import { type ActionFailure, type ActionResult, NO_ANSWER } from "./action-result";
import { newIdempotencyKey } from "./idempotency-key";

/**
 * A server action behind a button. `run` adds the idempotency key, refuses a second press while one is under way and never
 * throws for a lost connection: the result then says so.
 */
export function useServerAction<Input extends object, T extends object>(
  action: (input: Input & { idempotencyKey: string }) => Promise<ActionResult<T>>,
) {
  const [pending, startTransition] = useTransition();
  const [result, setResult] = useState<ActionResult<T> | null>(null);
  const key = useRef<string | null>(null);
  const busy = useRef(false);

  const run = useCallback(
    (input: Input) =>
      new Promise<ActionResult<T> | null>((resolve) => {
        if (busy.current) {
          resolve(null);
          return;
        }
        busy.current = true;
        key.current ??= newIdempotencyKey();
        const idempotencyKey = key.current;
        startTransition(async () => {
          let reply: ActionResult<T> | ActionFailure;
          try {
            reply = await action({ ...input, idempotencyKey });
          } catch (error) {
            busy.current = false;
            resolve(null);
            unstable_rethrow(error);
            reply = NO_ANSWER;
          }
          busy.current = false;
          if (reply.ok) key.current = null;
          setResult(reply);
          resolve(reply);
        });
      }),
    [action],
  );
  const reset = useCallback(() => setResult(null), []);
  return { run, pending, result, reset };
}
