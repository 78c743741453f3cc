import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { HistoryList } from "@/components/audit/history-list";
import { IssueEditMenu } from "@/components/feedback/edit-issue-menu";
import { AddItemDialog, ItemEditMenu } from "@/components/feedback/edit-item";
import { IssueCompletion, IssueStateBadge, ItemsLeft } from "@/components/feedback/issue-completion";
import { IssueMeasures } from "@/components/feedback/issue-measures";
import { ReasonDialog } from "@/components/form/reason-dialog";
import { AddMeasureDialog } from "@/components/measure/edit-measure";
import { PageHead } from "@/components/shell/page-head";
import { Pagination } from "@/components/table/pagination";
import { Badge } from "@/components/ui/badge";
import { Button, LinkButton } from "@/components/ui/button";
import { ClampText } from "@/components/ui/clamp-text";
import { DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { requireViewer } from "@/lib/access/session";
import { inSnapshot } from "@/lib/db/snapshot";
import { dayInText } from "@/lib/domain/day";
import { EXTENDED_KIND_LABELS, PRINTED_GROUP_LABELS } from "@/lib/domain/labels";
import { type AddressParams, pageNumber, readAddress } from "@/lib/domain/text/address";
import { declareNearlyDoneAction, withdrawNearlyDoneAction } from "@/lib/features/feedback/actions";
import { getIssuePage, type IssuePage } from "@/lib/features/feedback/queries/issue-page";
import { ledgerHref } from "@/lib/features/measure/filter";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<AddressParams>;
};

const load = cache(async (id: string, history: number) => {
  const viewer = await requireViewer();
  return inSnapshot(() => getIssuePage(viewer, id, history));
});

async function issueOf({ params, searchParams }: Props): Promise<IssuePage> {
  const [{ id }, query] = await Promise.all([params, readAddress(searchParams)]);
  const issue = await load(id, pageNumber(query.history));
  return issue ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const issue = await issueOf(props);
  return { title: `问题 ${issue.code} ${issue.title}` };
}

/** One issue: what was fed back, its measures, and what was found beside it. */
export default async function IssuePageView(props: Props) {
  const issue = await issueOf(props);
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
        actions={<Actions issue={issue} />}
      />
      <div className="flex flex-col gap-4">
        <Standing issue={issue} />
        <Panel title="反馈问题">
          <Stated issue={issue} />
        </Panel>
        <Panel
          title="整改措施"
          flush
          actions={
            issue.mayEdit &&
            issue.struckReason === null && (
              <>
                <AddMeasureDialog
                  parent={`issue:${issue.id}`}
                  parentLabel={`${issue.code} ${issue.title}`}
                  siblings={siblingsOf(issue.measures)}
                  trigger={<Button size="sm">新增措施</Button>}
                />
                <AddItemDialog
                  inspectionId={issue.inspection.id}
                  issue={{ id: issue.id, label: `${issue.code} ${issue.title}` }}
                  trigger={<Button size="sm">新增举一反三或改革事项</Button>}
                />
              </>
            )
          }
        >
          <IssueMeasures caption={`问题 ${issue.code} 的整改措施`} rows={issue.measures} seesAll={issue.seesAll} />
        </Panel>
        {issue.items.map((item, i) => (
          <Panel
            key={item.id}
            {...(i === 0 ? { id: "items" } : {})}
            flush
            title={
              <>
                <Link href={`/items/${item.id}`} className="text-link underline-offset-2 hover:underline">
                  <span className="nums">{item.code}</span> {item.title}
                </Link>
                <span className="ml-2 text-sm font-normal text-muted">{EXTENDED_KIND_LABELS[item.kind]}</span>
              </>
            }
            description={item.struckReason === null ? undefined : `已删去：${item.struckReason}`}
            actions={
              issue.mayEdit && (
                <ItemEditMenu
                  item={{
                    id: item.id,
                    code: item.code,
                    version: item.version,
                    inspectionId: issue.inspection.id,
                    kind: item.kind,
                    issueId: issue.id,
                    title: item.title,
                    text: item.text,
                    struck: item.struckReason !== null,
                  }}
                  measures={siblingsOf(item.measures)}
                />
              )
            }
          >
            {item.text && item.text !== item.title && (
              <ClampText text={item.text} lines={2} className="border-b border-line px-4 py-2" />
            )}
            <IssueMeasures caption={`事项 ${item.code} 的整改措施`} rows={item.measures} seesAll={issue.seesAll} />
          </Panel>
        ))}
        <Panel
          title={
            <>
              历史<span className="nums ml-2 text-sm font-normal text-muted">{issue.history.total}</span>
            </>
          }
          footer={
            issue.history.pageCount > 1 && (
              <Pagination {...issue.history} basePath={`/issues/${issue.id}`} params={{}} param="history" />
            )
          }
        >
          <HistoryList events={issue.history.events} />
        </Panel>
      </div>
    </>
  );
}

function Actions({ issue }: { issue: IssuePage }) {
  const hidden = { issueId: issue.id, version: issue.version };
  return (
    <>
      {issue.mayEdit && (
        <IssueEditMenu
          issue={{
            id: issue.id,
            code: issue.code,
            version: issue.version,
            inspectionId: issue.inspection.id,
            sectionId: issue.sectionId,
            title: issue.title,
            text: issue.text,
            target: issue.target,
            struck: issue.struckReason !== null,
            mergedInto: issue.mergedInto,
            manifestations: issue.manifestations.map((m) => m.text),
            advice: issue.advice.map((o) => o.text),
          }}
          measures={siblingsOf(issue.measures)}
          trigger={<Button>修改</Button>}
        />
      )}
      {issue.mayDeclare && (
        <ReasonDialog
          trigger="认定基本完成"
          title={`认定问题 ${issue.code} 基本完成`}
          description="基本完成是办公室对这个问题的判断，须写明理由；不改变措施的状态，也不计入申报完成率和核实完成率。"
          action={declareNearlyDoneAction}
          hidden={hidden}
          reasonLabel="认定理由"
          submitLabel="认定"
          successMessage="已认定基本完成"
        />
      )}
      {issue.mayWithdraw && (
        <ReasonDialog
          trigger="撤销基本完成认定"
          title={`撤销问题 ${issue.code} 的基本完成认定`}
          description="撤销后原认定和理由保留在历史中。"
          action={withdrawNearlyDoneAction}
          hidden={hidden}
          reasonLabel="撤销理由"
          submitLabel="撤销认定"
          successMessage="认定已撤销"
        />
      )}
      {issue.previous && (
        <LinkButton
          variant="quiet"
          href={`/issues/${issue.previous.id}`}
          rel="prev"
          aria-label={`上一个问题 ${issue.previous.code}`}
          icon={<ChevronLeft aria-hidden="true" />}
        >
          {issue.previous.code}
        </LinkButton>
      )}
      {issue.next && (
        <LinkButton
          variant="quiet"
          href={`/issues/${issue.next.id}`}
          rel="next"
          aria-label={`下一个问题 ${issue.next.code}`}
        >
          {issue.next.code}
          <ChevronRight aria-hidden="true" />
        </LinkButton>
      )}
    </>
  );
}

/** Measures as the edit dialogs take them: without struck ones, their text as title. */
function siblingsOf(rows: IssuePage["measures"]) {
  return rows.filter((m) => !m.struck).map((m) => ({ id: m.id, code: m.code, version: m.version, title: m.text }));
}

function Standing({ issue }: { issue: IssuePage }) {
  return (
    <>
      {issue.struckReason !== null && (
        <Notice tone="neutral" title="这个问题已删去，不计入统计">
          {issue.struckReason}
        </Notice>
      )}
      {issue.archived && <Notice tone="neutral">这次巡视巡察已归档，台账只供查阅。</Notice>}
      {issue.nearlyDone && (
        <Notice tone="warn" title={`办公室于${dayInText(issue.nearlyDone.on)}认定基本完成（不计入完成率）`}>
          <p className="whitespace-pre-line">{issue.nearlyDone.reason}</p>
        </Notice>
      )}
    </>
  );
}

/** The issue as the feedback and the plan state it. */
function Stated({ issue }: { issue: IssuePage }) {
  const { text, title, manifestations, advice } = issue;
  return (
    <>
      {text && text !== title && <p className="mb-3 whitespace-pre-line">{text}</p>}
      <DescriptionList
        columns={1}
        items={[
          ...(issue.section ? [{ label: "所属方面", value: issue.section }] : []),
          {
            label: "具体表现",
            value:
              manifestations.length > 0 ? (
                <Numbered rows={manifestations} />
              ) : (
                <span className="text-muted">未列出</span>
              ),
          },
          { label: "整改目标", value: issue.target && <p className="whitespace-pre-line">{issue.target}</p> },
          ...(advice.length > 0 ? [{ label: "整改意见", value: <Numbered rows={advice} /> }] : []),
          ...(issue.printedGroup || issue.printedNumber !== null
            ? [
                {
                  label: "报告中的位置",
                  value: [
                    issue.printedGroup && PRINTED_GROUP_LABELS[issue.printedGroup],
                    issue.printedNumber !== null && `第 ${issue.printedNumber} 项`,
                  ]
                    .filter(Boolean)
                    .join(" "),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

function Numbered({ rows }: { rows: { id: string; text: string }[] }) {
  return (
    <ol className="list-decimal pl-5">
      {rows.map((row) => (
        <li key={row.id} className="whitespace-pre-line">
          {row.text}
        </li>
      ))}
    </ol>
  );
}
