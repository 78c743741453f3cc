"use client";

import { Search } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Checkbox } from "@/components/ui/control/checkbox";
import { Combobox } from "@/components/ui/control/combobox";
import type { ComboOption } from "@/components/ui/control/combobox-list";
import { DateInput } from "@/components/ui/control/date-input";
import { Input } from "@/components/ui/control/input";
import { Select, type SelectOption } from "@/components/ui/control/select";
import { Link } from "@/components/ui/link";
import { parseDay } from "@/lib/domain/day";
import { SEARCH_MAX } from "@/lib/domain/limits";
import { cut } from "@/lib/domain/text/text";
import { useQueryState } from "./use-query-state";

/** Conditions of a list, side by side; each writes itself into the address. */
export function FilterBar({ clearHref, children }: { clearHref?: string | undefined; children: ReactNode }) {
  return (
    <search
      aria-label="筛选"
      className="flex flex-wrap items-center gap-2 max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:*:shrink-0 print:hidden"
    >
      {children}
      {clearHref && (
        <Link href={clearHref} scroll={false} className="px-1 text-sm text-link hover:underline">
          清除条件
        </Link>
      )}
    </search>
  );
}

type FilterProps = { param: string; label: string };

/** Text to find; taken on Enter or when the field is left, so that nothing reloads while somebody types Chinese. */
export function FilterSearch({
  param,
  label,
  placeholder,
  className = "w-60",
}: FilterProps & { placeholder?: string | undefined; className?: string }) {
  const [value, set] = useQueryState(param);
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const take = () => {
    const wanted = cut(typed.trim(), SEARCH_MAX);
    setTyped(wanted);
    if (wanted !== value) set(wanted || undefined);
  };
  return (
    <div className={cn("relative max-w-full", className)}>
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2 size-4 -translate-y-1/2 text-muted"
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={placeholder ?? label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) take();
        }}
        className="pl-8"
      />
    </div>
  );
}

export function FilterSelect({
  param,
  label,
  options,
  placeholder = `${label}：全部`,
}: FilterProps & { options: SelectOption[]; placeholder?: string }) {
  const [value, set] = useQueryState(param);
  return (
    <Select
      aria-label={label}
      placeholder={placeholder}
      options={options}
      value={value}
      onChange={(event) => set(event.target.value)}
      className="w-auto max-w-52"
    />
  );
}

export function FilterCombobox({
  param,
  label,
  options,
  source,
  from,
}: FilterProps & { options: ComboOption[]; source?: string | undefined; from?: string | undefined }) {
  const [value, set] = useQueryState(param);
  return (
    <Combobox
      label={label}
      placeholder={`${label}：全部`}
      options={options}
      source={source}
      from={from}
      value={value}
      onChange={set}
      clearable
      className="w-48"
    />
  );
}

/** A day as a condition. What is no day is told here and changes nothing. */
export function FilterDate({ param, label }: FilterProps) {
  const [value, set] = useQueryState(param);
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <span className="inline-flex items-start gap-1.5 text-sm text-muted">
      <label htmlFor={`filter-${param}`} className="pt-1.5">
        {label}
      </label>
      <DateInput
        id={`filter-${param}`}
        bare
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          if (parseDay(target.value)) set(target.value);
          else if (target.value === "" && !target.validity.badInput) set(undefined);
        }}
        className="max-w-48"
      />
    </span>
  );
}

export function FilterCheck({ param, label }: FilterProps) {
  const [value, set] = useQueryState(param);
  return (
    <Checkbox
      label={label}
      checked={value === "1"}
      onChange={(event) => set(event.target.checked ? "1" : undefined)}
      className="px-1"
    />
  );
}
