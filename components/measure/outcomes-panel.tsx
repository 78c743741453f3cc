import { ReasonDialog } from "@/components/form/reason-dialog";
import { CountedTitle, Panel } from "@/components/ui/panel";
import { addOutcomeAction, withdrawOutcomeAction } from "@/lib/features/measure/actions";
import type { MeasurePage } from "@/lib/features/measure/queries/measure-page";
import { MeasureOutcomeDialog } from "./measure-outcome-dialog";
import { MeasureOutcomes, type OutcomeRow } from "./measure-outcomes";

/** 整改成效 of a measure, with what those who record them may do. */
export function OutcomesPanel({ measure, className }: { measure: MeasurePage; className?: string }) {
  const { mayRecord } = measure.work;
  const standing = measure.outcomes.filter((o) => o.withdrawnReason === null).length;
  return (
    <Panel
      id="outcomes"
      title={<CountedTitle label="整改成效" count={standing} />}
      flush
      className={className}
      actions={mayRecord && <MeasureOutcomeDialog measureId={measure.id} action={addOutcomeAction} />}
    >
      <MeasureOutcomes rows={measure.outcomes} withdraw={mayRecord ? withdraw : undefined} />
    </Panel>
  );
}

function withdraw(row: OutcomeRow) {
  return (
    <ReasonDialog
      label="撤销"
      variant="quiet"
      size="sm"
      title="撤销这条成效"
      description={`${row.kind}${row.name ? ` ${row.name}` : ""}，${row.value}${row.unit}。撤销后不再计入汇总，原记录和原因保留。`}
      action={withdrawOutcomeAction}
      hidden={{ outcomeId: row.id }}
      reasonLabel="撤销原因"
      submitLabel="撤销"
      successMessage="成效已撤销"
    />
  );
}
