"use client";

import { useState } from "react";
import { DialogForm } from "@/components/form/dialog-form";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/control/date-input";
import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import type { Day } from "@/lib/domain/day";
import { recordCluesAction } from "@/lib/features/inspection/actions";

/** 登记问题线索数量: how many were handed over and how many are concluded, as of a day; never what they are about. */
export function ClueDialog({
  inspectionId,
  latest,
  today,
}: {
  inspectionId: string;
  latest: { transferred: number; concluded: number } | undefined;
  today: Day;
}) {
  const [open, setOpen] = useState(false);
  return (
    <DialogForm
      trigger={<Button size="sm">登记数量</Button>}
      open={open}
      onOpenChange={setOpen}
      title="登记问题线索数量"
      description="只登记数量，不得填写线索内容。同一天再次登记会更正当天的数字，原数字留在办理记录里。"
      size="sm"
      action={recordCluesAction}
      hidden={{ inspectionId }}
      submitLabel="保存"
      successMessage="已登记"
      labels={{ asOf: "截至日期", transferred: "移交", concluded: "办结" }}
      onDone={() => setOpen(false)}
    >
      <Field label="截至日期" name="asOf" required>
        <DateInput name="asOf" defaultValue={today} max={today} today={today} />
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label="累计移交（件）" name="transferred" required>
          <Input name="transferred" inputMode="numeric" required className="nums" defaultValue={latest?.transferred} />
        </Field>
        <Field label="其中办结（件）" name="concluded" required hint="在办数由移交减办结得出">
          <Input name="concluded" inputMode="numeric" required className="nums" defaultValue={latest?.concluded} />
        </Field>
      </div>
    </DialogForm>
  );
}
