"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/control/date-input";
import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import { Select } from "@/components/ui/control/select";
import { Dialog, DialogButtons } from "@/components/ui/overlay/dialog";
import { INSPECTION_KIND_LABELS } from "@/lib/domain/labels";
import { INSPECTION_KINDS, type InspectionKind } from "@/lib/domain/types";
import { confirmImportAction } from "@/lib/features/import/actions";
import type { ImportReview } from "@/lib/features/import/queries/import-desk";
import { ConfirmNotices } from "./import-confirm-notices";
import { ImportEntersAs } from "./import-enters-as";
import { ImportOpening } from "./import-opening";

const KIND = { xunshi: "XUNSHI", xuncha: "XUNCHA", other: "OTHER" } as const satisfies Record<string, InspectionKind>;

/** A name for the inspection from what the report says of it; the person may write another. */
function suggestedTitle(h: ImportReview["review"]["header"]): string {
  const parts = [h.term, h.round, h.batch].filter((p) => p !== null && p !== "").join("");
  const kind = h.kind === "xunshi" ? "巡视" : h.kind === "xuncha" ? "巡察" : "";
  return parts ? `${parts}${kind}整改` : `${h.team ?? ""}${kind}整改`;
}

/** A day as the report has it; one known to the month only is left for the person to complete. */
function whole(day: string | null): string {
  return day !== null && day.length === 10 ? day : "";
}

/** The last step: what the inspection is called and when its feedback was given; then everything enters the ledger. */
export function ImportConfirm({
  draft,
  unsaved,
  onShowDoubts,
}: {
  draft: ImportReview;
  unsaved: number;
  onShowDoubts: () => void;
}) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { header } = draft.review;
  const { counts } = draft;
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="lg"
      title="确认生成台账"
      description={`将新建一次巡视巡察，并录入台账：${counts.issues} 个反馈问题、${counts.analogous + counts.reform} 项举一反三和改革事项、共 ${counts.allMeasures} 条整改措施。生成台账后可以继续修改，每次修改都有记录。`}
      trigger={<Button variant="primary">下一步：确认生成台账</Button>}
    >
      <ConfirmNotices
        draft={draft}
        unsaved={unsaved}
        onShowDoubts={() => {
          setOpen(false);
          onShowDoubts();
        }}
      />
      <ActionForm
        action={confirmImportAction}
        onSuccess={(result) => router.push(`/assign?inspection=${result.inspectionId}`)}
        labels={{
          title: "名称",
          feedbackOn: "反馈日期",
          onsiteFrom: "进驻日期",
          onsiteTo: "撤点日期",
          kind: "类型",
          asOf: "进展截至",
          entersOpening: "登记期初",
          openingDay: "完成日期",
          openingSource: "依据",
          openingVoucherId: "确认人",
        }}
        className="flex flex-col gap-3"
      >
        <input type="hidden" name="draftId" value={draft.id} />
        <input type="hidden" name="version" value={draft.version} />
        <div className="grid gap-3 md:grid-cols-[10rem_minmax(0,1fr)]">
          <Field label="类型" name="kind">
            <Select
              name="kind"
              defaultValue={KIND[header.kind]}
              options={INSPECTION_KINDS.map((k) => ({ value: k, label: INSPECTION_KIND_LABELS[k] }))}
            />
          </Field>
          <Field label="名称" name="title" required hint={`被巡视（巡察）单位：${draft.body}`}>
            <Input name="title" defaultValue={suggestedTitle(header)} />
          </Field>
        </div>
        <div className="grid grid-cols-2 gap-3 md:grid-cols-4">
          <Field label="届次" name="term">
            <Input name="term" defaultValue={header.term ?? ""} />
          </Field>
          <Field label="轮次" name="round">
            <Input name="round" defaultValue={header.round ?? ""} />
          </Field>
          <Field label="批次" name="batch">
            <Input name="batch" defaultValue={header.batch ?? ""} />
          </Field>
          <Field label="巡视（巡察）组" name="team">
            <Input name="team" defaultValue={header.team ?? ""} />
          </Field>
        </div>
        <div className="grid gap-3 md:grid-cols-3">
          <Field label="进驻日期" name="onsiteFrom" hint={partial(header.onsiteFrom)}>
            <DateInput name="onsiteFrom" defaultValue={whole(header.onsiteFrom)} />
          </Field>
          <Field label="撤点日期" name="onsiteTo" hint={partial(header.onsiteTo)}>
            <DateInput name="onsiteTo" defaultValue={whole(header.onsiteTo)} />
          </Field>
          <Field
            label="反馈日期"
            name="feedbackOn"
            required
            hint={partial(header.feedbackOn) ?? "各项整改期限从这一天算起"}
          >
            <DateInput name="feedbackOn" defaultValue={whole(header.feedbackOn)} />
          </Field>
        </div>
        <ImportEntersAs {...draft.proposed}>
          {counts.completedMeasures > 0 && draft.vouchers.length > 0 && (
            <ImportOpening
              issues={counts.completedIssues}
              measures={counts.completedMeasures}
              vouchers={draft.vouchers}
              day={draft.proposed.asOf}
              source={draft.review.header.title ?? draft.fileName}
            />
          )}
        </ImportEntersAs>
        <DialogButtons>
          <Button onClick={() => setOpen(false)}>返回校对</Button>
          <SubmitButton>确认生成台账</SubmitButton>
        </DialogButtons>
      </ActionForm>
    </Dialog>
  );
}

function partial(day: string | null): string | undefined {
  return day !== null && day.length < 10 ? `原文只写到 ${day}，请补全` : undefined;
}
