import type { Metadata } from "next";
import { OutlineActions, SectionActions } from "@/components/feedback/outline-actions";
import { OutlineTable } from "@/components/feedback/outline-table";
import { HistoryPanel } from "@/components/history/history-panel";
import { InspectionActions } from "@/components/inspection/inspection-actions";
import { InspectionClues } from "@/components/inspection/inspection-clues";
import { InspectionFacts } from "@/components/inspection/inspection-facts";
import { InspectionFigures } from "@/components/inspection/inspection-figures";
import { InspectionTimeline } from "@/components/inspection/inspection-timeline";
import { UndoneInspection } from "@/components/inspection/undone-inspection";
import { PageHead } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { dayInText } from "@/lib/domain/day";
import { INSPECTION_KIND_LABELS } from "@/lib/domain/labels";
import { pageNumber } from "@/lib/domain/text/address";
import { loadInspection } from "./load";

export const metadata: Metadata = { title: "巡视巡察" };

const open = definePage("by row", ({ viewer, id, query }) => loadInspection(viewer, id, pageNumber(query.history)));

/** One inspection: its days, what was fed back and where it stands, how it is set up. */
export default async function InspectionPage(props: PageProps) {
  const { viewer, found: page } = await open(props);
  if (page.undone) return <UndoneInspection inspection={page} history={page.history} />;
  const round = [page.term, page.round, page.batch].filter((x) => x !== "").join(" ");
  return (
    <>
      <PageHead
        breadcrumbs={[{ label: "巡视巡察", href: "/inspections" }, { label: page.name }]}
        title={page.name}
        scope={`${page.body.name} · ${INSPECTION_KIND_LABELS[page.kind]}${round ? ` · ${round}` : ""}`}
        meta={page.archived && <Badge>已归档</Badge>}
        actions={<InspectionActions inspection={page} />}
      />
      <div className="flex flex-col gap-4">
        {page.archived && <Notice>这次巡视巡察已归档，台账只供查阅。</Notice>}
        <Panel title="时间节点" description={`今天是${dayInText(viewer.today)}`}>
          <InspectionTimeline days={page.days} today={viewer.today} />
        </Panel>
        <Panel
          title="整改情况"
          actions={page.mayEditLedger && <OutlineActions inspectionId={page.id} outline={page} />}
        >
          <InspectionFigures inspection={page.id} figures={page.figures} coverage={page.coverage} />
        </Panel>
        {page.sections.length === 0 && (
          <Panel title="反馈问题" flush>
            <EmptyState
              title="还没有反馈问题"
              hint={
                page.mayEdit
                  ? "可以导入整改方案或整改进展情况通报，系统会拆出方面、问题和措施供校对。"
                  : "领导小组办公室登记以后会出现在这里。"
              }
              action={page.mayEdit && <LinkButton href="/import">导入报告</LinkButton>}
            />
          </Panel>
        )}
        {(page.sections.length > 0 || page.items.length > 0) && (
          <Panel title="反馈问题和事项" flush>
            <OutlineTable
              inspectionId={page.id}
              sections={page.sections}
              items={page.items}
              actions={(section) =>
                page.mayEditLedger && section.id && <SectionActions section={section} outline={page} />
              }
            />
          </Panel>
        )}
        <div className="grid items-start gap-4 xl:grid-cols-2">
          <InspectionFacts inspection={page} />
          {page.clues && (
            <InspectionClues
              inspectionId={page.id}
              clues={page.clues}
              mayRecord={page.mayEdit && !page.archived}
              today={viewer.today}
            />
          )}
        </div>
        {page.history && <HistoryPanel history={page.history} address={`/inspections/${page.id}`} />}
      </div>
    </>
  );
}
