import { ActionButton } from "@/components/form/action-button";
import { LinkButton } from "@/components/ui/link-button";
import { archiveInspectionAction } from "@/lib/features/inspection/actions";
import type { InspectionView } from "@/lib/features/inspection/queries/inspection";
import { ledgerHref } from "@/lib/features/measure/filter";

/** What can be done from the page of an inspection. */
export function InspectionActions({ inspection }: { inspection: InspectionView }) {
  const { id, version, archived, title, mayEdit, importId } = inspection;
  return (
    <>
      {mayEdit && importId && <LinkButton href={`/import/${importId}`}>导入记录</LinkButton>}
      {mayEdit && (
        <ActionButton
          action={archiveInspectionAction}
          input={{ inspectionId: id, version, archive: !archived }}
          successMessage={archived ? "已取消归档" : "已归档"}
          confirm={
            archived
              ? {
                  title: `取消归档“${title}”？`,
                  description: "取消以后，台账恢复办理：可以报送、审核和调整。",
                  confirmLabel: "取消归档",
                }
              : {
                  title: `归档“${title}”？`,
                  description: "归档以后台账只供查阅，不能再报送、审核和调整。需要时可以取消归档。",
                  confirmLabel: "归档",
                }
          }
        >
          {archived ? "取消归档" : "归档"}
        </ActionButton>
      )}
      {mayEdit && !archived && <LinkButton href={`/sheet-rounds/new?inspection=${id}`}>收表</LinkButton>}
      {mayEdit && !archived && <LinkButton href={`/inspections/${id}/edit`}>修改</LinkButton>}
      <LinkButton href={ledgerHref({ inspection: id })} variant="primary">
        查看台账
      </LinkButton>
    </>
  );
}
