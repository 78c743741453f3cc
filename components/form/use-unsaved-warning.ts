"use client";

import { useEffect } from "react";

const QUESTION = "有内容还没有保存，确定离开吗？";

/**
 * Asks before text is lost: on closing or reloading the page, and on following a link inside the application, which may
 * be asked for by itself where a save under way survives it.
 */
export function useUnsavedWarning(unsaved: boolean, onLinks = unsaved): void {
  useEffect(() => {
    if (!unsaved) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
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
      if (samePage || window.confirm(QUESTION)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener("click", onClick, true);
    return () => document.removeEventListener("click", onClick, true);
  }, [onLinks]);
}
