import { Button } from "@/components/ui/button";
import type { Desk } from "@/lib/features/assign/queries/assign-desk";
import { tickState } from "./assign-selection";
import { TickBox } from "./assign-tick-box";
import { PasteTable, type TaskItem } from "./task-table/paste-table";
import type { useSelection } from "./use-selection";

/** Above the desk's table: choosing all, folding all, and taking what the words of the measures say plainly. */
export function AssignToolbar({
  desk,
  selection,
  folded,
  onFold,
  offered,
  onOffered,
  onItems,
}: {
  desk: Desk;
  selection: ReturnType<typeof useSelection>;
  /** Some group is folded: the button unfolds all. */
  folded: boolean;
  onFold: () => void;
  /** Suggestions that can be taken at once. */
  offered: number;
  onOffered: () => void;
  /** Sets aside what a pasted table gives. */
  onItems: (items: TaskItem[]) => void;
}) {
  const { rows } = desk;
  const { selected, chosen } = selection;
  const allIds = rows.map((row) => row.id);
  return (
    <div className="sticky top-10 z-20 flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-surface px-3 py-1.5">
      <TickBox
        label={desk.pageCount > 1 ? `全选本页 ${rows.length} 条` : `全选 ${rows.length} 条`}
        state={tickState(allIds, selected)}
        onChange={(on) => selection.setMany(allIds, on)}
      />
      <span className="nums text-muted">已选 {chosen.length} 条</span>
      {chosen.length > 0 && (
        <Button size="sm" variant="quiet" onClick={() => selection.only([])}>
          清除选择
        </Button>
      )}
      <span className="flex-1" />
      <PasteTable inspectionId={desk.inspection.id} names={desk.names} onItems={onItems} />
      <Button size="sm" variant="quiet" onClick={onFold}>
        {folded ? "全部展开" : "全部收起"}
      </Button>
      <Button
        size="sm"
        disabled={offered === 0}
        onClick={onOffered}
        title="只采纳原文说得明确的建议；有几种读法的请逐条选择"
      >
        采纳{chosen.length > 0 ? "所选" : "全部"}建议（{offered}）
      </Button>
    </div>
  );
}
