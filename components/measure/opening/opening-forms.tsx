"use client";

import { DialogForm } from "@/components/form/dialog-form";
import { ReasonField } from "@/components/form/reason-dialog";
import { DateInput } from "@/components/ui/control/date-input";
import { Field } from "@/components/ui/control/field";
import { Textarea } from "@/components/ui/control/textarea";
import { PROGRESS_MAX, REASON_MAX } from "@/lib/domain/limits";
import { backfillProgressAction, withdrawOpeningAction } from "@/lib/features/measure/actions";
import { WithOpeningChoices } from "./with-opening-choices";

type Props = { measure: { id: string; code: string; version: number; inspectionId: string }; onClose: () => void };

/** 撤销期初: a measure entered as done by mistake goes back to where it stood. */
export function WithdrawOpeningDialog({ measure, onClose }: Props) {
  return (
    <DialogForm
      open
      onOpenChange={(open) => !open && onClose()}
      title={`撤销措施 ${measure.code} 的期初登记`}
      description="撤销后回到登记以前的状态，登记和撤销都留在办理记录里。"
      action={withdrawOpeningAction}
      hidden={{ measureId: measure.id, version: measure.version }}
      submitLabel="撤销期初"
      successMessage="期初登记已撤销"
      labels={{ reason: "撤销原因" }}
      tone="danger"
      onDone={onClose}
    >
      <ReasonField label="撤销原因" maxLength={REASON_MAX} />
    </DialogForm>
  );
}

/** 补录进展: what was reported before the ledger was kept, at its own day. */
export function BackfillDialog({ measure, onClose }: Props) {
  const title = `补录措施 ${measure.code} 的进展`;
  return (
    <WithOpeningChoices inspectionId={measure.inspectionId} title={title} onClose={onClose}>
      {({ from, to }) => (
        <DialogForm
          open
          onOpenChange={(open) => !open && onClose()}
          title={title}
          description="建账以前的进展按当时的日期补录，标明“补录”；不算本周报送，也不影响无进展天数。补录后不能修改。"
          action={backfillProgressAction}
          hidden={{ measureId: measure.id, version: measure.version }}
          submitLabel="补录"
          successMessage="已补录进展"
          labels={{ day: "进展日期", text: "当时的进展" }}
          onDone={onClose}
        >
          <Field label="进展日期" name="day" required hint="不晚于措施录入台账之日。">
            <DateInput name="day" required min={from} max={to} today={to} />
          </Field>
          <Field label="当时的进展" name="text" required>
            <Textarea name="text" rows={4} maxLength={PROGRESS_MAX} showCount required />
          </Field>
        </DialogForm>
      )}
    </WithOpeningChoices>
  );
}
