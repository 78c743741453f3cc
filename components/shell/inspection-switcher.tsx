"use client";

import { useQueryState } from "@/components/table/use-query-state";
import { Select } from "@/components/ui/control/select";

export type SwitcherChoice = { id: string; label: string; group?: string | undefined };

/** Conditions that name a thing of one inspection: in another one they would find nothing. */
const OF_ONE_INSPECTION = ["section", "issue", "item"] as const;

/** Which inspection the page is about; kept in the address. A single one is shown as words, there is nothing to choose. */
export function InspectionSwitcher({
  inspections,
  current,
  param = "inspection",
  allLabel,
}: {
  inspections: SwitcherChoice[];
  current?: string | undefined;
  param?: string | undefined;
  allLabel?: string | undefined;
}) {
  const [, set] = useQueryState(param, OF_ONE_INSPECTION);
  const [only] = inspections;
  if (!only) return null;
  if (inspections.length === 1 && !allLabel) return <span className="block truncate text-muted">{only.label}</span>;
  return (
    <Select
      aria-label="当前巡视巡察"
      {...(allLabel ? { placeholder: allLabel } : {})}
      options={inspections.map(({ id, label, group }) => ({ value: id, label, group }))}
      value={current ?? ""}
      onChange={(event) => set(event.target.value)}
      className="max-w-96"
    />
  );
}
