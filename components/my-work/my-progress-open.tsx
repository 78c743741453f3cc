import { MeasureOutcomeForm } from "@/components/measure/measure-outcome-form";
import { MeasureSubmitForm } from "@/components/measure/measure-submit-form";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { PROGRESS_KIND_LABELS } from "@/lib/domain/labels";
import { isVisible } from "@/lib/domain/text/text";
import type { ProgressKind } from "@/lib/domain/types";
import { addOutcomeAction, submitMeasureAction } from "@/lib/features/measure/actions";
import type { Asked, RowProps } from "./row-props";
import type { DraftState } from "./use-drafts";

const DRAFT_WORDS = {
  saving: "正在保存草稿…",
  saved: "草稿已保存",
  failed: "草稿没有保存上，请不要关闭本页",
} satisfies Record<DraftState, string>;

/** What an opened row has beside its box: how it stands, 一并申请销号, 登记成效, 申请销号. */
export function OpenRow(props: RowProps & { open: Asked }) {
  const { row, open, onOpen } = props;
  if (open === "submit") {
    return (
      <div className="flex flex-col gap-2">
        <MeasureSubmitForm
          measureId={row.id}
          version={row.version}
          submit={submitMeasureAction}
          toFix={row.points}
          lastStatement={row.statement}
          reported={[]}
          chain={row.chain}
        />
        <span>
          <Button size="sm" variant="quiet" onClick={() => onOpen("report")}>
            改为报送进展
          </Button>
        </span>
      </div>
    );
  }
  return (
    <div className="mt-1 flex flex-col gap-1">
      <HowItStands {...props} />
      <div className="flex flex-wrap items-start gap-x-2">
        <MeasureOutcomeForm measureId={row.id} action={addOutcomeAction} />
        {row.status !== "PLANNED" && (
          <Button size="sm" variant="quiet" onClick={() => onOpen("submit")}>
            申请销号
          </Button>
        )}
      </div>
    </div>
  );
}

function HowItStands({ row, value, draft, applying, onApply, onWrite }: RowProps) {
  const kinds: ProgressKind[] = row.longTerm ? ["PROGRESS", "NO_CHANGE", "REVIEW"] : ["PROGRESS", "NO_CHANGE"];
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3">
        <fieldset className="flex gap-x-3">
          <legend className="sr-only">{row.code} 本次情况</legend>
          {kinds.map((kind) => (
            <label key={kind} className="inline-flex items-center gap-1.5 text-sm">
              <input
                type="radio"
                name={`kind-${row.id}`}
                checked={value.kind === kind}
                onChange={() => onWrite({ kind }, isVisible(value.text))}
                className="size-4 accent-solid"
              />
              {PROGRESS_KIND_LABELS[kind]}
            </label>
          ))}
        </fieldset>
        {row.sameReason !== "" && (
          <Button size="sm" variant="quiet" onClick={() => onWrite({ kind: "NO_CHANGE", text: row.sameReason }, true)}>
            暂无进展（同上次）
          </Button>
        )}
        <span className={cn("ml-auto text-xs", draft === "failed" ? "text-red" : "text-muted")} aria-live="polite">
          {draft === "failed" || (draft && value.text !== "")
            ? DRAFT_WORDS[draft]
            : row.draft && value.text !== ""
              ? "有草稿"
              : ""}
        </span>
      </div>
      {row.points.length === 0 && value.kind !== "NO_CHANGE" && (
        <label className="inline-flex items-center gap-1.5 text-sm">
          <input
            type="checkbox"
            checked={applying}
            onChange={(event) => onApply(event.target.checked)}
            className="size-4 accent-solid"
          />
          本次进展即完成情况，一并申请销号
        </label>
      )}
    </>
  );
}
