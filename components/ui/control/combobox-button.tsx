"use client";

import { ChevronDown } from "lucide-react";
import { type ComponentProps, type ReactNode, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { useWhenOpened } from "@/components/ui/overlay/when-opened";
import { Spinner } from "@/components/ui/spinner";
import type { ComboListProps } from "./combobox-list";
import { CONTROL } from "./control";

const loadSheet = () => import("./combobox-sheet").then((part) => part.ComboSheet);

type Props = ComponentProps<"button"> & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onCloseAutoFocus: (event: Event) => void;
  /** What the opened list shows. */
  list: ComboListProps;
  /** Something else stands where the arrow would. */
  arrow?: boolean;
  children: ReactNode;
};

/** The button of a chooser with the list it opens; the list comes when it is first asked for. */
export function ComboButton({ open, onOpenChange, onCloseAutoFocus, list, arrow = true, ...button }: Props) {
  const { children, className, ...rest } = button;
  const anchor = useRef<HTMLButtonElement>(null);
  const { part: Sheet, waiting, ahead } = useWhenOpened(loadSheet, open, () => onOpenChange(false));
  return (
    <>
      <button
        {...rest}
        ref={anchor}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-busy={waiting || undefined}
        onClick={() => onOpenChange(!open)}
        onPointerEnter={ahead}
        onFocus={ahead}
        className={cn(CONTROL, "flex h-8 items-center gap-1 text-left", className)}
      >
        {children}
        {waiting ? <Spinner /> : arrow && <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-muted" />}
      </button>
      {Sheet && (
        <Sheet {...list} open={open} onOpenChange={onOpenChange} anchor={anchor} onCloseAutoFocus={onCloseAutoFocus} />
      )}
    </>
  );
}
