import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { FormDialog } from "@/components/form/form-dialog";
import { ACCOUNT_STATE } from "@/components/people/labels";
import { PERSON_LABELS, PersonFields } from "@/components/people/person-fields";
import { SettingsHead } from "@/components/people/settings-head";
import { type Column, DataTable } from "@/components/table/data-table";
import { FilterBar, FilterCombobox, FilterSearch, FilterSelect } from "@/components/table/filter-bar";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { Pagination } from "@/components/table/pagination";
import { oneParam, type QueryParams } from "@/components/table/query";
import { Badge } from "@/components/ui/badge";
import { Combobox } from "@/components/ui/control/combobox";
import { Field } from "@/components/ui/control/field";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { mayEver } from "@/lib/access/policy";
import { sharesOwnerLogin } from "@/lib/command/health";
import { openPage } from "@/lib/command/open-settings";
import { inSnapshot } from "@/lib/db/snapshot";
import { one, pageNumber, readAddress, readConditions } from "@/lib/domain/text/address";
import { createPersonAction } from "@/lib/features/people/actions";
import { bodyOptions } from "@/lib/features/people/queries/bodies";
import { ACCOUNT_STATES, listPeople, type PersonRow } from "@/lib/features/people/queries/people";

export const metadata: Metadata = { title: "人员与账号" };

const PATH = "/settings/people";

const COLUMNS: Column<PersonRow>[] = [
  {
    key: "name",
    head: "姓名",
    width: 120,
    cell: (row) => (
      <Link href={`${PATH}/${row.id}`} className="text-link hover:underline">
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

export default async function PeoplePage({ searchParams }: { searchParams: Promise<QueryParams> }) {
  const viewer = await openPage("people.read");
  const params = await readAddress(searchParams);
  const mayAdd = mayEver(viewer, "people.manage");
  const { sharedLogin, bodies, asked, choices, list } = await inSnapshot(async () => {
    const bodies = await bodyOptions(viewer, "people.read", oneParam(params.body));
    const asked = readConditions(params, {
      q: one((text) => text),
      body: one((id) => bodies.options.find(({ value }) => value === id)?.value),
      state: one((text) => ACCOUNT_STATES.find((state) => state === text)),
    });
    const { q: text, body: bodyId, state } = asked.values;
    return {
      sharedLogin: mayEver(viewer, "people.manage") && (await sharesOwnerLogin()),
      bodies,
      asked,
      choices: mayAdd ? await bodyOptions(viewer, "people.manage") : null,
      list: await listPeople(viewer, { bodyId, text, state }, pageNumber(params.page)),
    };
  });
  const { rows, total, page, pageCount } = list;
  const filtered = Object.keys(asked.values).length > 0;
  const bodyColumn: Column<PersonRow> = {
    key: "body",
    head: "单位",
    width: 140,
    cell: (row) => row.bodyName,
  };
  const columns = bodies.options.length > 1 ? [...COLUMNS.slice(0, 2), bodyColumn, ...COLUMNS.slice(2)] : COLUMNS;

  return (
    <>
      <SettingsHead
        here={PATH}
        actions={
          mayAdd && (
            <FormDialog
              label="新增人员"
              title="新增人员"
              description="先登记人员，再在其页面开通账号；岗位由安全管理员授予。"
              variant="primary"
              icon={<Plus />}
              action={createPersonAction}
              labels={PERSON_LABELS}
              successMessage="人员已新增"
            >
              <Field label={PERSON_LABELS.bodyId} name="bodyId" required>
                {/* Of several nobody's is taken for granted: a person cannot be moved to another body. */}
                <Combobox
                  name="bodyId"
                  options={choices?.options ?? []}
                  source={choices?.source}
                  defaultValue={choices?.options.length === 1 ? choices.options[0]?.value : undefined}
                />
              </Field>
              <PersonFields />
            </FormDialog>
          )
        }
      />
      <div className="mb-3">
        <FilterBar clearHref={filtered ? PATH : undefined}>
          <FilterSearch param="q" label="姓名、职务或账号" />
          {bodies.options.length > 1 && (
            <FilterCombobox param="body" label="单位" options={bodies.options} source={bodies.source} />
          )}
          <FilterSelect
            param="state"
            label="账号状态"
            options={ACCOUNT_STATES.map((state) => ({ value: state, label: ACCOUNT_STATE[state].label }))}
          />
        </FilterBar>
      </div>
      <ActiveFilters
        className="mb-3"
        items={unreadFilters(asked.unread, { q: "姓名、职务或账号", body: "单位", state: "账号状态" }, PATH, params)}
      />
      <Panel flush>
        <DataTable
          caption="人员与账号"
          columns={columns}
          rows={rows}
          getRowId={(row) => row.id}
          empty={
            <EmptyState
              title={filtered ? "没有符合条件的人员" : "还没有登记人员"}
              hint={filtered ? "请放宽条件再试。" : "由系统管理员点“新增人员”登记。"}
            />
          }
        />
        <div className="px-4 py-2">
          <Pagination page={page} pageCount={pageCount} total={total} basePath={PATH} params={params} />
        </div>
      </Panel>
      {sharedLogin && (
        <p className="mt-3 text-sm text-muted print:hidden">
          系统状态：网页服务以数据库所有者的账号登录，数据库自身挡不住它改动历史记录。请按安装说明“自备
          PostgreSQL”另设一个登录账号。
        </p>
      )}
    </>
  );
}
