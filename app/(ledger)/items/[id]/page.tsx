import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { HistoryList } from "@/components/audit/history-list";
import { ItemEditMenu } from "@/components/feedback/edit-item";
import { IssueCompletion, IssueStateBadge } from "@/components/feedback/issue-completion";
import { IssueMeasures } from "@/components/feedback/issue-measures";
import { AddMeasureDialog } from "@/components/measure/edit-measure";
import { PageHead } from "@/components/shell/page-head";
import { Pagination } from "@/components/table/pagination";
import { Button } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { requireViewer } from "@/lib/access/session";
import { inSnapshot } from "@/lib/db/snapshot";
import { EXTENDED_KIND_LABELS } from "@/lib/domain/labels";
import { type AddressParams, pageNumber, readAddress } from "@/lib/domain/text/address";
import { getItemPage, type ItemPage } from "@/lib/features/feedback/queries/item-page";
import { ledgerHref } from "@/lib/features/measure/filter";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<AddressParams>;
};

const load = cache(async (id: string, history: number) => {
  const viewer = await requireViewer();
  return inSnapshot(() => getItemPage(viewer, id, history));
});

async function itemOf({ params, searchParams }: Props): Promise<ItemPage> {
  const [{ id }, query] = await Promise.all([params, readAddress(searchParams)]);
  const item = await load(id, pageNumber(query.history));
  return item ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const item = await itemOf(props);
  return { title: `事项 ${item.code} ${item.title}` };
}

/** One “举一反三” or reform item with its measures. */
export default async function ItemPageView(props: Props) {
  const item = await itemOf(props);
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
        actions={<Actions item={item} />}
      />
      <div className="flex flex-col gap-4">
        {item.struckReason !== null && (
          <Notice tone="neutral" title="这个事项已删去，不计入统计">
            {item.struckReason}
          </Notice>
        )}
        {item.archived && <Notice tone="neutral">这次巡视巡察已归档，台账只供查阅。</Notice>}
        <Panel title={EXTENDED_KIND_LABELS[item.kind]}>
          {item.text && item.text !== item.title && <p className="mb-3 whitespace-pre-line">{item.text}</p>}
          <DescriptionList
            columns={1}
            items={[
              {
                label: "来自反馈问题",
                value: item.issue ? (
                  <Link href={`/issues/${item.issue.id}`} className="text-link underline-offset-2 hover:underline">
                    <span className="nums">{item.issue.code}</span> {item.issue.title}
                  </Link>
                ) : (
                  <span className="text-muted">未对应到反馈问题</span>
                ),
              },
              { label: "所属方面", value: item.section },
            ]}
          />
        </Panel>
        <Panel
          title="整改措施"
          flush
          actions={
            item.mayEdit &&
            item.struckReason === null && (
              <AddMeasureDialog
                parent={`item:${item.id}`}
                parentLabel={`${item.code} ${item.title}`}
                siblings={siblingsOf(item)}
                trigger={<Button size="sm">新增措施</Button>}
              />
            )
          }
        >
          <IssueMeasures caption={`事项 ${item.code} 的整改措施`} rows={item.measures} seesAll={item.seesAll} />
        </Panel>
        <Panel
          title={
            <>
              历史<span className="nums ml-2 text-sm font-normal text-muted">{item.history.total}</span>
            </>
          }
          footer={
            item.history.pageCount > 1 && (
              <Pagination {...item.history} basePath={`/items/${item.id}`} params={{}} param="history" />
            )
          }
        >
          <HistoryList events={item.history.events} />
        </Panel>
      </div>
    </>
  );
}

/** Measures as the edit dialogs take them: without struck ones, their text as title. */
function siblingsOf(item: ItemPage) {
  return item.measures
    .filter((m) => !m.struck)
    .map((m) => ({ id: m.id, code: m.code, version: m.version, title: m.text }));
}

function Actions({ item }: { item: ItemPage }) {
  if (!item.mayEdit) return null;
  return (
    <ItemEditMenu
      item={{
        id: item.id,
        code: item.code,
        version: item.version,
        inspectionId: item.inspection.id,
        kind: item.kind,
        issueId: item.issue?.id ?? null,
        title: item.title,
        text: item.text,
        struck: item.struckReason !== null,
      }}
      measures={siblingsOf(item)}
      trigger={<Button>修改</Button>}
    />
  );
}
