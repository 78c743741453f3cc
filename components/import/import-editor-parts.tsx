"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { DropdownMenu } from "@/components/ui/overlay/dropdown-menu";
import { looseLines } from "@/lib/domain/feedback/ledger-text";
import { overLimit } from "@/lib/domain/limits";
import type { Correction } from "@/lib/features/import/read/review/correction-schema";
import type { Review, ReviewIssue, ReviewItem } from "@/lib/features/import/read/review/review-schema";
import { isUnsaved, type Typed, type TypedChange } from "./import-typed";

/** What the editors of the review tree's rows have in common. */

export type Correct = (correction: Correction) => void;
export type RowEditorProps<T> = {
  row: T;
  review: Review;
  pending: boolean;
  correct: Correct;
  /** What was typed into this row before and not saved. */
  typed: Typed | undefined;
  onTyped: TypedChange;
};

/** What is wrong with the wording of a row, as its field is to say it: nothing there, or more than the ledger takes. */
export function wordingError(what: string, text: string, max: number, missing = EMPTY_TEXT): string | undefined {
  return text.trim() ? (overLimit(what, text, max) ?? undefined) : missing;
}

export const EMPTY_TEXT = "内容不能为空；不需要这一条的，请用“不录入”。";

/** The fields of a row: as saved, overlaid with what was typed; every change is handed up so that no row forgets it. */
export function useFields<T extends Typed>(
  saved: T,
  { typed, onTyped }: { typed: Typed | undefined; onTyped: TypedChange },
) {
  const [values, setValues] = useState<T>(() => ({ ...saved, ...typed }));
  const set = (part: Partial<T>) => {
    const next = { ...values, ...part };
    setValues(next);
    onTyped(isUnsaved(next, saved) ? next : null);
  };
  return { values, set, changed: isUnsaved(values, saved) };
}

export function Save({
  pending,
  changed,
  refused = false,
  onSave,
}: {
  pending: boolean;
  changed: boolean;
  /** A field says why it cannot be saved as it is. */
  refused?: boolean;
  onSave: () => void;
}) {
  return (
    <Button size="sm" variant="primary" pending={pending && changed} disabled={!changed || refused} onClick={onSave}>
      保存修改
    </Button>
  );
}

export function More({ pending, children }: { pending: boolean; children: ReactNode }) {
  return (
    <DropdownMenu
      align="start"
      trigger={
        <Button size="sm" disabled={pending}>
          更多操作
        </Button>
      }
    >
      {children}
    </DropdownMenu>
  );
}

export function AddMeasure({ parentKey, pending, correct }: { parentKey: string; pending: boolean; correct: Correct }) {
  return (
    <Button
      size="sm"
      disabled={pending}
      onClick={() => correct({ type: "add-measure", parentKey, text: "新增的措施，请填写内容" })}
    >
      新增措施
    </Button>
  );
}

/** Text of a row that is none of its fields. What stands behind a label of an issue is kept beside it and shown in the tree. */
export function Notes({ row }: { row: ReviewIssue | ReviewItem }) {
  const lines = looseLines(row);
  if (lines.length === 0) return null;
  return <Lines title="未能归类的文字（录入时附在正文后）" lines={lines} />;
}

export function Lines({ title, lines }: { title: string; lines: string[] }) {
  return (
    <div className="text-sm">
      <div className="text-muted">{title}</div>
      <ul className="list-disc pl-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
