"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { Spinner } from "@/components/ui/spinner";
import { useToast } from "./toast";

/**
 * Dialogs, sheets and lists weigh more than the page around them and are opened now and then: their scripts come when they
 * are opened, or are fetched ahead once the pointer or the focus is on what opens them.
 */

const NOT_LOADED = {
  tone: "error",
  title: "没有打开",
  description: "网络中断，或者系统已更新。请再试一次；仍打不开的，请刷新页面，已填写的内容还在。",
} as const;

/** Milliseconds before it is said that something is on its way: on the intranet it is mostly there by then. */
const NOTICED = 150;

type Coming<T> = {
  /** Null until it has come. */
  part: T | null;
  /** Wanted, not there yet, and worth saying so. */
  waiting: boolean;
  /** Starts fetching before it is asked for. */
  ahead: () => void;
};

/** A part fetched once `open`; where it cannot be had that is said, and `giveUp` closes what was to open. */
export function useWhenOpened<T>(load: () => Promise<T>, open: boolean, giveUp: () => void): Coming<T> {
  const { toast } = useToast();
  const [part, setPart] = useState<{ value: T } | null>(null);
  const [waiting, setWaiting] = useState(false);
  const latest = useRef({ load, giveUp });
  latest.current = { load, giveUp };

  useEffect(() => {
    if (!open || part) return;
    let wanted = true;
    const clock = setTimeout(() => setWaiting(true), NOTICED);
    latest.current
      .load()
      .then((value) => wanted && setPart({ value }))
      .catch((error: unknown) => {
        if (!wanted) return;
        // Heard by the page, which says so where its release is gone from the server.
        reportError(error);
        toast(NOT_LOADED);
        latest.current.giveUp();
      });
    return () => {
      wanted = false;
      clearTimeout(clock);
      setWaiting(false);
    };
  }, [open, part, toast]);

  return { part: part?.value ?? null, waiting, ahead: () => void load().catch(() => undefined) };
}

/** Stands where something will be once it has come, where no button is there to show it. */
export function Opening() {
  return (
    <p
      role="status"
      className="fixed top-[8vh] left-1/2 z-50 flex -translate-x-1/2 items-center gap-2 rounded-md border border-line-strong bg-surface px-4 py-2 shadow-pop"
    >
      <Spinner /> 正在打开…
    </p>
  );
}

/** What is drawn only after something was chosen, such as the dialog of a menu's entry: it comes with that. */
export function WhenOpened<T>({
  load,
  onClose,
  children,
}: {
  load: () => Promise<T>;
  onClose: () => void;
  children: (part: T) => ReactNode;
}) {
  const { part, waiting } = useWhenOpened(load, true, onClose);
  if (part) return children(part);
  return waiting ? <Opening /> : null;
}
