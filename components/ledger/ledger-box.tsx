"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import "./ledger-table.css";

const OWN_USE = "button, input, label, select, textarea, summary, [role=button]";

/** Folds a group of rows, or opens it again. */
function fold(button: Element): void {
  button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") === "false"));
}

/**
 * The table of the ledger in its own scrolling box. The markup comes ready from the server, hundreds of rows without a
 * component among them: one listener follows its links within the application, folds its groups, and opens the row pressed.
 * The row is a convenience for the mouse: the link of its number stays the way for the keyboard and for a new window.
 */
export function LedgerBox({ label, source, density }: { label: string; source: string; density: string }) {
  const router = useRouter();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const node = box.current;
    if (!node) return;
    function press(event: MouseEvent) {
      const { target } = event;
      if (event.defaultPrevented || event.button !== 0 || !(target instanceof Element)) return;
      const button = target.closest("button[aria-expanded]");
      if (button) return fold(button);
      const link = target.closest("a");
      // The browser's own ways to open a link elsewhere stay.
      if (link && (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) return;
      if (!link && (target.closest(OWN_USE) || window.getSelection()?.toString())) return;
      const href = (link ?? target.closest("tbody tr:not(.g)")?.querySelector("td a"))?.getAttribute("href");
      if (!href) return;
      event.preventDefault();
      if (!link && (event.ctrlKey || event.metaKey)) window.open(href, "_blank", "noopener");
      else router.push(href, { scroll: !link?.closest("thead") });
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
      data-density={density}
      className="relative isolate min-h-0 min-w-0 flex-1 overflow-auto focus-visible:-outline-offset-2 print:overflow-visible"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: written by lib/domain/text/html, which escapes what people wrote
      dangerouslySetInnerHTML={{ __html: source }}
    />
  );
}
