import type { Metadata } from "next";
import { AddPerson } from "@/components/people/add-person";
import { ACCOUNT_STATE } from "@/components/people/labels";
import { PeopleTable } from "@/components/people/people-table";
import { PeopleExport, SettingsHead } from "@/components/people/settings-head";
import { FilterBar, FilterCombobox, FilterSearch, FilterSelect } from "@/components/table/filter-bar";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { Pagination } from "@/components/table/pagination";
import { oneParam } from "@/components/table/query";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { mayEver } from "@/lib/access/can";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { sharesOwnerLogin } from "@/lib/command/health";
import { one, pageNumber, readConditions } from "@/lib/domain/text/address";
import { MANAGE_PEOPLE, READ_PEOPLE } from "@/lib/features/people/acts";
import { bodyOptions } from "@/lib/features/people/queries/bodies";
import { ACCOUNT_STATES, listPeople } from "@/lib/features/people/queries/people";
import { DECIDE_POSTS, IMPORT_ROSTER } from "@/lib/features/roster/acts";
import { countPostRequests } from "@/lib/features/roster/queries/post-requests";

export const metadata: Metadata = { title: "人员与账号" };

const PATH = "/settings/people";

const open = definePage({ act: READ_PEOPLE }, async ({ viewer, query }) => {
  const bodies = await bodyOptions(viewer, READ_PEOPLE, oneParam(query.body));
  const asked = readConditions(query, {
    q: one((text) => text),
    body: one((id) => bodies.options.find(({ value }) => value === id)?.value),
    state: one((text) => ACCOUNT_STATES.find((state) => state === text)),
  });
  const { q: text, body: bodyId, state } = asked.values;
  const mayAdd = mayEver(viewer, MANAGE_PEOPLE);
  return {
    mayAdd,
    mayImport: mayEver(viewer, IMPORT_ROSTER),
    waiting: mayEver(viewer, DECIDE_POSTS) ? await countPostRequests(viewer) : undefined,
    sharedLogin: mayAdd && (await sharesOwnerLogin()),
    bodies,
    asked,
    choices: mayAdd ? await bodyOptions(viewer, MANAGE_PEOPLE) : null,
    list: await listPeople(viewer, { bodyId, text, state }, pageNumber(query.page)),
  };
});

export default async function PeoplePage(props: PageProps) {
  const { query: params, found } = await open(props);
  const { mayAdd, mayImport, waiting, sharedLogin, bodies, asked, choices, list } = found;
  const { rows, total, page, pageCount } = list;
  const filtered = Object.keys(asked.values).length > 0;

  return (
    <>
      <SettingsHead
        here={PATH}
        waiting={waiting}
        actions={
          <>
            <PeopleExport kind="people" params={params} count={total} />
            {mayImport && <LinkButton href="/settings/rosters">导入人员和部门</LinkButton>}
            {mayAdd && <AddPerson bodies={choices} />}
          </>
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
        <PeopleTable
          rows={rows}
          withBody={bodies.options.length > 1}
          empty={
            <EmptyState
              title={filtered ? "没有符合条件的人员" : "还没有登记人员"}
              hint={filtered ? "请放宽条件再试。" : "由系统管理员点“新增人员”登记。"}
            />
          }
        />
        <div className="px-4 py-2">
          <Pagination page={page} pageCount={pageCount} total={total} basePath={PATH} params={params} unit="人" />
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
