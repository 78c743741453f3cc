"use client";

import { sectionChoices, WithEditChoices } from "@/components/edit/edit-choices";
import { issueRestoreWords } from "@/components/edit/edit-restore-words";
import { StrikeDialog } from "@/components/edit/edit-strike";
import type { EditableIssue, Sibling } from "@/components/edit/edit-types";
import { AddMeasureDialog } from "@/components/measure/edit/edit-measure";
import { restoreIssueAction, strikeIssueAction } from "@/lib/features/feedback/actions";
import { EditIssueDialog, MergeIssuesDialog, MoveIssueDialog, SplitIssueDialog } from "./edit-issue";
import { AddItemDialog } from "./edit-item";

export type IssueAct = "measure" | "item" | "edit" | "split" | "merge" | "move" | "strike" | "restore";

/** The dialog of one act on an issue; it is made anew each time, so it always starts from the row as it stands. */
export function IssueActDialog({
  act,
  issue,
  measures,
  onClose,
}: {
  act: IssueAct;
  issue: EditableIssue;
  measures: readonly Sibling[];
  onClose: () => void;
}) {
  const opening = { open: true, onOpenChange: (open: boolean) => !open && onClose() };
  const hidden = { issueId: issue.id, version: issue.version };
  const label = `${issue.code} ${issue.title}`;
  return (
    <>
      {act === "measure" && (
        <AddMeasureDialog parent={`issue:${issue.id}`} parentLabel={label} siblings={measures} {...opening} />
      )}
      {act === "item" && (
        <AddItemDialog inspectionId={issue.inspectionId} issue={{ id: issue.id, label }} {...opening} />
      )}
      {act === "edit" && <EditIssueDialog issue={issue} {...opening} />}
      {act === "split" && <SplitIssueDialog issue={issue} measures={measures} {...opening} />}
      {act === "merge" && (
        <WithEditChoices inspectionId={issue.inspectionId} title={`合并反馈问题 ${issue.code}`} onClose={onClose}>
          {({ issues }) => <MergeIssuesDialog issue={issue} siblings={issues} {...opening} />}
        </WithEditChoices>
      )}
      {act === "move" && (
        <WithEditChoices inspectionId={issue.inspectionId} title={`调整反馈问题 ${issue.code}`} onClose={onClose}>
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
