"use client";

import { type ReactNode, useState } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { WhenOpened } from "@/components/ui/overlay/when-opened";
import type { AnswersProps } from "./answers-dialog";

const loadDialog = () => import("./answers-dialog").then((part) => part.AnswersDialog);

/** Opens the ticks of an issue or a measure. */
export function AnswersButton({
  children,
  of,
  title,
  onSaved,
  ...look
}: { children: ReactNode } & Pick<AnswersProps, "of" | "title" | "onSaved"> &
  Pick<ButtonProps, "size" | "variant" | "className" | "aria-label">) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button {...look} onClick={() => setOpen(true)}>
        {children}
      </Button>
      {open && (
        <WhenOpened load={loadDialog} onClose={() => setOpen(false)}>
          {(AnswersDialog) => (
            <AnswersDialog of={of} title={title} onClose={() => setOpen(false)} {...(onSaved ? { onSaved } : {})} />
          )}
        </WhenOpened>
      )}
    </>
  );
}
