import type { ReactNode } from "react";
import { ACCOUNT_STATE } from "@/components/people/labels";
import { type Column, DataTable } from "@/components/table/data-table";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { PersonRow } from "@/lib/features/people/queries/people";

const COLUMNS: Column<PersonRow>[] = [
  {
    key: "name",
    head: "姓名",
    width: 120,
    cell: (row) => (
      <Link href={`/settings/people/${row.id}`} className="text-link hover:underline">
        {row.name}
      </Link>
    ),
  },
  { key: "title", head: "职务", width: 180, cell: (row) => row.title || <span className="text-muted">—</span> },
  {
    key: "posts",
    head: "在任岗位",
    cell: (row) => (row.posts.length > 0 ? row.posts.join("、") : <span className="text-muted">没有岗位</span>),
  },
  {
    key: "login",
    head: "账号",
    width: 140,
    nowrap: true,
    cell: (row) => row.login ?? <span className="text-muted">—</span>,
  },
  {
    key: "state",
    head: "账号状态",
    width: 120,
    nowrap: true,
    cell: (row) => <Badge tone={ACCOUNT_STATE[row.state].tone}>{ACCOUNT_STATE[row.state].label}</Badge>,
  },
];

const BODY: Column<PersonRow> = { key: "body", head: "单位", width: 140, cell: (row) => row.bodyName };

/** People with their posts and accounts; `withBody` where there are several bodies. */
export function PeopleTable({ rows, withBody, empty }: { rows: PersonRow[]; withBody: boolean; empty: ReactNode }) {
  return (
    <DataTable
      caption="人员与账号"
      columns={withBody ? [...COLUMNS.slice(0, 2), BODY, ...COLUMNS.slice(2)] : COLUMNS}
      rows={rows}
      getRowId={(row) => row.id}
      empty={empty}
    />
  );
}
