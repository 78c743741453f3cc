"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { FormErrorsContext } from "@/components/ui/control/field-context";
import { FormError } from "@/components/ui/control/form-error";
import { useToast } from "@/components/ui/overlay/toast";
import type { ActionFailure, ActionResult } from "./action-result";
import { FormStateContext } from "./form-context";
import { newIdempotencyKey } from "./idempotency-key";
import { Rescue } from "./rescue";
import { RestoredNotice } from "./restored-notice";
import { useKeptForm } from "./use-kept-form";
import { useSend } from "./use-send";
import { useUnsavedWarning } from "./use-unsaved-warning";

export type ActionFormProps<T extends object> = {
  action: (data: FormData) => Promise<ActionResult<T>>;
  children: ReactNode;
  /** Said in a corner after success; leave out when the page itself shows what changed. */
  successMessage?: string | undefined;
  /** Where to go after success; a new record's own page is known from the result only. */
  redirectTo?: string | ((result: { ok: true } & T) => string) | undefined;
  resetOnSuccess?: boolean | undefined;
  onSuccess?: ((result: { ok: true } & T) => void) | undefined;
  warnUnsaved?: boolean | undefined;
  /** Whether what is filled in survives a reload. Off where something else keeps it. */
  keep?: boolean | undefined;
  /** What fields are called, for the summary of errors. */
  labels?: Record<string, string> | undefined;
  className?: string | undefined;
  id?: string | undefined;
};

/**
 * A form around a server action. On failure everything typed stays and the reasons stand at the fields and in a summary; what
 * is filled in outlives a reload;
 * a second press while one is under way does nothing; the idempotency key stays the same until the action has succeeded, so
 * that pressing again after a broken connection does not register twice.
 */
export function ActionForm<T extends object>(props: ActionFormProps<T>) {
  const { action, children, successMessage, redirectTo, resetOnSuccess, onSuccess, className, id } = props;
  const router = useRouter();
  const { toast } = useToast();
  const form = useRef<HTMLFormElement>(null);
  const key = useRef<string | null>(null);
  const send = useSend();
  const { restored, drop } = useKeptForm(form, props.keep !== false);
  const [pending, startTransition] = useTransition();
  const [failure, setFailure] = useState<{ attempt: number; reply: ActionFailure } | null>(null);
  const [dirty, setDirty] = useState(false);
  const [ready, setReady] = useState(false);
  // Remounts the fields for a clean form: controls with state of their own do not hear of form.reset().
  const [round, setRound] = useState(0);
  useEffect(() => setReady(true), []);
  useUnsavedWarning(dirty && props.warnUnsaved !== false);

  function succeed(reply: { ok: true } & T) {
    key.current = null;
    drop();
    setFailure(null);
    setDirty(false);
    if (resetOnSuccess) setRound((before) => before + 1);
    if (successMessage) toast({ tone: "ok", title: successMessage });
    onSuccess?.(reply);
    // Without it the page stays: the action's own answer carries the page's new data.
    if (redirectTo) router.push(typeof redirectTo === "string" ? redirectTo : redirectTo(reply));
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const data = new FormData(event.currentTarget, submitter);
    key.current ??= newIdempotencyKey();
    const idempotencyKey = key.current;
    startTransition(async () => {
      let reply: ActionResult<T>;
      try {
        reply = await send(action, data, idempotencyKey);
      } catch (error) {
        // The answer leads to another page.
        setDirty(false);
        throw error;
      }
      if (reply.ok) succeed(reply);
      else setFailure({ attempt: (failure?.attempt ?? 0) + 1, reply });
    });
  }

  function onInput(event: FormEvent<HTMLFormElement>) {
    setDirty(true);
    // Passwords are no part of what tells one submission from another: with another password it is another one.
    if (event.target instanceof HTMLInputElement && event.target.type === "password") key.current = null;
  }

  const stale = failure && (failure.reply.outdated || failure.reply.signedIn !== undefined);
  return (
    <FormStateContext value={{ pending, ready, dirty }}>
      <FormErrorsContext value={failure?.reply.fields ?? {}}>
        {/* post: a press before the page is alive must never put what was typed into the address. */}
        <form
          ref={form}
          id={id}
          method="post"
          noValidate
          aria-busy={pending || undefined}
          data-unsaved={(dirty && props.warnUnsaved !== false) || undefined}
          onSubmit={onSubmit}
          onInput={onInput}
          className={className ?? "flex flex-col gap-4"}
        >
          {failure && (
            <FormError
              key={failure.attempt}
              why={failure.reply.why}
              fields={failure.reply.fields}
              labels={props.labels}
              actions={stale && <Rescue form={form} />}
            />
          )}
          {restored && !failure && <RestoredNotice onDrop={drop} />}
          <div key={round} className="contents">
            {children}
          </div>
        </form>
      </FormErrorsContext>
    </FormStateContext>
  );
}
