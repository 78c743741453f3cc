"use client";

import { useState } from "react";
import { DialogForm } from "@/components/form/dialog-form";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/control/date-input";
import { Field } from "@/components/ui/control/field";
import type { Day } from "@/lib/domain/day";
import { setMeetingDayAction } from "@/lib/features/inspection/actions";

/** 设置上次会议日, by the office: what everybody's changes are told since who chose no other day. */
export function MeetingDialog(props: { inspectionId: string; version: number; lastMeetingOn: Day | null; today: Day }) {
  const [open, setOpen] = useState(false);
  return (
    <DialogForm
      trigger={
        <Button size="sm" variant="quiet">
          设置会议日
        </Button>
      }
      open={open}
      onOpenChange={setOpen}
      title="设置上次会议日"
      description="领导小组上次听取整改情况的日期。整改总览以这一天为准显示之后的变化。"
      size="sm"
      action={setMeetingDayAction}
      hidden={{ inspectionId: props.inspectionId, version: props.version }}
      submitLabel="保存"
      successMessage="已设置上次会议日"
      labels={{ lastMeetingOn: "上次会议日" }}
      onDone={() => setOpen(false)}
    >
      <Field label="上次会议日" name="lastMeetingOn" hint="还没有开过会的，请清空。">
        <DateInput
          name="lastMeetingOn"
          defaultValue={props.lastMeetingOn ?? ""}
          max={props.today}
          today={props.today}
        />
      </Field>
    </DialogForm>
  );
}
