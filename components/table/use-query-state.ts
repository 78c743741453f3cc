"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback, useTransition } from "react";

/** One parameter of the address as state. Setting it goes back to page 1 and replaces the address without a jump. */
export function useQueryState(param: string): [string, (value: string | undefined) => void, boolean] {
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const [pending, startTransition] = useTransition();
  const set = useCallback(
    (value: string | undefined) => {
      const next = new URLSearchParams(search);
      if (value) next.set(param, value);
      else next.delete(param);
      if (param !== "page") next.delete("page");
      const query = next.toString();
      startTransition(() => router.replace(query ? `${pathname}?${query}` : pathname, { scroll: false }));
    },
    [param, pathname, router, search],
  );
  return [search.get(param) ?? "", set, pending];
}
