"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { newIdempotencyKey } from "@/components/form/idempotency-key";
import { useSend } from "@/components/form/use-send";
import { draftSaved, forgetInWindow, keepInWindow } from "@/components/measure/draft-freshness";
import type { ProgressKind } from "@/lib/domain/types";
import { saveDraftAction } from "@/lib/features/measure/actions";

export type Written = { kind: ProgressKind; text: string };
export type DraftState = "saving" | "saved" | "failed";

/** Milliseconds without a keystroke after which a draft is kept. */
const PAUSE = 1_200;

/** Keeps drafts: one save at a time per measure, the latest text wins, nothing waits when the page goes away. */
export function useDrafts(personId: string) {
  const waiting = useRef(new Map<string, { timer: ReturnType<typeof setTimeout>; written: Written }>());
  const lines = useRef(new Map<string, Promise<void>>());
  const [states, setStates] = useState<Record<string, DraftState>>({});
  const send = useSend();

  const save = useCallback(
    (measureId: string, written: Written): Promise<void> => {
      clearTimeout(waiting.current.get(measureId)?.timer);
      waiting.current.delete(measureId);
      const before = lines.current.get(measureId) ?? Promise.resolve();
      const next = before.then(async () => {
        setStates((s) => ({ ...s, [measureId]: "saving" }));
        const result = await send(saveDraftAction, { measureId, ...written }, newIdempotencyKey());
        if (result.ok) {
          draftSaved();
          if (!waiting.current.has(measureId)) forgetInWindow({ personId, measureId });
        }
        // What was typed meanwhile is not saved yet.
        const state = waiting.current.has(measureId) ? "saving" : result.ok ? "saved" : "failed";
        setStates((s) => ({ ...s, [measureId]: state }));
      });
      lines.current.set(measureId, next);
      return next;
    },
    [personId, send],
  );
  const later = (measureId: string, written: Written) => {
    keepInWindow({ personId, measureId }, written);
    clearTimeout(waiting.current.get(measureId)?.timer);
    waiting.current.set(measureId, { timer: setTimeout(() => void save(measureId, written), PAUSE), written });
    setStates((s) => ({ ...s, [measureId]: "saving" }));
  };
  /** Saves what waits for its pause, now. */
  const flush = useCallback(
    (measureId: string) => {
      const mine = waiting.current.get(measureId);
      if (mine) void save(measureId, mine.written);
    },
    [save],
  );
  useEffect(() => {
    const left = waiting.current;
    return () => {
      for (const measureId of [...left.keys()]) flush(measureId);
    };
  }, [flush]);
  /** Nothing is saved any more once this resolves; called before sending, which takes the drafts away. */
  const settle = async () => {
    for (const { timer } of waiting.current.values()) clearTimeout(timer);
    waiting.current.clear();
    await Promise.all(lines.current.values());
  };
  const forget = (ids: readonly string[]) =>
    setStates((s) => Object.fromEntries(Object.entries(s).filter(([id]) => !ids.includes(id))));
  return { states, save, later, flush, settle, forget };
}
