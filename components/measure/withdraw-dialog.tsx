import { ReasonDialog } from "@/components/form/reason-dialog";
import { withdrawMeasureAction } from "@/lib/features/measure/actions";
import { WITHDRAWING, WITHDRAWN } from "./withdraw-words";

/** 撤回申请, offered while nobody has signed it. */
export function WithdrawDialog({ measureId, version, code }: { measureId: string; version: number; code: string }) {
  return (
    <ReasonDialog
      label="撤回申请"
      title={`撤回措施 ${code} 的销号申请`}
      description={WITHDRAWING}
      action={withdrawMeasureAction}
      hidden={{ measureId, version }}
      reasonLabel="撤回原因"
      optional
      submitLabel="撤回申请"
      successMessage={WITHDRAWN}
    />
  );
}
