import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { LedgerColumns } from "@/components/ledger/ledger-columns";
import { LedgerEmpty, NoInspection } from "@/components/ledger/ledger-empty";
import { LedgerFilters, LedgerQuickChips, LedgerStatusChips } from "@/components/ledger/ledger-filters";
import { LedgerPageSize } from "@/components/ledger/ledger-page-size";
import { LedgerTable } from "@/components/ledger/ledger-table";
import { LedgerViews } from "@/components/ledger/ledger-views";
import { InspectionSwitcher } from "@/components/shell/inspection-switcher";
import { PageHead } from "@/components/shell/page-head";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { Pagination } from "@/components/table/pagination";
import { withQuery } from "@/components/table/query";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { mayEver } from "@/lib/access/policy";
import { requireViewer } from "@/lib/access/session";
import { refusePage } from "@/lib/command/refuse-page";
import { inSnapshot } from "@/lib/db/snapshot";
import { dayInText } from "@/lib/domain/day";
import { isStuckEstimated } from "@/lib/domain/measure/deadline";
import { type AddressParams, readAddress } from "@/lib/domain/text/address";
import { ALL_LEDGER_COLUMNS, LEDGER_COLUMNS } from "@/lib/features/ledger/columns";
import { ledgerParams, savedQuery } from "@/lib/features/ledger/filter";
import { ledgerPage } from "@/lib/features/ledger/queries/ledger-page";
import { CALLED, saidConditions } from "@/lib/features/measure/filter";

export const metadata: Metadata = { title: "台账" };

const BASE = "/ledger";
const COLUMNS = ALL_LEDGER_COLUMNS.map((key) => {
  const { heading, shown } = LEDGER_COLUMNS[key];
  return { key, heading, fixed: shown === "always" };
});

export default async function LedgerRoute({ searchParams }: { searchParams: Promise<AddressParams> }) {
  const [viewer, asked] = await Promise.all([requireViewer(), readAddress(searchParams)]);
  if (!mayEver(viewer, "ledger.read")) return refusePage(viewer);
  const answer = await inSnapshot(() => ledgerPage(viewer, asked));
  if (answer.is === "elsewhere") redirect(withQuery(BASE, answer.params, {}));
  if (answer.is === "unknown") notFound();
  if (answer.is === "nothing") return <NoInspection viewer={viewer} />;

  const { page } = answer;
  const { inspection, inspections, address, params, filter, rows, counts } = page;
  const estimated = (days: number | undefined) =>
    days !== undefined && isStuckEstimated(viewer.today, days, viewer.calendar);
  const conditions = saidConditions(filter, page.filterNames, estimated(filter.stuckDays));
  const clearHref = withQuery(
    BASE,
    ledgerParams({ ...address, unread: [] }),
    Object.fromEntries(conditions.map(({ field }) => [field, undefined])),
  );
  const query = savedQuery(withQuery("", params, {}));
  const bodies = new Set(inspections.map((i) => i.bodyShortName)).size;

  return (
    <>
      <PageHead
        title="整改台账"
        scope={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span>
              {inspection ? inspection.bodyName : "全部巡视巡察"}
              {inspection && (
                <span className={inspections.length > 1 ? "hidden print:inline" : ""}> · {inspection.title}</span>
              )}
            </span>
            {inspection?.archived && <Badge>已归档</Badge>}
            <span className="nums">截至{dayInText(viewer.today)}</span>
            <span className="nums hidden print:inline">
              共 {counts.rows} 条
              {page.pageCount > 1 && rows[0] && `，本页第 ${rows[0].order}–${rows[0].order + rows.length - 1} 条`}
            </span>
          </span>
        }
        actions={
          inspections.length > 1 && (
            <>
              <InspectionSwitcher
                inspections={inspections.map((i) => ({
                  id: i.id,
                  label: bodies > 1 ? `${i.bodyShortName} ${i.title}` : i.title,
                  group: i.archived ? "已归档" : "进行中",
                }))}
                current={inspection?.id}
                {...(inspection ? {} : { allLabel: "全部巡视巡察" })}
              />
              {inspection && (
                <Link
                  href={withQuery(BASE, params, {
                    inspection: "all",
                    section: undefined,
                    issue: undefined,
                    item: undefined,
                  })}
                  className="text-sm text-link hover:underline"
                >
                  查看全部
                </Link>
              )}
            </>
          )
        }
      />
      <div className="flex flex-col gap-3">
        <LedgerFilters filter={filter} names={page.names} />
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <div className="flex flex-wrap gap-x-4 gap-y-2">
            <LedgerStatusChips counts={counts} basePath={BASE} params={params} />
            <LedgerQuickChips
              limits={{ ...page.limits, stuckEstimated: estimated(page.limits.stuckAfterDays) }}
              basePath={BASE}
              params={params}
            />
          </div>
          <div className="ml-auto flex items-center gap-2 print:hidden">
            <LedgerViews
              query={query}
              views={page.own.views.map((view) => ({
                id: view.id,
                name: view.name,
                href: view.query ? `${BASE}?${view.query}` : BASE,
                current: view.query === query,
              }))}
            />
            <LedgerColumns offered={COLUMNS} visible={page.columns} />
          </div>
        </div>
        <ActiveFilters
          items={[
            ...conditions.map(({ field, label }) => ({
              label,
              removeHref: withQuery(BASE, params, { [field]: undefined }),
            })),
            ...unreadFilters(address.unread, CALLED, BASE, params),
          ]}
          clearHref={clearHref}
        />
        <div className="overflow-hidden rounded-lg border border-line bg-surface print:overflow-visible print:rounded-none print:border-0">
          <LedgerTable
            caption={`整改台账，共 ${counts.rows} 条`}
            rows={rows}
            columns={page.columns}
            sort={address.sort}
            basePath={BASE}
            params={params}
            empty={
              <LedgerEmpty
                conditions={conditions.length}
                clearHref={clearHref}
                viewer={viewer}
                inspection={inspection}
              />
            }
          />
        </div>
        {counts.rows > 0 && (
          <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
            <LedgerPageSize size={address.size} total={counts.rows} basePath={BASE} params={params} />
            <div className="min-w-0 flex-1">
              <Pagination
                page={address.page}
                pageCount={page.pageCount}
                total={counts.rows}
                basePath={BASE}
                params={params}
              />
            </div>
          </div>
        )}
      </div>
    </>
  );
}
