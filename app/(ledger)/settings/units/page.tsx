import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { FormDialog } from "@/components/form/form-dialog";
import { BodySwitch } from "@/components/people/body-switch";
import { PeopleExport, SettingsHead } from "@/components/people/settings-head";
import { UNIT_LABELS, UnitFields } from "@/components/people/unit-fields";
import { UnitTable } from "@/components/people/unit-table";
import { FilterBar, FilterSearch } from "@/components/table/filter-bar";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { Pagination } from "@/components/table/pagination";
import { oneParam, withQuery } from "@/components/table/query";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { can } from "@/lib/access/can";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { one, pageNumber, pageWithin, readConditions } from "@/lib/domain/text/address";
import { createUnitAction } from "@/lib/features/people/actions";
import { MANAGE_PEOPLE, READ_PEOPLE } from "@/lib/features/people/acts";
import { bodyOptions } from "@/lib/features/people/queries/bodies";
import { listUnits, unitNamed } from "@/lib/features/people/queries/units";

export const metadata: Metadata = { title: "部门" };

const PATH = "/settings/units";
const PER_PAGE = 50;

const open = definePage({ act: READ_PEOPLE }, async ({ viewer, query }) => {
  const bodies = await bodyOptions(viewer, READ_PEOPLE, oneParam(query.body));
  const body = bodies.current;
  return { bodies, body, all: body ? await listUnits(viewer, body.id) : [] };
});

export default async function UnitsPage(props: PageProps) {
  const { viewer, query: params, found } = await open(props);
  const { bodies, body, all } = found;
  const asked = readConditions(params, {
    q: one((text) => text),
    body: one((id) => (id === body?.id ? id : null)),
  });
  const text = asked.values.q;
  const named = text ? all.filter((unit) => unitNamed(unit, text)) : all;
  const { page, pageCount } = pageWithin(pageNumber(params.page), named.length, PER_PAGE);
  const rows = named.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const mayEdit = body !== undefined && can(viewer, MANAGE_PEOPLE, body) !== null;
  return (
    <>
      <SettingsHead
        here={PATH}
        actions={
          <>
            <PeopleExport kind="units" params={params} count={named.length} />
            {mayEdit && (
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
            )}
          </>
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
        <UnitTable
          caption={`${body?.name ?? ""}的部门`}
          rows={rows}
          order={text ? null : all}
          mayEdit={mayEdit}
          empty={
            <EmptyState
              title={text ? "没有符合条件的部门" : "还没有部门"}
              hint={text ? "请换个词再试。" : "由系统管理员点“新增部门”登记处室和直属单位。"}
            />
          }
        />
        <div className="px-4 py-2">
          <Pagination
            page={page}
            pageCount={pageCount}
            total={named.length}
            basePath={PATH}
            params={params}
            unit="个"
          />
        </div>
      </Panel>
    </>
  );
}
