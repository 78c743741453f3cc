"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";

/** Scrolls what is wider than the page inside itself. Takes the focus only while there is something to scroll by keyboard. */
export function ScrollBox({
  label,
  className,
  children,
}: {
  label: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const node = box.current;
    if (!node) return;
    const look = () => {
      const scrolls = node.scrollWidth > node.clientWidth || node.scrollHeight > node.clientHeight;
      if (scrolls) node.tabIndex = 0;
      else node.removeAttribute("tabindex");
    };
    const observer = new ResizeObserver(look);
    observer.observe(node);
    if (node.firstElementChild) observer.observe(node.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return (
    <section
      ref={box}
      aria-label={label}
      className={cn(
        "relative isolate overflow-x-auto focus-visible:-outline-offset-2 print:overflow-visible",
        className,
      )}
    >
      {children}
    </section>
  );
}
