import { InspectionSwitcher } from "@/components/shell/inspection-switcher";
import { PageHead } from "@/components/shell/page-head";
import { withQuery } from "@/components/table/query";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { type Day, dayInText } from "@/lib/domain/day";
import type { LedgerPage } from "@/lib/features/ledger/queries/ledger-page";

/** Which rows the ledger shows, and the way to another inspection. */
export function LedgerHead({ page, today }: { page: LedgerPage; today: Day }) {
  const { inspection, inspections, params, rows, counts } = page;
  const bodies = new Set(inspections.map((i) => i.bodyShortName)).size;
  return (
    <PageHead
      title="整改台账"
      scope={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>
            {inspection ? inspection.bodyName : "全部巡视巡察"}
            {inspection && (
              <span className={inspections.length > 1 ? "hidden print:inline" : ""}> · {inspection.name}</span>
            )}
          </span>
          {inspection?.archived && <Badge>已归档</Badge>}
          <span className="nums">截至{dayInText(today)}</span>
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
                label: bodies > 1 ? `${i.bodyShortName} ${i.name}` : i.name,
                group: i.archived ? "已归档" : "进行中",
              }))}
              current={inspection?.id}
              {...(inspection ? {} : { allLabel: "全部巡视巡察" })}
            />
            {inspection && (
              <Link
                href={withQuery("/ledger", params, {
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
  );
}
