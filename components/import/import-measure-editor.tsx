"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/control/combobox";
import { Field } from "@/components/ui/control/field";
import { Textarea } from "@/components/ui/control/textarea";
import { TEXT_MAX } from "@/lib/domain/limits";
import type { ReviewIssue, ReviewItem, ReviewMeasure } from "@/lib/features/import/read/review/review-schema";
import { MeasureAnswers } from "./import-answers";
import { type RowEditorProps, Save, useFields, wordingError } from "./import-editor-parts";
import { rowName } from "./import-rows";

export function MeasureEditor({
  row,
  parent,
  review,
  pending,
  correct,
  ...typing
}: RowEditorProps<ReviewMeasure> & { parent: ReviewIssue | ReviewItem }) {
  const { values, set, changed } = useFields({ text: row.text }, typing);
  const { text } = values;
  const [moving, setMoving] = useState(false);
  const [at, setAt] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const error = wordingError("整改措施", text, TEXT_MAX);
  const first = parent.measures.filter((m) => !m.dropped)[0]?.key === row.key;
  return (
    <div ref={box} className="flex flex-col gap-2">
      {parent.dropped && <p className="text-sm text-muted">所属的一项已标记为不录入，这条措施也不会录入。</p>}
      <Field
        label="整改措施"
        error={error}
        hint={at > 0 && at < text.length ? "“从光标处拆分”会在光标位置分成两条" : undefined}
      >
        <Textarea
          value={text}
          rows={3}
          onChange={(e) => set({ text: e.target.value })}
          onSelect={(e) => setAt(e.currentTarget.selectionStart)}
        />
      </Field>
      <MeasureAnswers row={row} parent={parent} pending={pending} correct={correct} />
      {moving && (
        <Field label="移到哪个问题或事项下面">
          <Combobox
            name={`to-${row.key}`}
            placeholder="选择问题或事项"
            onChange={(value) => {
              if (value) correct({ type: "move-measure", key: row.key, parentKey: value });
            }}
            options={[...review.issues, ...review.items]
              .filter((p) => !p.dropped && p.key !== parent.key)
              .map((p) => ({ value: p.key, label: rowName(p) }))}
          />
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        <Save
          pending={pending}
          changed={changed}
          refused={error !== undefined}
          onSave={() => correct({ type: "edit-measure", key: row.key, text })}
        />
        <Button
          size="sm"
          disabled={pending || first || changed}
          onClick={() => correct({ type: "merge", key: row.key })}
        >
          并入上一条
        </Button>
        <Button
          size="sm"
          disabled={pending || changed || at <= 0 || at >= text.length}
          onClick={() => correct({ type: "split-measure", key: row.key, at })}
        >
          从光标处拆分
        </Button>
        <Button size="sm" disabled={pending} onClick={() => setMoving((m) => !m)}>
          移到…
        </Button>
        <Button size="sm" disabled={pending} onClick={() => correct({ type: "drop", key: row.key })}>
          不录入
        </Button>
      </div>
    </div>
  );
}
