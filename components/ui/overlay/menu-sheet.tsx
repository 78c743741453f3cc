"use client";

import { DropdownMenu as Radix } from "radix-ui";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { MenuParts } from "./menu-parts";

const PARTS = { Item: Radix.Item, Separator: Radix.Separator };

/** The opened list of a menu; arrow keys, letters and Esc work. Not modal, so that no style element is needed. */
export function MenuSheet({
  open,
  onOpenChange,
  opener,
  byKeyboard,
  align,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  opener: RefObject<HTMLElement | null>;
  /** Opened by a key: the first entry takes the focus. */
  byKeyboard: boolean;
  align: "start" | "end";
  children: ReactNode;
}) {
  const list = useRef<HTMLDivElement>(null);
  const leftByPointer = useRef(false);
  useEffect(() => {
    if (!open || !byKeyboard) return;
    const frame = requestAnimationFrame(() => list.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus());
    return () => cancelAnimationFrame(frame);
  }, [open, byKeyboard]);
  return (
    <Radix.Root modal={false} open={open} onOpenChange={onOpenChange}>
      {/* Where the list hangs: over the button, which stays the element it was before this came. */}
      <Radix.Trigger asChild>
        <span aria-hidden="true" className="pointer-events-none absolute inset-0" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          ref={list}
          align={align}
          sideOffset={4}
          aria-labelledby={opener.current?.id}
          onInteractOutside={(event) => {
            // The button closes by itself.
            if (event.target instanceof Node && opener.current?.contains(event.target)) event.preventDefault();
            else leftByPointer.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!leftByPointer.current) opener.current?.focus();
            leftByPointer.current = false;
          }}
          className="z-50 min-w-36 rounded-md border border-line-strong bg-surface py-1 shadow-pop outline-none"
        >
          <MenuParts value={PARTS}>{children}</MenuParts>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
