"use client";

import { Check } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { cn } from "./cn";

export type ComboOption = { value: string; label: string; hint?: string | undefined; disabled?: boolean | undefined };

/** Options whose label or hint has every word typed, in their own order. */
export function matching(options: readonly ComboOption[], typed: string): ComboOption[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return options.filter((option) => {
    const text = `${option.label} ${option.hint ?? ""}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

type ComboListProps = {
  label: string;
  options: ComboOption[];
  chosen: ReadonlySet<string>;
  multiple: boolean;
  onPick: (value: string) => void;
};

/** The opened part of a combobox: a search line and the list; focus stays in the line, arrows move in the list. */
export function ComboList({ label, options, chosen, multiple, onPick }: ComboListProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const found = useMemo(() => matching(options, typed), [options, typed]);
  const active = found[Math.min(at, found.length - 1)];

  useEffect(() => {
    if (active) list.current?.querySelector('[data-active="true"]')?.scrollIntoView({ block: "nearest" });
  }, [active]);

  function onKeyDown(event: KeyboardEvent) {
    const last = found.length - 1;
    const moves: Record<string, number> = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0) };
    const to = { ...moves, PageDown: Math.min(at + 8, last), PageUp: Math.max(at - 8, 0) }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setAt(Math.max(0, to));
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (active && !active.disabled) onPick(active.value);
    }
  }

  return (
    <div>
      <input
        // The list was opened to search in it.
        ref={(node) => node?.focus()}
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={active ? `${id}-${active.value}` : undefined}
        aria-label={`查找${label}`}
        placeholder="输入文字查找"
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        className="h-9 w-full border-b border-line bg-surface px-3 outline-none"
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        aria-multiselectable={multiple || undefined}
        className="max-h-64 overflow-y-auto py-1"
      >
        {found.map((option) => (
          // The keyboard works through the search line above; the row itself only takes the pointer.
          <div
            key={option.value}
            id={`${id}-${option.value}`}
            role="option"
            tabIndex={-1}
            aria-selected={chosen.has(option.value)}
            aria-disabled={option.disabled || undefined}
            data-active={option === active}
            onPointerMove={() => setAt(found.indexOf(option))}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => !option.disabled && onPick(option.value)}
            onKeyDown={onKeyDown}
            className={cn(
              "flex min-h-8 cursor-pointer items-center gap-2 px-3 py-1",
              option === active && "bg-hover",
              option.disabled && "cursor-not-allowed text-muted",
            )}
          >
            <Check
              aria-hidden="true"
              className={cn("size-4 shrink-0", chosen.has(option.value) ? "text-ink" : "invisible")}
            />
            <span className="min-w-0 flex-1">{option.label}</span>
            {option.hint && <span className="shrink-0 text-sm text-muted">{option.hint}</span>}
          </div>
        ))}
        {found.length === 0 && <p className="px-3 py-2 text-muted">没有找到“{typed}”，请换个词再试。</p>}
      </div>
    </div>
  );
}
