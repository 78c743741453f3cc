import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** A yes or no. The whole label can be pressed. */
export function Checkbox({
  label,
  hint,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hint?: ReactNode }) {
  return (
    <label className={cn("inline-flex items-start gap-2", rest.disabled && "text-muted", className)}>
      <input type="checkbox" {...rest} className="mt-[3px] size-4 shrink-0 accent-solid" />
      <span>
        {label}
        {hint && <span className="block text-sm text-muted">{hint}</span>}
      </span>
    </label>
  );
}
