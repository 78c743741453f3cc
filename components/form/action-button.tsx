"use client";

import { useRouter } from "next/navigation";
import { type ComponentType, type ReactNode, useState } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import type { AlertDialogProps } from "@/components/ui/overlay/alert-dialog";
import { useToast } from "@/components/ui/overlay/toast";
import type { ActionResult } from "./action-result";
import { useServerAction } from "./use-server-action";

export type ActionButtonProps<Input extends object, T extends object> = Pick<
  ButtonProps,
  "variant" | "size" | "icon" | "disabled" | "className"
> & {
  action: (input: Input & { idempotencyKey: string }) => Promise<ActionResult<T>>;
  input: Input;
  confirm?: { title: string; description: ReactNode; confirmLabel: string } | undefined;
  successMessage?: string | undefined;
  redirectTo?: string | undefined;
  onSuccess?: ((result: { ok: true } & T) => void) | undefined;
  children: ReactNode;
};

/** One press, one act, asked for first when it is hard to take back. What kept it from happening is said beneath it. */
export function ActionButton<Input extends object, T extends object>(props: ActionButtonProps<Input, T>) {
  const { action, input, confirm, successMessage, redirectTo, onSuccess, children, ...look } = props;
  const router = useRouter();
  const { toast } = useToast();
  const { run, pending, result } = useServerAction(action);
  const [asking, setAsking] = useState(false);
  // The question comes with the first press; where it cannot be fetched, the browser asks it.
  const [Question, setQuestion] = useState<ComponentType<AlertDialogProps> | null>(null);

  async function ask({ title, description }: NonNullable<typeof confirm>) {
    try {
      const { AlertDialog } = await import("@/components/ui/overlay/alert-dialog");
      setQuestion(() => AlertDialog);
      setAsking(true);
    } catch {
      if (window.confirm([title, typeof description === "string" ? description : ""].join("\n"))) await act();
    }
  }

  async function act() {
    const reply = await run(input);
    if (!reply?.ok) return;
    if (successMessage) toast({ tone: "ok", title: successMessage });
    onSuccess?.(reply);
    if (redirectTo) router.push(redirectTo);
  }

  return (
    <span className="inline-flex flex-col items-start gap-1">
      <Button {...look} pending={pending} onClick={() => void (confirm ? ask(confirm) : act())}>
        {children}
      </Button>
      {confirm && Question && (
        <Question
          open={asking}
          onOpenChange={setAsking}
          title={confirm.title}
          description={confirm.description}
          confirmLabel={confirm.confirmLabel}
          tone={look.variant === "danger" ? "danger" : "default"}
          onConfirm={act}
        />
      )}
      {result && !result.ok && (
        <span role="alert" className="max-w-sm text-sm text-red">
          {result.why}
        </span>
      )}
    </span>
  );
}
