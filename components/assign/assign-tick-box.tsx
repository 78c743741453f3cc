"use client";

import { type ReactNode, useEffect, useRef } from "react";
import type { TickState } from "./assign-selection";

/** A box for several rows at once; half ticked while only some of them are chosen. */
export function TickBox({
  label,
  state,
  onChange,
}: {
  label: ReactNode;
  state: TickState;
  onChange: (on: boolean) => void;
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
      />
      {label}
    </label>
  );
}
