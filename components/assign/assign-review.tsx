"use client";

import { Undo2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Dialog } from "@/components/ui/overlay/dialog";
import type { AssignmentField, AssignmentTerms } from "@/lib/domain/measure/assigning";
import { inPrintedOrder, outcomeOf, type Stageable, type Staged } from "./assign-staging";
import { FIELD_LABELS, type Naming, valueInWords } from "./assign-words";

export type AssignReviewProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  entries: readonly Staged[];
  /** Measures on the page as they stand now, to notice what somebody else changed. */
  current: ReadonlyMap<string, Stageable>;
  terms: AssignmentTerms;
  naming: Naming;
  /** What the last attempt to save was refused for. */
  refusal: { why: string; fields: Record<string, string[]> } | null;
  saving: boolean;
  onDrop: (id: string, field?: AssignmentField) => void;
  onRebase: (row: Stageable) => void;
  onSave: () => void;
};

type Reviewed = {
  entry: Staged;
  outcome: ReturnType<typeof outcomeOf>;
  /** The measure as it stands now, where somebody else changed it meanwhile. */
  stale: Stageable | null;
  problems: string[];
};

function reviewOf({ entries, current, terms, refusal }: AssignReviewProps): Reviewed[] {
  return inPrintedOrder(entries, current).map((entry) => {
    const now = current.get(entry.id);
    const outcome = outcomeOf(entry, terms);
    const stale = now !== undefined && now.version !== entry.version ? now : null;
    const problems = [...Object.values(outcome.problems), ...(stale ? [] : (refusal?.fields[entry.id] ?? []))];
    return { entry, outcome, stale, problems: [...new Set(problems)] };
  });
}

/** Everything that will be saved, old → new, before it is: each change can still be taken back. */
export function AssignReview(props: AssignReviewProps) {
  const { entries, naming, refusal } = props;
  const rows = reviewOf(props);
  const blocked = rows.filter((r) => r.stale || Object.keys(r.outcome.problems).length > 0);
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      size="lg"
      title={`已暂存的更改（${entries.length}条措施）`}
      description="保存前逐条核对；保存时全部生效，有一条不能保存就都不保存。"
      footer={
        <>
          <Button onClick={() => props.onOpenChange(false)}>返回继续</Button>
          <Button
            variant="primary"
            pending={props.saving}
            disabled={entries.length === 0 || blocked.length > 0}
            onClick={props.onSave}
          >
            保存 {entries.length} 条
          </Button>
        </>
      }
    >
      {refusal && (
        <Notice tone="error" className="mb-3">
          {refusal.why}
        </Notice>
      )}
      {blocked.length > 0 && (
        <Notice tone="warn" className="mb-3">
          {blocked.map((r) => r.entry.assigned.code).join("、")} 需要先处理，才能保存。
        </Notice>
      )}
      <table className="w-full table-fixed text-left">
        <ReviewHead />
        <tbody>
          {rows.map((row) => (
            <ReviewRow key={row.entry.id} row={row} naming={naming} onDrop={props.onDrop} onRebase={props.onRebase} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="py-4 text-muted">没有已暂存的更改。</p>}
    </Dialog>
  );
}

function ReviewHead() {
  return (
    <thead>
      <tr className="border-b border-line-strong text-sm text-muted">
        <th scope="col" className="w-20 py-1 font-medium">
          编号
        </th>
        <th scope="col" className="w-[38%] py-1 font-medium">
          整改措施
        </th>
        <th scope="col" className="py-1 font-medium">
          更改
        </th>
        <th scope="col" className="w-16 py-1 font-medium">
          <span className="sr-only">撤销</span>
        </th>
      </tr>
    </thead>
  );
}

type RowProps = { naming: Naming } & Pick<AssignReviewProps, "onDrop" | "onRebase">;

/** One measure: old → new of each field, why not if it cannot be saved so, and the way to take it back. */
function ReviewRow({ row, naming, onDrop, onRebase }: RowProps & { row: Reviewed }) {
  const { entry, outcome, stale, problems } = row;
  return (
    <tr className="border-b border-line align-top">
      <td className="nums py-1.5 font-medium">{entry.assigned.code}</td>
      <td className="py-1.5 pr-3">
        <div className="line-clamp-2">{entry.text}</div>
      </td>
      <td className="py-1.5 pr-2">
        <ul>
          {outcome.changed.map((field) => (
            <Change key={field} field={field} row={{ entry, outcome }} naming={naming} onDrop={onDrop} />
          ))}
        </ul>
        {entry.reason && <p className="text-sm text-muted">原因：{entry.reason}</p>}
        {problems.map((why) => (
          <p key={why} className="text-sm text-red">
            {why}
          </p>
        ))}
        {stale && (
          <p className="text-sm text-red">
            刚刚被他人更新。
            <button type="button" onClick={() => onRebase(stale)} className="text-link hover:underline">
              以最新情况为准，保留我的更改
            </button>
          </p>
        )}
      </td>
      <td className="py-1.5">
        <Button
          size="sm"
          variant="quiet"
          icon={<Undo2 aria-hidden="true" />}
          onClick={() => onDrop(entry.id)}
          aria-label={`撤销 ${entry.assigned.code} 的更改`}
        >
          撤销
        </Button>
      </td>
    </tr>
  );
}

function Change({
  field,
  row: { entry, outcome },
  naming,
  onDrop,
}: {
  field: AssignmentField;
  row: Pick<Reviewed, "entry" | "outcome">;
} & Omit<RowProps, "onRebase">) {
  return (
    <li className="flex items-baseline gap-1">
      <span className="shrink-0 text-muted">{FIELD_LABELS[field]}：</span>
      <span className="min-w-0">
        <del className="text-faint">{valueInWords(field, entry.assigned, naming) || "（未填）"}</del>
        {" → "}
        <ins className="font-medium no-underline">{valueInWords(field, outcome.next, naming) || "清空"}</ins>
      </span>
      {field in entry.change && outcome.changed.length > 1 && (
        <button
          type="button"
          aria-label={`撤销 ${entry.assigned.code} 的${FIELD_LABELS[field]}`}
          onClick={() => onDrop(entry.id, field)}
          className="shrink-0 rounded-sm px-1 text-muted hover:bg-hover hover:text-ink"
        >
          ×
        </button>
      )}
    </li>
  );
}
