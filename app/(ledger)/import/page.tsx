import type { Metadata } from "next";
import { ImportHandedIn } from "@/components/import/import-handed-in";
import { ImportUpload } from "@/components/import/import-upload";
import { PageHead } from "@/components/shell/page-head";
import { DataTable } from "@/components/table/data-table";
import { Pagination } from "@/components/table/pagination";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { IMPORT_STATE_LABELS } from "@/lib/domain/labels";
import { pageNumber } from "@/lib/domain/text/address";
import { filesHandedIn } from "@/lib/features/import/queries/handed-in";
import { importChoices, importList } from "@/lib/features/import/queries/import-desk";
import { opens } from "@/lib/registry/navigation";

export const metadata: Metadata = { title: "报告导入" };

const TONES = { REVIEW: "warn", CONFIRMED: "ok", DISCARDED: "neutral", UNDONE: "neutral" } as const;
const LINK = "text-link underline-offset-4 hover:underline";

const open = definePage({ may: opens("/import") }, async ({ viewer, query }) => ({
  bodies: await importChoices(viewer),
  drafts: await importList(viewer, pageNumber(query.page)),
}));

/** Where published reports come in: upload or paste, and what is still being reviewed. */
export default async function ImportPage(props: PageProps) {
  const { viewer, query: params, found } = await open(props);
  const files = await filesHandedIn(viewer);
  const { bodies, drafts } = found;
  const { total, page, pageCount, rows } = drafts;
  return (
    <>
      <PageHead title="报告导入" scope="上传一份整改方案或整改进展情况通报，核对识别出的问题和措施，确认后生成台账" />
      <ImportHandedIn files={files} />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <Panel title="识别报告">
          <ImportUpload bodies={bodies} />
        </Panel>
        <Panel title="导入记录" flush>
          <DataTable
            caption="导入记录"
            rows={rows}
            getRowId={(r) => r.id}
            maxHeight={false}
            empty={<EmptyState title="还没有导入过报告" hint="在左侧上传或粘贴一份整改方案或整改进展情况通报。" />}
            columns={[
              {
                key: "file",
                head: "文件",
                cell: (r) => (
                  <Link href={`/import/${r.id}`} className={LINK}>
                    {r.fileName}
                  </Link>
                ),
              },
              ...(bodies.length > 1 ? [{ key: "body", head: "单位", cell: (r: (typeof rows)[number]) => r.body }] : []),
              {
                key: "state",
                head: "状态",
                width: 84,
                nowrap: true,
                cell: (r) => <Badge tone={TONES[r.state]}>{IMPORT_STATE_LABELS[r.state]}</Badge>,
              },
              {
                key: "inspection",
                head: "录入为",
                cell: (r) =>
                  r.inspection ? (
                    <Link href={`/inspections/${r.inspection.id}`} className={LINK}>
                      {r.inspection.title}
                    </Link>
                  ) : (
                    "—"
                  ),
              },
              { key: "person", head: "经办人", width: 84, nowrap: true, cell: (r) => r.person },
              { key: "updated", head: "最后修改", width: 132, nowrap: true, cell: (r) => r.updatedAt },
            ]}
          />
          {total > 0 && (
            <div className="px-4 py-2">
              <Pagination page={page} pageCount={pageCount} total={total} basePath="/import" params={params} />
            </div>
          )}
        </Panel>
      </div>
    </>
  );
}
