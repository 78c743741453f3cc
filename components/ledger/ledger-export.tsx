import { ExportMenu } from "@/components/table/export-menu";
import { Link } from "@/components/ui/link";
import { SHEET_LABELS } from "@/lib/features/sheet/words";

/**
 * The list as sheets; to the office also the way to a round of 收表, with a sheet for each unit.
 * @param collects the inspection it may ask its units about
 */
export function LedgerExport({ query, rows, collects }: { query: string; rows: string; collects: string | null }) {
  return (
    <ExportMenu
      from={`/api/exports/ledger?${query}`}
      sheets={SHEET_LABELS}
      said={`符合条件的全部${rows}条，不限于本页。`}
    >
      {collects && (
        <p className="mt-1 border-t border-line pt-2">
          <Link href={`/sheet-rounds/new?inspection=${collects}`}>每周收表：每个部门一张，发出、收回</Link>
        </p>
      )}
    </ExportMenu>
  );
}
