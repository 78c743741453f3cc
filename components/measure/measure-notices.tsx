import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { STANDS_LABELS } from "@/lib/domain/labels";
import type { MeasurePage } from "@/lib/features/measure/queries/measure-page";

/** What stands in the way of any work, said before anything else. */
export function MeasureNotices({ measure }: { measure: MeasurePage }) {
  const { unassigned: missing, hindered } = measure.work;
  const notices = [
    measure.struckReason !== null && (
      <Notice key="struck" tone="neutral" title="这条措施已作废，不计入统计，也不能再办理">
        {measure.struckReason}
      </Notice>
    ),
    measure.archived && (
      <Notice key="archived" tone="neutral">
        这次巡视巡察已归档，台账只供查阅。
      </Notice>
    ),
    measure.stands.length > 0 && (
      <Notice key="stands" tone="warn" title="这条措施现在无人负责">
        {measure.stands.map((s) => STANDS_LABELS[s]).join("、")}。请领导小组办公室调整分工，或由管理员补充任职人员。
      </Notice>
    ),
    hindered.approve && (
      <Notice key="own" tone="info">
        {hindered.approve}
      </Notice>
    ),
    missing && measure.status !== "CLOSED" && measure.struckReason === null && !measure.archived && (
      <Notice
        key="missing"
        tone="warn"
        action={
          measure.work.mayAssign && (
            <LinkButton size="sm" href={`/assign?inspection=${measure.inspection.id}`}>
              明确责任分工
            </LinkButton>
          )
        }
      >
        {missing}
      </Notice>
    ),
  ].filter(Boolean);
  return notices.length > 0 && <div className="mb-4 flex flex-col gap-2">{notices}</div>;
}
