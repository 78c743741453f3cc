import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { LedgerBar } from "@/components/ledger/ledger-bar";
import { LedgerEmpty, NoInspection } from "@/components/ledger/ledger-empty";
import { LedgerFilters } from "@/components/ledger/ledger-filters";
import { LedgerHead } from "@/components/ledger/ledger-head";
import { LedgerPageSize } from "@/components/ledger/ledger-page-size";
import { LedgerTable } from "@/components/ledger/ledger-table";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { Pagination } from "@/components/table/pagination";
import { withQuery } from "@/components/table/query";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { isStuckEstimated } from "@/lib/domain/measure/deadline";
import { ledgerParams, savedQuery } from "@/lib/features/ledger/filter";
import { ledgerPage } from "@/lib/features/ledger/queries/ledger-page";
import { CALLED, saidConditions } from "@/lib/features/measure/filter";
import { opens } from "@/lib/registry/navigation";

export const metadata: Metadata = { title: "台账" };

const BASE = "/ledger";

const open = definePage({ may: opens(BASE) }, ({ viewer, query }) => ledgerPage(viewer, query));
export default async function LedgerRoute(props: PageProps) {
  const { viewer, found: answer } = await open(props);
  if (answer.is === "elsewhere") redirect(withQuery(BASE, answer.params, {}));
  if (answer.is === "unknown") notFound();
  if (answer.is === "nothing") return <NoInspection viewer={viewer} />;

  const { page } = answer;
  const { inspection, address, params, filter, rows, counts } = page;
  const estimated = (days: number | undefined) =>
    days !== undefined && isStuckEstimated(viewer.today, days, viewer.calendar);
  const conditions = saidConditions(filter, page.filterNames, estimated(filter.stuckDays));
  const clearHref = withQuery(
    BASE,
    ledgerParams({ ...address, unread: [] }),
    Object.fromEntries(conditions.map(({ field }) => [field, undefined])),
  );
  const query = savedQuery(withQuery("", params, {}));

  return (
    <>
      <LedgerHead page={page} today={viewer.today} />
      <div className="flex flex-col gap-3">
        <LedgerFilters filter={filter} names={page.names} />
        <LedgerBar page={page} estimated={estimated(page.limits.stuckAfterDays)} query={query} />
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
