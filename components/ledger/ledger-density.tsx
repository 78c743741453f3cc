"use client";

import { useServerAction } from "@/components/form/use-server-action";
import { setLedgerDensityAction } from "@/lib/features/ledger/actions";
import { DENSITIES, DENSITY_LABELS, type Density } from "@/lib/features/ledger/words";

/** How close the rows stand; kept for the person. */
export function LedgerDensity({ density }: { density: Density }) {
  const { run, pending } = useServerAction(setLedgerDensityAction);
  return (
    <fieldset className="flex h-7 overflow-hidden rounded-md border border-line-strong bg-surface text-sm">
      <legend className="sr-only">行距</legend>
      {DENSITIES.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === density}
          disabled={pending}
          onClick={() => one !== density && void run({ density: one })}
          className="px-2 hover:bg-hover focus-visible:-outline-offset-2 aria-pressed:bg-selected aria-pressed:font-semibold"
        >
          {DENSITY_LABELS[one]}
        </button>
      ))}
    </fieldset>
  );
}
