import { ActionButton } from "@/components/form/action-button";
import { ReasonDialog } from "@/components/form/reason-dialog";
import { MeasureEditMenu } from "@/components/measure/edit/edit-measure-menu";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/control/date-input";
import { Field } from "@/components/ui/control/field";
import { cycleLabel, STEP_LABELS } from "@/lib/domain/labels";
import { parentValue, refOf } from "@/lib/domain/measure/parent";
import { relapseMeasureAction, startMeasureAction } from "@/lib/features/measure/actions";
import type { MeasurePage } from "@/lib/features/measure/queries/measure-page";

/** The step this viewer can take now, at the head of the page. */
export function MeasureActions({ measure, mayEdit }: { measure: MeasurePage; mayEdit: boolean }) {
  const { work, id: measureId, version } = measure;
  const starts = work.steps.includes("start");
  return (
    <>
      {mayEdit && (
        <MeasureEditMenu
          measure={{
            id: measureId,
            code: measure.code,
            version,
            text: measure.text,
            remark: measure.remark,
            status: measure.status,
            opening: measure.due.dueState === "opening",
            struck: measure.struckReason !== null,
            mergedInto: measure.mergedInto,
            inspectionId: measure.inspection.id,
            parent: parentValue(refOf(measure.parent)),
          }}
          trigger={<Button>修改</Button>}
        />
      )}
      {starts && (
        <ActionButton
          action={startMeasureAction}
          input={{ measureId, version }}
          variant="primary"
          confirm={{
            title: `启动措施 ${measure.code}`,
            description: "启动后状态变为“推进中”，启动日期记为今天。",
            confirmLabel: "启动",
          }}
          successMessage="措施已启动"
        >
          {STEP_LABELS.start}
        </ActionButton>
      )}
      {work.steps.includes("relapse") && (
        <ReasonDialog
          label="登记问题反弹"
          variant="danger"
          title={`登记措施 ${measure.code} 问题反弹`}
          description={`将转入${cycleLabel(measure.cycle + 1)}，状态回到“推进中”。以前各次整改的进展、成效和销号记录保持不变。`}
          action={relapseMeasureAction}
          hidden={{ measureId, version }}
          reasonLabel="反弹的具体情况"
          submitLabel="重新整改"
          successMessage="问题反弹已登记，已转入重新整改"
          labels={{ dueOn: "新的整改时限" }}
        >
          <Field label="新的整改时限" name="dueOn" required>
            <DateInput name="dueOn" required min={work.today} defaultValue={work.relapseDueOn} today={work.today} />
          </Field>
        </ReasonDialog>
      )}
    </>
  );
}
