"use client";

import { type ReactNode, useState } from "react";
import { EditMenu } from "@/components/edit/edit-menu";
import type { EditableIssue, Sibling } from "@/components/edit/edit-types";
import { MenuItem, MenuSeparator } from "@/components/ui/overlay/dropdown-menu";
import { WhenOpened } from "@/components/ui/overlay/when-opened";
import type { IssueAct } from "./issue-act-dialog";

const loadActs = () => import("./issue-act-dialog").then((part) => part.IssueActDialog);

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
  const [act, setAct] = useState<IssueAct | null>(null);
  const close = () => setAct(null);
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
      {act && (
        <WhenOpened load={loadActs} onClose={close}>
          {(IssueActDialog) => <IssueActDialog act={act} issue={issue} measures={measures} onClose={close} />}
        </WhenOpened>
      )}
    </>
  );
}
