import type { Metadata } from "next";
import { IssueCompletion, IssueStateBadge } from "@/components/feedback/issue-completion";
import { IssueMeasures } from "@/components/feedback/issue-measures";
import { ItemActions, ItemStated } from "@/components/feedback/item-stated";
import { siblingsOf } from "@/components/feedback/siblings";
import { HistoryPanel } from "@/components/history/history-panel";
import { AddMeasureDialog } from "@/components/measure/edit/edit-measure";
import { PageHead } from "@/components/shell/page-head";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { EXTENDED_KIND_LABELS } from "@/lib/domain/labels";
import { pageNumber } from "@/lib/domain/text/address";
import { ledgerHref } from "@/lib/features/measure/filter";
import { loadItem } from "./load";

const open = definePage("by row", ({ viewer, id, query }) => loadItem(viewer, id, pageNumber(query.history)));

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { found: item } = await open(props);
  return { title: `事项 ${item.code} ${item.title}` };
}

/** One “举一反三” or reform item with its measures. */
export default async function ItemPage(props: PageProps) {
  const { found: item } = await open(props);
  const siblings = siblingsOf(item.measures);
  return (
    <>
      <PageHead
        breadcrumbs={[
          { label: "台账", href: ledgerHref({ inspection: item.inspection.id }) },
          ...(item.issue ? [{ label: `问题 ${item.issue.code}`, href: `/issues/${item.issue.id}` }] : []),
          { label: `事项 ${item.code}` },
        ]}
        title={
          <>
            <span className="nums mr-2">{item.code}</span>
            {item.title}
          </>
        }
        scope={`${item.body} · ${item.inspection.title} · ${EXTENDED_KIND_LABELS[item.kind]}`}
        meta={
          <>
            <IssueStateBadge state={item.completion.state} />
            <IssueCompletion {...item.completion} />
          </>
        }
        actions={item.mayEdit && <ItemActions item={item} measures={siblings} />}
      />
      <div className="flex flex-col gap-4">
        {item.struckReason !== null && (
          <Notice tone="neutral" title="这个事项已作废，不计入统计">
            {item.struckReason}
          </Notice>
        )}
        {item.archived && <Notice tone="neutral">这次巡视巡察已归档，台账只供查阅。</Notice>}
        <ItemStated item={item} />
        <Panel
          title="整改措施"
          flush
          actions={
            item.mayEdit &&
            item.struckReason === null && (
              <AddMeasureDialog
                parent={`item:${item.id}`}
                parentLabel={`${item.code} ${item.title}`}
                siblings={siblings}
                trigger={<Button size="sm">新增措施</Button>}
              />
            )
          }
        >
          <IssueMeasures caption={`事项 ${item.code} 的整改措施`} rows={item.measures} seesAll={item.seesAll} />
        </Panel>
        <HistoryPanel history={item.history} address={`/items/${item.id}`} />
      </div>
    </>
  );
}
