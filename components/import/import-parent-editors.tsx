"use client";

import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/control/combobox";
import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import { Select } from "@/components/ui/control/select";
import { Textarea } from "@/components/ui/control/textarea";
import { MenuItem, MenuSeparator } from "@/components/ui/overlay/dropdown-menu";
import { overLimit, SECTION_NUMBER_MAX, TEXT_MAX, TITLE_MAX } from "@/lib/domain/limits";
import type { ReviewIssue, ReviewItem, ReviewSection } from "@/lib/features/import/read/review/review-schema";
import {
  AddMeasure,
  Lines,
  More,
  Notes,
  type RowEditorProps,
  Save,
  useFields,
  wordingError,
} from "./import-editor-parts";
import { rowName } from "./import-rows";
import { numberTyped } from "./import-typed";

export function SectionEditor({ row, pending, correct, ...typing }: RowEditorProps<ReviewSection>) {
  const { values, set, changed } = useFields({ number: row.number, title: row.title }, typing);
  const { number, title } = values;
  const numberError = wordingError("编号", number, SECTION_NUMBER_MAX, "请填写编号。");
  const titleError = wordingError("方面", title, TITLE_MAX);
  return (
    <div className="flex flex-col gap-2">
      <div className="grid grid-cols-[5rem_minmax(0,1fr)] gap-2">
        <Field label="编号" error={numberError}>
          <Input value={number} onChange={(e) => set({ number: e.target.value })} />
        </Field>
        <Field label="方面" error={titleError}>
          <Input value={title} onChange={(e) => set({ title: e.target.value })} />
        </Field>
      </div>
      <div className="flex gap-2">
        <Save
          pending={pending}
          changed={changed}
          refused={numberError !== undefined || titleError !== undefined}
          onSave={() => correct({ type: "edit-section", key: row.key, number, title })}
        />
        <Button
          size="sm"
          disabled={pending}
          onClick={() => correct({ type: "add-issue", afterKey: null, sectionKey: row.key, title: "新增的问题" })}
        >
          在此方面新增问题
        </Button>
        <Button size="sm" disabled={pending} onClick={() => correct({ type: "drop", key: row.key })}>
          不录入（问题保留）
        </Button>
      </div>
    </div>
  );
}

export function IssueEditor({ row, review, pending, correct, ...typing }: RowEditorProps<ReviewIssue>) {
  const { values, set, changed } = useFields(
    {
      number: row.number === null ? "" : String(row.number),
      title: row.title,
      text: row.text,
      sectionKey: row.sectionKey ?? "",
      group: row.group ?? "",
    },
    typing,
  );
  const { number, title, text, sectionKey, group } = values;
  const printed = numberTyped(number);
  const titleError = wordingError("反馈问题", title, TITLE_MAX);
  const textError = overLimit("问题全文", text, TEXT_MAX) ?? undefined;
  const sections = review.sections.filter((s) => !s.dropped);
  return (
    <div className="flex flex-col gap-2">
      <div className="grid grid-cols-[5rem_minmax(0,1fr)] gap-2">
        <Field label="原编号" error={printed === undefined ? "限数字" : undefined}>
          <Input value={number} inputMode="numeric" onChange={(e) => set({ number: e.target.value })} />
        </Field>
        <Field label="反馈问题" error={titleError}>
          <Input value={title} onChange={(e) => set({ title: e.target.value })} />
        </Field>
      </div>
      <Field label="问题全文" error={textError}>
        <Textarea value={text} rows={2} onChange={(e) => set({ text: e.target.value })} />
      </Field>
      <div className="grid grid-cols-2 gap-2">
        <Field label="方面">
          <Select
            value={sectionKey}
            onChange={(e) => set({ sectionKey: e.target.value })}
            options={[
              { value: "", label: "未列方面" },
              ...sections.map((s) => ({ value: s.key, label: `（${s.number}）${s.title}` })),
            ]}
          />
        </Field>
        <Field label="通报中的状态">
          <Select
            value={group}
            onChange={(e) => set({ group: e.target.value })}
            options={[
              { value: "", label: "未说明" },
              { value: "completed", label: "已整改完成" },
              { value: "ongoing", label: "正在推进" },
            ]}
          />
        </Field>
      </div>
      {row.manifestations.length > 0 && <Lines title="具体表现" lines={row.manifestations.map((m) => m.text)} />}
      {row.advice.length > 0 && <Lines title="整改意见" lines={row.advice.map((o) => o.text)} />}
      <Notes row={row} />
      <div className="flex flex-wrap gap-2">
        <Save
          pending={pending}
          changed={changed}
          refused={printed === undefined || titleError !== undefined || textError !== undefined}
          onSave={() =>
            correct({
              type: "edit-issue",
              key: row.key,
              number: printed ?? null,
              title,
              text,
              sectionKey: sectionKey || null,
              group: group === "completed" || group === "ongoing" ? group : null,
            })
          }
        />
        <AddMeasure parentKey={row.key} pending={pending} correct={correct} />
        <Button size="sm" disabled={pending} onClick={() => correct({ type: "drop", key: row.key })}>
          不录入
        </Button>
        <More pending={pending}>
          <MenuItem onSelect={() => correct({ type: "merge", key: row.key })}>并入上一个问题</MenuItem>
          <MenuItem onSelect={() => correct({ type: "retype", key: row.key, to: "analogous" })}>
            改为“举一反三”整改事项
          </MenuItem>
          <MenuItem onSelect={() => correct({ type: "retype", key: row.key, to: "reform" })}>
            改为推动改革促进发展事项
          </MenuItem>
          <MenuSeparator />
          <MenuItem
            onSelect={() =>
              correct({ type: "add-issue", afterKey: row.key, sectionKey: row.sectionKey, title: "新增的问题" })
            }
          >
            在后面新增问题
          </MenuItem>
          <MenuItem
            onSelect={() => correct({ type: "add-item", kind: "analogous", parentKey: row.key, title: "新增的事项" })}
          >
            新增“举一反三”整改事项
          </MenuItem>
        </More>
      </div>
    </div>
  );
}

export function ItemEditor({ row, review, pending, correct, ...typing }: RowEditorProps<ReviewItem>) {
  const { values, set, changed } = useFields(
    { title: row.title, kind: row.kind as string, parentKey: row.parentKey ?? "" },
    typing,
  );
  const { title, parentKey } = values;
  const titleError = wordingError("事项", title, TITLE_MAX);
  const kind: ReviewItem["kind"] = values.kind === "reform" ? "reform" : "analogous";
  return (
    <div className="flex flex-col gap-2">
      <Field label="事项" error={titleError}>
        <Input value={title} onChange={(e) => set({ title: e.target.value })} />
      </Field>
      <div className="grid grid-cols-2 gap-2">
        <Field label="类型">
          <Select
            value={kind}
            onChange={(e) => set({ kind: e.target.value })}
            options={[
              { value: "analogous", label: "“举一反三”整改事项" },
              { value: "reform", label: "推动改革促进发展事项" },
            ]}
          />
        </Field>
        <Field label="来自哪个反馈问题" hint="按原文位置推定，请核对">
          <Combobox
            name={`parent-${row.key}`}
            value={parentKey}
            onChange={(value) => set({ parentKey: value ?? "" })}
            clearable
            placeholder="没有对应问题"
            options={review.issues.filter((i) => !i.dropped).map((i) => ({ value: i.key, label: rowName(i) }))}
          />
        </Field>
      </div>
      <Notes row={row} />
      <div className="flex flex-wrap gap-2">
        <Save
          pending={pending}
          changed={changed}
          refused={titleError !== undefined}
          onSave={() => correct({ type: "edit-item", key: row.key, kind, title, parentKey: parentKey || null })}
        />
        <AddMeasure parentKey={row.key} pending={pending} correct={correct} />
        <Button size="sm" disabled={pending} onClick={() => correct({ type: "drop", key: row.key })}>
          不录入
        </Button>
        <Button size="sm" disabled={pending} onClick={() => correct({ type: "retype", key: row.key, to: "issue" })}>
          改为反馈问题
        </Button>
      </div>
    </div>
  );
}
