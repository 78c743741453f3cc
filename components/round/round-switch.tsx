"use client";

import { useQueryState } from "@/components/table/use-query-state";
import { Select, type SelectOption } from "@/components/ui/control/select";

/** Which round the table is of; kept in the address. */
export function RoundSwitch({ options, current }: { options: SelectOption[]; current: string }) {
  const [, set] = useQueryState("round");
  return (
    <Select
      aria-label="轮次"
      options={options}
      value={current}
      onChange={(event) => set(event.target.value)}
      className="max-w-96"
    />
  );
}
