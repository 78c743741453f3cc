"use client";

import { Check } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";

export type ComboOption = {
  value: string;
  label: string;
  hint?: string | undefined;
  /** First letters of its pinyin, small. */
  initials?: string | undefined;
  disabled?: boolean | undefined;
};

/** Options whose label, hint or first letters of the pinyin have every word typed, in their own order. */
export function matching(options: readonly ComboOption[], typed: string): ComboOption[] {
  const words = typed.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  return options.filter((option) => {
    const text = `${option.label} ${option.hint ?? ""} ${option.initials ?? ""}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export type ComboListProps = {
  label: string;
  options: ComboOption[];
  source?: string | undefined;
  from?: string | undefined;
  onFound?: ((options: ComboOption[]) => void) | undefined;
  chosen: ReadonlySet<string>;
  multiple: boolean;
  onPick: (value: string) => void;
  /** Enter with nothing typed and nothing moved to: on to what comes next. Without it the first option is taken. */
  onSkip?: (() => void) | undefined;
};

type Answer = { options: ComboOption[]; more: boolean };

/**
 * Options for what is typed: among those at hand, or, with a source, asked of it. An answer to an earlier word that comes
 * late is not shown; while one is on its way the last stays.
 */
function useOptions(options: ComboOption[], source: string | undefined, typed: string) {
  const [answer, setAnswer] = useState<(Answer & { typed: string }) | "failed" | null>(null);
  const wanted = source !== undefined && typed.trim() !== "";
  useEffect(() => {
    if (source === undefined || typed.trim() === "") return;
    const gone = new AbortController();
    const address = `${source}${source.includes("?") ? "&" : "?"}q=${encodeURIComponent(typed.trim())}`;
    fetch(address, { signal: gone.signal })
      .then(async (reply) => {
        if (reply.ok) setAnswer({ ...((await reply.json()) as Answer), typed });
        else setAnswer("failed");
      })
      .catch(() => !gone.signal.aborted && setAnswer("failed"));
    return () => gone.abort();
  }, [source, typed]);
  const near = useMemo(() => matching(options, typed), [options, typed]);
  if (!wanted) return { found: near, note: source === undefined ? null : "没有列全，请输入名称查找。" };
  if (answer === "failed") return { found: near, note: "没有查到：网络中断或登录已失效，请重试。" };
  if (answer?.typed !== typed) return { found: answer?.options ?? near, note: "正在查找…" };
  return { found: answer.options, note: answer.more ? "只列出最前的一部分，请输入更多文字。" : null };
}

/** The list read from where it is kept once it is opened, before the options at hand; those are not said twice. */
function useListed(from: string | undefined, options: ComboOption[]) {
  const [answer, setAnswer] = useState<ComboOption[] | "failed" | null>(null);
  useEffect(() => {
    if (from === undefined) return;
    const gone = new AbortController();
    fetch(from, { signal: gone.signal })
      .then(async (reply) => setAnswer(reply.ok ? ((await reply.json()) as Answer).options : "failed"))
      .catch(() => !gone.signal.aborted && setAnswer("failed"));
    return () => gone.abort();
  }, [from]);
  return useMemo(() => {
    if (from === undefined) return { options, note: null };
    if (answer === null) return { options, note: "正在读取…" };
    if (answer === "failed") return { options, note: "没有读到：网络中断或登录已失效，请重试。" };
    const rest = options.filter((option) => !answer.some(({ value }) => value === option.value));
    return { options: [...answer, ...rest], note: null };
  }, [from, answer, options]);
}

/**
 * The opened part of a combobox: a search line and the list; arrows move in the list while the focus stays in the line. The
 * line takes it as the first thing of its sheet, once the sheet holds the focus: taken earlier, a dialog around it would take
 * it back.
 */
export function ComboList({ label, options, source, from, onFound, chosen, multiple, onPick, onSkip }: ComboListProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(onSkip ? -1 : 0);
  const list = useRef<HTMLDivElement>(null);
  const listed = useListed(from, options);
  const searched = useOptions(listed.options, source, typed);
  const { found } = searched;
  const note = listed.note ?? searched.note;
  const skips = onSkip !== undefined && at < 0 && typed.trim() === "";
  const active = skips ? undefined : found[Math.max(0, Math.min(at, found.length - 1))];

  useEffect(() => {
    if (active) list.current?.querySelector('[data-active="true"]')?.scrollIntoView({ block: "nearest" });
  }, [active]);

  function take(option: ComboOption) {
    onFound?.([option]);
    onPick(option.value);
    if (!multiple || !onSkip) return;
    // The next one is looked for at once, and Enter then goes on.
    setTyped("");
    setAt(-1);
  }

  function onKeyDown(event: KeyboardEvent) {
    const last = found.length - 1;
    const moves: Record<string, number> = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0) };
    const to = { ...moves, PageDown: Math.min(at + 8, last), PageUp: Math.max(at - 8, 0) }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setAt(Math.max(0, to));
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (skips) onSkip();
      else if (active && !active.disabled) take(active);
    }
  }

  return (
    <div>
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={active ? `${id}-${active.value}` : undefined}
        aria-label={`查找${label}`}
        placeholder={onSkip ? "输入文字查找，空着按回车到下一项" : "输入文字查找"}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(onSkip && event.target.value === "" ? -1 : 0);
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
            onClick={() => !option.disabled && take(option)}
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
        {found.length === 0 && !note && <p className="px-3 py-2 text-muted">没有找到“{typed}”，请换个词再试。</p>}
        {note && (
          <p role="status" className="px-3 py-2 text-sm text-muted">
            {note}
          </p>
        )}
      </div>
    </div>
  );
}
