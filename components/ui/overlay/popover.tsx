"use client";

import { Slot } from "radix-ui";
import { type ReactNode, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { useWhenOpened } from "./when-opened";

const loadSheet = () => import("./popover-sheet").then((part) => part.PopoverSheet);

/** A small sheet beside the control that opened it. `label` is read out as its name. */
export function Popover({
  trigger,
  label,
  align = "start",
  className,
  children,
}: {
  trigger: ReactNode;
  label: string;
  align?: "start" | "center" | "end" | undefined;
  className?: string | undefined;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { part: Sheet, waiting, ahead } = useWhenOpened(loadSheet, open, () => setOpen(false));
  return (
    <>
      <Slot.Root
        ref={opener}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onPointerEnter={ahead}
        onFocus={ahead}
        {...(waiting ? { pending: true } : {})}
      >
        {trigger}
      </Slot.Root>
      {Sheet && (
        <Sheet
          open={open}
          onOpenChange={setOpen}
          anchor={opener}
          aria-label={label}
          align={align}
          sideOffset={4}
          className={cn(
            "z-50 max-h-[70vh] max-w-[calc(100vw-1rem)] min-w-48 overflow-y-auto rounded-md border border-line-strong bg-surface p-3 shadow-pop outline-none",
            className,
          )}
        >
          {children}
        </Sheet>
      )}
    </>
  );
}
