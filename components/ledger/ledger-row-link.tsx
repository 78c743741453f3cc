"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";

const OWN_USE = "a, button, input, label, select, textarea, summary, [role=button]";

/**
 * Makes the rows of the table inside open their page, the one their marked link leads to. A convenience for the mouse only:
 * the link stays the way for the keyboard and for a new window, and marking text opens nothing.
 */
export function LedgerRowLink({ className, children }: { className?: string | undefined; children: ReactNode }) {
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const node = box.current;
    if (!node) return;
    function open(event: MouseEvent) {
      if (event.defaultPrevented || event.button !== 0 || !(event.target instanceof Element)) return;
      if (event.target.closest(OWN_USE) || window.getSelection()?.toString()) return;
      const href = event.target.closest("tbody tr")?.querySelector("a[data-row-link]")?.getAttribute("href");
      if (!href) return;
      if (event.ctrlKey || event.metaKey) window.open(href, "_blank", "noopener");
      else router.push(href);
    }
    node.addEventListener("click", open);
    return () => node.removeEventListener("click", open);
  }, [router]);
  return (
    <div ref={box} className={cn("[&_tbody_tr]:cursor-pointer", className)}>
      {children}
    </div>
  );
}
