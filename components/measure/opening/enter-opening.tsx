"use client";

import { useState } from "react";
import { DialogForm } from "@/components/form/dialog-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/control/checkbox";
import { Combobox } from "@/components/ui/control/combobox";
import { DateInput } from "@/components/ui/control/date-input";
import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import { OPENING_SOURCE_MAX } from "@/lib/domain/limits";
import { enterOpeningAction } from "@/lib/features/measure/actions";
import type { OpeningChoices } from "@/lib/features/measure/queries/opening-choices";
import { WithOpeningChoices } from "./with-opening-choices";

type Row = OpeningChoices["measures"][number];

/** The rows to be ticked, found by number or words; those ticked stay ticked while others are looked for. */
function Rows({
  rows,
  chosen,
  choose,
}: {
  rows: readonly Row[];
  chosen: ReadonlySet<string>;
  choose: (ids: readonly string[], on: boolean) => void;
}) {
  const [wanted, setWanted] = useState("");
  const shown = rows.filter((row) => `${row.code} ${row.title}`.includes(wanted.trim()));
  const told = rows.filter((row) => row.told).map((row) => row.id);
  return (
    <>
      {told.length > 0 && (
        <Button size="sm" className="self-start" onClick={() => choose(told, true)}>
          勾选报告列为“已整改完成”的 {told.length} 条
        </Button>
      )}
      <Field label="查找措施">
        <Input value={wanted} onChange={(event) => setWanted(event.target.value)} placeholder="编号或文字" />
      </Field>
      <fieldset className="flex max-h-56 flex-col gap-1 overflow-y-auto">
        <legend className="mb-1 text-sm font-medium">登记为期初已完成的措施</legend>
        {rows.length === 0 && (
          <p className="text-muted">没有可以登记期初的措施：只有未启动、推进中且从未申请销号的可以。</p>
        )}
        {shown.length > 1 && (
          <Checkbox
            checked={shown.every((row) => chosen.has(row.id))}
            onChange={(event) =>
              choose(
                shown.map((row) => row.id),
                event.target.checked,
              )
            }
            label={`全选以下${shown.length}条`}
          />
        )}
        {shown.map((row) => (
          <Checkbox
            key={row.id}
            checked={chosen.has(row.id)}
            onChange={(event) => choose([row.id], event.target.checked)}
            label={
              <span className="line-clamp-2">
                <span className="font-medium">{row.code}</span> {row.title}
              </span>
            }
          />
        ))}
      </fieldset>
    </>
  );
}

function Form({ choices, only, onClose }: { choices: OpeningChoices; only?: string | undefined; onClose: () => void }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(only ? [only] : []));
  const rows = choices.measures.filter((row) => chosen.has(row.id));
  const choose = (ids: readonly string[], on: boolean) =>
    setChosen((now) => new Set(on ? [...now, ...ids] : [...now].filter((id) => !ids.includes(id))));
  return (
    <DialogForm
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={only ? `登记措施 ${rows[0]?.code ?? ""} 期初已完成` : "登记期初已完成"}
      description="建账以前已经完成的，登记完成日期、依据和确认人后计入已销号（其中期初单列），不计入新增销号和按期销号率；可以撤销，也可以登记问题反弹。"
      action={enterOpeningAction}
      submitLabel={rows.length > 1 ? `登记 ${rows.length} 条` : "登记"}
      successMessage="已登记期初"
      labels={{ measures: "措施", day: "完成日期", source: "依据", voucherId: "确认人" }}
      onDone={onClose}
    >
      {rows.map((row) => (
        <input key={row.id} type="hidden" name="measures[]" value={`${row.id}@${row.version}`} />
      ))}
      {!only && <Rows rows={choices.measures} chosen={chosen} choose={choose} />}
      <Field label="完成日期" name="day" required hint="不早于进驻或反馈之日，不晚于措施录入台账之日。">
        <DateInput name="day" required min={choices.from} max={choices.to} today={choices.to} />
      </Field>
      <Field label="依据" name="source" required hint="例如 2024年6月整改进展情况报告。">
        <Input name="source" required maxLength={OPENING_SOURCE_MAX} />
      </Field>
      <Field label="确认人" name="voucherId" required hint="确认此前确已完成的人；联络员不能作确认人。">
        <Combobox name="voucherId" label="确认人" options={choices.vouchers} />
      </Field>
    </DialogForm>
  );
}

/** 登记期初: of one measure, or of those ticked in a list of the inspection. */
export function EnterOpeningDialog({
  inspectionId,
  only,
  onClose,
}: {
  inspectionId: string;
  only?: string | undefined;
  onClose: () => void;
}) {
  return (
    <WithOpeningChoices inspectionId={inspectionId} title="登记期初已完成" onClose={onClose}>
      {(choices) => <Form choices={choices} only={only} onClose={onClose} />}
    </WithOpeningChoices>
  );
}
