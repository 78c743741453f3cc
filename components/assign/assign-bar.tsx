import { Undo2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

/** The button that reviews what waits: where the keyboard goes behind the last group. */
export const REVIEW = "assign-review";

/** What is not saved yet, at the foot of the desk; out of sight while there is nothing and nothing to undo. */
export function AssignBar({
  waiting,
  steps,
  onDropAll,
  onUndo,
  onReview,
}: {
  /** Measures with an unsaved change, and steps that can be undone. */
  waiting: number;
  steps: number;
  onDropAll: () => void;
  onUndo: () => void;
  onReview: () => void;
}) {
  return (
    <section
      aria-label="已暂存的更改"
      className={cn(
        "sticky bottom-0 z-20 col-span-full flex flex-wrap items-center gap-x-3 gap-y-2 rounded-t-md border border-line-strong bg-surface px-4 py-2 shadow-pop print:hidden",
        waiting === 0 && steps === 0 && "hidden",
      )}
    >
      <span aria-live="polite" className="font-semibold">
        已暂存 <span className="nums">{waiting}</span> 条（未生效）
      </span>
      <span className="text-sm text-muted">还没有写入台账；刷新或换条件不会丢失，关闭窗口后不保留。</span>
      <span className="flex-1" />
      <Button variant="quiet" disabled={waiting === 0} onClick={onDropAll}>
        全部撤销
      </Button>
      <Button disabled={steps === 0} onClick={onUndo} icon={<Undo2 aria-hidden="true" />} title="Ctrl+Z">
        撤销上一步
      </Button>
      <Button id={REVIEW} variant="primary" disabled={waiting === 0} onClick={onReview} title="Ctrl+S">
        核对并保存
      </Button>
    </section>
  );
}
