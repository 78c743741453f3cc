"use client";

import { Checkbox } from "@/components/ui/control/checkbox";
import type { ReviewIssue, ReviewItem, ReviewMeasure } from "@/lib/features/import/read/review/review-schema";
import type { Correct } from "./import-editor-parts";

/** Which 具体表现 and 整改意见 of its issue a measure answers, each to be ticked; an issue that lists none asks nothing. */
export function MeasureAnswers({
  row,
  parent,
  pending,
  correct,
}: {
  row: ReviewMeasure;
  parent: ReviewIssue | ReviewItem;
  pending: boolean;
  correct: Correct;
}) {
  if (!("advice" in parent)) return null;
  const listed = [
    ...parent.manifestations.map((line) => ({ ...line, called: "具体表现" })),
    ...parent.advice.map((line) => ({ ...line, called: "整改意见" })),
  ];
  if (listed.length === 0) return null;
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-sm text-muted">对应的具体表现和整改意见</legend>
      {listed.map(({ key, text, called }) => (
        <Checkbox
          key={key}
          label={
            <>
              <span className="text-muted">{called}</span> {text}
            </>
          }
          checked={row.answers.includes(key)}
          disabled={pending}
          onChange={(e) => {
            const others = row.answers.filter((one) => one !== key);
            correct({ type: "answer", key: row.key, answers: e.target.checked ? [...others, key] : others });
          }}
        />
      ))}
    </fieldset>
  );
}
