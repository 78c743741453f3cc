"use client";

import { Popover as Radix } from "radix-ui";
import { type ComponentProps, type RefObject, useRef } from "react";

export type PopoverSheetProps = Omit<ComponentProps<typeof Radix.Content>, "onInteractOutside"> & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The button that opened it: the sheet stands at it, and the focus goes back to it. */
  anchor: RefObject<HTMLElement | null>;
};

/** The opened sheet itself. The button is no part of it, so that it stays the same element when the sheet comes. */
export function PopoverSheet({ open, onOpenChange, anchor, onCloseAutoFocus, ...content }: PopoverSheetProps) {
  const leftByPointer = useRef(false);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {/* Drawn only once the button is there. */}
      <Radix.Anchor virtualRef={anchor as RefObject<HTMLElement>} />
      <Radix.Portal>
        <Radix.Content
          collisionPadding={8}
          onInteractOutside={(event) => {
            // The button closes by itself.
            if (event.target instanceof Node && anchor.current?.contains(event.target)) event.preventDefault();
            else leftByPointer.current = true;
          }}
          onCloseAutoFocus={(event) => {
            onCloseAutoFocus?.(event);
            if (!event.defaultPrevented && !leftByPointer.current) anchor.current?.focus();
            event.preventDefault();
            leftByPointer.current = false;
          }}
          {...content}
        />
      </Radix.Portal>
    </Radix.Root>
  );
}
