"use client";

import { type ComponentProps, useState } from "react";
import { cn } from "@/components/ui/cn";
import { lengthOf } from "@/lib/domain/text/text";
import { CONTROL } from "./control";
import { useFieldAttributes } from "./field-context";

/**
 * One line of text. As in Textarea, `maxLength` is told and the server keeps it: a browser that kept it would cut the end off
 * a pasted text without a word.
 */
export function Input({ className, maxLength, onInput, ...rest }: ComponentProps<"input">) {
  const link = useFieldAttributes(rest);
  const [typed, setTyped] = useState(lengthOf(String(rest.defaultValue ?? "")));
  const count = rest.value === undefined ? typed : lengthOf(String(rest.value));
  const over = maxLength === undefined ? 0 : Math.max(0, count - maxLength);
  return (
    <>
      <input
        autoComplete="off"
        {...rest}
        {...link}
        onInput={(event) => {
          setTyped(lengthOf(event.currentTarget.value));
          onInput?.(event);
        }}
        className={cn(CONTROL, "h-8", className)}
      />
      {over > 0 && (
        <div role="status" className="nums text-xs text-red">
          {count}/{maxLength} 字，超出 {over} 字，请删减
        </div>
      )}
    </>
  );
}
