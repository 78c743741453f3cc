"use client";

import { AlertDialog as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";

export type AlertDialogProps = {
  trigger?: ReactNode;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  title: string;
  description: ReactNode;
  /** Names the act, never just 确定: 退回, 删除草稿. */
  confirmLabel: string;
  cancelLabel?: string | undefined;
  tone?: "default" | "danger" | undefined;
  onConfirm: () => void | Promise<void>;
};

/** Asks before something that is hard to take back. Stays open, and takes no second press, until `onConfirm` has finished. */
export function AlertDialog(props: AlertDialogProps) {
  const { trigger, title, description, confirmLabel, cancelLabel = "取消", tone = "default", onConfirm } = props;
  const [ownOpen, setOwnOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const open = props.open ?? ownOpen;

  function setOpen(next: boolean) {
    if (pending) return;
    setOwnOpen(next);
    props.onOpenChange?.(next);
  }

  async function confirm() {
    setPending(true);
    try {
      await onConfirm();
    } finally {
      setPending(false);
      setOwnOpen(false);
      props.onOpenChange?.(false);
    }
  }

  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <div aria-hidden="true" className="fixed inset-0 z-40 bg-ink/40 print:hidden" />
        <Radix.Content
          data-modal="true"
          aria-modal="true"
          className="fixed top-[18vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-md -translate-x-1/2 rounded-lg border border-line-strong bg-surface p-5 shadow-pop outline-none"
        >
          <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
          <Radix.Description asChild>
            <div className="mt-2 text-muted">{description}</div>
          </Radix.Description>
          <div className="mt-5 flex justify-end gap-2">
            <Radix.Cancel asChild>
              <Button disabled={pending}>{cancelLabel}</Button>
            </Radix.Cancel>
            <Button variant={tone === "danger" ? "danger" : "primary"} pending={pending} onClick={confirm}>
              {confirmLabel}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
