import { FormDialog } from "@/components/form/form-dialog";
import { ShortName } from "@/components/people/short-name";
import { type Column, DataTable } from "@/components/table/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { editBodyAction } from "@/lib/features/people/actions";
import type { BodyRow } from "@/lib/features/people/queries/bodies";
import { BODY_LABELS, BodyFields } from "./body-fields";

const COLUMNS: Column<BodyRow>[] = [
  {
    key: "name",
    head: "单位名称",
    cell: (row) => (
      <span className="flex">
        <span aria-hidden="true" className="shrink-0 text-muted">
          {"　".repeat(row.depth)}
          {row.depth > 0 && "└ "}
        </span>
        {row.name}
      </span>
    ),
  },
  { key: "short", head: "简称", width: 150, cell: (row) => <ShortName {...row} /> },
  {
    key: "parent",
    head: "上级单位",
    width: 220,
    cell: (row) => row.parentName ?? <span className="text-muted">—</span>,
  },
  {
    key: "units",
    head: "部门",
    width: 80,
    align: "right",
    nowrap: true,
    cell: (row) => (
      <Link href={`/settings/units?body=${row.id}`} className="nums text-link hover:underline">
        {row.units} 个
      </Link>
    ),
  },
  {
    key: "persons",
    head: "人员",
    width: 80,
    align: "right",
    nowrap: true,
    cell: (row) => (
      <Link href={`/settings/people?body=${row.id}`} className="nums text-link hover:underline">
        {row.persons} 人
      </Link>
    ),
  },
];

/** Bodies, one a row; those the administrator may edit have the button. */
export function BodyTable({
  rows,
  editable,
}: {
  rows: BodyRow[];
  /** Some of them may be edited. */
  editable: boolean;
}) {
  const edit: Column<BodyRow> = {
    key: "act",
    head: "操作",
    width: 90,
    cell: (body) => body.mayEdit && <EditBody body={body} />,
  };
  return (
    <DataTable
      caption="单位"
      columns={editable ? [...COLUMNS, edit] : COLUMNS}
      rows={rows}
      getRowId={(row) => row.id}
      empty={<EmptyState title="没有符合条件的单位" hint="请换个词再试。" />}
    />
  );
}

function EditBody({ body }: { body: BodyRow }) {
  return (
    <FormDialog
      label="修改"
      title={`修改单位：${body.name}`}
      variant="quiet"
      size="sm"
      action={editBodyAction}
      hidden={{ id: body.id, version: body.version }}
      labels={BODY_LABELS}
      successMessage="单位已修改"
    >
      <BodyFields name={body.name} shortName={body.shortName} />
    </FormDialog>
  );
}
