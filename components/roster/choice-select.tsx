"use client";

import { useServerAction } from "@/components/form/use-server-action";
import { Select } from "@/components/ui/control/select";
import type { Offer } from "@/lib/domain/roster/sheet";
import { chooseInRosterAction } from "@/lib/features/roster/actions";

/** Settles what one name or one row of a sheet means; chosen is sent at once. */
export function ChoiceSelect({
  rosterId,
  version,
  what,
  of,
  offers,
  label,
}: {
  rosterId: string;
  version: number;
  what: "unit" | "person";
  of: string;
  offers: readonly Offer[];
  label: string;
}) {
  const { run, pending, result } = useServerAction(chooseInRosterAction);
  return (
    <span className="inline-flex flex-col gap-1">
      <Select
        aria-label={label}
        className="w-64"
        placeholder="请选定"
        defaultValue=""
        disabled={pending}
        options={[...offers]}
        onChange={(event) => {
          const { value } = event.target;
          if (value !== "") void run({ rosterId, version, choice: { what, of, value } });
        }}
      />
      {result && !result.ok && (
        <span role="alert" className="text-sm text-red">
          {result.why}
        </span>
      )}
    </span>
  );
}
