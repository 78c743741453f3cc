"use client";

import { useState } from "react";
import type { Opening } from "./dialog-form";

/** The state of a dialog that opens by its own trigger or from outside. */
export function useOpening({ open, onOpenChange }: Opening): {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  close: () => void;
} {
  const [own, setOwn] = useState(false);
  const set = (next: boolean) => {
    setOwn(next);
    onOpenChange?.(next);
  };
  return { open: open ?? own, onOpenChange: set, close: () => set(false) };
}
