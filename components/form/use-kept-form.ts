"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { GIVEN_UP } from "@/components/ui/may-leave";
import { type Filled, filledIn, fillIn, formName } from "./form-values";
import { forget, keep, kept } from "./kept";
import { usePageState } from "./page-state";

function read(text: string | null): Filled[] {
  try {
    const list: unknown = JSON.parse(text ?? "[]");
    if (!Array.isArray(list)) return [];
    return list.filter((entry): entry is Filled => typeof entry?.name === "string" && typeof entry?.nth === "number");
  } catch {
    return [];
  }
}

const TYPED = ["input", "change"] as const;

/**
 * Keeps what is filled into a form until it was sent, and puts it back when the form is drawn again after a reload. Kept for
 * the account the page was drawn for, this address and this form; passwords never.
 */
export function useKeptForm(form: RefObject<HTMLFormElement | null>, enabled: boolean) {
  const owner = usePageState().account?.accountId;
  const [restored, setRestored] = useState(false);
  const place = useRef("");
  const touched = useRef(new WeakSet<Element>());
  const waiting = useRef<Filled[]>([]);

  useEffect(() => {
    const box = form.current;
    if (!enabled || !owner || !box) return;
    place.current = `${location.pathname}:${formName(box)}`;
    let puttingBack = false;
    const save = () =>
      keep(owner, place.current, JSON.stringify([...filledIn(box, touched.current), ...waiting.current]));
    const putBack = () => {
      puttingBack = true;
      const { changed, missing } = fillIn(box, waiting.current, touched.current);
      puttingBack = false;
      waiting.current = missing;
      if (changed > 0) setRestored(true);
    };
    const onTyped = (event: Event) => {
      if (puttingBack || !(event.target instanceof Element)) return;
      touched.current.add(event.target);
      save();
    };
    const onGivenUp = () => forget(owner, place.current);
    box.addEventListener(GIVEN_UP, onGivenUp);
    for (const type of TYPED) box.addEventListener(type, onTyped);
    waiting.current = read(kept(owner, place.current));
    putBack();
    // Some fields are drawn only after another was filled in, or one more was asked for.
    const drawn = new MutationObserver(() => {
      if (waiting.current.length > 0) putBack();
    });
    if (waiting.current.length > 0) drawn.observe(box, { childList: true, subtree: true });
    return () => {
      drawn.disconnect();
      box.removeEventListener(GIVEN_UP, onGivenUp);
      for (const type of TYPED) box.removeEventListener(type, onTyped);
    };
  }, [form, enabled, owner]);

  /** It was sent, or is wanted no more. */
  const drop = useCallback(() => {
    touched.current = new WeakSet();
    waiting.current = [];
    setRestored(false);
    if (owner) forget(owner, place.current);
  }, [owner]);
  return { restored, drop };
}
