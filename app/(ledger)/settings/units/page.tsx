import { ArrowDown, ArrowUp, Plus } from "lucide-react";
import type { Metadata } from "next";
import { ActionButton } from "@/components/form/action-button";
import { FormDialog } from "@/components/form/form-dialog";
import { BodySwitch } from "@/components/people/body-switch";
import { unitHangingWords } from "@/components/people/labels";
import { SettingsHead } from "@/components/people/settings-head";
import { UNIT_LABELS, UnitFields } from "@/components/people/unit-fields";
import { type Column, DataTable } from "@/components/table/data-table";
import { FilterBar, FilterSearch } from "@/components/table/filter-bar";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { Pagination } from "@/components/table/pagination";
import { oneParam, type QueryParams, withQuery } from "@/components/table/query";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { postFor } from "@/lib/access/policy";
import { openPage } from "@/lib/command/open-settings";
import { inSnapshot } from "@/lib/db/snapshot";
import { UNIT_KIND_LABELS } from "@/lib/domain/labels";
import { one, pageNumber, readAddress, readConditions } from "@/lib/domain/text/address";
import {
  createUnitAction,
  editUnitAction,
  endUnitAction,
  moveUnitAction,
  restoreUnitAction,
} from "@/lib/features/people/actions";
import { bodyOptions } from "@/lib/features/people/queries/bodies";
import { listUnits, type UnitRow } from "@/lib/features/people/queries/units";

export const metadata: Metadata = { title: "部门" };

const PATH = "/settings/units";
const PER_PAGE = 50;

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
  { key: "short", head: "简称", width: 150, cell: (row) => row.shortName },
  { key: "kind", head: "类别", width: 130, nowrap: true, cell: (row) => UNIT_KIND_LABELS[row.kind] },
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

export default async function UnitsPage({ searchParams }: { searchParams: Promise<QueryParams> }) {
  const viewer = await openPage("people.read");
  const params = await readAddress(searchParams);
  const { body, bodies, all } = await inSnapshot(async () => {
    const bodies = await bodyOptions(viewer, "people.read", oneParam(params.body));
    const body = bodies.current;
    return { bodies, body, all: body ? await listUnits(viewer, body.id) : [] };
  });
  const asked = readConditions(params, {
    q: one((text) => text),
    body: one((id) => (id === body?.id ? id : null)),
  });
  const text = asked.values.q;
  const found = text ? all.filter((u) => [u.name, u.shortName, ...u.aliases].some((word) => word.includes(text))) : all;
  const pageCount = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const page = Math.min(pageNumber(params.page), pageCount);
  const rows = found.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const mayEdit = body !== undefined && postFor(viewer, "people.manage", { bodyId: body.id }) !== null;
  const columns: Column<UnitRow>[] = mayEdit
    ? [
        ...COLUMNS,
        {
          key: "act",
          head: "操作",
          width: 190,
          nowrap: true,
          cell: (unit) => (
            <span className="-my-0.5 flex items-center">
              {!text && <MoveButtons unit={unit} first={unit === all[0]} last={unit === all.at(-1)} />}
              <UnitActions unit={unit} />
            </span>
          ),
        },
      ]
    : COLUMNS;

  return (
    <>
      <SettingsHead
        here={PATH}
        actions={
          mayEdit && (
            <FormDialog
              label="新增部门"
              title={`新增部门：${body.name}`}
              variant="primary"
              icon={<Plus />}
              action={createUnitAction}
              hidden={{ bodyId: body.id }}
              labels={UNIT_LABELS}
              successMessage="部门已新增"
            >
              <UnitFields />
            </FormDialog>
          )
        }
      />
      <div className="mb-3">
        <FilterBar clearHref={text ? withQuery(PATH, params, { q: undefined }) : undefined}>
          {bodies.options.length > 1 && (
            <BodySwitch
              param="body"
              label="单位"
              current={body?.id ?? ""}
              options={bodies.options}
              source={bodies.source}
            />
          )}
          <FilterSearch param="q" label="名称、简称或别名" />
        </FilterBar>
      </div>
      <ActiveFilters
        className="mb-3"
        items={unreadFilters(asked.unread, { q: "名称、简称或别名", body: "单位" }, PATH, params)}
      />
      <Panel title={body?.name} flush>
        <DataTable
          caption={`${body?.name ?? ""}的部门`}
          columns={columns}
          rows={rows}
          getRowId={(row) => row.id}
          empty={
            <EmptyState
              title={text ? "没有符合条件的部门" : "还没有部门"}
              hint={text ? "请换个词再试。" : "由系统管理员点“新增部门”登记处室和直属单位。"}
            />
          }
        />
        <div className="px-4 py-2">
          <Pagination page={page} pageCount={pageCount} total={found.length} basePath={PATH} params={params} />
        </div>
      </Panel>
    </>
  );
}
