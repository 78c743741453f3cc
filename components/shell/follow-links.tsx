"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Whether a press of it is followed within the application: a page of it, and nobody asked for a window or a file. */
function leadsInside(link: HTMLAnchorElement, href: string): boolean {
  if (link.target !== "" || link.hasAttribute("download")) return false;
  return link.origin === window.location.origin && !href.startsWith("#") && !link.pathname.startsWith("/api/");
}

/**
 * Follows every link of the application without loading it anew: one listener for all of them, so that no link needs a
 * component, whoever wrote its markup. The browser's own ways to open a link elsewhere stay; so does one with a target.
 */
export function FollowLinks() {
  const router = useRouter();
  useEffect(() => {
    function press(event: MouseEvent) {
      const { target } = event;
      if (event.defaultPrevented || event.button !== 0 || !(target instanceof Element)) return;
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const link = target.closest("a");
      const href = link?.getAttribute("href");
      if (!link || !href || !leadsInside(link, href)) return;
      event.preventDefault();
      router.push(href, { scroll: !link.hasAttribute("data-stay") });
    }
    document.addEventListener("click", press);
    return () => document.removeEventListener("click", press);
  }, [router]);
  return null;
}
