"use client";

import { useState } from "react";
import { PlaceField } from "@/components/edit/edit-place";
import type { EditableMeasure, EditChoice, Sibling } from "@/components/edit/edit-types";
import { DialogForm, type Opening } from "@/components/form/dialog-form";
import { useOpening } from "@/components/form/use-opening";
import { Field } from "@/components/ui/control/field";
import { Select } from "@/components/ui/control/select";
import { Textarea } from "@/components/ui/control/textarea";
import { REMARK_MAX, TEXT_MAX } from "@/lib/domain/limits";
import type { ParentValue } from "@/lib/domain/measure/parent";
import { addMeasureAction, editMeasureAction, moveMeasureAction } from "@/lib/features/measure/actions";

/** 新增措施 under an issue or item. */
export function AddMeasureDialog({
  parent,
  parentLabel,
  siblings = [],
  ...opening
}: Opening & { parent: ParentValue; parentLabel: string; siblings?: readonly Sibling[] | undefined }) {
  const { close, ...state } = useOpening(opening);
  return (
    <DialogForm
      {...state}
      trigger={opening.trigger}
      title="新增措施"
      description={`所属：${parentLabel}。编号由系统给出，不重复使用。`}
      action={addMeasureAction}
      hidden={{ parent }}
      submitLabel="新增"
      successMessage="已新增措施，请在责任分工中确定牵头部门、责任领导和时限"
      labels={{ text: "整改措施", place: "位置" }}
      onDone={close}
    >
      <Field label="整改措施" name="text" required>
        <Textarea name="text" rows={5} maxLength={TEXT_MAX} showCount required autoFocus />
      </Field>
      <PlaceField siblings={siblings} />
    </DialogForm>
  );
}

/** 修改措施: wording and remark. */
export function EditMeasureDialog({ measure, ...opening }: Opening & { measure: EditableMeasure }) {
  const { close, ...state } = useOpening(opening);
  const fixed = measure.status === "SUBMITTED" || measure.status === "CLOSED";
  return (
    <DialogForm
      {...state}
      trigger={opening.trigger}
      title={`修改措施 ${measure.code}`}
      description={fixed ? "已申请销号或已销号的措施不能修改文字，备注可以修改。" : undefined}
      action={editMeasureAction}
      hidden={{ measureId: measure.id, version: measure.version }}
      submitLabel="保存"
      successMessage={`已修改措施 ${measure.code}`}
      labels={{ text: "整改措施", remark: "备注" }}
      onDone={close}
    >
      <Field label="整改措施" name="text" required>
        <Textarea
          name="text"
          rows={6}
          maxLength={TEXT_MAX}
          showCount
          required
          readOnly={fixed}
          defaultValue={measure.text}
        />
      </Field>
      <Field label="备注" name="remark">
        <Textarea name="remark" rows={2} maxLength={REMARK_MAX} defaultValue={measure.remark} />
      </Field>
    </DialogForm>
  );
}

/** 调整顺序, or to another issue or item: `parents` are those of the inspection; left out, it stays with its own. */
export function MoveMeasureDialog({
  measure,
  siblings,
  parents = [],
  ...opening
}: Opening & {
  measure: EditableMeasure;
  siblings: readonly Sibling[];
  parents?: readonly EditChoice[] | undefined;
}) {
  const { close, ...state } = useOpening(opening);
  const [parent, setParent] = useState<string>(measure.parent);
  const stays = parent === measure.parent;
  return (
    <DialogForm
      {...state}
      trigger={opening.trigger}
      title={`调整措施 ${measure.code} 的位置`}
      description="编号不变；台账和报告按新的顺序排列。"
      action={moveMeasureAction}
      hidden={{ measureId: measure.id, version: measure.version }}
      submitLabel="调整"
      successMessage={`已调整措施 ${measure.code} 的位置`}
      labels={{ parent: "所属", place: "位置" }}
      onDone={close}
    >
      {parents.length > 0 && (
        <Field label="所属" name="parent">
          <Select
            name="parent"
            value={parent}
            onChange={(event) => setParent(event.target.value)}
            options={[...parents]}
          />
        </Field>
      )}
      <PlaceField key={parent} siblings={stays ? siblings : []} own={stays ? measure.id : undefined} />
    </DialogForm>
  );
}
