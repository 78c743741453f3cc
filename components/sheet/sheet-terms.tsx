import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { Checkbox } from "@/components/ui/control/checkbox";
import { Combobox } from "@/components/ui/control/combobox";
import { DateInput } from "@/components/ui/control/date-input";
import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import { Panel } from "@/components/ui/panel";
import { OPENING_SOURCE_MAX, REASON_MAX } from "@/lib/domain/limits";
import { sheetTermsAction } from "@/lib/features/sheet/actions";
import type { SheetDesk } from "@/lib/features/sheet/queries/sheet-desk";
import type { OfSheet } from "./choice-select";

type Review = NonNullable<SheetDesk["review"]>;

/** What holds for the whole sheet: the day it tells of, whether what is done in it was done before, why days are moved. */
export function SheetTerms({ sheet, review }: { sheet: OfSheet; review: Review }) {
  const { asOf, opening, reason } = review.choices;
  const vouchers = review.known.persons
    .filter(({ id }) => review.vouchers.includes(id))
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Panel title="导入方式">
      <ActionForm
        action={sheetTermsAction}
        keep={false}
        className="grid items-start gap-x-6 gap-y-3 md:grid-cols-2 xl:grid-cols-3"
        labels={{ asOf: "截至日期", source: "依据", voucherId: "确认人", reason: "调整原因" }}
      >
        <input type="hidden" name="importId" value={sheet.importId} />
        <input type="hidden" name="version" value={sheet.version} />
        <Field
          label="截至日期"
          name="asOf"
          hint={
            review.own
              ? "这是从台账导出的表，进展记在导入当天，可以不填。"
              : "表中的进展和完成情况按这一天记入（补录）。"
          }
        >
          <DateInput name="asOf" defaultValue={asOf ?? ""} />
        </Field>
        <Field label="调整原因" name="reason" hint="已启动的措施调整时限时必须写明。">
          <Input name="reason" defaultValue={reason} maxLength={REASON_MAX} />
        </Field>
        <div className="md:col-span-2 xl:col-span-3">
          <Checkbox
            name="takeOpening"
            value="1"
            defaultChecked={opening.take}
            label="表中已完成、已销号的，作为期初已完成录入"
            hint="只用于建账以前已经完成的措施；此后完成的，请由责任部门申请销号。"
          />
        </div>
        <Field label="期初依据" name="source" hint="例如 2024年6月整改进展情况报告">
          <Input name="source" defaultValue={opening.source} maxLength={OPENING_SOURCE_MAX} />
        </Field>
        <Field label="期初确认人" name="voucherId">
          <Combobox name="voucherId" options={vouchers} defaultValue={opening.voucherId} clearable />
        </Field>
        <div className="self-end">
          <SubmitButton>按此对照</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}
