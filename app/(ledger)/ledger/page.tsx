import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { LedgerBar } from "@/components/ledger/ledger-bar";
import { LedgerBox } from "@/components/ledger/ledger-box";
import { LedgerEmpty, NoInspection } from "@/components/ledger/ledger-empty";
import { LedgerExport } from "@/components/ledger/ledger-export";
import { LedgerFilters, LedgerQuickChips, LedgerStatusChips } from "@/components/ledger/ledger-filters";
import { LedgerHead } from "@/components/ledger/ledger-head";
import { LedgerOut } from "@/components/ledger/ledger-out";
import { ledgerTable } from "@/components/ledger/ledger-table";
import { LedgerOpening } from "@/components/measure/opening/ledger-opening";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { PageSize } from "@/components/table/page-size";
import { Pagination } from "@/components/table/pagination";
import { withQuery } from "@/components/table/query";
import { can } from "@/lib/access/can";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { isStuckEstimated } from "@/lib/domain/measure/deadline";
import { ledgerParams, PAGE_SIZES, savedQuery } from "@/lib/features/ledger/filter";
import { ledgerPage } from "@/lib/features/ledger/queries/ledger-page";
import { ENTER_OPENING } from "@/lib/features/measure/acts";
import { CALLED, chosenNames, EVERYWHERE, saidConditions } from "@/lib/features/measure/filter";
import { COLLECT_SHEETS } from "@/lib/features/sheet-round/acts";
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
  const list = new URLSearchParams(withQuery("", params, {})).toString();
  const collects = inspection && !inspection.archived && can(viewer, COLLECT_SHEETS, inspection) ? inspection.id : null;
  const caption = `整改台账，${counts.more ? "超过" : "共"} ${counts.rows} 条`;
  const { groups, columns } = page;
  const table = ledgerTable({ caption, rows, columns, groups, sort: address.sort, basePath: BASE, params });

  return (
    <div className="one-screen flex min-h-0 flex-1 flex-col gap-2">
      <LedgerHead page={page} today={viewer.today}>
        {inspection && !inspection.archived && can(viewer, ENTER_OPENING, inspection) && (
          <LedgerOpening inspectionId={inspection.id} />
        )}
        <LedgerBar page={page} query={query} />
        {counts.rows > 0 && (
          <>
            <LedgerOut query={list} total={counts.rows} />
            <LedgerExport query={list} rows={`${counts.more ? "超过" : ""}${counts.rows}`} collects={collects} />
          </>
        )}
      </LedgerHead>
      <LedgerFilters
        filter={filter}
        chosen={chosenNames(filter, page.filterNames)}
        choicesFrom={`/api/ledger/choices?inspection=${inspection?.id ?? EVERYWHERE}`}
      />
      <div className="flex flex-wrap gap-x-4 gap-y-2 max-sm:flex-nowrap max-sm:overflow-x-auto print:hidden">
        <LedgerStatusChips counts={counts} basePath={BASE} params={params} />
        <LedgerQuickChips
          under={page.under}
          limits={{ ...page.limits, stuckEstimated: estimated(page.limits.stuckAfterDays) }}
          basePath={BASE}
          params={params}
        />
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
      {rows.length === 0 ? (
        <LedgerEmpty conditions={conditions.length} clearHref={clearHref} viewer={viewer} inspection={inspection} />
      ) : (
        <div className="flex min-h-60 flex-1 overflow-hidden rounded-lg border border-line bg-surface print:overflow-visible print:rounded-none print:border-0">
          <LedgerBox label={caption} source={table.source} density={page.own.density} />
        </div>
      )}
      {counts.rows > 0 && (
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
          <PageSize sizes={PAGE_SIZES} size={address.size} total={counts.rows} basePath={BASE} params={params} />
          <div className="min-w-0 flex-1">
            <Pagination
              page={address.page}
              pageCount={page.pageCount}
              total={counts.rows}
              more={counts.more}
              basePath={BASE}
              params={params}
            />
          </div>
        </div>
      )}
    </div>
  );
}
