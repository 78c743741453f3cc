"use client";

import { useCallback, useEffect, useReducer, useState } from "react";
import { forget, keep, kept } from "@/components/form/kept";
import { type Draft, type Drafts, draftsFrom, isEmpty } from "./assign-draft";
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

/** What is filled in and not set aside yet, in the panel and in the headings of the issues; kept like what is set aside. */
export function useDrafts(personId: string, inspectionId: string) {
  const [drafts, setDrafts] = useState<Drafts>({});
  const [ready, setReady] = useState(false);
  const place = `assign-drafts:${inspectionId}`;

  useEffect(() => {
    setDrafts(draftsFrom(kept(personId, place)));
    setReady(true);
  }, [personId, place]);

  useEffect(() => {
    if (!ready) return;
    if (Object.keys(drafts).length === 0) forget(personId, place);
    else keep(personId, place, JSON.stringify(drafts));
  }, [personId, place, ready, drafts]);

  const put = useCallback(
    (key: string, draft: Draft) =>
      setDrafts(({ [key]: _, ...others }) => (isEmpty(draft) ? others : { ...others, [key]: draft })),
    [],
  );
  return { drafts, put };
}
