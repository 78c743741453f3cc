"use client";

import { type ComponentProps, useContext, useEffect, useId, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { DAY_RULE, dayInText, daysBetween, FIRST_DAY, LAST_DAY, parseDay, UNREADABLE_DAY } from "@/lib/domain/day";
import { CONTROL } from "./control";
import { FormErrorsContext, useFieldAttributes } from "./field-context";
import { afterPress, watchPress } from "./press";

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

/** Whether what stands in the control is a day the ledger takes, or nothing at all. The browser gives a half-typed or impossible day as "". */
function isDoubtful(input: HTMLInputElement): boolean {
  return input.validity.badInput || (input.value !== "" && parseDay(input.value) === null);
}

export type DateInputProps = Omit<ComponentProps<"input">, "type"> & {
  today?: string | undefined;
  /** Without the line beneath that tells the day in words. */
  bare?: boolean | undefined;
  /** Told whenever what is typed begins or ceases to be no day (30 February, a year of six digits, a day without its month). */
  onDoubt?: ((doubtful: boolean) => void) | undefined;
};

/**
 * A calendar day (YYYY-MM-DD), the one control for days. The line beneath tells it in words; with `today` also how far away
 * it is. What the browser cannot read as a day is an error here, and a form sends it as unreadable, never as empty: a post
 * granted until 30 February would be one granted for ever.
 */
export function DateInput({
  today,
  bare = false,
  onDoubt,
  className,
  onChange,
  onBlur,
  onKeyUp,
  ...rest
}: DateInputProps) {
  const link = useFieldAttributes(rest);
  const ruleId = useId();
  const errors = useContext(FormErrorsContext);
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(String(rest.defaultValue ?? ""));
  const [doubtful, setDoubtful] = useState(false);
  const hint = bare ? "" : dayHint(rest.value === undefined ? typed : String(rest.value), today);

  const { name } = rest;
  // Once the server has said the same it stands at the field already.
  const said = name !== undefined && (errors[name] ?? []).includes(DAY_RULE);
  const told = doubtful && !said;
  useEffect(() => watchPress(), []);
  useEffect(() => {
    const { current } = input;
    const form = current?.form;
    if (!current || !form || !name) return;
    const onFormData = (event: FormDataEvent) => {
      if (isDoubtful(current)) event.formData.set(name, current.value || UNREADABLE_DAY);
    };
    form.addEventListener("formdata", onFormData);
    return () => form.removeEventListener("formdata", onFormData);
  }, [name]);

  function look(element: HTMLInputElement, leaving: boolean) {
    const now = isDoubtful(element);
    // While a day is being typed it is half a day: told only when the field is left, taken back at once.
    if (leaving && now) afterPress(() => setDoubtful(isDoubtful(element)));
    else if (!now) setDoubtful(false);
    onDoubt?.(now);
  }

  return (
    <div className={cn("flex flex-wrap items-center gap-x-3", className)}>
      <input
        {...rest}
        {...link}
        {...(told ? { "aria-invalid": true, "aria-describedby": ruleId } : {})}
        ref={input}
        type="date"
        min={rest.min ?? FIRST_DAY}
        max={rest.max ?? LAST_DAY}
        onChange={(event) => {
          setTyped(event.target.value);
          look(event.target, false);
          onChange?.(event);
        }}
        onKeyUp={(event) => {
          look(event.currentTarget, false);
          onKeyUp?.(event);
        }}
        onBlur={(event) => {
          look(event.target, true);
          onBlur?.(event);
        }}
        className={cn(CONTROL, "h-8 w-40")}
      />
      {told ? (
        <p id={ruleId} role="alert" className="w-full text-sm text-red">
          {DAY_RULE}
        </p>
      ) : (
        !bare && <output className="text-sm text-muted">{hint}</output>
      )}
    </div>
  );
}
