"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type RefObject, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { GIVEN_UP, mayLeave } from "@/components/ui/may-leave";
import { CloseContext, type DialogContent } from "./dialog-content";

const WIDTHS = { sm: "max-w-md", md: "max-w-xl", lg: "max-w-4xl" } as const;

type SheetProps = DialogContent & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What opened it and gets the focus back. */
  opener: RefObject<HTMLElement | null>;
};

/** What has the focus; of a menu, whose entry is gone after the choice, the button it hangs from. */
function focused(): Element | null {
  const named = document.activeElement?.closest("[role=menu]")?.getAttribute("aria-labelledby");
  return named ? document.getElementById(named) : document.activeElement;
}

/**
 * However it is closed, text typed into a form in it and not saved is asked for first. The backdrop is our own element: Radix'
 * overlay locks scrolling with a style element, which the content security policy refuses; globals.css does it with `data-modal`.
 */
export function DialogSheet(props: SheetProps) {
  const { open, onOpenChange, opener, title, description, footer, size = "md", children } = props;
  const content = useRef<HTMLDivElement>(null);
  const before = useRef<Element | null>(null);
  const change = (to: boolean) => {
    const unsaved = to ? null : content.current?.querySelector("form[data-unsaved]");
    if (unsaved && !mayLeave()) return;
    unsaved?.dispatchEvent(new Event(GIVEN_UP));
    onOpenChange(to);
  };
  return (
    <Radix.Root open={open} onOpenChange={change}>
      <Radix.Portal>
        <div aria-hidden="true" className="fixed inset-0 z-40 bg-ink/40 print:hidden" />
        <Radix.Content
          ref={content}
          data-modal="true"
          aria-modal="true"
          {...(description ? {} : { "aria-describedby": undefined })}
          onOpenAutoFocus={() => {
            before.current = focused();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            const back = opener.current ?? before.current;
            if (back instanceof HTMLElement) back.focus();
          }}
          className={cn(
            "fixed top-[8vh] left-1/2 z-50 flex max-h-[84vh] w-[calc(100vw-2rem)] -translate-x-1/2 flex-col rounded-lg border border-line-strong bg-surface shadow-pop outline-none",
            WIDTHS[size],
          )}
        >
          <div className="flex items-start gap-4 border-b border-line px-5 py-3">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {description && (
                <Radix.Description asChild>
                  <div className="text-sm text-muted">{description}</div>
                </Radix.Description>
              )}
            </div>
            <Radix.Close aria-label="关闭" className="-mr-1 rounded-md p-1 text-muted hover:bg-hover hover:text-ink">
              <X className="size-4" aria-hidden="true" />
            </Radix.Close>
          </div>
          <CloseContext value={() => change(false)}>
            <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
            {footer && <div className="flex justify-end gap-2 border-t border-line px-5 py-3">{footer}</div>}
          </CloseContext>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
