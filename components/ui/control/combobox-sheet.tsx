"use client";

import { PopoverSheet, type PopoverSheetProps } from "@/components/ui/overlay/popover-sheet";
import { ComboList, type ComboListProps } from "./combobox-list";

type SheetProps = Pick<PopoverSheetProps, "open" | "onOpenChange" | "anchor" | "onCloseAutoFocus"> & ComboListProps;

/** The opened list of a chooser, under its button. */
export function ComboSheet({ open, onOpenChange, anchor, onCloseAutoFocus, ...list }: SheetProps) {
  return (
    <PopoverSheet
      open={open}
      onOpenChange={onOpenChange}
      anchor={anchor}
      onCloseAutoFocus={onCloseAutoFocus}
      align="start"
      sideOffset={2}
      aria-label={list.label}
      className="z-50 w-max max-w-[min(26rem,calc(100vw-1rem))] min-w-(--radix-popover-trigger-width) rounded-md border border-line-strong bg-surface shadow-pop outline-none"
    >
      <ComboList {...list} />
    </PopoverSheet>
  );
}
