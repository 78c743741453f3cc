"use client";

import { useState } from "react";
import { ActionButton } from "@/components/form/action-button";
import { Input } from "@/components/ui/control/input";
import { chooseAction } from "@/lib/features/sheet/actions";
import type { OfSheet } from "./choice-select";

/** The row of the head, where its words say nothing. */
export function SheetHeadRow({ sheet, name }: { sheet: OfSheet; name: string }) {
  const [row, setRow] = useState(1);
  return (
    <span className="flex items-start gap-2">
      <Input
        type="number"
        min={1}
        max={1000}
        aria-label="表头在第几行"
        className="w-20"
        value={row}
        onChange={(event) => setRow(Math.max(1, Math.trunc(Number(event.target.value)) || 1))}
      />
      <ActionButton size="sm" action={chooseAction} input={{ ...sheet, choice: { what: "head", sheet: name, row } }}>
        以这一行为表头
      </ActionButton>
    </span>
  );
}
