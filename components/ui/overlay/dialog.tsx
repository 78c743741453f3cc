"use client";

import { Slot } from "radix-ui";
import { type ReactNode, useContext, useRef, useState } from "react";
import { CloseContext, type DialogContent } from "./dialog-content";
import { Opening, useWhenOpened } from "./when-opened";

type DialogProps = DialogContent & {
  trigger?: ReactNode;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
};

const loadSheet = () => import("./dialog-sheet").then((part) => part.DialogSheet);

/** A question over the page, opened by its trigger or from outside. What it is drawn with comes when it is first opened. */
export function Dialog({ trigger, open, onOpenChange, ...sheet }: DialogProps) {
  const [own, setOwn] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wanted = open ?? own;
  const change = (to: boolean) => {
    setOwn(to);
    onOpenChange?.(to);
  };
  const { part: Sheet, waiting, ahead } = useWhenOpened(loadSheet, wanted, () => change(false));
  return (
    <>
      {trigger && (
        <Slot.Root
          ref={opener}
          aria-haspopup="dialog"
          aria-expanded={wanted}
          onClick={() => change(true)}
          onPointerEnter={ahead}
          onFocus={ahead}
          {...(waiting ? { pending: true } : {})}
        >
          {trigger}
        </Slot.Root>
      )}
      {Sheet ? (
        <Sheet {...sheet} open={wanted} onOpenChange={change} opener={opener} />
      ) : (
        waiting && !trigger && <Opening />
      )}
    </>
  );
}

/** Closes the dialog around it: wrap a Button. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Slot.Root onClick={useContext(CloseContext)}>{children}</Slot.Root>;
}

/** The buttons of a form in a dialog, last in it: in sight however long the form is. */
export function DialogButtons({ children }: { children: ReactNode }) {
  return (
    <div className="sticky -bottom-4 -mx-5 -mb-4 flex justify-end gap-2 border-t border-line bg-surface px-5 py-3">
      {children}
    </div>
  );
}
