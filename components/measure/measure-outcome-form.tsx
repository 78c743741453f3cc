"use client";

import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import type { ActionResult } from "@/components/form/action-result";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/control/date-input";
import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import { Select } from "@/components/ui/control/select";
import { OUTCOME_LABELS } from "@/lib/domain/labels";
import { DOCUMENT_NUMBER_MAX, OUTCOME_NAME_MAX, OUTCOME_UNIT_MAX } from "@/lib/domain/limits";
import { countsWhole } from "@/lib/domain/measure/outcome";
import { OUTCOME_KINDS, type OutcomeKind } from "@/lib/domain/types";

const OPTIONS = OUTCOME_KINDS.map((kind) => ({
  value: kind,
  label: OUTCOME_LABELS[kind].unit ? `${OUTCOME_LABELS[kind].name}（${OUTCOME_LABELS[kind].unit}）` : "其他",
}));

/** 登记成效, in place: one figure, in the unit of its kind. */
export function MeasureOutcomeForm({
  measureId,
  action,
}: {
  measureId: string;
  action: (data: FormData) => Promise<ActionResult>;
}) {
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<OutcomeKind>("RULE");
  const named = kind === "RULE" || kind === "OTHER";
  if (!open) {
    return (
      <Button size="sm" variant="quiet" onClick={() => setOpen(true)}>
        ＋登记成效
      </Button>
    );
  }
  return (
    <ActionForm
      action={action}
      successMessage="成效已登记"
      className="flex flex-col gap-3 rounded-md border border-line bg-ground p-3"
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
      <div className="grid gap-3 grid-cols-3">
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
      <div className="grid gap-3 grid-cols-2">
        <Field label="文号" name="documentNumber">
          <Input name="documentNumber" maxLength={DOCUMENT_NUMBER_MAX} />
        </Field>
        <Field label={kind === "RULE" ? "施行日期" : "发生日期"} name="effectiveOn">
          <DateInput name="effectiveOn" />
        </Field>
      </div>
      <div className="flex items-center gap-2">
        <SubmitButton variant="default">登记</SubmitButton>
        <Button variant="quiet" onClick={() => setOpen(false)}>
          取消
        </Button>
        <span className="text-sm text-muted">登记后计入汇总；有误的可以撤销，原记录保留。</span>
      </div>
    </ActionForm>
  );
}
