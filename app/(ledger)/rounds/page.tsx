import type { Metadata } from "next";
import { RoundBox } from "@/components/round/round-box";
import { RoundSwitch } from "@/components/round/round-switch";
import { PageHead } from "@/components/shell/page-head";
import { FilterBar, FilterSearch } from "@/components/table/filter-bar";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { PageSize } from "@/components/table/page-size";
import { Pagination } from "@/components/table/pagination";
import { withQuery } from "@/components/table/query";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PrintButton } from "@/components/ui/print-button";
import "@/components/round/round-table.css";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { dayInText } from "@/lib/domain/day";
import { roundKey, roundName } from "@/lib/domain/inspection/round";
import { ROUND_SIZES } from "@/lib/features/round/filter";
import { opens } from "@/lib/registry/navigation";
import { loadRound } from "./load";

export const metadata: Metadata = { title: "各单位整改情况" };

const BASE = "/rounds";
const CALLED = { round: "轮次", q: "单位", sort: "排序", dir: "升降序", size: "每页行数" };

const open = definePage({ may: opens(BASE) }, ({ viewer, query }) => loadRound(viewer, query));

/** The bodies below an inspection office, one round at a time, beside each other. */
export default async function RoundsPage(props: PageProps) {
  const { viewer, query: params, found } = await open(props);
  const { address, rounds, unread, shown } = found;
  const title = "各单位整改情况";
  if (!shown) {
    return (
      <>
        <PageHead title={title} />
        <EmptyState title="还没有巡视巡察" hint="下级单位新建巡视巡察或导入整改报告后，会按轮次列在这里。" />
      </>
    );
  }
  const { round, table } = shown;
  const { q, sort } = address;
  const name = roundName(round);
  const elsewhere = rounds.filter((other) => other !== round && other.found > 0).slice(0, 5);
  const caption = `${name}，共${table.total}个单位`;
  return (
    <>
      <PageHead
        title={title}
        scope={
          <span className="nums">
            <span className="hidden print:inline">{caption}　</span>截至{dayInText(viewer.today)}
          </span>
        }
        actions={<PrintButton />}
      />
      <div className="flex flex-col gap-2">
        <FilterBar clearHref={q ? withQuery(BASE, params, { q: undefined }) : undefined}>
          <RoundSwitch
            options={rounds.map((each) => ({ value: roundKey(each), label: `${roundName(each)}（${each.found}）` }))}
            current={roundKey(round)}
          />
          <FilterSearch param="q" label="搜索单位" />
        </FilterBar>
        <ActiveFilters items={unreadFilters(unread, CALLED, BASE, params)} />
        {table.rows.length === 0 ? (
          <EmptyState
            title={`${name}没有名称含“${q}”的单位`}
            hint={elsewhere.length > 0 && "其他轮次里有："}
            action={
              <>
                {elsewhere.map((other) => (
                  <LinkButton key={roundKey(other)} href={withQuery(BASE, params, { round: roundKey(other) })}>
                    {roundName(other)}（{other.found}）
                  </LinkButton>
                ))}
                <LinkButton href={withQuery(BASE, params, { q: undefined })}>清除条件</LinkButton>
              </>
            }
          />
        ) : (
          <>
            <RoundBox caption={caption} round={name} rows={table.rows} sort={sort} basePath={BASE} params={params} />
            <div className="flex flex-wrap items-center justify-between gap-x-6">
              <Pagination {...table} basePath={BASE} params={params} unit="个单位" />
              <PageSize
                sizes={ROUND_SIZES}
                size={address.size}
                total={table.total}
                unit="个"
                basePath={BASE}
                params={params}
              />
            </div>
          </>
        )}
      </div>
    </>
  );
}
