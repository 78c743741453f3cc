"use client";

import { type ReactNode, useState } from "react";
import { EditMenu } from "@/components/edit/edit-menu";
import type { EditableMeasure } from "@/components/edit/edit-types";
import { MenuItem, MenuSeparator } from "@/components/ui/overlay/dropdown-menu";
import { WhenOpened } from "@/components/ui/overlay/when-opened";
import type { MeasureAct } from "./measure-act-dialog";

export const loadMeasureActs = () => import("./measure-act-dialog").then((part) => part.MeasureActDialog);

/** The office's edits of one measure behind a button. */
export function MeasureEditMenu({ measure, trigger }: { measure: EditableMeasure; trigger?: ReactNode }) {
  const [act, setAct] = useState<MeasureAct | null>(null);
  const reshapes = measure.status === "PLANNED" || measure.status === "UNDERWAY";
  const fixed = measure.status === "SUBMITTED" || measure.status === "CLOSED";
  return (
    <>
      <EditMenu label={`编辑措施 ${measure.code}`} trigger={trigger}>
        {measure.struck ? (
          <MenuItem onSelect={() => setAct("restore")}>恢复</MenuItem>
        ) : (
          <>
            <MenuItem onSelect={() => setAct("edit")}>{fixed ? "修改备注" : "修改文字"}</MenuItem>
            <MenuItem onSelect={() => setAct("answers")}>对应具体表现和整改意见</MenuItem>
            <MenuItem disabled={!reshapes} onSelect={() => setAct("split")}>
              拆分
            </MenuItem>
            <MenuItem disabled={!reshapes} onSelect={() => setAct("merge")}>
              合并
            </MenuItem>
            <MenuItem onSelect={() => setAct("move")}>调整位置</MenuItem>
            <MenuSeparator />
            {measure.opening ? (
              <MenuItem onSelect={() => setAct("withdraw-opening")}>撤销期初</MenuItem>
            ) : (
              <MenuItem disabled={!reshapes} onSelect={() => setAct("open")}>
                登记期初
              </MenuItem>
            )}
            <MenuItem onSelect={() => setAct("backfill")}>补录进展</MenuItem>
            <MenuSeparator />
            <MenuItem tone="danger" disabled={fixed} onSelect={() => setAct("strike")}>
              作废
            </MenuItem>
          </>
        )}
      </EditMenu>
      {act && (
        <WhenOpened load={loadMeasureActs} onClose={() => setAct(null)}>
          {(MeasureActDialog) => <MeasureActDialog act={act} measure={measure} onClose={() => setAct(null)} />}
        </WhenOpened>
      )}
    </>
  );
}
