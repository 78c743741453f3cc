"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useOptimistic, useTransition } from "react";

/** The query asked for while `shown` was the one in the address: a second condition builds on it instead of undoing it. */
let asked: { shown: string; query: string } | null = null;

const NONE: readonly string[] = [];

function forget() {
  asked = null;
}

/**
 * One parameter of the address as state: its value, how to set it, and whether the page for it is still being read. The
 * value changes at once. Setting it goes back to page 1 and replaces the address without a jump; `drops` are parameters
 * that mean nothing any more once it changes.
 */
export function useQueryState(
  param: string,
  drops: readonly string[] = NONE,
): [string, (value: string | undefined) => void, boolean] {
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const [pending, startTransition] = useTransition();
  const [value, showValue] = useOptimistic(search.get(param) ?? "");

  useEffect(() => forget, []);

  const set = useCallback(
    (to: string | undefined) => {
      const shown = `${pathname}?${search}`;
      const next = new URLSearchParams(asked?.shown === shown ? asked.query : search.toString());
      if (to) next.set(param, to);
      else next.delete(param);
      if (param !== "page") next.delete("page");
      for (const other of drops) next.delete(other);
      const query = next.toString();
      asked = { shown, query };
      startTransition(() => {
        showValue(to ?? "");
        router.replace(query ? `${pathname}?${query}` : pathname, { scroll: false });
      });
    },
    [param, drops, pathname, router, search, showValue],
  );
  return [value, set, pending];
}
