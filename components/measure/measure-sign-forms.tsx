import { ActionForm } from "@/components/form/action-form";
import type { ActionResult } from "@/components/form/action-result";
import { SubmitButton } from "@/components/form/submit-button";
import { Field } from "@/components/ui/control/field";
import { Textarea } from "@/components/ui/control/textarea";
import { DECISION_WORDS_MAX } from "@/lib/domain/limits";
import { FivePointChecks } from "./measure-five-points";
import { ReturnPoints } from "./measure-return-points";

type SignProps = { measureId: string; version: number; action: (data: FormData) => Promise<ActionResult> };

function Seen({ measureId, version }: { measureId: string; version: number }) {
  return (
    <>
      <input type="hidden" name="measureId" value={measureId} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}

/** 同意: a remark, and the five-point check where the stage makes it. `last` says that signing closes the measure. */
export function MeasureApproveForm({
  fivePoints,
  last,
  action,
  ...seen
}: SignProps & { fivePoints: boolean; last: boolean }) {
  return (
    <ActionForm
      action={action}
      successMessage={last ? "已同意，该措施已销号" : "已同意，转入下一环节"}
      labels={{ remark: "审核意见", checks: "五项核查" }}
    >
      <Seen {...seen} />
      {fivePoints && <FivePointChecks />}
      <Field label="审核意见" name="remark" required>
        <Textarea name="remark" rows={3} maxLength={DECISION_WORDS_MAX} required />
      </Field>
      <div>
        <SubmitButton>{last ? "同意销号" : "同意，转下一环节"}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** 退回: a remark, and point by point what is to be mended. */
export function MeasureReturnForm({ action, ...seen }: SignProps) {
  return (
    <ActionForm
      action={action}
      successMessage="已退回牵头部门"
      labels={{ remark: "退回意见", points: "需补充完善的事项" }}
    >
      <Seen {...seen} />
      <ReturnPoints />
      <Field label="退回意见" name="remark" required hint="总的意见，随逐条事项一并告知牵头部门。">
        <Textarea name="remark" rows={2} maxLength={DECISION_WORDS_MAX} required />
      </Field>
      <div>
        <SubmitButton variant="danger">退回</SubmitButton>
      </div>
    </ActionForm>
  );
}
