import type { ReactNode } from "react";
import { cn } from "./cn";
import { TONE_BOX, type Tone } from "./tone";

/** A short word in a box. */
export function Badge({
  tone = "neutral",
  children,
  className,
}: {
  tone?: Tone | undefined;
  children: ReactNode;
  className?: string | undefined;
}) {
  return (
    <span
      className={cn(
        "inline-flex h-5 items-center gap-1 rounded-sm border px-1.5 text-xs leading-none font-medium whitespace-nowrap",
        TONE_BOX[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
