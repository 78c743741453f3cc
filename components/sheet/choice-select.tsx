"use client";

import { useServerAction } from "@/components/form/use-server-action";
import { Combobox } from "@/components/ui/control/combobox";
import { Select, type SelectOption } from "@/components/ui/control/select";
import { chooseAction } from "@/lib/features/sheet/actions";
import type { Choice } from "@/lib/features/sheet/input";

/** The sheet as the page shows it. */
export type OfSheet = { importId: string; version: number };

/** A choice that is kept as it is made; what kept it from being kept is said beneath it. */
export function ChoiceSelect({
  sheet,
  label,
  value,
  options,
  placeholder,
  search = false,
  choices,
}: {
  sheet: OfSheet;
  label: string;
  value: string;
  options: SelectOption[];
  placeholder?: string;
  /** Found by typing: names of a body. */
  search?: boolean;
  /** What each value chooses. */
  choices: Readonly<Record<string, Choice>> | { of: Choice; field: "id" | "role" };
}) {
  const { run, pending, result } = useServerAction(chooseAction);
  const pick = (picked: string) => {
    const next = picked === "none" && "of" in choices && choices.field === "id" ? "" : picked;
    const choice =
      "of" in choices ? ({ ...(choices.of as Choice), [String(choices.field)]: next } as Choice) : choices[next];
    if (choice && picked !== value) void run({ ...sheet, choice });
  };
  return (
    <span className="flex min-w-0 flex-col gap-0.5">
      {search ? (
        <Combobox
          label={label}
          options={options}
          value={value}
          placeholder={placeholder}
          disabled={pending}
          onChange={pick}
        />
      ) : (
        <Select
          aria-label={label}
          value={value}
          options={options}
          placeholder={placeholder}
          disabled={pending}
          onChange={(event) => pick(event.target.value)}
        />
      )}
      {result && !result.ok && (
        <span role="alert" className="text-red text-sm">
          {result.why}
        </span>
      )}
    </span>
  );
}
