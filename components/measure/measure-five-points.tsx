"use client";

import { useContext, useId } from "react";
import { Checkbox } from "@/components/ui/control/checkbox";
import { FormErrorsContext } from "@/components/ui/control/field-context";
import { FIVE_POINT_LABELS } from "@/lib/domain/labels";
import { FIVE_POINTS } from "@/lib/domain/types";

/** 五项核查: each point confirmed on the spot; one that does not hold means a return. */
export function FivePointChecks() {
  const id = useId();
  const error = useContext(FormErrorsContext).checks?.join("；");
  return (
    <fieldset data-field="checks" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1 text-sm font-medium">
        五项核查<span className="ml-1 font-normal text-muted">（现场核实后逐项确认，有一项达不到的请退回）</span>
      </legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1.5">
        {FIVE_POINTS.map((point) => (
          <Checkbox key={point} name="checks" value={point} label={FIVE_POINT_LABELS[point]} />
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-1 text-sm text-red">
          {error}
        </p>
      )}
    </fieldset>
  );
}
