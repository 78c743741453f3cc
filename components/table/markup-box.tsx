"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";

/**
 * A table whose markup comes ready from the server, in its own scrolling box: one listener follows its links within the
 * application, so that no row needs a component.
 */
export function MarkupBox({ label, source, className }: { label: string; source: string; className?: string }) {
  const router = useRouter();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const node = box.current;
    if (!node) return;
    function press(event: MouseEvent) {
      const { target } = event;
      if (event.defaultPrevented || event.button !== 0 || !(target instanceof Element)) return;
      // The browser's own ways to open a link elsewhere stay.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const link = target.closest("a");
      const href = link?.getAttribute("href");
      if (!link || !href) return;
      event.preventDefault();
      router.push(href, { scroll: !link.closest("thead") });
    }
    node.addEventListener("click", press);
    return () => node.removeEventListener("click", press);
  }, [router]);
  return (
    <section
      ref={box}
      aria-label={label}
      // It scrolls, and is scrolled by the keyboard.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region takes the focus
      tabIndex={0}
      className={cn("overflow-auto focus-visible:-outline-offset-2 print:overflow-visible", className)}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: written by lib/domain/text/html, which escapes what people wrote
      dangerouslySetInnerHTML={{ __html: source }}
    />
  );
}
