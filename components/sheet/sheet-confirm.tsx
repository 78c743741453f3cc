import { ActionButton } from "@/components/form/action-button";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { Checkbox } from "@/components/ui/control/checkbox";
import { confirmSheetAction, discardSheetAction } from "@/lib/features/sheet/actions";
import type { SheetDesk } from "@/lib/features/sheet/queries/sheet-desk";
import type { OfSheet } from "./choice-select";
import { Side } from "./sheet-rows";

type Review = NonNullable<SheetDesk["review"]>;

/** The end of it: everything shown is written, or nothing. */
export function SheetConfirm({ sheet, review }: { sheet: OfSheet; review: Review }) {
  const { counts, undecided, refused, round } = review;
  const writes = counts.new + counts.changed;
  const said = [
    counts.new > 0 ? `新增${counts.new}条` : "",
    counts.changed > 0 ? `改动${counts.changed}条` : "",
  ].filter((part) => part !== "");
  return (
    <div className="flex flex-col gap-3">
      {undecided.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-amber">有{undecided.length}格两边都有改动，需要选择。</span>
          <Side sheet={sheet} cells={undecided} side="ledger" label="全部以台账为准" />
          <Side sheet={sheet} cells={undecided} side="sheet" label="全部以表格为准" />
        </div>
      )}
      <div className="flex flex-wrap items-start gap-3">
        <ActionForm
          action={confirmSheetAction}
          keep={false}
          warnUnsaved={false}
          className="flex flex-wrap items-center gap-x-4 gap-y-2"
          labels={{ withoutErrors: "有误的行", source: "期初依据", voucherId: "期初确认人" }}
        >
          <input type="hidden" name="importId" value={sheet.importId} />
          <input type="hidden" name="version" value={sheet.version} />
          <input type="hidden" name="digest" value={review.digest} />
          {counts.error > 0 && <Checkbox name="withoutErrors" value="1" label={`有误的${counts.error}行不导入`} />}
          <SubmitButton disabled={writes === 0 && !round}>
            {writes > 0 ? `确认导入（${said.join("，")}）` : round ? "登记交回（没有改动）" : "没有要导入的改动"}
          </SubmitButton>
        </ActionForm>
        <ActionButton action={discardSheetAction} input={sheet} redirectTo="/sheets" successMessage="已取消导入">
          取消导入
        </ActionButton>
      </div>
      {refused > 0 && <p className="text-muted text-sm">有{refused}格没有采用，原因写在各格下面。</p>}
    </div>
  );
}
