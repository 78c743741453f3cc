"use client";

import { useQueryState } from "@/components/table/use-query-state";
import { Combobox } from "@/components/ui/control/combobox";

/** Which body a page is about, kept in the address; one is always chosen. */
export function BodySwitch({
  param,
  label,
  current,
  options,
  source,
}: {
  param: string;
  label: string;
  current: string;
  options: { value: string; label: string }[];
  source?: string | undefined;
}) {
  const [, set] = useQueryState(param);
  return <Combobox label={label} options={options} source={source} value={current} onChange={set} className="w-56" />;
}
