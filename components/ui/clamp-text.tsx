"use client";

import { useEffect, useRef, useState } from "react";
import { cn } from "./cn";

const LINES = { 1: "line-clamp-1", 2: "line-clamp-2", 3: "line-clamp-3", 4: "line-clamp-4" } as const;

/** Pushes the button down to the last line shown, so that the text ends before it with its ellipsis, between two characters. */
const ABOVE = {
  1: "",
  2: "before:float-right before:h-[1lh] before:content-['']",
  3: "before:float-right before:h-[2lh] before:content-['']",
  4: "before:float-right before:h-[3lh] before:content-['']",
} as const;

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

  const button = (cut || open) && (
    <button
      type="button"
      aria-expanded={open}
      onClick={() => setOpen(!open)}
      className={cn(
        "text-sm leading-[1lh] text-link underline-offset-2 hover:underline print:hidden",
        !open && "float-right clear-both pl-1",
      )}
    >
      {open ? "收起" : "展开"}
    </button>
  );
  return (
    <div className={className}>
      <div
        ref={box}
        className={cn(
          "whitespace-pre-line",
          !open && LINES[lines],
          !open && cut && ABOVE[lines],
          "print:line-clamp-none",
        )}
      >
        {!open && button}
        {text}
      </div>
      {open && button}
    </div>
  );
}
