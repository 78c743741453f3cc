"use client";

import { type ComponentProps, useState } from "react";
import { dayInText, daysBetween, parseDay } from "@/lib/domain/day";
import { cn } from "./cn";
import { CONTROL } from "./control";
import { useFieldAttributes } from "./field-context";

const WEEKDAYS = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"] as const;

/** What a chosen day means: 2024年7月30日 周二，还有 12 天. Empty while nothing readable is chosen. */
export function dayHint(value: string, today: string | undefined): string {
  const chosen = parseDay(value);
  if (!chosen) return "";
  const weekday = WEEKDAYS[new Date(`${chosen}T00:00:00Z`).getUTCDay()] ?? "";
  const now = today ? parseDay(today) : null;
  const days = now ? daysBetween(now, chosen) : null;
  const distance = days === null ? "" : days === 0 ? "，今天" : days > 0 ? `，还有 ${days} 天` : `，已过 ${-days} 天`;
  return `${dayInText(chosen)} ${weekday}${distance}`;
}

/** A calendar day (YYYY-MM-DD). The line beneath tells it in words; with `today` also how far away it is. */
export function DateInput({
  today,
  className,
  onChange,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & { today?: string | undefined }) {
  const link = useFieldAttributes(rest);
  const [typed, setTyped] = useState(String(rest.defaultValue ?? ""));
  const hint = dayHint(rest.value === undefined ? typed : String(rest.value), today);
  return (
    <div className={cn("flex flex-wrap items-center gap-x-3", className)}>
      <input
        {...rest}
        {...link}
        type="date"
        max={rest.max ?? "2999-12-31"}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange?.(event);
        }}
        className={cn(CONTROL, "h-8 w-40")}
      />
      <output className="text-sm text-muted">{hint}</output>
    </div>
  );
}
