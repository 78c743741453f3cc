"use client";

import { Columns3 } from "lucide-react";
import { useState } from "react";
import { useServerAction } from "@/components/form/use-server-action";
import { useQueryState } from "@/components/table/use-query-state";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/control/checkbox";
import { Popover } from "@/components/ui/overlay/popover";
import { setLedgerColumnsAction } from "@/lib/features/ledger/actions";
import type { LedgerColumn } from "@/lib/features/ledger/columns";

/** A column as it is offered; a fixed one always stands. */
export type ColumnChoice = { key: LedgerColumn; heading: string; fixed: boolean };

/** Which columns the person sees; kept for the person, not in the address. */
export function LedgerColumns({ offered, visible }: { offered: ColumnChoice[]; visible: LedgerColumn[] }) {
  const [, setNamed] = useQueryState("cols");
  const { run, pending, result } = useServerAction(setLedgerColumnsAction);
  const [chosen, setChosen] = useState<LedgerColumn[]>(visible);
  // Taken over anew when the page shows others: after saving, or through a saved view.
  const [shown, setShown] = useState(visible.join());
  if (shown !== visible.join()) {
    setShown(visible.join());
    setChosen(visible);
  }

  async function keep(columns: LedgerColumn[] | null) {
    const reply = await run({ columns });
    // Columns of a saved view stand in the address; what was just chosen takes their place.
    if (reply?.ok) setNamed(undefined);
  }

  return (
    <Popover
      label="选择列"
      align="end"
      className="w-96"
      trigger={
        <Button size="sm" icon={<Columns3 aria-hidden="true" />}>
          显示列（{visible.length}/{offered.length}）
        </Button>
      }
    >
      <fieldset className="grid grid-cols-3 gap-x-4 gap-y-1.5">
        <legend className="sr-only">台账显示的列</legend>
        {offered.map(({ key, heading, fixed }) => (
          <Checkbox
            key={key}
            label={heading}
            checked={fixed || chosen.includes(key)}
            disabled={fixed}
            onChange={(event) =>
              setChosen(event.target.checked ? [...chosen, key] : chosen.filter((other) => other !== key))
            }
          />
        ))}
      </fieldset>
      <div className="mt-3 flex items-center justify-between border-t border-line pt-3">
        <Button variant="quiet" size="sm" onClick={() => void keep(null)}>
          恢复默认列
        </Button>
        <Button variant="primary" size="sm" pending={pending} onClick={() => void keep(chosen)}>
          确定
        </Button>
      </div>
      {result && !result.ok && (
        <p role="alert" className="mt-2 text-sm text-red">
          {result.why}
        </p>
      )}
    </Popover>
  );
}
