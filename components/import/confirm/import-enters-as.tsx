"use client";

import { type ReactNode, useState } from "react";
import { DateInput } from "@/components/ui/control/date-input";
import { Field } from "@/components/ui/control/field";
import { ENTERS_AS_LABELS } from "@/lib/domain/labels";
import { ENTERS_AS, type EntersAs } from "@/lib/domain/types";

/** ① a plan, ② a progress report: what the measures are entered as, and the day their texts tell of. */
export function ImportEntersAs({
  entersAs,
  asOf,
  children,
}: {
  entersAs: EntersAs;
  asOf: string;
  /** What else is asked of a progress report. */
  children: ReactNode;
}) {
  const [chosen, setChosen] = useState(entersAs);
  return (
    <fieldset className="flex flex-col gap-2 rounded-md border border-line px-3 py-2">
      <legend className="px-1 font-medium">这份材料是</legend>
      {ENTERS_AS.map((value, i) => (
        <label key={value} className="flex items-start gap-2">
          <input
            type="radio"
            name="entersAs"
            value={value}
            checked={chosen === value}
            onChange={() => setChosen(value)}
            className="mt-1 size-4 shrink-0 accent-solid"
          />
          <span>
            {"①②"[i]}
            {ENTERS_AS_LABELS[value]}
          </span>
        </label>
      ))}
      {chosen === "PROGRESS" && (
        <>
          <Field label="进展截至" name="asOf" required hint="原文写到哪一天，一般是通报的落款或发布日期">
            <DateInput name="asOf" defaultValue={asOf} />
          </Field>
          {children}
        </>
      )}
    </fieldset>
  );
}
