"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef } from "react";
import { LedgerBeside } from "./ledger-beside";
import "./ledger-table.css";

const OWN_USE = "a, button, input, label, select, textarea, summary, [role=button]";
const TYPED_IN = "input, select, textarea, [contenteditable], [role=dialog], [role=menu], [role=listbox]";
/** Below this there is no room for a panel beside the list. */
const BESIDE = "(min-width: 64rem)";

/** Folds a group of rows, or opens it again. */
function fold(button: Element): void {
  button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") === "false"));
}

const hrefOf = (row: Element | null | undefined) => row?.querySelector("td a")?.getAttribute("href") ?? null;
const idOf = (row: Element | null | undefined) => hrefOf(row)?.split("/").at(-1) ?? null;
const rowsIn = (box: Element) => [...box.querySelectorAll<HTMLElement>("tbody tr:not(.g)")];

/** The measure open beside the list; in the address, so that reload and back keep to it. */
function useOpened() {
  const opened = useSearchParams().get("open");
  const open = useCallback((id: string | null, how: "pushState" | "replaceState") => {
    const address = new URL(window.location.href);
    if (id) address.searchParams.set("open", id);
    else address.searchParams.delete("open");
    window.history[how](null, "", address);
  }, []);
  return { opened, open };
}

/**
 * The table of the ledger in its own scrolling box. The markup comes ready from the server, hundreds of rows without a
 * component among them: one listener folds its groups and opens the row pressed beside the list. The link of a row's number
 * leads to the measure's own page.
 */
export function LedgerBox({ label, source, density }: { label: string; source: string; density: string }) {
  const router = useRouter();
  const box = useRef<HTMLElement>(null);
  const { opened, open } = useOpened();

  const current = useCallback(
    () => (opened && box.current ? rowsIn(box.current).find((row) => idOf(row) === opened) : undefined),
    [opened],
  );
  const step = useCallback(
    (by: 1 | -1) => {
      if (!box.current) return;
      const rows = rowsIn(box.current).filter((row) => row.offsetParent !== null);
      const at = rows.findIndex((row) => idOf(row) === opened);
      const id = idOf(rows[at < 0 ? 0 : at + by]);
      if (id) open(id, opened ? "replaceState" : "pushState");
    },
    [opened, open],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: new rows are marked anew
  useEffect(() => {
    const row = current();
    row?.setAttribute("aria-current", "true");
    row?.scrollIntoView({ block: "nearest" });
    return () => row?.removeAttribute("aria-current");
  }, [current, source]);

  useEffect(() => {
    const node = box.current;
    if (!node) return;
    function press(event: MouseEvent) {
      const { target } = event;
      if (event.defaultPrevented || event.button !== 0 || !(target instanceof Element)) return;
      const button = target.closest("button[aria-expanded]");
      if (button) return fold(button);
      if (target.closest(OWN_USE) || window.getSelection()?.toString()) return;
      const row = target.closest("tbody tr:not(.g)");
      const href = hrefOf(row);
      if (!href) return;
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) window.open(href, "_blank", "noopener");
      else if (window.matchMedia(BESIDE).matches) open(idOf(row), opened ? "replaceState" : "pushState");
      else router.push(href);
    }
    node.addEventListener("click", press);
    return () => node.removeEventListener("click", press);
  }, [router, open, opened]);

  useEffect(() => {
    function key(event: KeyboardEvent) {
      const { target } = event;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (!(target instanceof Element) || target.closest(TYPED_IN)) return;
      // Without a panel the arrows scroll as ever, and only j and k, in the list itself, open one.
      const inList = box.current?.contains(target) && window.matchMedia(BESIDE).matches;
      const steps: Record<string, 1 | -1> = opened
        ? { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }
        : inList
          ? { j: 1, k: -1 }
          : {};
      const by = steps[event.key];
      if (by) {
        event.preventDefault();
        step(by);
      } else if (opened && event.key === "Escape") open(null, "replaceState");
    }
    document.addEventListener("keydown", key);
    return () => document.removeEventListener("keydown", key);
  }, [opened, open, step]);

  return (
    <>
      <section
        ref={box}
        aria-label={label}
        // It scrolls, and is scrolled by the keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region takes the focus
        tabIndex={0}
        data-density={density}
        data-panel={opened ? "" : undefined}
        className="relative isolate min-h-0 min-w-0 flex-1 overflow-auto focus-visible:-outline-offset-2 print:overflow-visible"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: written by lib/domain/text/html, which escapes what people wrote
        dangerouslySetInnerHTML={{ __html: source }}
      />
      {opened && <LedgerBeside id={opened} onStep={step} onClose={() => open(null, "replaceState")} />}
    </>
  );
}
