"use client";

import { type ComponentProps, useLayoutEffect, useRef, useState } from "react";
import { cn } from "./cn";
import { CONTROL } from "./control";
import { useFieldAttributes } from "./field-context";

function grow(area: HTMLTextAreaElement) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

/** Text that grows with what is written. `showCount` tells the number of characters, and of how many with `maxLength`. */
export function Textarea({
  className,
  showCount = false,
  rows = 3,
  onInput,
  ...rest
}: ComponentProps<"textarea"> & { showCount?: boolean | undefined }) {
  const link = useFieldAttributes(rest);
  const area = useRef<HTMLTextAreaElement>(null);
  const [count, setCount] = useState(String(rest.value ?? rest.defaultValue ?? "").length);

  // After every render: the height follows the value, whoever set it.
  useLayoutEffect(() => {
    if (!area.current) return;
    grow(area.current);
    setCount(area.current.value.length);
  });

  return (
    <div>
      <textarea
        {...rest}
        {...link}
        ref={area}
        rows={rows}
        onInput={(event) => {
          grow(event.currentTarget);
          setCount(event.currentTarget.value.length);
          onInput?.(event);
        }}
        className={cn(CONTROL, "block resize-none overflow-hidden py-1.5 leading-6", className)}
      />
      {showCount && (
        <div className="nums mt-0.5 text-right text-xs text-muted" aria-hidden="true">
          {count}
          {rest.maxLength ? `/${rest.maxLength}` : ""} 字
        </div>
      )}
    </div>
  );
}
