"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { CONTROL } from "./control";
import { useFieldAttributes } from "./field-context";

export type SelectOption = {
  value: string;
  label: string;
  disabled?: boolean | undefined;
  group?: string | undefined;
};

export type SelectProps = ComponentProps<"select"> & { options: SelectOption[]; placeholder?: string | undefined };

/** One of a short list. The browser's own list: it works by keyboard, by letter and on a phone. */
export function Select({ options, placeholder, className, ...rest }: SelectProps) {
  const link = useFieldAttributes(rest);
  const groups = [...new Set(options.map((option) => option.group))];
  return (
    <span className={cn("relative block min-w-0", className)}>
      <select
        {...rest}
        {...link}
        className={cn(CONTROL, "h-8 appearance-none truncate pr-7 has-[option[value='']:checked]:text-faint")}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {groups.map((group) => {
          const list = options
            .filter((option) => option.group === group)
            .map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ));
          return group === undefined ? (
            list
          ) : (
            <optgroup key={group} label={group}>
              {list}
            </optgroup>
          );
        })}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2 size-4 -translate-y-1/2 text-muted print:hidden"
      />
    </span>
  );
}
