"use client";

import { useSearchParams } from "next/navigation";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";

type Selection = {
  ids: string[];
  has: (id: string) => boolean;
  set: (ids: string[], on: boolean) => void;
  clear: () => void;
};

const SelectionContext = createContext<Selection | null>(null);

/** Rows ticked in the tables inside the TableSelection around. */
export function useSelection(): Selection {
  const selection = useContext(SelectionContext);
  if (!selection) throw new Error("a selectable table needs a TableSelection around it");
  return selection;
}

/** Parameters that change how rows are shown, not which rows there are. */
const SAME_ROWS = ["page", "sort", "dir", "cols"];

/**
 * Remembers which rows are ticked, for the table and the acts beside it. Ticks last from page to page, but not beyond the
 * conditions they were made under: an act must never meet rows the list no longer holds.
 */
export function TableSelection({ children }: { children: ReactNode }) {
  const search = useSearchParams();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [madeUnder, setMadeUnder] = useState("");
  const conditions = [...search].filter(([key]) => !SAME_ROWS.includes(key)).join("&");
  if (conditions !== madeUnder) {
    setMadeUnder(conditions);
    setChosen(new Set());
  }
  const selection = useMemo<Selection>(
    () => ({
      ids: [...chosen],
      has: (id) => chosen.has(id),
      set: (ids, on) =>
        setChosen((before) => {
          const after = new Set(before);
          for (const id of ids) {
            if (on) after.add(id);
            else after.delete(id);
          }
          return after;
        }),
      clear: () => setChosen(new Set()),
    }),
    [chosen],
  );
  return <SelectionContext value={selection}>{children}</SelectionContext>;
}

const BOX = "mt-[3px] block size-4 accent-solid";

export function RowCheckbox({ id }: { id: string }) {
  const { has, set } = useSelection();
  return (
    <input
      type="checkbox"
      aria-label="选择此行"
      checked={has(id)}
      onChange={(event) => set([id], event.target.checked)}
      className={BOX}
    />
  );
}

export function SelectAllCheckbox({ ids }: { ids: string[] }) {
  const { has, set } = useSelection();
  const count = ids.filter(has).length;
  return (
    <input
      type="checkbox"
      aria-label="选择本页全部"
      ref={(box) => {
        if (box) box.indeterminate = count > 0 && count < ids.length;
      }}
      checked={ids.length > 0 && count === ids.length}
      onChange={(event) => set(ids, event.target.checked)}
      className={BOX}
    />
  );
}

/** Shown while rows are ticked: how many, what can be done with them, and the way back. */
export function SelectionBar({ children }: { children: ReactNode }) {
  const { ids, clear } = useSelection();
  if (ids.length === 0) return null;
  return (
    <div
      role="toolbar"
      aria-label="所选各行的操作"
      className="flex min-h-11 flex-wrap items-center gap-2 border-b border-line bg-selected px-3 py-1 print:hidden"
    >
      <output className="nums mr-2">已选 {ids.length} 条</output>
      {children}
      <Button variant="quiet" size="sm" onClick={clear} className="ml-auto">
        取消选择
      </Button>
    </div>
  );
}
