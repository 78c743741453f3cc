"use client";

import { useContext, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/control/checkbox";
import { FormErrorsContext } from "@/components/ui/control/field-context";
import { FIVE_POINT_LABELS } from "@/lib/domain/labels";
import { FIVE_POINTS } from "@/lib/domain/types";

/** 五项核查: each point confirmed on the spot, singly or together; one that does not hold means a return. */
export function FivePointChecks() {
  const id = useId();
  const box = useRef<HTMLFieldSetElement>(null);
  const error = useContext(FormErrorsContext).checks?.join("；");

  /** As if each were pressed: the form keeps and sends them the same way. */
  function confirmAll() {
    for (const input of box.current?.querySelectorAll<HTMLInputElement>("input[type=checkbox]:not(:checked)") ?? []) {
      input.click();
    }
  }

  return (
    <fieldset ref={box} data-field="checks" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1 text-sm font-medium">
        五项核查<span className="ml-1 font-normal text-muted">（逐项确认，有一项达不到的请退回）</span>
      </legend>
      <div className="grid grid-cols-2 gap-x-3 gap-y-1">
        {FIVE_POINTS.map((point) => (
          <Checkbox key={point} name="checks" value={point} label={FIVE_POINT_LABELS[point]} />
        ))}
        <span>
          <Button size="sm" variant="quiet" onClick={confirmAll}>
            五项均已核实
          </Button>
        </span>
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-1 text-sm text-red">
          {error}
        </p>
      )}
    </fieldset>
  );
}
