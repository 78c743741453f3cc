import { ActionForm } from "@/components/form/action-form";
import type { ActionResult } from "@/components/form/action-result";
import { SubmitButton } from "@/components/form/submit-button";
import { Field } from "@/components/ui/control/field";
import { Textarea } from "@/components/ui/control/textarea";
import type { ImportedFact } from "@/lib/domain/feedback/imported-facts";
import { POINT_MAX, STATEMENT_MAX } from "@/lib/domain/limits";
import { QuoteReported } from "./measure-quote";

export type MeasureSubmitFormProps = {
  measureId: string;
  version: number;
  submit: (data: FormData) => Promise<ActionResult>;
  /** Points of the last return, each to be answered, with what an application since withdrawn had answered. */
  toFix: { id: string; text: string; note: string }[];
  /** What the returned or withdrawn application said, or what was reported last and the effect figures: to be carried on from. */
  lastStatement: string;
  /** What the report says was achieved on its issue, to be quoted. */
  reported: readonly ImportedFact[];
  /** The stages the application will pass, in words. */
  chain: string[];
};

/** 申请销号: what was done and achieved, and how every point of the last return was mended. */
export function MeasureSubmitForm({
  measureId,
  version,
  submit,
  toFix,
  lastStatement,
  reported,
  chain,
}: MeasureSubmitFormProps) {
  const labels = Object.fromEntries(toFix.map((p, i) => [`fix-${p.id}`, `退回意见第${i + 1}条`]));
  return (
    <ActionForm action={submit} successMessage="销号申请已提交" labels={{ statement: "完成情况", ...labels }}>
      <input type="hidden" name="measureId" value={measureId} />
      <input type="hidden" name="version" value={version} />
      {toFix.map((point, i) => (
        <Field
          key={point.id}
          label={`退回意见第${i + 1}条的补充情况说明`}
          name={`fix-${point.id}`}
          required
          hint={<span className="whitespace-pre-line">意见：{point.text}</span>}
        >
          <Textarea name={`fix-${point.id}`} rows={2} maxLength={POINT_MAX} required defaultValue={point.note} />
        </Field>
      ))}
      <Field
        label="完成情况"
        name="statement"
        required
        hint={
          lastStatement === ""
            ? "写明措施落实、问题解决和取得的成效，供逐级审核。提交后在审核期间不能修改。"
            : "已按最近填写的内容预填，请核对、补充后提交。提交后在审核期间不能修改。"
        }
      >
        <Textarea name="statement" rows={4} maxLength={STATEMENT_MAX} showCount required defaultValue={lastStatement} />
      </Field>
      <QuoteReported facts={reported} into="statement" />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>提交销号申请</SubmitButton>
        <span className="text-sm text-muted">依次经过：{chain.join(" → ")}</span>
      </div>
    </ActionForm>
  );
}
