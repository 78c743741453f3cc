import { HistoryPanel } from "@/components/history/history-panel";
import { PageHead } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { instantInTable } from "@/lib/domain/day";
import type { HistoryPage } from "@/lib/features/audit/queries/history";
import type { InspectionView } from "@/lib/features/inspection/queries/inspection";

/** What is left of an inspection whose import was undone: that it was, why, and its history. */
export function UndoneInspection({ inspection, history }: { inspection: InspectionView; history: HistoryPage | null }) {
  const { id, title, body, undone, mayEdit } = inspection;
  if (!undone) return null;
  return (
    <>
      <PageHead
        breadcrumbs={[{ label: "巡视巡察", href: "/inspections" }, { label: title }]}
        title={title}
        scope={body.name}
        meta={<Badge>导入已撤销</Badge>}
        actions={mayEdit && <LinkButton href="/import">重新导入</LinkButton>}
      />
      <div className="flex flex-col gap-4">
        <Notice tone="warn" title={`这次导入已于 ${instantInTable(undone.at)} 撤销`}>
          原因：{undone.reason}。全部反馈问题、事项和措施已一并作废，不再计入任何数字，编号不再使用。
        </Notice>
        {history && <HistoryPanel title="办理记录" history={history} address={`/inspections/${id}`} />}
      </div>
    </>
  );
}
