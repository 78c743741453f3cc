"use client";

import { type ReactNode, useEffect, useRef } from "react";
import type { TickState } from "./assign-selection";

/** A box for several rows at once; half ticked while only some of them are chosen. */
export function TickBox({
  label,
  state,
  onChange,
  onEnter,
}: {
  label: ReactNode;
  state: TickState;
  onChange: (on: boolean) => void;
  /** Enter on the box: on to what is filled in for the rows. */
  onEnter?: () => void;
}) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = state === "some";
  }, [state]);
  return (
    <label className="inline-flex items-start gap-2 font-medium">
      <input
        ref={box}
        type="checkbox"
        className="mt-[3px] size-4 shrink-0 accent-solid"
        checked={state === "all"}
        onChange={() => onChange(state !== "all")}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !onEnter) return;
          event.preventDefault();
          onEnter();
        }}
      />
      {label}
    </label>
  );
}
