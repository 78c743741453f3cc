import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { FormDialog } from "@/components/form/form-dialog";
import { SettingsHead } from "@/components/people/settings-head";
import { type Column, DataTable } from "@/components/table/data-table";
import { FilterBar, FilterSearch } from "@/components/table/filter-bar";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { Pagination } from "@/components/table/pagination";
import type { QueryParams } from "@/components/table/query";
import { Combobox } from "@/components/ui/control/combobox";
import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { bodiesFor, mayEver } from "@/lib/access/policy";
import { openPage } from "@/lib/command/open-settings";
import { inSnapshot } from "@/lib/db/snapshot";
import { NAME_MAX, SHORT_NAME_MAX } from "@/lib/domain/limits";
import { one, pageNumber, readAddress, readConditions } from "@/lib/domain/text/address";
import { createBodyAction, editBodyAction } from "@/lib/features/people/actions";
import { type BodyRow, bodyOptions, listBodies } from "@/lib/features/people/queries/bodies";

export const metadata: Metadata = { title: "单位" };

const PATH = "/settings/bodies";
const LABELS = { name: "单位名称", shortName: "简称", parentId: "上级单位" };

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
  { key: "short", head: "简称", width: 150, cell: (row) => row.shortName },
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

function BodyFields({ name = "", shortName = "" }: { name?: string; shortName?: string }) {
  return (
    <>
      <Field label={LABELS.name} name="name" hint="全称，全系统不重名。" required>
        <Input name="name" defaultValue={name} maxLength={NAME_MAX} required />
      </Field>
      <Field label={LABELS.shortName} name="shortName" required>
        <Input name="shortName" defaultValue={shortName} maxLength={SHORT_NAME_MAX} required />
      </Field>
    </>
  );
}

export default async function BodiesPage({ searchParams }: { searchParams: Promise<QueryParams> }) {
  const viewer = await openPage("people.read");
  const params = await readAddress(searchParams);
  const {
    values: { q: text },
    unread,
  } = readConditions(params, { q: one((given) => given) });
  const mayEdit = mayEver(viewer, "people.manage");
  const mine = new Set(bodiesFor(viewer, "people.manage"));
  const { list, parents } = await inSnapshot(async () => ({
    list: await listBodies(viewer, text, pageNumber(params.page)),
    parents: mayEdit ? await bodyOptions(viewer, "people.manage") : null,
  }));
  const { rows, total, page, pageCount } = list;
  const columns: Column<BodyRow>[] = mayEdit
    ? [
        ...COLUMNS,
        {
          key: "act",
          head: "操作",
          width: 90,
          cell: (body) =>
            mine.has(body.id) && (
              <FormDialog
                label="修改"
                title={`修改单位：${body.name}`}
                variant="quiet"
                size="sm"
                action={editBodyAction}
                hidden={{ id: body.id, version: body.version }}
                labels={LABELS}
                successMessage="单位已修改"
              >
                <BodyFields name={body.name} shortName={body.shortName} />
              </FormDialog>
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
              label="新增单位"
              title="新增下级单位"
              description="各单位的台账相互独立；上级单位的巡视巡察机构可以查看下级单位。"
              variant="primary"
              icon={<Plus />}
              action={createBodyAction}
              labels={LABELS}
              successMessage="单位已新增"
            >
              <Field label={LABELS.parentId} name="parentId" required>
                <Combobox
                  name="parentId"
                  options={parents?.options ?? []}
                  source={parents?.source}
                  defaultValue={parents?.current?.id}
                />
              </Field>
              <BodyFields />
            </FormDialog>
          )
        }
      />
      <div className="mb-3">
        <FilterBar clearHref={text ? PATH : undefined}>
          <FilterSearch param="q" label="单位名称或简称" />
        </FilterBar>
      </div>
      <ActiveFilters className="mb-3" items={unreadFilters(unread, { q: "单位名称或简称" }, PATH, params)} />
      <Panel flush>
        <DataTable
          caption="单位"
          columns={columns}
          rows={rows}
          getRowId={(row) => row.id}
          empty={<EmptyState title="没有符合条件的单位" hint="请换个词再试。" />}
        />
        <div className="px-4 py-2">
          <Pagination page={page} pageCount={pageCount} total={total} basePath={PATH} params={params} />
        </div>
      </Panel>
    </>
  );
}
