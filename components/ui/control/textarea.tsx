"use client";

import { type ComponentProps, useEffect, useLayoutEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { lengthOf } from "@/lib/domain/text/text";
import { CONTROL } from "./control";
import { useFieldAttributes } from "./field-context";

function grow(area: HTMLTextAreaElement) {
  area.style.height = "auto";
  // In a closed tab nothing has a height; it is measured when it is shown.
  if (area.scrollHeight === 0) return;
  area.style.height = `${area.scrollHeight + 2}px`;
}

/**
 * Text that grows with what is written. `showCount` tells the number of characters, and of how many with `maxLength`. The
 * limit is told and the server keeps it: a browser that kept it would cut the end off a pasted text without a word.
 */
export function Textarea({
  className,
  showCount = false,
  maxLength,
  rows = 3,
  onInput,
  ...rest
}: ComponentProps<"textarea"> & { showCount?: boolean | undefined }) {
  const link = useFieldAttributes(rest);
  const area = useRef<HTMLTextAreaElement>(null);
  const [count, setCount] = useState(lengthOf(String(rest.value ?? rest.defaultValue ?? "")));

  // After every render: the height follows the value, whoever set it.
  useLayoutEffect(() => {
    if (!area.current) return;
    grow(area.current);
    setCount(lengthOf(area.current.value));
  });

  useEffect(() => {
    const box = area.current;
    if (!box) return;
    let width = box.clientWidth;
    const observer = new ResizeObserver(() => {
      if (box.clientWidth === width) return;
      width = box.clientWidth;
      grow(box);
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  const over = maxLength === undefined ? 0 : Math.max(0, count - maxLength);
  return (
    <div>
      <textarea
        {...rest}
        {...link}
        ref={area}
        rows={rows}
        onInput={(event) => {
          grow(event.currentTarget);
          setCount(lengthOf(event.currentTarget.value));
          onInput?.(event);
        }}
        className={cn(CONTROL, "block resize-none overflow-hidden py-1.5 leading-6", className)}
      />
      {(showCount || over > 0) && (
        <div
          className={cn("nums mt-0.5 text-right text-xs", over > 0 ? "text-red" : "text-muted")}
          {...(over > 0 ? { role: "status" } : { "aria-hidden": true })}
        >
          {count}
          {maxLength === undefined ? "" : `/${maxLength}`} 字{over > 0 && `，超出 ${over} 字，请删减`}
        </div>
      )}
    </div>
  );
}
