"use client";

import { useState } from "react";
import { MergeDialog } from "@/components/edit/edit-merge";
import { PlaceField } from "@/components/edit/edit-place";
import type { EditableIssue, EditChoice, Sibling } from "@/components/edit/edit-types";
import { DialogForm, type Opening } from "@/components/form/dialog-form";
import { useOpening } from "@/components/form/use-opening";
import { Checkbox } from "@/components/ui/control/checkbox";
import { Field } from "@/components/ui/control/field";
import { Select } from "@/components/ui/control/select";
import { Textarea } from "@/components/ui/control/textarea";
import { TEXT_MAX, TITLE_MAX } from "@/lib/domain/limits";
import {
  addIssueAction,
  editIssueAction,
  mergeIssuesAction,
  moveIssueAction,
  splitIssueAction,
} from "@/lib/features/feedback/actions";

const LABELS = {
  title: "反馈问题",
  text: "问题原文",
  target: "整改目标",
  sectionId: "方面",
  place: "位置",
  manifestations: "具体表现",
  advice: "整改意见",
  nextTitle: "拆出的反馈问题",
  nextText: "拆出问题的原文",
};

function WordingFields({ issue }: { issue?: EditableIssue | undefined }) {
  return (
    <>
      <Field label="反馈问题" name="title" required>
        <Textarea name="title" rows={2} maxLength={TITLE_MAX} required defaultValue={issue?.title} />
      </Field>
      <Field label="问题原文" name="text">
        <Textarea name="text" rows={3} maxLength={TEXT_MAX} defaultValue={issue?.text} />
      </Field>
      <Field label="整改目标" name="target">
        <Textarea name="target" rows={2} maxLength={TEXT_MAX} defaultValue={issue?.target} />
      </Field>
    </>
  );
}

function SectionField({
  sections,
  value,
  onChange,
}: {
  sections: readonly EditChoice[];
  value?: string | undefined;
  onChange?: ((value: string) => void) | undefined;
}) {
  return (
    <Field label="方面" name="sectionId">
      <Select
        name="sectionId"
        placeholder="不分方面"
        options={[...sections]}
        {...(onChange ? { value, onChange: (event) => onChange(event.target.value) } : { defaultValue: value })}
      />
    </Field>
  );
}

/** 新增反馈问题 in an inspection. `sections` are its sections. */
export function AddIssueDialog({
  inspectionId,
  sections,
  sectionId,
  ...opening
}: Opening & { inspectionId: string; sections: readonly EditChoice[]; sectionId?: string | undefined }) {
  const { close, ...state } = useOpening(opening);
  return (
    <DialogForm
      {...state}
      trigger={opening.trigger}
      title="新增反馈问题"
      description="编号由系统给出，不重复使用；排在所选方面的最后，可再调整。"
      action={addIssueAction}
      hidden={{ inspectionId }}
      submitLabel="新增"
      successMessage="已新增反馈问题，请为它新增整改措施"
      labels={LABELS}
      onDone={close}
    >
      {sections.length > 0 && <SectionField sections={sections} value={sectionId} />}
      <WordingFields />
    </DialogForm>
  );
}

/** 修改反馈问题. */
export function EditIssueDialog({ issue, ...opening }: Opening & { issue: EditableIssue }) {
  const { close, ...state } = useOpening(opening);
  return (
    <DialogForm
      {...state}
      trigger={opening.trigger}
      size="lg"
      title={`修改反馈问题 ${issue.code}`}
      action={editIssueAction}
      hidden={{ issueId: issue.id, version: issue.version }}
      submitLabel="保存"
      successMessage={`已修改反馈问题 ${issue.code}`}
      labels={LABELS}
      onDone={close}
    >
      <WordingFields issue={issue} />
      {issue.manifestations && (
        <Field label="具体表现" name="manifestations" hint="每行一条。">
          <Textarea name="manifestations" rows={3} defaultValue={issue.manifestations.join("\n")} />
        </Field>
      )}
      {issue.advice && (
        <Field label="整改意见" name="advice" hint="每行一条。">
          <Textarea name="advice" rows={3} defaultValue={issue.advice.join("\n")} />
        </Field>
      )}
    </DialogForm>
  );
}

/** 调整反馈问题的位置: within its section or into another one. `siblings` are the issues of each section, in order. */
export function MoveIssueDialog({
  issue,
  sections,
  siblings,
  ...opening
}: Opening & {
  issue: EditableIssue;
  sections: readonly EditChoice[];
  siblings: readonly (Sibling & { sectionId: string | null })[];
}) {
  const { close, ...state } = useOpening(opening);
  const [section, setSection] = useState(issue.sectionId ?? "");
  const there = siblings.filter((s) => (s.sectionId ?? "") === section);
  return (
    <DialogForm
      {...state}
      trigger={opening.trigger}
      title={`调整反馈问题 ${issue.code} 的位置`}
      description="编号不变，它的措施和事项一并移动。"
      action={moveIssueAction}
      hidden={{ issueId: issue.id, version: issue.version, ...(sections.length === 0 ? { sectionId: "" } : {}) }}
      submitLabel="调整"
      successMessage={`已调整反馈问题 ${issue.code} 的位置`}
      labels={LABELS}
      onDone={close}
    >
      {sections.length > 0 && <SectionField sections={sections} value={section} onChange={setSection} />}
      <PlaceField key={section} siblings={there} own={section === (issue.sectionId ?? "") ? issue.id : undefined} />
    </DialogForm>
  );
}

/** 拆分反馈问题: what goes to a second issue directly behind. `measures` are its own measures, without struck ones. */
export function SplitIssueDialog({
  issue,
  measures,
  ...opening
}: Opening & { issue: EditableIssue; measures: readonly Sibling[] }) {
  const { close, ...state } = useOpening(opening);
  return (
    <DialogForm
      {...state}
      trigger={opening.trigger}
      size="lg"
      title={`拆分反馈问题 ${issue.code}`}
      description="拆出的问题取得新编号，排在它的后面；移过去的措施编号不变。"
      action={splitIssueAction}
      hidden={{ issueId: issue.id, version: issue.version }}
      submitLabel="拆分"
      successMessage={`已拆分反馈问题 ${issue.code}`}
      labels={LABELS}
      onDone={close}
    >
      <div className="grid gap-4 md:grid-cols-2">
        <div className="flex flex-col gap-4">
          <Field label={`反馈问题（保留 ${issue.code}）`} name="title" required>
            <Textarea name="title" rows={3} maxLength={TITLE_MAX} required defaultValue={issue.title} />
          </Field>
          <Field label="问题原文" name="text">
            <Textarea name="text" rows={3} maxLength={TEXT_MAX} defaultValue={issue.text} />
          </Field>
        </div>
        <div className="flex flex-col gap-4">
          <Field label="拆出的反馈问题（新编号）" name="nextTitle" required>
            <Textarea name="nextTitle" rows={3} maxLength={TITLE_MAX} required />
          </Field>
          <Field label="拆出问题的原文" name="nextText">
            <Textarea name="nextText" rows={3} maxLength={TEXT_MAX} />
          </Field>
        </div>
      </div>
      {measures.length > 0 && (
        <fieldset className="flex max-h-56 flex-col gap-1 overflow-y-auto">
          <legend className="mb-1 text-sm font-medium">移到拆出问题下的措施</legend>
          {measures.map((m) => (
            <Checkbox
              key={m.id}
              name="measureIds[]"
              value={m.id}
              label={
                <>
                  <span className="font-medium">{m.code}</span> {m.title}
                </>
              }
            />
          ))}
        </fieldset>
      )}
    </DialogForm>
  );
}

/** 合并反馈问题: the one that stays takes over everything of the others. */
export function MergeIssuesDialog({
  issue,
  ...props
}: Opening & { issue: EditableIssue; siblings: readonly Sibling[] }) {
  return (
    <MergeDialog
      {...props}
      own={issue}
      what="反馈问题"
      unit="个"
      description="排在最前的一个保留编号，接收其余问题的措施、事项、具体表现和整改意见；措施编号不变，其余问题作废并注明合并去向。"
      action={mergeIssuesAction}
      rowsField="issues"
      textField="title"
      textMax={TITLE_MAX}
    />
  );
}
