"use client";

import { X } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { cn } from "@/components/ui/cn";
import { TONE_TEXT, type Tone } from "@/components/ui/tone";

export type ToastMessage = { tone?: Tone | undefined; title: string; description?: string | undefined };
type Shown = ToastMessage & { id: number };

const ToastContext = createContext<{ toast: (message: ToastMessage) => void } | null>(null);

/** Short word that something was done. What went wrong belongs into the page (Notice, FormError), where it stays. */
export function useToast() {
  const context = useContext(ToastContext);
  if (!context) throw new Error("useToast needs the ToastProvider of the root layout");
  return context;
}

let lastId = 0;
/** Milliseconds a word stays; longer while the pointer or the focus is on it. */
const STAYS = 6_000;

export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown[]>([]);
  const toast = useCallback((message: ToastMessage) => {
    lastId += 1;
    setShown((before) => [...before.slice(-2), { ...message, id: lastId }]);
  }, []);
  const close = useCallback((id: number) => setShown((before) => before.filter((other) => other.id !== id)), []);
  const value = useMemo(() => ({ toast }), [toast]);
  return (
    <ToastContext value={value}>
      {children}
      {/* There before anything is said in it: a region that comes with its words is not read out. */}
      <div
        role="status"
        className="pointer-events-none fixed bottom-4 left-1/2 z-60 flex w-96 max-w-[calc(100vw-2rem)] -translate-x-1/2 flex-col gap-2 print:hidden"
      >
        {shown.map((message) => (
          <ToastCard key={message.id} message={message} onClose={close} />
        ))}
      </div>
    </ToastContext>
  );
}

function ToastCard({ message, onClose }: { message: Shown; onClose: (id: number) => void }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => onClose(message.id), STAYS);
    return () => clearTimeout(timer);
  }, [held, message.id, onClose]);
  return (
    <div
      ref={(card) => {
        const hold = () => setHeld(true);
        const release = () => setHeld(false);
        for (const name of ["pointerenter", "focusin"]) card?.addEventListener(name, hold);
        for (const name of ["pointerleave", "focusout"]) card?.addEventListener(name, release);
        return () => {
          for (const name of ["pointerenter", "focusin"]) card?.removeEventListener(name, hold);
          for (const name of ["pointerleave", "focusout"]) card?.removeEventListener(name, release);
        };
      }}
      className="pointer-events-auto flex items-start gap-3 rounded-md border border-line-strong bg-surface py-2.5 pr-2 pl-4 shadow-pop"
    >
      <div className="min-w-0 flex-1">
        <p className={cn("font-medium", TONE_TEXT[message.tone ?? "neutral"])}>{message.title}</p>
        {message.description && <p className="text-sm text-muted">{message.description}</p>}
      </div>
      <button
        type="button"
        aria-label="关闭提示"
        onClick={() => onClose(message.id)}
        className="rounded-sm p-1 text-muted hover:bg-hover hover:text-ink"
      >
        <X className="size-4" aria-hidden="true" />
      </button>
    </div>
  );
}
