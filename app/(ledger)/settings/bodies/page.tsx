import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { FormDialog } from "@/components/form/form-dialog";
import { BODY_LABELS, BodyFields } from "@/components/people/body-fields";
import { BodyTable } from "@/components/people/body-table";
import { SettingsHead } from "@/components/people/settings-head";
import { FilterBar, FilterSearch } from "@/components/table/filter-bar";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { Pagination } from "@/components/table/pagination";
import { Combobox } from "@/components/ui/control/combobox";
import { Field } from "@/components/ui/control/field";
import { Panel } from "@/components/ui/panel";
import { mayEver } from "@/lib/access/can";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { one, pageNumber, readConditions } from "@/lib/domain/text/address";
import { createBodyAction } from "@/lib/features/people/actions";
import { MANAGE_PEOPLE, READ_PEOPLE } from "@/lib/features/people/acts";
import { bodyOptions, listBodies } from "@/lib/features/people/queries/bodies";

export const metadata: Metadata = { title: "单位" };

const PATH = "/settings/bodies";

const open = definePage({ act: READ_PEOPLE }, async ({ viewer, query }) => {
  const { values, unread } = readConditions(query, { q: one((given) => given) });
  return {
    text: values.q,
    unread,
    list: await listBodies(viewer, values.q, pageNumber(query.page)),
    parents: mayEver(viewer, MANAGE_PEOPLE) ? await bodyOptions(viewer, MANAGE_PEOPLE) : null,
  };
});

export default async function BodiesPage(props: PageProps) {
  const { viewer, query: params, found } = await open(props);
  const { text, unread, list, parents } = found;
  const mayEdit = mayEver(viewer, MANAGE_PEOPLE);
  const { rows, total, page, pageCount } = list;
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
              labels={BODY_LABELS}
              successMessage="单位已新增"
            >
              <Field label={BODY_LABELS.parentId} name="parentId" required>
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
        <BodyTable rows={rows} editable={mayEdit} />
        <div className="px-4 py-2">
          <Pagination page={page} pageCount={pageCount} total={total} basePath={PATH} params={params} unit="个" />
        </div>
      </Panel>
    </>
  );
}
