"use client";

import { Columns3 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/control/checkbox";
import { Popover } from "@/components/ui/overlay/popover";
import { useQueryState } from "./use-query-state";

export type ColumnChoice = { key: string; label: string; fixed?: boolean | undefined };

/** Which columns a table shows; kept in the address as `cols=a,b,c`. */
export function ColumnChooser({
  columns,
  visible,
  param = "cols",
}: {
  columns: ColumnChoice[];
  visible: string[];
  param?: string | undefined;
}) {
  const [cols, setCols] = useQueryState(param);
  const shown = new Set(cols ? cols.split(",") : visible);
  function toggle(key: string, on: boolean) {
    const keys = columns.map((column) => column.key).filter((other) => (other === key ? on : shown.has(other)));
    setCols(keys.join(","));
  }
  return (
    <Popover
      label="选择列"
      align="end"
      trigger={
        <Button size="sm" icon={<Columns3 aria-hidden="true" />}>
          列（{shown.size}/{columns.length}）
        </Button>
      }
    >
      <div className="grid grid-cols-2 gap-x-6 gap-y-1.5">
        {columns.map((column) => (
          <Checkbox
            key={column.key}
            label={column.label}
            checked={column.fixed || shown.has(column.key)}
            disabled={column.fixed}
            onChange={(event) => toggle(column.key, event.target.checked)}
          />
        ))}
      </div>
      <div className="mt-3 border-t border-line pt-2">
        <Button variant="quiet" size="sm" onClick={() => setCols(undefined)}>
          恢复默认列
        </Button>
      </div>
    </Popover>
  );
}
