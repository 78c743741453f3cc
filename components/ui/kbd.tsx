import type { ReactNode } from "react";

/** A key of the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex h-5 items-center rounded-sm border border-line-strong bg-ground px-1 font-sans text-xs text-muted">
      {children}
    </kbd>
  );
}
