"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/control/checkbox";
import { Combobox } from "@/components/ui/control/combobox";
import type { ComboOption } from "@/components/ui/control/combobox-list";
import { DateInput } from "@/components/ui/control/date-input";
import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import { OPENING_SOURCE_MAX } from "@/lib/domain/limits";
import { cut } from "@/lib/domain/text/text";

/** What the report lists as 已整改完成: entered as 期初 with it where somebody vouches, else as 推进中 like the rest. */
export function ImportOpening({
  issues,
  measures,
  vouchers,
  day,
  source,
}: {
  issues: number;
  measures: number;
  vouchers: ComboOption[];
  day: string;
  source: string;
}) {
  const [chosen, choose] = useState(false);
  return (
    <>
      <Checkbox
        name="entersOpening"
        value="1"
        checked={chosen}
        onChange={(event) => choose(event.target.checked)}
        label={`报告列为“已整改完成”的${issues}个问题、${measures}条措施，登记为期初已完成`}
        hint="计入已销号（其中期初单列），不计入新增销号和按期销号率；不勾选的按推进中录入，以后可在台账中登记期初或申请销号。"
      />
      {chosen && (
        <div className="grid gap-3 md:grid-cols-[10rem_minmax(0,1fr)_12rem]">
          <Field label="完成日期" name="openingDay" required hint="不早于进驻或反馈之日">
            <DateInput name="openingDay" defaultValue={day} />
          </Field>
          <Field label="依据" name="openingSource" required>
            <Input name="openingSource" defaultValue={cut(source, OPENING_SOURCE_MAX)} maxLength={OPENING_SOURCE_MAX} />
          </Field>
          <Field label="确认人" name="openingVoucherId" required hint="联络员不能作确认人">
            <Combobox name="openingVoucherId" label="确认人" options={vouchers} />
          </Field>
        </div>
      )}
    </>
  );
}
