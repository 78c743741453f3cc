"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { forget, keep, kept } from "@/components/form/kept";
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

/** What is typed is also kept in this window until the server has it: reloading the page at once loses nothing. */
export function keepInWindow({ personId, measureId }: Place, written: { kind: ProgressKind; text: string }): void {
  keep(personId, `draft:${measureId}`, JSON.stringify(written));
}

/** The server has the text, or it was sent. */
export function forgetInWindow({ personId, measureId }: Place): void {
  forget(personId, `draft:${measureId}`);
}

/** What was typed before the page was loaded again and never reached the server; null when there is nothing. */
export function keptInWindow({ personId, measureId }: Place): { kind: ProgressKind; text: string } | null {
  try {
    // Read by hand: the schema library tries out `eval`, which the content security policy refuses in a browser.
    const found: unknown = JSON.parse(kept(personId, `draft:${measureId}`) ?? "null");
    if (typeof found !== "object" || found === null || !("kind" in found && "text" in found)) return null;
    const kind = PROGRESS_KINDS.find((known) => known === found.kind);
    return kind && typeof found.text === "string" ? { kind, text: found.text } : null;
  } catch {
    return null;
  }
}
