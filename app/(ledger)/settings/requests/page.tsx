import type { Metadata } from "next";
import { SettingsHead } from "@/components/people/settings-head";
import { PostRequests } from "@/components/roster/post-requests";
import { SlipMaker } from "@/components/roster/slip-maker";
import { FilterBar, FilterCombobox } from "@/components/table/filter-bar";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { Pagination } from "@/components/table/pagination";
import { oneParam } from "@/components/table/query";
import { EmptyState } from "@/components/ui/empty-state";
import { CountedTitle, Panel } from "@/components/ui/panel";
import { mayEver } from "@/lib/access/can";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { one, pageNumber, readConditions } from "@/lib/domain/text/address";
import { releaseFirstCodesAction } from "@/lib/features/account/actions";
import { READ_PEOPLE } from "@/lib/features/people/acts";
import { bodyOptions } from "@/lib/features/people/queries/bodies";
import { DECIDE_POSTS } from "@/lib/features/roster/acts";
import { codesToRelease, listPostRequests } from "@/lib/features/roster/queries/post-requests";

export const metadata: Metadata = { title: "待设岗位" };

const PATH = "/settings/requests";

const open = definePage({ act: READ_PEOPLE }, async ({ viewer, query }) => {
  const bodies = await bodyOptions(viewer, READ_PEOPLE, oneParam(query.body));
  const asked = readConditions(query, {
    body: one((id) => bodies.options.find(({ value }) => value === id)?.value),
  });
  const of = { bodyId: asked.values.body };
  const decides = mayEver(viewer, DECIDE_POSTS);
  return {
    ...{ bodies, decides, asked },
    list: await listPostRequests(viewer, of, pageNumber(query.page)),
    codes: decides ? await codesToRelease(viewer, of) : [],
  };
});

/** Posts that sheets ask for: the security administrator sets or refuses them, then hands the other halves of the codes out. */
export default async function RequestsPage(props: PageProps) {
  const { viewer, query: params, found } = await open(props);
  const { bodies, decides, asked, list, codes } = found;
  const { body } = asked.values;
  return (
    <>
      <div className="print:hidden">
        <SettingsHead here={PATH} />
        <p className="mb-3 max-w-4xl text-muted">
          系统管理员导入的人员在表中写明了拟设岗位，须由安全管理员核对后设置，设置前不产生任何权限；可以逐行更正岗位、部门和任职起，也可以不予设置。
        </p>
        {bodies.options.length > 1 && (
          <div className="mb-3">
            <FilterBar clearHref={body ? PATH : undefined}>
              <FilterCombobox param="body" label="单位" options={bodies.options} source={bodies.source} />
            </FilterBar>
          </div>
        )}
        <ActiveFilters className="mb-3" items={unreadFilters(asked.unread, { body: "单位" }, PATH, params)} />
        <Panel title={<CountedTitle label="待设岗位" count={list.total} />} flush className="mb-4">
          {list.total === 0 ? (
            <EmptyState
              title={body ? "这个单位没有待设岗位" : "没有待设岗位"}
              hint="系统管理员导入人员表后，表中的拟设岗位列在这里。"
            />
          ) : (
            <>
              <PostRequests
                rows={list.rows}
                units={list.units}
                today={viewer.today}
                withBody={bodies.options.length > 1 && !body}
              />
              <div className="px-4 py-2">
                <Pagination
                  page={list.page}
                  pageCount={list.pageCount}
                  total={list.total}
                  basePath={PATH}
                  params={params}
                  unit="个"
                />
              </div>
            </>
          )}
        </Panel>
      </div>
      {decides && (
        <SlipMaker
          action={releaseFirstCodesAction}
          ids={codes.map(({ id }) => id)}
          part="second"
          label={`释放${codes.length}人的启用码，生成下半段领取单`}
          said="这些人的岗位已经设置，系统管理员已发上半段。释放后现场打印下半段，由您直接交给本人。"
        />
      )}
    </>
  );
}
