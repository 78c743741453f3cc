import { DataTable } from "@/components/table/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import type { Day } from "@/lib/domain/day";
import type { InspectionView } from "@/lib/features/inspection/queries/inspection";
import { ClueDialog } from "./clue-dialog";

type Clue = NonNullable<InspectionView["clues"]>[number];

/** 问题线索 as counts, by day; for those who read the whole body. */
export function InspectionClues({
  inspectionId,
  clues,
  mayRecord,
  today,
}: {
  inspectionId: string;
  clues: Clue[];
  mayRecord: boolean;
  today: Day;
}) {
  const number = (n: number) => <span className="nums">{n} 件</span>;
  return (
    <Panel
      title="问题线索"
      description="只记数量，不记内容。"
      flush
      actions={mayRecord && <ClueDialog inspectionId={inspectionId} latest={clues[0]} today={today} />}
    >
      <DataTable
        caption="问题线索数量"
        rows={clues}
        getRowId={(c) => c.asOf}
        columns={[
          { key: "asOf", head: "截至", cell: (c) => <span className="nums">{c.asOf}</span> },
          { key: "transferred", head: "移交", align: "right", cell: (c) => number(c.transferred) },
          { key: "concluded", head: "办结", align: "right", cell: (c) => number(c.concluded) },
          { key: "pending", head: "在办", align: "right", cell: (c) => number(c.pending) },
        ]}
        empty={
          <EmptyState
            title="还没有登记过数量"
            hint={mayRecord ? "有线索移交时，按截至日期登记移交和办结的件数。" : "领导小组办公室登记以后会出现在这里。"}
          />
        }
      />
    </Panel>
  );
}
