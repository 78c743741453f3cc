"use client";

import { type ReactNode, useState } from "react";
import { sectionChoices, WithEditChoices } from "@/components/edit/edit-choices";
import { EditMenu } from "@/components/edit/edit-menu";
import { issueRestoreWords } from "@/components/edit/edit-restore-words";
import { StrikeDialog } from "@/components/edit/edit-strike";
import type { EditableIssue, Sibling } from "@/components/edit/edit-types";
import { AddMeasureDialog } from "@/components/measure/edit/edit-measure";
import { MenuItem, MenuSeparator } from "@/components/ui/overlay/dropdown-menu";
import { restoreIssueAction, strikeIssueAction } from "@/lib/features/feedback/actions";
import { EditIssueDialog, MergeIssuesDialog, MoveIssueDialog, SplitIssueDialog } from "./edit-issue";
import { AddItemDialog } from "./edit-item";

type Act = "measure" | "item" | "edit" | "split" | "merge" | "move" | "strike" | "restore";

/**
 * The office's edits of one issue behind a button; `measures` are the issue's own, without struck ones.
 */
export function IssueEditMenu({
  issue,
  measures,
  trigger,
}: {
  issue: EditableIssue;
  measures: readonly Sibling[];
  trigger?: ReactNode;
}) {
  const [act, setAct] = useState<Act | null>(null);
  const opening = { open: true, onOpenChange: (open: boolean) => !open && setAct(null) };
  const hidden = { issueId: issue.id, version: issue.version };
  const label = `${issue.code} ${issue.title}`;
  return (
    <>
      <EditMenu label={`编辑反馈问题 ${issue.code}`} trigger={trigger}>
        {issue.struck ? (
          <MenuItem onSelect={() => setAct("restore")}>恢复</MenuItem>
        ) : (
          <>
            <MenuItem onSelect={() => setAct("measure")}>新增措施</MenuItem>
            <MenuItem onSelect={() => setAct("item")}>新增“举一反三”等事项</MenuItem>
            <MenuSeparator />
            <MenuItem onSelect={() => setAct("edit")}>修改文字</MenuItem>
            <MenuItem onSelect={() => setAct("split")}>拆分</MenuItem>
            <MenuItem onSelect={() => setAct("merge")}>合并</MenuItem>
            <MenuItem onSelect={() => setAct("move")}>调整位置</MenuItem>
            <MenuSeparator />
            <MenuItem tone="danger" onSelect={() => setAct("strike")}>
              作废
            </MenuItem>
          </>
        )}
      </EditMenu>
      {act === "measure" && (
        <AddMeasureDialog parent={`issue:${issue.id}`} parentLabel={label} siblings={measures} {...opening} />
      )}
      {act === "item" && (
        <AddItemDialog inspectionId={issue.inspectionId} issue={{ id: issue.id, label }} {...opening} />
      )}
      {act === "edit" && <EditIssueDialog issue={issue} {...opening} />}
      {act === "split" && <SplitIssueDialog issue={issue} measures={measures} {...opening} />}
      {act === "merge" && (
        <WithEditChoices
          inspectionId={issue.inspectionId}
          title={`合并反馈问题 ${issue.code}`}
          onClose={() => setAct(null)}
        >
          {({ issues }) => <MergeIssuesDialog issue={issue} siblings={issues} {...opening} />}
        </WithEditChoices>
      )}
      {act === "move" && (
        <WithEditChoices
          inspectionId={issue.inspectionId}
          title={`调整反馈问题 ${issue.code}`}
          onClose={() => setAct(null)}
        >
          {(choices) => (
            <MoveIssueDialog issue={issue} sections={sectionChoices(choices)} siblings={choices.issues} {...opening} />
          )}
        </WithEditChoices>
      )}
      {act === "strike" && (
        <StrikeDialog
          {...opening}
          title={`作废反馈问题 ${issue.code}`}
          description="它的措施一并作废，不再计入任何统计；原文和办理记录仍可查阅，编号不再使用。需要时可以一并恢复。"
          hidden={hidden}
          action={strikeIssueAction}
        />
      )}
      {act === "restore" && (
        <StrikeDialog
          {...opening}
          restore
          title={`恢复反馈问题 ${issue.code}`}
          description={issueRestoreWords(issue.mergedInto)}
          hidden={hidden}
          action={restoreIssueAction}
        />
      )}
    </>
  );
}
