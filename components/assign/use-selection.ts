"use client";

import { type KeyboardEvent, type RefObject, useCallback, useMemo, useRef, useState } from "react";
import type { DeskRow } from "@/lib/features/assign/queries/assign-desk";
import { selectRange } from "./assign-selection";

export function flipped(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Which measures of the desk are chosen, with the mouse or the keyboard alone. `order` is that of the rows in sight. */
export function useSelection(
  rows: readonly DeskRow[],
  order: readonly string[],
  table: RefObject<HTMLTableElement | null>,
  /** Enter on the box of a row: on to what is filled in for its group. */
  onEnter: (id: string) => void,
) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string | null>(null);
  // Measures that left the page (saved, or filtered away) are not chosen any longer.
  const chosen = useMemo(() => rows.filter((row) => selected.has(row.id)), [rows, selected]);

  const toggle = useCallback(
    (id: string, extend: boolean) => {
      // Read now: the state below is worked out later, when the anchor is already the next one.
      const from = extend ? anchor.current : null;
      anchor.current = id;
      setSelected((now) => selectRange(now, order, from, id));
    },
    [order],
  );
  const setMany = (ids: readonly string[], on: boolean) =>
    setSelected((now) => {
      const next = new Set(now);
      for (const id of ids) on ? next.add(id) : next.delete(id);
      return next;
    });
  const keyDown = useCallback(
    (event: KeyboardEvent<HTMLInputElement>, id: string) => {
      if (event.key === "Enter") {
        event.preventDefault();
        onEnter(id);
        return;
      }
      const move = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      const to = move === 0 ? undefined : order[order.indexOf(id) + move];
      if (!to) return;
      event.preventDefault();
      table.current?.querySelector<HTMLInputElement>(`input[data-measure="${to}"]`)?.focus();
      if (event.shiftKey) setSelected((now) => new Set([...now, id, to]));
    },
    [order, table, onEnter],
  );
  return { selected, chosen, toggle, setMany, keyDown, only: (ids: readonly string[]) => setSelected(new Set(ids)) };
}
