"use client";

import { type ReactNode, useState } from "react";
import { issueChoices, WithEditChoices } from "@/components/edit/edit-choices";
import { EditMenu } from "@/components/edit/edit-menu";
import { PlaceField } from "@/components/edit/edit-place";
import { StrikeDialog } from "@/components/edit/edit-strike";
import type { EditableItem, EditChoice, Sibling } from "@/components/edit/edit-types";
import { DialogForm, type Opening } from "@/components/form/dialog-form";
import { useOpening } from "@/components/form/use-opening";
import { AddMeasureDialog } from "@/components/measure/edit/edit-measure";
import { Field } from "@/components/ui/control/field";
import { RadioGroup } from "@/components/ui/control/radio-group";
import { Select } from "@/components/ui/control/select";
import { Textarea } from "@/components/ui/control/textarea";
import { MenuItem, MenuSeparator } from "@/components/ui/overlay/dropdown-menu";
import { EXTENDED_KIND_LABELS } from "@/lib/domain/labels";
import { TEXT_MAX, TITLE_MAX } from "@/lib/domain/limits";
import { EXTENDED_KINDS } from "@/lib/domain/types";
import {
  addItemAction,
  editItemAction,
  moveItemAction,
  restoreItemAction,
  strikeItemAction,
} from "@/lib/features/feedback/actions";

const LABELS = { title: "事项名称", text: "事项说明", kind: "类型", issueId: "所属反馈问题", place: "位置" };

/** 新增事项: beside `issue` when named, otherwise to be chosen among `issues`. */
export function AddItemDialog({
  inspectionId,
  issue,
  issues = [],
  ...opening
}: Opening & {
  inspectionId: string;
  issue?: { id: string; label: string } | undefined;
  issues?: readonly EditChoice[] | undefined;
}) {
  const { close, ...state } = useOpening(opening);
  return (
    <DialogForm
      {...state}
      trigger={opening.trigger}
      title="新增事项"
      description={issue ? `所属反馈问题：${issue.label}。` : "编号由系统给出，不重复使用。"}
      action={addItemAction}
      hidden={{ inspectionId, ...(issue ? { issueId: issue.id } : {}) }}
      submitLabel="新增"
      successMessage="已新增事项，请为它新增整改措施"
      labels={LABELS}
      onDone={close}
    >
      <RadioGroup
        name="kind"
        legend="类型"
        defaultValue="ANALOGOUS"
        options={EXTENDED_KINDS.map((kind) => ({ value: kind, label: EXTENDED_KIND_LABELS[kind] }))}
      />
      {!issue && issues.length > 0 && (
        <Field label="所属反馈问题" name="issueId">
          <Select name="issueId" placeholder="不属于某一个问题" options={[...issues]} />
        </Field>
      )}
      <Field label="事项名称" name="title" required>
        <Textarea name="title" rows={3} maxLength={TITLE_MAX} required />
      </Field>
      <Field label="事项说明" name="text">
        <Textarea name="text" rows={2} maxLength={TEXT_MAX} />
      </Field>
    </DialogForm>
  );
}

/** 修改事项. */
export function EditItemDialog({ item, ...opening }: Opening & { item: EditableItem }) {
  const { close, ...state } = useOpening(opening);
  return (
    <DialogForm
      {...state}
      trigger={opening.trigger}
      title={`修改事项 ${item.code}`}
      action={editItemAction}
      hidden={{ itemId: item.id, version: item.version }}
      submitLabel="保存"
      successMessage={`已修改事项 ${item.code}`}
      labels={LABELS}
      onDone={close}
    >
      <Field label="事项名称" name="title" required>
        <Textarea name="title" rows={3} maxLength={TITLE_MAX} required defaultValue={item.title} />
      </Field>
      <Field label="事项说明" name="text">
        <Textarea name="text" rows={3} maxLength={TEXT_MAX} defaultValue={item.text} />
      </Field>
    </DialogForm>
  );
}

/** 调整事项: to another issue, or to another place. `siblings` are the items of the same kind beside the same issue. */
export function MoveItemDialog({
  item,
  issues,
  siblings = [],
  ...opening
}: Opening & { item: EditableItem; issues: readonly EditChoice[]; siblings?: readonly Sibling[] | undefined }) {
  const { close, ...state } = useOpening(opening);
  const [issue, setIssue] = useState(item.issueId ?? "");
  const stays = issue === (item.issueId ?? "");
  return (
    <DialogForm
      {...state}
      trigger={opening.trigger}
      title={`调整事项 ${item.code}`}
      description="编号不变，它的措施一并移动。"
      action={moveItemAction}
      hidden={{ itemId: item.id, version: item.version }}
      submitLabel="调整"
      successMessage={`已调整事项 ${item.code}`}
      labels={LABELS}
      onDone={close}
    >
      <Field label="所属反馈问题" name="issueId">
        <Select
          name="issueId"
          placeholder="不属于某一个问题"
          value={issue}
          onChange={(event) => setIssue(event.target.value)}
          options={[...issues]}
        />
      </Field>
      <PlaceField key={issue} siblings={stays ? siblings : []} own={stays ? item.id : undefined} />
    </DialogForm>
  );
}

type Act = "measure" | "edit" | "move" | "strike" | "restore";

/** The office's edits of one item behind a button; `measures` are its own, without struck ones. */
export function ItemEditMenu({
  item,
  measures,
  trigger,
}: {
  item: EditableItem;
  measures: readonly Sibling[];
  trigger?: ReactNode;
}) {
  const [act, setAct] = useState<Act | null>(null);
  const opening = { open: true, onOpenChange: (open: boolean) => !open && setAct(null) };
  const hidden = { itemId: item.id, version: item.version };
  return (
    <>
      <EditMenu label={`编辑事项 ${item.code}`} trigger={trigger}>
        {item.struck ? (
          <MenuItem onSelect={() => setAct("restore")}>恢复</MenuItem>
        ) : (
          <>
            <MenuItem onSelect={() => setAct("measure")}>新增措施</MenuItem>
            <MenuItem onSelect={() => setAct("edit")}>修改文字</MenuItem>
            <MenuItem onSelect={() => setAct("move")}>调整所属和位置</MenuItem>
            <MenuSeparator />
            <MenuItem tone="danger" onSelect={() => setAct("strike")}>
              作废
            </MenuItem>
          </>
        )}
      </EditMenu>
      {act === "measure" && (
        <AddMeasureDialog
          parent={`item:${item.id}`}
          parentLabel={`${item.code} ${item.title}`}
          siblings={measures}
          {...opening}
        />
      )}
      {act === "edit" && <EditItemDialog item={item} {...opening} />}
      {act === "move" && (
        <WithEditChoices inspectionId={item.inspectionId} title={`调整事项 ${item.code}`} onClose={() => setAct(null)}>
          {(choices) => (
            <MoveItemDialog
              item={item}
              issues={issueChoices(choices)}
              siblings={choices.items.filter((i) => i.kind === item.kind)}
              {...opening}
            />
          )}
        </WithEditChoices>
      )}
      {act === "strike" && (
        <StrikeDialog
          {...opening}
          title={`作废事项 ${item.code}`}
          description="它的措施一并作废，不再计入任何统计；原文和办理记录仍可查阅，编号不再使用。需要时可以一并恢复。"
          hidden={hidden}
          action={strikeItemAction}
        />
      )}
      {act === "restore" && (
        <StrikeDialog
          {...opening}
          restore
          title={`恢复事项 ${item.code}`}
          description="随它一并作废的措施也一并恢复。"
          hidden={hidden}
          action={restoreItemAction}
        />
      )}
    </>
  );
}
