"use client";

import { AnswersDialog } from "@/components/answers/answers-dialog";
import { parentChoices, WithEditChoices } from "@/components/edit/edit-choices";
import { measureRestoreWords } from "@/components/edit/edit-restore-words";
import { StrikeDialog } from "@/components/edit/edit-strike";
import type { EditableMeasure } from "@/components/edit/edit-types";
import { EnterOpeningDialog } from "@/components/measure/opening/enter-opening";
import { BackfillDialog, WithdrawOpeningDialog } from "@/components/measure/opening/opening-forms";
import { restoreMeasureAction, strikeMeasureAction } from "@/lib/features/measure/actions";
import { EditMeasureDialog, MoveMeasureDialog } from "./edit-measure";
import { MergeMeasuresDialog, SplitMeasureDialog } from "./edit-measure-shape";

export type MeasureAct =
  | "edit"
  | "answers"
  | "split"
  | "merge"
  | "move"
  | "open"
  | "backfill"
  | "withdraw-opening"
  | "strike"
  | "restore";

/** The dialog of one act on a measure; it is made anew each time, so it always starts from the row as it stands. */
export function MeasureActDialog({
  act,
  measure,
  onClose,
}: {
  act: MeasureAct;
  measure: EditableMeasure;
  onClose: () => void;
}) {
  const opening = { open: true, onOpenChange: (open: boolean) => !open && onClose() };
  const hidden = { measureId: measure.id, version: measure.version };
  switch (act) {
    case "edit":
      return <EditMeasureDialog measure={measure} {...opening} />;
    case "answers":
      return (
        <AnswersDialog
          of={{ measure: measure.id }}
          title={`措施 ${measure.code} 对应的具体表现和整改意见`}
          onClose={onClose}
        />
      );
    case "split":
      return <SplitMeasureDialog measure={measure} {...opening} />;
    case "merge":
      return (
        <WithEditChoices
          inspectionId={measure.inspectionId}
          parent={measure.parent}
          title={`合并措施 ${measure.code}`}
          onClose={onClose}
        >
          {({ measures }) => <MergeMeasuresDialog measure={measure} siblings={measures} {...opening} />}
        </WithEditChoices>
      );
    case "move":
      return (
        <WithEditChoices
          inspectionId={measure.inspectionId}
          parent={measure.parent}
          title={`调整措施 ${measure.code} 的位置`}
          onClose={onClose}
        >
          {(choices) => (
            <MoveMeasureDialog
              measure={measure}
              siblings={choices.measures}
              parents={parentChoices(choices)}
              {...opening}
            />
          )}
        </WithEditChoices>
      );
    case "open":
      return <EnterOpeningDialog inspectionId={measure.inspectionId} only={measure.id} onClose={onClose} />;
    case "backfill":
      return <BackfillDialog measure={measure} onClose={onClose} />;
    case "withdraw-opening":
      return <WithdrawOpeningDialog measure={measure} onClose={onClose} />;
    case "strike":
      return (
        <StrikeDialog
          {...opening}
          title={`作废措施 ${measure.code}`}
          description="作废后不再计入任何统计，原文和办理记录仍可查阅，编号不再使用；需要时可以恢复。"
          hidden={hidden}
          action={strikeMeasureAction}
        />
      );
    case "restore":
      return (
        <StrikeDialog
          {...opening}
          restore
          title={`恢复措施 ${measure.code}`}
          description={measureRestoreWords(measure.mergedInto)}
          hidden={hidden}
          action={restoreMeasureAction}
        />
      );
  }
}
