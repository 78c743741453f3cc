"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { CONTROL } from "./control";
import { useFieldAttributes } from "./field-context";

/** One line of text. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  const link = useFieldAttributes(rest);
  return <input autoComplete="off" {...rest} {...link} className={cn(CONTROL, "h-8", className)} />;
}
