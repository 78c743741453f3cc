"use client";

import { useState } from "react";
import type { ActionResult } from "@/components/form/action-result";
import { DialogForm, type Opening } from "@/components/form/dialog-form";
import { useOpening } from "@/components/form/use-opening";
import { Checkbox } from "@/components/ui/control/checkbox";
import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import { Textarea } from "@/components/ui/control/textarea";
import { joinTexts } from "@/lib/domain/text/shape-text";
import type { Sibling } from "./edit-types";

/** From so many on a list of rows to choose from is searched rather than read. */
const SEARCHED_FROM = 8;

export type MergeDialogProps<T extends object> = Opening & {
  own: { id: string; code: string };
  siblings: readonly Sibling[];
  /** What is merged, in words: 措施, counted in 条. */
  what: string;
  unit: string;
  description: string;
  action: (data: FormData) => Promise<ActionResult<T>>;
  /** Field names of the chosen rows and of the text of the one that stays. */
  rowsField: string;
  textField: string;
  textMax: number;
};

/** Merges a row with others beside it: the first of the chosen ones in printed order stays, its new text is proposed. */
export function MergeDialog<T extends object>({
  own,
  siblings,
  what,
  unit,
  description,
  action,
  rowsField,
  textField,
  textMax,
  ...opening
}: MergeDialogProps<T>) {
  const { close, ...state } = useOpening(opening);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set([own.id]));
  const [written, setWritten] = useState<string | null>(null);
  const [wanted, setWanted] = useState("");
  const inOrder = siblings.filter((s) => chosen.has(s.id));
  const shown = siblings.filter((s) => chosen.has(s.id) || `${s.code} ${s.title}`.includes(wanted.trim()));
  const toggle = (id: string) =>
    setChosen((now) => new Set(now.has(id) ? [...now].filter((x) => x !== id) : [...now, id]));
  return (
    <DialogForm
      {...state}
      trigger={opening.trigger}
      size="lg"
      title={`合并${what} ${own.code}`}
      description={description}
      action={action}
      hidden={{}}
      submitLabel={chosen.size < 2 ? "合并" : `合并 ${chosen.size} ${unit}为 ${inOrder[0]?.code ?? ""}`}
      successMessage={`已合并${what}`}
      labels={{ [rowsField]: `要合并的${what}`, [textField]: `合并后的${what}` }}
      onDone={close}
    >
      {inOrder.map((s) => (
        <input key={s.id} type="hidden" name={`${rowsField}[]`} value={`${s.id}@${s.version}`} />
      ))}
      {siblings.length >= SEARCHED_FROM && (
        <Field label={`查找${what}`}>
          <Input value={wanted} onChange={(event) => setWanted(event.target.value)} placeholder="编号或文字" />
        </Field>
      )}
      <fieldset className="flex max-h-56 flex-col gap-1 overflow-y-auto">
        <legend className="mb-1 text-sm font-medium">要合并的{what}</legend>
        {siblings.length < 2 && <p className="text-muted">没有可以与它合并的{what}。</p>}
        {shown.map((s) => (
          <Checkbox
            key={s.id}
            checked={chosen.has(s.id)}
            disabled={s.id === own.id}
            onChange={() => toggle(s.id)}
            label={
              <>
                <span className="font-medium">{s.code}</span> {s.title}
              </>
            }
          />
        ))}
      </fieldset>
      <Field label={`合并后的${what}`} name={textField} required>
        <Textarea
          name={textField}
          rows={4}
          maxLength={textMax}
          showCount
          required
          value={written ?? joinTexts(inOrder.map((s) => s.title))}
          onChange={(event) => setWritten(event.target.value)}
        />
      </Field>
    </DialogForm>
  );
}
