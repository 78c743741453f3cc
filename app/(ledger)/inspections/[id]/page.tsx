import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { HistoryList } from "@/components/audit/history-list";
import { AddIssueDialog } from "@/components/feedback/edit-issue";
import { AddItemDialog } from "@/components/feedback/edit-item";
import { AddSectionDialog, SectionEditMenu } from "@/components/feedback/edit-section";
import { Share } from "@/components/feedback/share";
import { ActionButton } from "@/components/form/action-button";
import { InspectionClues } from "@/components/inspection/inspection-clues";
import { IssueTable, ItemTable } from "@/components/inspection/inspection-issues";
import { InspectionTimeline } from "@/components/inspection/inspection-timeline";
import { PageHead } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { Button, LinkButton } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Figure } from "@/components/ui/figure";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { requireViewer } from "@/lib/access/session";
import { inSnapshot } from "@/lib/db/snapshot";
import { dayInText } from "@/lib/domain/day";
import { EXTENDED_KIND_LABELS, INSPECTION_KIND_LABELS, STAGE_LABELS } from "@/lib/domain/labels";
import { declared, total, verified } from "@/lib/domain/measure/completion";
import { EXTENDED_KINDS } from "@/lib/domain/types";
import { mayEditLedger } from "@/lib/features/feedback/queries/edit-choices";
import { archiveInspectionAction } from "@/lib/features/inspection/actions";
import { type InspectionPage, inspectionPage } from "@/lib/features/inspection/queries/inspection-page";
import { ledgerHref } from "@/lib/features/measure/filter";

export const metadata: Metadata = { title: "巡视巡察" };

function Actions({ page }: { page: InspectionPage }) {
  const { id, version, archived, title } = page;
  return (
    <>
      {page.mayEdit && (
        <ActionButton
          action={archiveInspectionAction}
          input={{ inspectionId: id, version, archive: !archived }}
          successMessage={archived ? "已取消归档" : "已归档"}
          confirm={
            archived
              ? {
                  title: `取消归档“${title}”？`,
                  description: "取消以后，台账恢复办理：可以填报、审核和调整。",
                  confirmLabel: "取消归档",
                }
              : {
                  title: `归档“${title}”？`,
                  description: "归档以后台账只供查阅，不能再填报、审核和调整。需要时可以取消归档。",
                  confirmLabel: "归档",
                }
          }
        >
          {archived ? "取消归档" : "归档"}
        </ActionButton>
      )}
      {page.mayEdit && !archived && <LinkButton href={`/inspections/${id}/edit`}>修改</LinkButton>}
      <LinkButton href={ledgerHref({ inspection: id })} variant="primary">
        打开台账
      </LinkButton>
    </>
  );
}

function Standing({ page }: { page: InspectionPage }) {
  const { tally, overdue } = page.standing;
  const inspection = page.id;
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-3">
      <Figure label="整改措施" value={total(tally)} unit="条" href={ledgerHref({ inspection })} />
      <div>
        <div className="text-sm text-muted">申报完成率</div>
        <div className="text-xl">
          <Share {...declared(tally)} href={ledgerHref({ inspection, status: ["SUBMITTED", "CLOSED"] })} />
        </div>
      </div>
      <div>
        <div className="text-sm text-muted">核实完成率</div>
        <div className="text-xl">
          <Share {...verified(tally)} href={ledgerHref({ inspection, status: ["CLOSED"] })} />
        </div>
      </div>
      <Figure
        label="已逾期"
        value={overdue}
        unit="条"
        tone={overdue > 0 ? "error" : "neutral"}
        href={ledgerHref({ inspection, overdue: true })}
      />
    </div>
  );
}

export default async function InspectionRoute({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([requireViewer(), params]);
  const page = z.uuid().safeParse(id).success ? await inSnapshot(() => inspectionPage(viewer, id)) : null;
  if (!page) notFound();
  const mayEdit = mayEditLedger(viewer, { bodyId: page.body.id, archived: page.archived });
  const { days, contact, sections } = page;
  const { onsiteFrom, onsiteTo } = days;
  const round = [page.term, page.round, page.batch].filter((x) => x !== "").join(" ");
  return (
    <>
      <PageHead
        breadcrumbs={[{ label: "巡视巡察", href: "/inspections" }, { label: page.title }]}
        title={page.title}
        scope={`${page.body.name} · ${INSPECTION_KIND_LABELS[page.kind]}${round ? ` · ${round}` : ""}`}
        meta={page.archived && <Badge>已归档</Badge>}
        actions={<Actions page={page} />}
      />
      <div className="flex flex-col gap-4">
        {page.archived && <Notice>这次巡视巡察已归档，台账只供查阅。</Notice>}
        <Panel title="时间安排" description={`今天是${dayInText(viewer.today)}`}>
          <InspectionTimeline days={days} today={viewer.today} />
        </Panel>
        <Panel
          title="整改情况"
          actions={
            mayEdit && (
              <>
                <AddSectionDialog inspectionId={page.id} trigger={<Button size="sm">新增方面</Button>} />
                <AddIssueDialog
                  inspectionId={page.id}
                  sections={page.sections.flatMap((s) =>
                    s.id ? [{ value: s.id, label: `（${s.number}）${s.title}` }] : [],
                  )}
                  trigger={<Button size="sm">新增反馈问题</Button>}
                />
                <AddItemDialog
                  inspectionId={page.id}
                  issues={page.sections.flatMap((s) =>
                    s.issues.filter((i) => !i.struck).map((i) => ({ value: i.id, label: `${i.code} ${i.title}` })),
                  )}
                  trigger={<Button size="sm">新增举一反三或改革事项</Button>}
                />
              </>
            )
          }
        >
          <Standing page={page} />
        </Panel>
        {sections.length === 0 && (
          <Panel title="反馈问题" flush>
            <EmptyState
              title="还没有反馈问题"
              hint={
                page.mayEdit
                  ? "可以导入反馈意见、整改方案或进展情况报告，系统会拆出方面、问题和措施供校对。"
                  : "领导小组办公室登记以后会出现在这里。"
              }
              action={page.mayEdit && <LinkButton href="/import">导入报告</LinkButton>}
            />
          </Panel>
        )}
        {sections.map((s) => (
          <Panel
            key={s.id ?? "none"}
            title={s.number ? `（${s.number}）${s.title}` : s.title}
            flush
            actions={
              mayEdit &&
              s.id && (
                <SectionEditMenu
                  section={{ id: s.id, number: s.number, title: s.title }}
                  sections={page.sections.flatMap(({ id, number, title }) => (id ? [{ id, number, title }] : []))}
                />
              )
            }
          >
            <IssueTable inspectionId={page.id} caption={s.title} issues={s.issues} />
          </Panel>
        ))}
        {EXTENDED_KINDS.map((kind) => {
          const items = page.items.filter((item) => item.kind === kind);
          return items.length === 0 ? null : (
            <Panel key={kind} title={EXTENDED_KIND_LABELS[kind]} flush>
              <ItemTable inspectionId={page.id} caption={EXTENDED_KIND_LABELS[kind]} items={items} />
            </Panel>
          );
        })}
        <div className="grid items-start gap-4 xl:grid-cols-2">
          <Panel title="基本情况">
            <DescriptionList
              columns={2}
              items={[
                { label: "巡视巡察组", value: page.team },
                { label: "驻点", value: onsiteFrom ? `${onsiteFrom} 至 ${onsiteTo ?? "—"}` : null },
                { label: "销号环节", value: page.chain.map((stage) => STAGE_LABELS[stage]).join(" → "), wide: true },
                { label: "无进展提醒", value: `${page.silentAfterDays} 天没有进展` },
                { label: "审核滞留", value: `在一个环节满 ${page.stuckAfterDays} 个工作日` },
                { label: "长期坚持事项复核", value: `每 ${page.reviewEveryDays} 天` },
                { label: "联系电话", value: contact.phone },
                { label: "电子邮箱", value: contact.email },
                { label: "通讯地址", value: contact.address },
                { label: "邮政编码", value: contact.postcode },
              ]}
            />
          </Panel>
          {page.clues && (
            <InspectionClues
              inspectionId={page.id}
              clues={page.clues}
              mayRecord={page.mayEdit && !page.archived}
              today={viewer.today}
            />
          )}
        </div>
        {page.history && (
          <Panel title="办理记录">
            <HistoryList
              events={page.history.map(({ changes, ...event }) => ({
                ...event,
                changes: changes.map((c) => ({ field: c.field, from: c.old, to: c.new })),
              }))}
            />
          </Panel>
        )}
      </div>
    </>
  );
}
