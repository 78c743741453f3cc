"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { GIVEN_UP, mayLeave } from "@/components/ui/may-leave";

const WIDTHS = { sm: "max-w-md", md: "max-w-xl", lg: "max-w-4xl" } as const;

export type DialogProps = {
  trigger?: ReactNode;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  title: string;
  description?: ReactNode;
  footer?: ReactNode;
  size?: keyof typeof WIDTHS | undefined;
  children?: ReactNode;
};

/**
 * A question over the page. However it is closed, text typed into a form in it and not saved is asked for first. The backdrop is our own element: Radix' overlay locks scrolling with a style element, which the
 * content security policy refuses; globals.css does it with `data-modal`.
 */
export function Dialog({
  trigger,
  open,
  onOpenChange,
  title,
  description,
  footer,
  size = "md",
  children,
}: DialogProps) {
  const content = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState(false);
  const change = (to: boolean) => {
    const unsaved = to ? null : content.current?.querySelector("form[data-unsaved]");
    if (unsaved && !mayLeave()) return;
    unsaved?.dispatchEvent(new Event(GIVEN_UP));
    setOwn(to);
    onOpenChange?.(to);
  };
  return (
    <Radix.Root open={open ?? own} onOpenChange={change}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <div aria-hidden="true" className="fixed inset-0 z-40 bg-ink/40 print:hidden" />
        <Radix.Content
          ref={content}
          data-modal="true"
          aria-modal="true"
          {...(description ? {} : { "aria-describedby": undefined })}
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
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer && <div className="flex justify-end gap-2 border-t border-line px-5 py-3">{footer}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Closes the dialog around it: wrap a Button. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>;
}

/** The buttons of a form in a dialog, last in it: in sight however long the form is. */
export function DialogButtons({ children }: { children: ReactNode }) {
  return (
    <div className="sticky -bottom-4 -mx-5 -mb-4 flex justify-end gap-2 border-t border-line bg-surface px-5 py-3">
      {children}
    </div>
  );
}
