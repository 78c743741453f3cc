"use client";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/control/checkbox";
import { Notice } from "@/components/ui/notice";
import type { OtherBody } from "@/lib/features/import/queries/import-desk";
import type { Correct } from "./import-editor-parts";
import type { MarkedSpan } from "./import-source";

/** Says that the report is of another body, with a tick of its own: nothing else confirms it. */
export function ImportOtherBody({
  other: { name, accepted, source },
  body,
  pending,
  correct,
  onJump,
}: {
  other: OtherBody;
  /** The body the report would be entered for. */
  body: string;
  pending: boolean;
  correct: Correct;
  onJump: (span: MarkedSpan) => void;
}) {
  return (
    <Notice
      tone="warn"
      title={`报告所写单位是“${name}”，不是“${body}”`}
      action={
        source && (
          <Button size="sm" variant="quiet" onClick={() => onJump(source)}>
            看原文第{source.line}行
          </Button>
        )
      }
    >
      <div className="flex flex-wrap items-start gap-x-6 gap-y-1">
        <Checkbox
          label={`确认记入${body}`}
          checked={accepted}
          disabled={pending}
          onChange={(event) => correct({ type: "accept-body", named: event.target.checked ? name : null })}
        />
        <span className="text-muted">单位选错的，请取消导入，选对单位后重新上传。</span>
      </div>
    </Notice>
  );
}
