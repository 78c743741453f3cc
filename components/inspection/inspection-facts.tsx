import { DescriptionList } from "@/components/ui/description-list";
import { Panel } from "@/components/ui/panel";
import { STAGE_LABELS } from "@/lib/domain/labels";
import type { InspectionView } from "@/lib/features/inspection/queries/inspection";

/** How an inspection is set up, and whom to call. */
export function InspectionFacts({ inspection }: { inspection: InspectionView }) {
  const { contact } = inspection;
  const { onsiteFrom, onsiteTo } = inspection.days;
  return (
    <Panel title="基本情况">
      <DescriptionList
        columns={2}
        items={[
          { label: "巡视巡察组", value: inspection.team },
          { label: "进驻日期", value: onsiteFrom },
          { label: "撤点日期", value: onsiteTo },
          { label: "销号流程", value: inspection.chain.map((stage) => STAGE_LABELS[stage]).join(" → "), wide: true },
          { label: "无进展提醒", value: `${inspection.silentAfterDays} 天没有进展` },
          { label: "审核滞留", value: `在一个环节满 ${inspection.stuckAfterDays} 个工作日` },
          { label: "长期坚持事项复核", value: `每 ${inspection.reviewEveryDays} 天` },
          { label: "联系电话", value: contact.phone },
          { label: "电子邮箱", value: contact.email },
          { label: "通讯地址", value: contact.address },
          { label: "邮政编码", value: contact.postcode },
        ]}
      />
    </Panel>
  );
}
