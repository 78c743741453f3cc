"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { PROGRESS_KINDS, type ProgressKind } from "@/lib/domain/types";

/**
 * Saving a draft leaves the page as it is, so what the router keeps of pages visited earlier is older than the draft:
 * going back would show the text as gone. A page of drafts that is opened after one was saved asks for the present ones.
 */

let savedHere = false;

/** A draft was saved in this window. */
export function draftSaved(): void {
  savedHere = true;
}

/** Asks the server again, once, when this page opens with drafts saved since the window was loaded. */
export function useFreshDrafts(): void {
  const router = useRouter();
  useEffect(() => {
    if (savedHere) router.refresh();
  }, [router]);
}

/** Whose text about what. */
type Place = { personId: string; measureId: string };
const key = ({ personId, measureId }: Place) => `draft:${personId}:${measureId}`;

/**
 * What is typed is also kept in this window until the server has it: reloading the page at once loses nothing. Gone with
 * the window, so that a shared computer keeps no text.
 */
export function keepInWindow(place: Place, written: { kind: ProgressKind; text: string }): void {
  try {
    sessionStorage.setItem(key(place), JSON.stringify(written));
  } catch {
    // No room or no storage: the warning on leaving still stands.
  }
}

/** The server has the text, or it was sent. */
export function forgetInWindow(place: Place): void {
  sessionStorage.removeItem(key(place));
}

/** What was typed before the page was loaded again and never reached the server; null when there is nothing. */
export function keptInWindow(place: Place): { kind: ProgressKind; text: string } | null {
  try {
    // Read by hand: the schema library tries out `eval`, which the content security policy refuses in a browser.
    const kept: unknown = JSON.parse(sessionStorage.getItem(key(place)) ?? "null");
    if (typeof kept !== "object" || kept === null || !("kind" in kept && "text" in kept)) return null;
    const kind = PROGRESS_KINDS.find((known) => known === kept.kind);
    return kind && typeof kept.text === "string" ? { kind, text: kept.text } : null;
  } catch {
    return null;
  }
}
