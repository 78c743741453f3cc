import { ReasonDialog } from "@/components/form/reason-dialog";
import { undoImportAction } from "@/lib/features/import/actions";

/** Takes back what an import entered; offered as long as nothing of it was touched. */
export function UndoImport({ draftId, version, title }: { draftId: string; version: number; title: string }) {
  return (
    <ReasonDialog
      label="撤销本次导入"
      variant="danger"
      title={`撤销导入“${title}”？`}
      description="这次巡视巡察和它的全部反馈问题、事项、措施一并作废：内容和编号保留备查，不再计入任何数字。同一份报告以后可以重新上传。"
      action={undoImportAction}
      hidden={{ draftId, version }}
      reasonLabel="撤销的原因"
      submitLabel="撤销本次导入"
      successMessage="已撤销本次导入"
    />
  );
}
