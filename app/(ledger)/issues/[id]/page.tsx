import type { Metadata } from "next";
import { AddItemDialog } from "@/components/feedback/edit-item";
import { IssueActions } from "@/components/feedback/issue-actions";
import { IssueCompletion, IssueStateBadge, ItemsLeft } from "@/components/feedback/issue-completion";
import { IssueMeasures } from "@/components/feedback/issue-measures";
import { IssueNotices, IssueStated } from "@/components/feedback/issue-stated";
import { ItemPanel } from "@/components/feedback/item-panel";
import { siblingsOf } from "@/components/feedback/siblings";
import { HistoryPanel } from "@/components/history/history-panel";
import { AddMeasureDialog } from "@/components/measure/edit/edit-measure";
import { PageHead } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { pageNumber } from "@/lib/domain/text/address";
import { ledgerHref } from "@/lib/features/measure/filter";
import { loadIssue } from "./load";

const open = definePage("by row", ({ viewer, id, query }) => loadIssue(viewer, id, pageNumber(query.history)));

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { found: issue } = await open(props);
  return { title: `问题 ${issue.code} ${issue.title}` };
}

/** One issue: what was fed back, its measures, and what was found beside it. */
export default async function IssuePage(props: PageProps) {
  const { found: issue } = await open(props);
  const { mayEdit, measures } = issue;
  const called = `${issue.code} ${issue.title}`;
  return (
    <>
      <PageHead
        breadcrumbs={[
          { label: "台账", href: ledgerHref({ inspection: issue.inspection.id }) },
          { label: `问题 ${issue.code}` },
        ]}
        title={
          <>
            <span className="nums mr-2">{issue.code}</span>
            {issue.title}
          </>
        }
        scope={`${issue.body} · ${issue.inspection.title}`}
        meta={
          <>
            <IssueStateBadge state={issue.completion.state} />
            {issue.nearlyDone && <Badge tone="warn">基本完成</Badge>}
            <IssueCompletion {...issue.completion} />
            <ItemsLeft count={issue.itemsLeft} href={`/issues/${issue.id}#items`} />
          </>
        }
        actions={
          <IssueActions issue={issue} measures={siblingsOf(measures)} mayEdit={mayEdit} mayDeclare={issue.mayDeclare} />
        }
      />
      <div className="flex flex-col gap-4">
        <IssueNotices issue={issue} />
        <IssueStated issue={issue} mayTick={mayEdit && issue.struckReason === null && measures.length > 0} />
        <Panel
          title="整改措施"
          flush
          actions={
            mayEdit &&
            issue.struckReason === null && (
              <>
                <AddMeasureDialog
                  parent={`issue:${issue.id}`}
                  parentLabel={called}
                  siblings={siblingsOf(measures)}
                  trigger={<Button size="sm">新增措施</Button>}
                />
                <AddItemDialog
                  inspectionId={issue.inspection.id}
                  issue={{ id: issue.id, label: called }}
                  trigger={<Button size="sm">新增举一反三或改革事项</Button>}
                />
              </>
            )
          }
        >
          <IssueMeasures caption={`问题 ${issue.code} 的整改措施`} rows={measures} seesAll={issue.seesAll} />
        </Panel>
        {issue.items.map((item, i) => (
          <ItemPanel
            key={item.id}
            id={i === 0 ? "items" : undefined}
            item={item}
            issue={issue}
            measures={item.measures}
            mayEdit={mayEdit}
          />
        ))}
        <HistoryPanel history={issue.history} address={`/issues/${issue.id}`} />
      </div>
    </>
  );
}
