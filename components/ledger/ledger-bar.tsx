import { LedgerColumns } from "@/components/ledger/ledger-columns";
import { LedgerDensity } from "@/components/ledger/ledger-density";
import { LedgerViews } from "@/components/ledger/ledger-views";
import { ALL_LEDGER_COLUMNS, LEDGER_COLUMNS } from "@/lib/features/ledger/columns";
import { savedQuery } from "@/lib/features/ledger/filter";
import type { LedgerPage } from "@/lib/features/ledger/queries/ledger-page";

const COLUMNS = ALL_LEDGER_COLUMNS.map((key) => {
  const { heading, shown } = LEDGER_COLUMNS[key];
  return { key, heading, fixed: shown === "always" };
});

/** What the viewer keeps of the ledger: views of it, its columns, how close its rows stand. */
export function LedgerBar({ page, query }: { page: LedgerPage; query: string }) {
  return (
    <>
      <LedgerDensity density={page.own.density} />
      <LedgerViews
        query={query}
        views={page.own.views.map((view) => ({
          id: view.id,
          name: view.name,
          href: view.query ? `/ledger?${view.query}` : "/ledger",
          // Columns are written in the order of the page, which was another when older ones were saved.
          current: savedQuery(view.query) === query,
        }))}
      />
      <LedgerColumns offered={COLUMNS} visible={page.columns} />
    </>
  );
}
