import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { ActionButton } from "@/components/form/action-button";
import { FormDialog } from "@/components/form/form-dialog";
import { unitHangingWords } from "@/components/people/labels";
import { ShortName } from "@/components/people/short-name";
import { UNIT_LABELS, UnitFields } from "@/components/people/unit-fields";
import { type Column, DataTable } from "@/components/table/data-table";
import { Badge } from "@/components/ui/badge";
import { UNIT_KIND_LABELS } from "@/lib/domain/labels";
import { editUnitAction, endUnitAction, moveUnitAction, restoreUnitAction } from "@/lib/features/people/actions";
import type { UnitRow } from "@/lib/features/people/queries/units";

const COLUMNS: Column<UnitRow>[] = [
  {
    key: "name",
    head: "名称",
    width: 260,
    cell: (row) => (
      <span className="inline-flex flex-wrap items-center gap-2">
        <span className={row.endedOn ? "text-muted" : undefined}>{row.name}</span>
        {row.endedOn && <Badge tone="neutral">{`${row.endedOn} 停用`}</Badge>}
      </span>
    ),
  },
  { key: "short", head: "简称", width: 150, cell: (row) => <ShortName {...row} /> },
  { key: "kind", head: "类型", width: 130, nowrap: true, cell: (row) => UNIT_KIND_LABELS[row.kind] },
  {
    key: "aliases",
    head: "别名",
    cell: (row) => row.aliases.join("、") || <span className="text-muted">—</span>,
  },
  { key: "posts", head: "在任岗位", width: 90, align: "right", nowrap: true, cell: (row) => `${row.posts} 个` },
];

function MoveButtons({ unit, first, last }: { unit: UnitRow; first: boolean; last: boolean }) {
  return (
    <>
      <ActionButton
        action={moveUnitAction}
        input={{ id: unit.id, to: "up" }}
        variant="quiet"
        size="sm"
        icon={<ArrowUp aria-hidden="true" />}
        disabled={first}
      >
        <span className="sr-only">{`上移 ${unit.name}`}</span>
      </ActionButton>
      <ActionButton
        action={moveUnitAction}
        input={{ id: unit.id, to: "down" }}
        variant="quiet"
        size="sm"
        icon={<ArrowDown aria-hidden="true" />}
        disabled={last}
      >
        <span className="sr-only">{`下移 ${unit.name}`}</span>
      </ActionButton>
    </>
  );
}

function UnitActions({ unit }: { unit: UnitRow }) {
  const { id, version } = unit;
  return (
    <>
      <FormDialog
        label="修改"
        title={`修改部门：${unit.name}`}
        variant="quiet"
        size="sm"
        action={editUnitAction}
        hidden={{ id, version }}
        labels={UNIT_LABELS}
        successMessage="部门已修改"
      >
        <UnitFields unit={unit} />
      </FormDialog>
      {unit.endedOn ? (
        <ActionButton
          action={restoreUnitAction}
          input={{ id, version }}
          variant="quiet"
          size="sm"
          successMessage="部门已恢复"
        >
          恢复
        </ActionButton>
      ) : (
        <ActionButton
          action={endUnitAction}
          input={{ id, version }}
          variant="quiet"
          size="sm"
          successMessage="部门已停用"
          confirm={{
            title: `停用“${unit.name}”？`,
            description: `停用后不能再承担新的整改措施，已有记录全部保留，以后可以恢复。${unitHangingWords(unit)}`,
            confirmLabel: "停用",
          }}
        >
          停用
        </ActionButton>
      )}
    </>
  );
}

/** Where a unit can be moved: the order of all of them; null while only some are listed. */
function actColumn(order: readonly UnitRow[] | null): Column<UnitRow> {
  return {
    key: "act",
    head: "操作",
    width: 190,
    nowrap: true,
    cell: (unit) => (
      <span className="-my-0.5 flex items-center">
        {order && <MoveButtons unit={unit} first={unit === order[0]} last={unit === order.at(-1)} />}
        <UnitActions unit={unit} />
      </span>
    ),
  };
}

/** The units of a body, with what the system administrator can do to each. */
export function UnitTable({
  caption,
  rows,
  order,
  mayEdit,
  empty,
}: {
  caption: string;
  rows: UnitRow[];
  order: readonly UnitRow[] | null;
  mayEdit: boolean;
  empty: ReactNode;
}) {
  return (
    <DataTable
      caption={caption}
      columns={mayEdit ? [...COLUMNS, actColumn(order)] : COLUMNS}
      rows={rows}
      getRowId={(row) => row.id}
      empty={empty}
    />
  );
}
