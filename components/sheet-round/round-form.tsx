"use client";

import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { Checkbox } from "@/components/ui/control/checkbox";
import { DateInput } from "@/components/ui/control/date-input";
import { Field } from "@/components/ui/control/field";
import { RadioGroup } from "@/components/ui/control/radio-group";
import { LinkButton } from "@/components/ui/link-button";
import type { Day } from "@/lib/domain/day";
import { makeSheetRoundAction } from "@/lib/features/sheet-round/actions";
import type { RoundChoices } from "@/lib/features/sheet-round/queries/round-choices";

type Units = RoundChoices["units"];

/** Whom to ask: those whose sheet would have rows, all of them to begin with. */
function UnitPicker({ units, count }: { units: Units; count: (unit: Units[number]) => number }) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const offered = units.filter((unit) => count(unit) > 0);
  const asked = offered.filter(({ id }) => !left.has(id));
  const set = (ids: readonly string[], on: boolean) =>
    setLeft((now) => new Set(on ? [...now].filter((id) => !ids.includes(id)) : [...now, ...ids]));
  return (
    <Field
      label="收表部门"
      name="units"
      required
      hint={`已选 ${asked.length} 个，共 ${offered.length} 个有措施的部门。`}
    >
      <div className="flex flex-col gap-1.5 rounded-md border border-line p-3">
        {offered.length === 0 && <p className="text-muted">没有部门有这样的措施：请改选上面的内容。</p>}
        {offered.length > 1 && (
          <Checkbox
            label="全选"
            checked={asked.length === offered.length}
            onChange={(event) =>
              set(
                offered.map(({ id }) => id),
                event.target.checked,
              )
            }
          />
        )}
        <div className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2 lg:grid-cols-3">
          {offered.map((unit) => (
            <Checkbox
              key={unit.id}
              name="units[]"
              value={unit.id}
              checked={!left.has(unit.id)}
              onChange={(event) => set([unit.id], event.target.checked)}
              label={
                <>
                  {unit.name}
                  <span className="nums ml-1 text-sm text-muted">{count(unit)}条</span>
                </>
              }
            />
          ))}
        </div>
      </div>
    </Field>
  );
}

/** 发起收表: by when, which rows, and whom. */
export function RoundForm({ inspectionId, units, today }: { inspectionId: string; units: Units; today: Day }) {
  const [part, setPart] = useState("LEAD");
  const [rows, setRows] = useState("OPEN");
  const count = (unit: Units[number]) => unit.rows[part === "BOTH" ? "both" : "lead"][rows === "OPEN" ? "open" : "all"];
  return (
    <ActionForm
      action={makeSheetRoundAction}
      successMessage="已发起收表"
      redirectTo={({ id }) => `/sheet-rounds/${id}`}
      labels={{ dueOn: "交回期限", part: "表内措施", rows: "已销号的措施", units: "收表部门" }}
    >
      <input type="hidden" name="inspectionId" value={inspectionId} />
      <Field label="交回期限" name="dueOn" required hint="当天交回的不算迟。">
        <DateInput name="dueOn" required min={today} today={today} className="max-w-60" />
      </Field>
      <RadioGroup
        name="part"
        legend="表内措施"
        required
        value={part}
        onChange={setPart}
        options={[
          { value: "LEAD", label: "本部门牵头的", hint: "每条措施只在一张表里，合并时不会互相冲突" },
          { value: "BOTH", label: "本部门牵头和配合的" },
        ]}
      />
      <RadioGroup
        name="rows"
        legend="已销号的措施"
        required
        value={rows}
        onChange={setRows}
        options={[
          { value: "OPEN", label: "不列" },
          { value: "ALL", label: "一并列出" },
        ]}
        inline
      />
      <UnitPicker units={units} count={count} />
      <div className="flex gap-2">
        <SubmitButton>发起收表</SubmitButton>
        <LinkButton href="/sheet-rounds">取消</LinkButton>
      </div>
    </ActionForm>
  );
}
