"use client";

import { useEffect, useReducer, useState } from "react";
import {
  deserialise,
  NOTHING_STAGED,
  type Staging,
  type StagingStep,
  serialise,
  stagingReducer,
} from "./assign-staging";

/**
 * The unsaved changes of one person for one inspection, kept in the browser's session: a reload or a change of filter loses
 * nothing, closing the window does.
 */
export function useStaging(key: string): { staging: Staging; step: (step: StagingStep) => void } {
  const [staging, step] = useReducer(stagingReducer, NOTHING_STAGED);
  const [ready, setReady] = useState(false);

  useEffect(() => {
    let kept: string | null = null;
    try {
      kept = sessionStorage.getItem(key);
    } catch {
      // A browser that keeps nothing still assigns; only a reload then begins anew.
    }
    step({ type: "restored", staging: deserialise(kept) });
    setReady(true);
  }, [key]);

  useEffect(() => {
    if (!ready) return;
    try {
      if (staging.entries.length === 0) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, serialise(staging));
    } catch {
      // As above.
    }
  }, [key, ready, staging]);

  return { staging, step };
}
