import type { Metadata } from "next";
import { RosterUpload } from "@/components/roster/roster-upload";
import { PageHead } from "@/components/shell/page-head";
import { type Column, DataTable } from "@/components/table/data-table";
import { Pagination } from "@/components/table/pagination";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { IMPORT_STATE_LABELS } from "@/lib/domain/labels";
import { pageNumber } from "@/lib/domain/text/address";
import { bodyOptions } from "@/lib/features/people/queries/bodies";
import { IMPORT_ROSTER } from "@/lib/features/roster/acts";
import { rosterList } from "@/lib/features/roster/queries/roster-list";

export const metadata: Metadata = { title: "导入人员和部门" };

const PATH = "/settings/rosters";
const TONES = { REVIEW: "warn", CONFIRMED: "ok", DISCARDED: "neutral", UNDONE: "neutral" } as const;

type Row = Awaited<ReturnType<typeof rosterList>>["rows"][number];
const COLUMNS: Column<Row>[] = [
  {
    key: "file",
    head: "文件",
    cell: (row) => (
      <Link href={`${PATH}/${row.id}`} className="text-link hover:underline">
        {row.fileName}
      </Link>
    ),
  },
  { key: "body", head: "单位", width: 130, cell: (row) => row.body },
  {
    key: "state",
    head: "状态",
    width: 84,
    nowrap: true,
    cell: (row) => <Badge tone={TONES[row.state]}>{IMPORT_STATE_LABELS[row.state]}</Badge>,
  },
  { key: "person", head: "经办人", width: 84, nowrap: true, cell: (row) => row.personName },
  { key: "at", head: "上传时间", width: 136, nowrap: true, cell: (row) => row.createdAt },
];

const open = definePage({ act: IMPORT_ROSTER }, async ({ viewer, query }) => ({
  bodies: await bodyOptions(viewer, IMPORT_ROSTER),
  list: await rosterList(viewer, pageNumber(query.page)),
}));

/** Where sheets of people and units come in, and what became of those that did. */
export default async function RostersPage(props: PageProps) {
  const { query: params, found } = await open(props);
  const { bodies, list } = found;
  return (
    <>
      <PageHead
        breadcrumbs={[{ label: "机构人员", href: "/settings/people" }, { label: "导入人员和部门" }]}
        title="导入人员和部门"
        scope="上传人员表、部门表，逐行核对后一次录入"
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <Panel title="上传表格">
          <RosterUpload bodies={bodies.options} source={bodies.source} />
          <ul className="mt-4 list-disc pl-5 text-sm text-muted">
            <li>人员表：姓名、部门、职务、账号、拟设岗位、起始日期；一人多个岗位可以分行，也可以用顿号分开。</li>
            <li>部门表：名称、简称、类型（内设处室、直属单位、派驻或外部机构）。两张表可以在一个文件里。</li>
            <li>人员页、部门页导出的名册可以改好后传回来。</li>
            <li>岗位不在这里生效：由安全管理员在“待设岗位”核对设置。</li>
          </ul>
        </Panel>
        <Panel title="导入记录" flush>
          <DataTable
            caption="导入记录"
            columns={COLUMNS}
            rows={list.rows}
            getRowId={(row) => row.id}
            empty={<EmptyState title="还没有导入过" hint="在左侧上传一份人员表或部门表。" />}
          />
          {list.total > 0 && (
            <div className="px-4 py-2">
              <Pagination
                page={list.page}
                pageCount={list.pageCount}
                total={list.total}
                basePath={PATH}
                params={params}
              />
            </div>
          )}
        </Panel>
      </div>
    </>
  );
}
