import type { Metadata } from "next";
import { RoundStateBadge } from "@/components/sheet-round/round-state";
import { PageHead } from "@/components/shell/page-head";
import { DataTable } from "@/components/table/data-table";
import { Pagination } from "@/components/table/pagination";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { Card } from "@/components/ui/panel";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { sheetRoundsPage } from "@/lib/features/sheet-round/filter";
import { sheetRoundList } from "@/lib/features/sheet-round/queries/rounds";
import { rowsInWords, sheetRoundName } from "@/lib/features/sheet-round/words";
import { opens } from "@/lib/registry/navigation";

export const metadata: Metadata = { title: "每周收表" };

const BASE = "/sheet-rounds";

const open = definePage({ may: opens(BASE) }, ({ viewer, query }) => sheetRoundList(viewer, sheetRoundsPage(query)));

/** The rounds of 收表 the viewer sees, newest first. */
export default async function SheetRoundsPage(props: PageProps) {
  const { query: params, found: list } = await open(props);
  const make = (
    <LinkButton href={`${BASE}/new`} variant="primary">
      发起收表
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title="每周收表"
        scope="把台账按部门发出去填，收回来导入，看谁还没有交"
        actions={list.mayMake && make}
      />
      <Card className="overflow-hidden p-0">
        <DataTable
          caption={`收表，共 ${list.total} 次`}
          rows={list.rows}
          getRowId={(round) => round.id}
          empty={
            <EmptyState
              title="还没有收过表"
              hint={
                list.mayMake
                  ? "发起一次，选定交回期限和部门，就可以下载各部门的台账表。"
                  : "领导小组办公室发起收表以后，本部门的台账表会出现在这里。"
              }
              action={list.mayMake && make}
            />
          }
          columns={[
            {
              key: "name",
              head: "收表",
              nowrap: true,
              cell: (round) => (
                <Link href={`${BASE}/${round.id}`} className="text-link underline-offset-4 hover:underline">
                  {sheetRoundName(round.madeOn)}
                </Link>
              ),
            },
            {
              key: "inspection",
              head: "巡视巡察",
              cell: (round) => (
                <>
                  {round.inspection}
                  <span className="block text-sm text-muted">{round.bodyName}</span>
                </>
              ),
            },
            { key: "rows", head: "表内措施", cell: (round) => rowsInWords(round) },
            { key: "due", head: "交回期限", width: 110, nowrap: true, cell: (round) => round.dueOn },
            {
              key: "returned",
              head: "已交回",
              width: 90,
              align: "right",
              nowrap: true,
              cell: (round) => (
                <span className="nums">
                  {round.returned}/{round.all}
                </span>
              ),
            },
            {
              key: "state",
              head: "状态",
              width: 90,
              nowrap: true,
              cell: (round) => <RoundStateBadge state={round.state} />,
            },
            { key: "by", head: "发起人", width: 90, nowrap: true, cell: (round) => round.by },
          ]}
        />
      </Card>
      {list.total > 0 && (
        <div className="mt-3">
          <Pagination {...list} basePath={BASE} params={params} unit="次" />
        </div>
      )}
    </>
  );
}
