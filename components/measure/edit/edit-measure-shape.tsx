"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { MergeDialog } from "@/components/edit/edit-merge";
import type { EditableMeasure, Sibling } from "@/components/edit/edit-types";
import { DialogForm, type Opening } from "@/components/form/dialog-form";
import { useOpening } from "@/components/form/use-opening";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/control/field";
import { Textarea } from "@/components/ui/control/textarea";
import { SPLIT_MAX, TEXT_MAX } from "@/lib/domain/limits";
import { proposeParts } from "@/lib/domain/text/shape-text";
import { mergeMeasuresAction, splitMeasureAction } from "@/lib/features/measure/actions";

/** 拆分措施: proposes the sentences of the text as parts; each can be written anew. */
export function SplitMeasureDialog({ measure, ...opening }: Opening & { measure: EditableMeasure }) {
  const { close, ...state } = useOpening(opening);
  const [parts, setParts] = useState(() => proposeParts(measure.text).map((text, key) => ({ key, text })));
  const add = () => setParts((now) => [...now, { key: Math.max(0, ...now.map((p) => p.key)) + 1, text: "" }]);
  return (
    <DialogForm
      {...state}
      trigger={opening.trigger}
      size="lg"
      title={`拆分措施 ${measure.code}`}
      description={`第1条保留编号 ${measure.code} 和已有的进展；其余各条取得新编号，沿用原来的分工，状态为未启动。`}
      action={splitMeasureAction}
      hidden={{ measureId: measure.id, version: measure.version }}
      submitLabel="拆分"
      successMessage={`已拆分措施 ${measure.code}`}
      onDone={close}
    >
      {parts.map((part, i) => (
        <div key={part.key} className="flex items-start gap-2">
          <Field label={`第${i + 1}条${i === 0 ? `（${measure.code}）` : "（新编号）"}`} className="flex-1" required>
            <Textarea name="parts[]" rows={2} maxLength={TEXT_MAX} required defaultValue={part.text} />
          </Field>
          {parts.length > 2 && i > 0 && (
            <Button
              size="sm"
              variant="quiet"
              className="mt-6"
              icon={<X aria-hidden="true" />}
              aria-label={`去掉第${i + 1}条`}
              onClick={() => setParts((now) => now.filter((p) => p.key !== part.key))}
            />
          )}
        </div>
      ))}
      {parts.length < SPLIT_MAX && (
        <div>
          <Button size="sm" icon={<Plus aria-hidden="true" />} onClick={add}>
            再加一条
          </Button>
        </div>
      )}
    </DialogForm>
  );
}

/** 合并措施: with others of the same issue or item. */
export function MergeMeasuresDialog({
  measure,
  ...props
}: Opening & { measure: EditableMeasure; siblings: readonly Sibling[] }) {
  return (
    <MergeDialog
      {...props}
      own={measure}
      what="措施"
      unit="条"
      description="排在最前的一条保留编号，其余各条作废并注明合并去向；已登记的整改成效并入保留的一条。"
      action={mergeMeasuresAction}
      rowsField="measures"
      textField="text"
      textMax={TEXT_MAX}
    />
  );
}
