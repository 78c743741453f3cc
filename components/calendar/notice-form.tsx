"use client";

import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { Field } from "@/components/ui/control/field";
import { Select } from "@/components/ui/control/select";
import { Textarea } from "@/components/ui/control/textarea";
import { runsOf } from "@/lib/domain/calendar/calendar";
import { readNotice } from "@/lib/domain/calendar/calendar-notice";
import { NOTICE_MAX } from "@/lib/domain/limits";
import { enterNoticeAction } from "@/lib/features/calendar/actions";
import { Runs } from "./runs";

const LABELS = { year: "年份", notice: "通知正文" };
const EXAMPLE =
  "元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。\n清明节：4月4日（周六）至6日（周一）放假，共3天。";

/** What is understood of the text so far, by the rule that decides when it is saved. */
function Understood({ text, year }: { text: string; year: number }) {
  const { days, errors, missing } = readNotice(text, year);
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-sm font-medium">读到的安排（保存后按此计算）</h3>
      {days.length === 0 && errors.length === 0 && (
        <p className="text-sm text-muted">粘贴通知后，这里显示读到的放假和调休上班日，请核对后保存。</p>
      )}
      {days.length > 0 && (
        <>
          <Runs head="放假" runs={runsOf(days).filter((r) => r.kind === "HOLIDAY")} year={year} />
          <Runs head="调休上班" runs={runsOf(days).filter((r) => r.kind === "WORKDAY")} year={year} />
          {missing.length > 0 && (
            <p className="text-sm text-amber">没有读到：{missing.join("、")}。请核对是否漏了行。</p>
          )}
        </>
      )}
      {errors.length > 0 && (
        <ul className="list-disc pl-5 text-sm text-amber">
          {errors.slice(0, 20).map(({ line, why }) => (
            <li key={`${line} ${why}`}>
              第{line}行：{why}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The notice of a year, pasted or typed; beside it what was understood, before anything is saved. */
export function NoticeForm({
  years,
  first,
}: {
  years: { year: number; label: string; version: number }[];
  /** The year that most needs its notice. */
  first: number;
}) {
  const [year, setYear] = useState(first);
  const [text, setText] = useState("");
  return (
    <ActionForm
      action={enterNoticeAction}
      labels={LABELS}
      successMessage={`${year}年工作日历已保存`}
      resetOnSuccess
      onSuccess={() => setText("")}
      className="grid gap-x-6 gap-y-4 lg:grid-cols-2"
    >
      <div className="flex min-w-0 flex-col gap-4">
        <input type="hidden" name="seen" value={years.find((y) => y.year === year)?.version ?? 0} />
        <Field label={LABELS.year} name="year" required className="w-72">
          <Select
            name="year"
            value={String(year)}
            onChange={(event) => setYear(Number(event.target.value))}
            options={years.map((y) => ({ value: String(y.year), label: y.label }))}
          />
        </Field>
        <Field
          label={LABELS.notice}
          name="notice"
          required
          hint="粘贴国务院办公厅关于部分节假日安排的通知，可以整篇粘贴；手工输入时每个节日一行。"
        >
          <Textarea
            name="notice"
            rows={8}
            maxLength={NOTICE_MAX}
            placeholder={EXAMPLE}
            onInput={(event) => setText(event.currentTarget.value)}
            required
          />
        </Field>
        <div>
          <SubmitButton>保存</SubmitButton>
        </div>
      </div>
      <Understood text={text} year={year} />
    </ActionForm>
  );
}
