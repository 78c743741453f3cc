import type { ReactNode } from "react";
import { InspectionSwitcher } from "@/components/shell/inspection-switcher";
import { withQuery } from "@/components/table/query";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { type Day, dayInText } from "@/lib/domain/day";
import type { LedgerPage } from "@/lib/features/ledger/queries/ledger-page";

/** Which rows the ledger shows, the way to another inspection, and what is done with the list: one line. */
export function LedgerHead({ page, today, children }: { page: LedgerPage; today: Day; children: ReactNode }) {
  const { inspection, inspections, params, rows, counts } = page;
  const several = inspections.length > 1;
  const bodies = new Set(inspections.map((i) => i.bodyShortName)).size;
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1">
      <h1 className="text-xl font-semibold">整改台账</h1>
      {several && (
        <div className="min-w-0 print:hidden">
          <InspectionSwitcher
            inspections={inspections.map((i) => ({
              id: i.id,
              label: bodies > 1 ? `${i.bodyShortName} ${i.name}` : i.name,
              group: i.archived ? "已归档" : "进行中",
            }))}
            current={inspection?.id}
            {...(inspection ? {} : { allLabel: "全部巡视巡察" })}
          />
        </div>
      )}
      <span className={several ? "hidden print:inline" : "truncate text-muted"}>
        {inspection ? `${inspection.bodyName} · ${inspection.name}` : "全部巡视巡察"}
      </span>
      {inspection?.archived && <Badge>已归档</Badge>}
      <span className="nums text-sm text-muted">截至{dayInText(today)}</span>
      {several && inspection && (
        <Link
          href={withQuery("/ledger", params, {
            inspection: "all",
            section: undefined,
            issue: undefined,
            item: undefined,
          })}
          className="text-sm text-link hover:underline print:hidden"
        >
          查看全部
        </Link>
      )}
      <span className="nums hidden print:inline">
        {counts.more ? `超过${counts.rows}条` : `共 ${counts.rows} 条`}
        {page.pageCount > 1 && rows[0] && `，本页第 ${rows[0].order}–${rows[0].order + rows.length - 1} 条`}
      </span>
      <div className="ml-auto flex items-center gap-2 max-sm:hidden print:hidden">{children}</div>
    </div>
  );
}
