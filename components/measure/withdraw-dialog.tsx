import { ReasonDialog } from "@/components/form/reason-dialog";
import { withdrawMeasureAction } from "@/lib/features/measure/actions";

/** 撤回申请, offered while nobody has signed it. */
export function WithdrawDialog({
  measureId,
  version,
  code,
  size,
}: {
  measureId: string;
  version: number;
  code: string;
  size?: "sm";
}) {
  return (
    <ReasonDialog
      label={size ? "撤回" : "撤回申请"}
      size={size}
      title={`撤回措施 ${code} 的销号申请`}
      description="还没有人审核。撤回后回到申请前的状态，按没有申报计；填写的内容保留，修改后可以重新申请。"
      action={withdrawMeasureAction}
      hidden={{ measureId, version }}
      reasonLabel="撤回原因"
      optional
      submitLabel="撤回申请"
      successMessage="申请已撤回，填写的内容已保留"
    />
  );
}
