"use client";

import { type ReactNode, useState } from "react";
import { EditMenu } from "@/components/edit/edit-menu";
import type { EditableSection } from "@/components/edit/edit-types";
import { DialogForm, type Opening } from "@/components/form/dialog-form";
import { useOpening } from "@/components/form/use-opening";
import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import { Select } from "@/components/ui/control/select";
import { Textarea } from "@/components/ui/control/textarea";
import { MenuItem } from "@/components/ui/overlay/dropdown-menu";
import { SECTION_NUMBER_MAX, TITLE_MAX } from "@/lib/domain/limits";
import { shorten } from "@/lib/domain/text/text";
import { addSectionAction, editSectionAction, moveSectionAction } from "@/lib/features/feedback/actions";

const LABELS = { number: "序号", title: "方面名称", after: "位置" };

/** 新增方面: at the end of an inspection. */
export function AddSectionDialog({ inspectionId, ...opening }: Opening & { inspectionId: string }) {
  const { close, ...state } = useOpening(opening);
  return (
    <DialogForm
      {...state}
      trigger={opening.trigger}
      title="新增方面"
      description="排在最后，序号接着已有的方面。"
      action={addSectionAction}
      hidden={{ inspectionId }}
      submitLabel="新增"
      successMessage="已新增方面"
      labels={LABELS}
      onDone={close}
    >
      <Field label="方面名称" name="title" required>
        <Textarea name="title" rows={2} maxLength={TITLE_MAX} required autoFocus />
      </Field>
    </DialogForm>
  );
}

/** 修改方面. */
export function EditSectionDialog({ section, ...opening }: Opening & { section: EditableSection }) {
  const { close, ...state } = useOpening(opening);
  return (
    <DialogForm
      {...state}
      trigger={opening.trigger}
      title={`修改方面（${section.number}）`}
      action={editSectionAction}
      hidden={{ sectionId: section.id, seenNumber: section.number, seenTitle: section.title }}
      submitLabel="保存"
      successMessage="已修改方面"
      labels={LABELS}
      onDone={close}
    >
      <Field label="序号" name="number" required hint="与报告一致的汉字序号，例如 一。">
        <Input name="number" required maxLength={SECTION_NUMBER_MAX} defaultValue={section.number} className="w-24" />
      </Field>
      <Field label="方面名称" name="title" required>
        <Textarea name="title" rows={2} maxLength={TITLE_MAX} required defaultValue={section.title} />
      </Field>
    </DialogForm>
  );
}

/** 调整方面的顺序. `sections` are all of the inspection, in order. */
export function MoveSectionDialog({
  section,
  sections,
  ...opening
}: Opening & { section: EditableSection; sections: readonly EditableSection[] }) {
  const { close, ...state } = useOpening(opening);
  const at = sections.findIndex((s) => s.id === section.id);
  return (
    <DialogForm
      {...state}
      trigger={opening.trigger}
      title={`调整方面（${section.number}）的位置`}
      description="它的问题、事项和措施一并移动，各项编号不变。"
      action={moveSectionAction}
      hidden={{ sectionId: section.id }}
      submitLabel="调整"
      successMessage="已调整方面的位置"
      labels={LABELS}
      onDone={close}
    >
      <Field label="位置" name="after">
        <Select
          name="after"
          defaultValue={sections[at - 1]?.id ?? "first"}
          options={[
            { value: "first", label: "排在最前" },
            ...sections
              .filter((s) => s.id !== section.id)
              .map((s) => ({ value: s.id, label: `排在（${s.number}）${shorten(s.title, 24)} 之后` })),
          ]}
        />
      </Field>
    </DialogForm>
  );
}

/** The office's edits of one section behind a button. */
export function SectionEditMenu({
  section,
  sections,
  trigger,
}: {
  section: EditableSection;
  sections: readonly EditableSection[];
  trigger?: ReactNode;
}) {
  const [act, setAct] = useState<"edit" | "move" | null>(null);
  const opening = { open: true, onOpenChange: (open: boolean) => !open && setAct(null) };
  return (
    <>
      <EditMenu label={`编辑方面（${section.number}）`} trigger={trigger}>
        <MenuItem onSelect={() => setAct("edit")}>修改文字</MenuItem>
        <MenuItem disabled={sections.length < 2} onSelect={() => setAct("move")}>
          调整位置
        </MenuItem>
      </EditMenu>
      {act === "edit" && <EditSectionDialog section={section} {...opening} />}
      {act === "move" && <MoveSectionDialog section={section} sections={sections} {...opening} />}
    </>
  );
}
