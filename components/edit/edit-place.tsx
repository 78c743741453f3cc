"use client";

import { Field } from "@/components/ui/control/field";
import { Select } from "@/components/ui/control/select";
import { shorten } from "@/lib/domain/text/text";
import type { Sibling } from "./edit-types";

/** Where a row goes among its siblings. `own` is left out of the places, and the present place is the one proposed. */
export function PlaceField({ siblings, own }: { siblings: readonly Sibling[]; own?: string | undefined }) {
  const others = siblings.filter((s) => s.id !== own);
  const at = siblings.findIndex((s) => s.id === own);
  const before = at > 0 ? siblings[at - 1]?.id : undefined;
  const present = own === undefined ? "end" : at === 0 ? "first" : (before ?? "end");
  const short = (title: string) => shorten(title, 24);
  return (
    <Field label="位置" name="place">
      <Select
        name="place"
        defaultValue={present}
        options={[
          { value: "first", label: "排在最前" },
          ...others.map((s) => ({ value: s.id, label: `排在 ${s.code} ${short(s.title)} 之后` })),
          { value: "end", label: "排在最后" },
        ]}
      />
    </Field>
  );
}
