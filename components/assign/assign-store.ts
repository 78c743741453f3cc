"use client";

import { useEffect, useReducer, useState } from "react";
import { forget, keep, kept } from "@/components/form/kept";
import { deserialise, NOTHING_STAGED, serialise, stagingReducer } from "./assign-staging";

/**
 * The unsaved changes of one person for one inspection, kept in the browser's session: a reload or a change of filter loses
 * nothing, closing the window does.
 */
export function useStaging(personId: string, inspectionId: string) {
  const [staging, step] = useReducer(stagingReducer, NOTHING_STAGED);
  const [ready, setReady] = useState(false);
  const place = `assign:${inspectionId}`;

  useEffect(() => {
    step({ type: "restored", staging: deserialise(kept(personId, place)) });
    setReady(true);
  }, [personId, place]);

  useEffect(() => {
    if (!ready) return;
    if (staging.entries.length === 0) forget(personId, place);
    else keep(personId, place, serialise(staging));
  }, [personId, place, ready, staging]);

  return { staging, step };
}
