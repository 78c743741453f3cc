"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

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
