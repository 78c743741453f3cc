"use client";

import { useEffect } from "react";
import { mayLeave } from "@/components/ui/may-leave";

let onPurpose = false;

/** The page is about to be opened anew by a press that said so: nobody is asked again. */
export function leaveOnPurpose(): void {
  onPurpose = true;
}

/**
 * Asks before text is lost: on closing or reloading the page, and on following a link or going back inside the
 * application, which may be asked for by itself where a save under way survives it.
 */
export function useUnsavedWarning(unsaved: boolean, onLinks = unsaved): void {
  useEffect(() => {
    if (!unsaved) return;
    const onUnload = (event: BeforeUnloadEvent) => {
      if (!onPurpose) event.preventDefault();
    };
    window.addEventListener("beforeunload", onUnload);
    return () => window.removeEventListener("beforeunload", onUnload);
  }, [unsaved]);
  useEffect(() => {
    if (!onLinks) return;
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!(link instanceof HTMLAnchorElement) || link.target === "_blank" || link.hasAttribute("download")) return;
      const samePage = link.pathname === location.pathname && link.search === location.search;
      if (samePage || mayLeave()) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Going back or forward: browsers without this interface cannot be held up inside the application.
    const onTraverse = (event: NavigateEvent) => {
      if (event.navigationType === "traverse" && event.cancelable && !mayLeave()) event.preventDefault();
    };
    const navigation = "navigation" in window ? window.navigation : undefined;
    document.addEventListener("click", onClick, true);
    navigation?.addEventListener("navigate", onTraverse);
    return () => {
      document.removeEventListener("click", onClick, true);
      navigation?.removeEventListener("navigate", onTraverse);
    };
  }, [onLinks]);
}
