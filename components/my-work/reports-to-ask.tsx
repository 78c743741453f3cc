import { distance } from "@/components/inspection/inspection-timeline";
import { type Column, DataTable } from "@/components/table/data-table";
import { Pagination } from "@/components/table/pagination";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import type { Day } from "@/lib/domain/day";
import { REPORT_NEAR } from "@/lib/domain/inspection/round";
import type { AddressParams } from "@/lib/domain/text/address";
import type { ReportNear, ReportsNear } from "@/lib/features/round/queries/reports-near";

const columns = (today: Day): Column<ReportNear>[] => [
  {
    key: "body",
    head: "整改单位",
    cell: (r) => (
      <Link href={`/dashboard?inspection=${r.id}`} className="text-link hover:underline">
        {r.body}
      </Link>
    ),
  },
  {
    key: "name",
    head: "巡视巡察",
    cell: (r) => (
      <Link href={`/inspections/${r.id}`} className="text-link hover:underline">
        {r.name}
      </Link>
    ),
  },
  {
    key: "due",
    head: "报送截止",
    cell: (r) => (
      <span className="nums">
        {r.reportDueOn}
        <span className="ml-2 text-sm font-medium text-amber">{distance(r.reportDueOn, today)}</span>
      </span>
    ),
  },
];

/** What an inspection office has to ask its bodies for; what else it watches stands in the table of bodies. */
export function ReportsToAsk({ reports, today, params }: { reports: ReportsNear; today: Day; params: AddressParams }) {
  const { rows, total } = reports;
  return (
    <Panel
      title={`整改进展情况报告（${total}）`}
      description={`${REPORT_NEAR.before}天内到报送截止，或截止未满${REPORT_NEAR.after}天的；是否已报送，以收文为准。`}
      actions={<LinkButton href="/rounds">各单位整改情况</LinkButton>}
      flush
    >
      {total === 0 ? (
        <EmptyState
          title="没有临近报送截止的整改进展情况报告"
          hint="逾期、无进展、问题反弹和问题线索按轮次列在“各单位整改情况”里。"
        />
      ) : (
        <>
          <DataTable
            caption={`整改进展情况报告，共 ${total} 份`}
            columns={columns(today)}
            rows={rows}
            getRowId={(r) => r.id}
          />
          <div className="px-4 py-2">
            <Pagination {...reports} basePath="/my-work" params={params} param="reportPage" unit="份" />
          </div>
        </>
      )}
    </Panel>
  );
}
