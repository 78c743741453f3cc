"use client";

import { X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
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

export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown[]>([]);
  const toast = useCallback((message: ToastMessage) => {
    lastId += 1;
    setShown((before) => [...before.slice(-2), { ...message, id: lastId }]);
  }, []);
  const value = useMemo(() => ({ toast }), [toast]);
  return (
    <ToastContext value={value}>
      <Radix.Provider label="提示" duration={6000} swipeDirection="down">
        {children}
        {shown.map((message) => (
          <Radix.Root
            key={message.id}
            type={message.tone === "error" ? "foreground" : "background"}
            onOpenChange={(open) => {
              if (!open) setShown((before) => before.filter((other) => other.id !== message.id));
            }}
            className="flex items-start gap-3 rounded-md border border-line-strong bg-surface py-2.5 pr-2 pl-4 shadow-pop"
          >
            <div className="min-w-0 flex-1">
              <Radix.Title className={cn("font-medium", TONE_TEXT[message.tone ?? "neutral"])}>
                {message.title}
              </Radix.Title>
              {message.description && (
                <Radix.Description className="text-sm text-muted">{message.description}</Radix.Description>
              )}
            </div>
            <Radix.Close aria-label="关闭提示" className="rounded-sm p-1 text-muted hover:bg-hover hover:text-ink">
              <X className="size-4" aria-hidden="true" />
            </Radix.Close>
          </Radix.Root>
        ))}
        <Radix.Viewport
          label="提示（{hotkey}）"
          className="fixed bottom-4 left-1/2 z-60 flex w-96 max-w-[calc(100vw-2rem)] -translate-x-1/2 flex-col gap-2 outline-none print:hidden"
        />
      </Radix.Provider>
    </ToastContext>
  );
}
