"use client";

import { useCallback, useRef, useState, useTransition } from "react";
import type { ActionResult } from "./action-result";
import { newIdempotencyKey } from "./idempotency-key";
import { useSend } from "./use-send";

/**
 * A server action behind a button. `run` adds what every call carries, refuses a second press while one is under way and
 * never throws for a lost connection: the result then says so.
 */
export function useServerAction<Input extends object, T extends object>(
  action: (input: Input & { idempotencyKey: string }) => Promise<ActionResult<T>>,
) {
  const [pending, startTransition] = useTransition();
  const [result, setResult] = useState<ActionResult<T> | null>(null);
  const key = useRef<string | null>(null);
  const busy = useRef(false);
  const send = useSend();

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
          let reply: ActionResult<T> | null = null;
          try {
            reply = await send(action, input, idempotencyKey);
          } finally {
            busy.current = false;
            resolve(reply);
          }
          if (reply.ok) key.current = null;
          setResult(reply);
        });
      }),
    [action, send],
  );
  const reset = useCallback(() => setResult(null), []);
  return { run, pending, result, reset };
}
