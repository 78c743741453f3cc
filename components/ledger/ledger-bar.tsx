import { LedgerColumns } from "@/components/ledger/ledger-columns";
import { LedgerQuickChips, LedgerStatusChips } from "@/components/ledger/ledger-filters";
import { LedgerViews } from "@/components/ledger/ledger-views";
import { ALL_LEDGER_COLUMNS, LEDGER_COLUMNS } from "@/lib/features/ledger/columns";
import type { LedgerPage } from "@/lib/features/ledger/queries/ledger-page";

const COLUMNS = ALL_LEDGER_COLUMNS.map((key) => {
  const { heading, shown } = LEDGER_COLUMNS[key];
  return { key, heading, fixed: shown === "always" };
});

/** What is asked most often of the ledger, the viewer's own views of it, and its columns. */
export function LedgerBar({
  page,
  estimated,
  query,
}: {
  page: LedgerPage;
  /** Working days of a year without a notice are among those that make 滞留. */
  estimated: boolean;
  /** What the address asks, as a view keeps it. */
  query: string;
}) {
  const { counts, params } = page;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        <LedgerStatusChips counts={counts} basePath="/ledger" params={params} />
        <LedgerQuickChips limits={{ ...page.limits, stuckEstimated: estimated }} basePath="/ledger" params={params} />
      </div>
      <div className="ml-auto flex items-center gap-2 print:hidden">
        <LedgerViews
          query={query}
          views={page.own.views.map((view) => ({
            id: view.id,
            name: view.name,
            href: view.query ? `/ledger?${view.query}` : "/ledger",
            current: view.query === query,
          }))}
        />
        <LedgerColumns offered={COLUMNS} visible={page.columns} />
      </div>
    </div>
  );
}
