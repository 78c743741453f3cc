"use client";

import { useState } from "react";
import { DialogForm } from "@/components/form/dialog-form";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/control/date-input";
import { Field } from "@/components/ui/control/field";
import { RadioGroup } from "@/components/ui/control/radio-group";
import type { Day } from "@/lib/domain/day";
import type { Comparison } from "@/lib/domain/measure/compared";
import { part } from "@/lib/domain/text/text";
import { compareAction } from "@/lib/features/dashboard/actions";

const WORDS: Record<string, string> = { meeting: "上次会议", week: "7天前", month: "上月末" };

/** 与哪一天比: kept for the person who chooses. */
export function CompareDialog({
  comparison,
  since,
  lastMeetingOn,
  today,
}: {
  comparison: Comparison;
  since: Day;
  lastMeetingOn: Day | null;
  today: Day;
}) {
  const [open, setOpen] = useState(false);
  const own = WORDS[comparison] === undefined;
  return (
    <DialogForm
      trigger={
        <Button>
          与{WORDS[comparison] ?? ""} <span className="nums">{part(since, 5)}</span> 比 ▾
        </Button>
      }
      open={open}
      onOpenChange={setOpen}
      title="与哪一天比"
      description="变化从这一天结束后算起，只对您自己生效，下次打开仍按此显示。"
      size="sm"
      action={compareAction}
      hidden={{}}
      submitLabel="确定"
      successMessage="已按所选日期比较"
      labels={{ comparison: "与哪一天比", day: "日期" }}
      onDone={() => setOpen(false)}
    >
      <RadioGroup
        name="comparison"
        legend="比较的日期"
        defaultValue={own ? "day" : comparison}
        options={[
          {
            value: "meeting",
            label: lastMeetingOn ? `上次会议（${lastMeetingOn}）` : "上次会议（领导小组办公室尚未设置）",
            disabled: lastMeetingOn === null,
          },
          { value: "week", label: "7天前" },
          { value: "month", label: "本月以来（与上月末比）" },
          { value: "day", label: "其他日期" },
        ]}
      />
      <Field label="其他日期" name="day">
        <DateInput name="day" defaultValue={own ? since : ""} max={today} today={today} />
      </Field>
    </DialogForm>
  );
}
