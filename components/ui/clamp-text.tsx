"use client";

import { useEffect, useRef, useState } from "react";
import { cn } from "./cn";

const LINES = { 1: "line-clamp-1", 2: "line-clamp-2", 3: "line-clamp-3", 4: "line-clamp-4" } as const;

/** Long text cut to a few lines and opened in place. The button appears only where something is hidden; print shows all. */
export function ClampText({
  text,
  lines = 2,
  className,
}: {
  text: string;
  lines?: keyof typeof LINES | undefined;
  className?: string | undefined;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [cut, setCut] = useState(false);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const node = box.current;
    if (!node || open) return;
    const look = () => setCut(node.scrollHeight > node.clientHeight + 1);
    const observer = new ResizeObserver(look);
    observer.observe(node);
    return () => observer.disconnect();
  }, [open]);

  return (
    <div className={cn("relative", className)}>
      <div ref={box} className={cn("whitespace-pre-line", !open && LINES[lines], "print:line-clamp-none")}>
        {text}
      </div>
      {(cut || open) && (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className={cn(
            "text-sm leading-[1.375rem] text-link underline-offset-2 hover:underline print:hidden",
            // Over the end of the last line, so that a cut cell is no higher than a short one.
            !open &&
              "absolute right-0 bottom-0 rounded-sm bg-surface pl-1 before:mr-1 before:text-ink before:content-['…'] group-hover/row:bg-hover",
          )}
        >
          {open ? "收起" : "展开"}
        </button>
      )}
    </div>
  );
}
