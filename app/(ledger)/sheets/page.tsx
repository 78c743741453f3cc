import type { Metadata } from "next";
import { SheetUpload } from "@/components/sheet/sheet-upload";
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
import { sheetInspections } from "@/lib/features/sheet/queries/sheet-bytes";
import { sheetList } from "@/lib/features/sheet/queries/sheet-desk";
import { opens } from "@/lib/registry/navigation";

export const metadata: Metadata = { title: "表格导入" };

const TONES = { REVIEW: "warn", CONFIRMED: "ok", DISCARDED: "neutral", UNDONE: "neutral" } as const;
const LINK = "text-link underline-offset-4 hover:underline";

const open = definePage({ may: opens("/sheets") }, async ({ viewer, query }) => ({
  inspections: await sheetInspections(viewer),
  sheets: await sheetList(viewer, pageNumber(query.page)),
}));

/** Where sheets come in: upload, and what is still to be checked. */
export default async function SheetsPage(props: PageProps) {
  const { query: params, found } = await open(props);
  const { inspections, sheets } = found;
  const { total, page, pageCount, rows } = sheets;
  return (
    <>
      <PageHead title="表格导入" scope="把填好的台账表格读进来，逐格对照台账，确认后生效" />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <Panel title="读取表格">
          {inspections.length === 0 ? (
            <EmptyState title="还没有可以导入的巡视巡察" hint="请先在“巡视巡察”中新建，或导入整改方案、通报。" />
          ) : (
            <SheetUpload
              inspections={inspections}
              chosen={typeof params.inspection === "string" ? params.inspection : undefined}
            />
          )}
        </Panel>
        <Panel title="导入记录" flush>
          <DataTable
            caption="导入记录"
            rows={rows}
            getRowId={(row) => row.id}
            maxHeight={false}
            empty={
              <EmptyState title="还没有导入过表格" hint="在左侧选择从台账导出后填好的表，或本单位自己的整改台账。" />
            }
            columns={[
              {
                key: "file",
                head: "文件",
                cell: (row) => (
                  <Link href={`/sheets/${row.id}`} className={`${LINK} wrap-anywhere`}>
                    {row.fileName}
                  </Link>
                ),
              },
              {
                key: "state",
                head: "状态",
                width: 84,
                nowrap: true,
                cell: (row) => <Badge tone={TONES[row.state]}>{IMPORT_STATE_LABELS[row.state]}</Badge>,
              },
              { key: "inspection", head: "导入到", width: 250, cell: (row) => row.inspection },
              { key: "person", head: "经办人", width: 84, nowrap: true, cell: (row) => row.person },
              { key: "updated", head: "最后修改", width: 132, nowrap: true, cell: (row) => row.updatedAt },
            ]}
          />
          {total > 0 && (
            <div className="px-4 py-2">
              <Pagination
                page={page}
                pageCount={pageCount}
                total={total}
                basePath="/sheets"
                params={params}
                unit="份"
              />
            </div>
          )}
        </Panel>
      </div>
    </>
  );
}
