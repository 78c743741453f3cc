"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import type { ActionResult } from "@/components/form/action-result";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/control/date-input";
import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import { Select } from "@/components/ui/control/select";
import { Dialog, DialogClose } from "@/components/ui/overlay/dialog";
import { OUTCOME_LABELS } from "@/lib/domain/labels";
import { DOCUMENT_NUMBER_MAX, OUTCOME_NAME_MAX, OUTCOME_UNIT_MAX } from "@/lib/domain/limits";
import { countsWhole } from "@/lib/domain/measure/outcome";
import { OUTCOME_KINDS, type OutcomeKind } from "@/lib/domain/types";

const OPTIONS = OUTCOME_KINDS.map((kind) => ({
  value: kind,
  label: OUTCOME_LABELS[kind].unit ? `${OUTCOME_LABELS[kind].name}（${OUTCOME_LABELS[kind].unit}）` : "其他",
}));

/** 登记整改成效: one figure, in the unit of its kind. */
export function MeasureOutcomeDialog({
  measureId,
  action,
}: {
  measureId: string;
  action: (data: FormData) => Promise<ActionResult>;
}) {
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<OutcomeKind>("RULE");
  const named = kind === "RULE" || kind === "OTHER";
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" icon={<Plus aria-hidden="true" />}>
          登记成效
        </Button>
      }
      title="登记整改成效"
      description="登记后计入汇总；登记有误的可以撤销并写明原因，原记录保留。"
    >
      <ActionForm
        action={action}
        successMessage="成效已登记"
        labels={{
          kind: "类型",
          value: "数量",
          unit: "计量单位",
          name: "名称",
          documentNumber: "文号",
          effectiveOn: "施行日期",
        }}
        onSuccess={() => {
          setOpen(false);
          setKind("RULE");
        }}
      >
        <input type="hidden" name="measureId" value={measureId} />
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label="类型" name="kind" required>
            <Select
              name="kind"
              options={OPTIONS}
              value={kind}
              onChange={(event) => setKind(event.target.value as OutcomeKind)}
            />
          </Field>
          <Field label="数量" name="value" required>
            <Input name="value" inputMode={countsWhole(kind) ? "numeric" : "decimal"} required className="nums" />
          </Field>
          {kind === "OTHER" ? (
            <Field label="计量单位" name="unit" required>
              <Input name="unit" maxLength={OUTCOME_UNIT_MAX} required />
            </Field>
          ) : (
            <div className="flex items-end pb-1.5">{OUTCOME_LABELS[kind].unit}</div>
          )}
        </div>
        <Field label={kind === "RULE" ? "制度名称" : "名称或说明"} name="name" required={named}>
          <Input name="name" maxLength={OUTCOME_NAME_MAX} required={named} />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="文号" name="documentNumber">
            <Input name="documentNumber" maxLength={DOCUMENT_NUMBER_MAX} />
          </Field>
          <Field label={kind === "RULE" ? "施行日期" : "发生日期"} name="effectiveOn">
            <DateInput name="effectiveOn" />
          </Field>
        </div>
        <div className="flex justify-end gap-2">
          <DialogClose>
            <Button>取消</Button>
          </DialogClose>
          <SubmitButton>登记</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}
