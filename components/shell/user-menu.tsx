"use client";

import { ChevronDown } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { ActionResult } from "@/components/form/action-result";
import { useServerAction } from "@/components/form/use-server-action";
import { Link } from "@/components/ui/link";

const ITEM = "flex h-8 w-full items-center rounded-md px-2 text-left hover:bg-hover";

/**
 * Who is signed in, with which posts, and what they can do about it. On every page, so it is drawn without the parts that
 * place a sheet anywhere on it: this one always hangs from the corner.
 */
export function UserMenu({ name, postLabels, children }: { name: string; postLabels: string[]; children?: ReactNode }) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const away = (event: Event) => !box.current?.contains(event.target as Node) && setOpen(false);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("pointerdown", away);
    document.addEventListener("focusin", away);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("focusin", away);
    };
  }, [open]);

  return (
    <div ref={box} className="relative">
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex h-8 items-center gap-1.5 rounded-md px-2 hover:bg-hover"
      >
        <span className="font-medium whitespace-nowrap">{name}</span>
        {postLabels[0] && (
          <span className="hidden max-w-48 truncate text-sm text-muted md:inline">{postLabels[0]}</span>
        )}
        <ChevronDown aria-hidden="true" className="size-4 text-muted" />
      </button>
      {open && (
        <section
          aria-label="账户"
          className="absolute top-full right-0 z-50 mt-1 w-60 rounded-md border border-line-strong bg-surface p-2 shadow-pop"
        >
          <div className="border-b border-line px-2 pb-2">
            <p className="font-medium">{name}</p>
            {postLabels.length > 0 ? (
              <ul className="text-sm text-muted">
                {postLabels.map((label) => (
                  <li key={label}>{label}</li>
                ))}
              </ul>
            ) : (
              <p className="text-sm text-muted">目前没有岗位</p>
            )}
          </div>
          <div className="pt-1">{children}</div>
        </section>
      )}
    </div>
  );
}

export function UserMenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className={ITEM}>
      {children}
    </Link>
  );
}

/** An act of the menu that leads away, such as signing out. */
export function UserMenuAction({
  action,
  children,
}: {
  action: (input: object) => Promise<ActionResult>;
  children: ReactNode;
}) {
  const { run, result } = useServerAction(action);
  return (
    <>
      <button type="button" className={ITEM} onClick={() => void run({})}>
        {children}
      </button>
      {result && !result.ok && (
        <p role="alert" className="px-2 py-1 text-sm text-red">
          {result.why}
        </p>
      )}
    </>
  );
}
