import type { Metadata } from "next";
import { coverageHref } from "@/components/answers/coverage-href";
import { CoverageTable } from "@/components/answers/coverage-table";
import { PageHead } from "@/components/shell/page-head";
import { Pagination } from "@/components/table/pagination";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { TabLinks } from "@/components/ui/tab-links";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { LINE_KINDS, type LineKind } from "@/lib/domain/feedback/lines";
import { LINE_LABELS } from "@/lib/domain/labels";
import { pageNumber } from "@/lib/domain/text/address";
import { mayEditLedger } from "@/lib/features/feedback/queries/edit-choices";
import { getInspection } from "@/lib/features/inspection/queries/inspection";
import { coverageLines, coverageOf } from "@/lib/features/measure/queries/coverage";

export const metadata: Metadata = { title: "措施对应情况" };

const open = definePage("by row", async ({ viewer, id, query }) => {
  const inspection = await getInspection(viewer, id);
  if (!inspection?.whole || inspection.undone) return null;
  const coverage = await coverageOf(id);
  const kind: LineKind = query.kind === "advice" ? "advice" : "manifestation";
  const all = query.show === "all";
  const asked = { kind, open: !all, page: pageNumber(query.page) };
  return {
    inspection,
    coverage,
    kind,
    all,
    ...(await coverageLines(id, asked, coverage[kind])),
    mayTick: mayEditLedger(viewer, { bodyId: inspection.body.id, archived: inspection.archived }),
  };
});

/** 措施对应情况: which lines of the feedback no measure answers, and which measures answer the others. */
export default async function CoveragePage(props: PageProps) {
  const { id, query, found } = await open(props);
  const { inspection, coverage, kind, all, lines, page, pageCount, mayTick } = found;
  const covered = coverage[kind];
  return (
    <>
      <PageHead
        title="措施对应情况"
        breadcrumbs={[
          { label: "巡视巡察", href: "/inspections" },
          { label: inspection.title, href: `/inspections/${id}` },
          { label: "措施对应情况" },
        ]}
        scope={
          <>
            {inspection.body.name}
            <span className="hidden print:inline">
              　{inspection.title}　{LINE_LABELS[kind]}
              {all ? "" : "（未对应）"}
            </span>
          </>
        }
      />
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-8 gap-y-2">
        <TabLinks
          label="反馈内容"
          items={LINE_KINDS.map((one) => ({
            href: coverageHref(id, one, !all),
            label: `${LINE_LABELS[one]} ${coverage[one].all - coverage[one].open}/${coverage[one].all}`,
            active: one === kind,
          }))}
        />
        <TabLinks
          label="范围"
          items={[
            { href: coverageHref(id, kind, true), label: "未对应", count: covered.open, active: !all },
            { href: coverageHref(id, kind, false), label: "全部", count: covered.all, active: all },
          ]}
        />
      </div>
      <Panel flush>
        {lines.length > 0 ? (
          <CoverageTable lines={lines} caption={LINE_LABELS[kind]} mayTick={mayTick} />
        ) : (
          <EmptyState
            title={covered.all === 0 ? `反馈没有列出${LINE_LABELS[kind]}` : `${LINE_LABELS[kind]}都已有措施对应`}
            hint={covered.all === 0 ? "需要时可在反馈问题页的“修改文字”中补充。" : "要查看对应的措施，请看“全部”。"}
          />
        )}
      </Panel>
      {pageCount > 1 && (
        <div className="mt-3">
          <Pagination
            page={page}
            pageCount={pageCount}
            total={all ? covered.all : covered.open}
            basePath={`/inspections/${id}/coverage`}
            params={query}
          />
        </div>
      )}
    </>
  );
}
