"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import type { ActionResult } from "@/components/form/action-result";
import { SubmitButton } from "@/components/form/submit-button";
import { useServerAction } from "@/components/form/use-server-action";
import { Field } from "@/components/ui/control/field";
import { RadioGroup } from "@/components/ui/control/radio-group";
import { Textarea } from "@/components/ui/control/textarea";
import { dayInText, parseDay } from "@/lib/domain/day";
import { PROGRESS_KIND_LABELS } from "@/lib/domain/labels";
import { PROGRESS_MAX } from "@/lib/domain/limits";
import type { ProgressKind } from "@/lib/domain/types";
import { draftSaved, forgetInWindow, keepInWindow, keptInWindow, useFreshDrafts } from "./draft-freshness";

/** Milliseconds of rest after which what was typed is kept as a draft. */
const REST = 1_500;

type Draft = { measureId: string; kind: ProgressKind; text: string };

export type MeasureReportFormProps = {
  measureId: string;
  /** Who writes: what is kept in the window is kept for this person. */
  personId: string;
  report: (data: FormData) => Promise<ActionResult>;
  saveDraft: (input: Draft & { idempotencyKey: string }) => Promise<ActionResult>;
  draft: { kind: ProgressKind; text: string; at: string } | null;
  /** Sentence that keeps progress from being reported yet: something of the assignment is missing. */
  waiting: string | null;
  /** Day of the review after this one; null for measures that are not 长期坚持. */
  nextReviewOn: string | null;
};

/** 报送进展. What is typed is kept as a draft for this person alone, here and under 我的待办, until it is sent. */
export function MeasureReportForm(props: MeasureReportFormProps) {
  const { measureId, personId, report, draft, waiting, nextReviewOn } = props;
  const first: ProgressKind = waiting ? "NO_CHANGE" : "PROGRESS";
  const [kind, setKind] = useState<ProgressKind>(draft?.kind ?? first);
  const [text, setText] = useState(draft?.text ?? "");
  const [kept, setKept] = useState({ kind, text });
  const [shown, setShown] = useState(draft);
  useFreshDrafts();
  if (draft?.text !== shown?.text || draft?.kind !== shown?.kind) {
    setShown(draft);
    // A newer draft of the same person, written elsewhere, takes the place of one nothing was typed into here.
    if (draft && text === (shown?.text ?? "")) {
      setKind(draft.kind);
      setText(draft.text);
      setKept({ kind: draft.kind, text: draft.text });
    }
  }
  const { run, result } = useServerAction(props.saveDraft);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const sending = useRef(false);

  const keep = useCallback(
    async (now: { kind: ProgressKind; text: string }) => {
      if (sending.current) return;
      const reply = await run({ measureId, ...now });
      if (!reply?.ok) return;
      setKept(now);
      draftSaved();
      forgetInWindow({ personId, measureId });
    },
    [run, measureId, personId],
  );

  const saved = kept.text === text && (kept.kind === kind || text === "");
  useEffect(() => {
    if (saved) return;
    keepInWindow({ personId, measureId }, { kind, text });
    timer.current = setTimeout(() => void keep({ kind, text }), REST);
    return () => clearTimeout(timer.current);
  }, [kind, text, saved, keep, personId, measureId]);
  // Text that a reload cut off on its way to the server comes back.
  useEffect(() => {
    const left = keptInWindow({ personId, measureId });
    if (!left) return;
    setKind(left.kind);
    setText(left.text);
  }, [personId, measureId]);

  async function send(data: FormData) {
    // A draft written after the report would stand there as if nothing had been sent.
    clearTimeout(timer.current);
    sending.current = true;
    try {
      return await report(data);
    } finally {
      sending.current = false;
    }
  }

  const review = parseDay(nextReviewOn ?? "");
  const options = [
    { value: "PROGRESS", label: PROGRESS_KIND_LABELS.PROGRESS, disabled: waiting !== null },
    { value: "NO_CHANGE", label: PROGRESS_KIND_LABELS.NO_CHANGE },
    ...(review
      ? [
          {
            value: "REVIEW",
            label: PROGRESS_KIND_LABELS.REVIEW,
            hint: `下次复核日期顺延至${dayInText(review)}`,
            disabled: waiting !== null,
          },
        ]
      : []),
  ];
  return (
    <ActionForm
      action={send}
      successMessage="进展已报送"
      warnUnsaved={!saved}
      keep={false}
      labels={{ text: "进展", kind: "本次情况" }}
      onSuccess={() => {
        setKind("PROGRESS");
        setText("");
        setKept({ kind: "PROGRESS", text: "" });
        forgetInWindow({ personId, measureId });
      }}
    >
      <input type="hidden" name="measureId" value={measureId} />
      <RadioGroup
        name="kind"
        legend="本次情况"
        inline
        options={options}
        value={kind}
        onChange={(value) => setKind(value as ProgressKind)}
      />
      <Field
        label="进展"
        name="text"
        required
        hint="写明做了什么、取得什么结果；没有变化的，写明原因和下一步打算。报送后不能修改，可以再次报送补充。"
      >
        <Textarea
          name="text"
          rows={3}
          maxLength={PROGRESS_MAX}
          showCount
          required
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>报送进展</SubmitButton>
        <span role="status" className="text-sm text-muted">
          <DraftWord draft={draft} text={text} saved={saved} failure={result && !result.ok ? result.why : null} />
        </span>
      </div>
    </ActionForm>
  );
}

function DraftWord({
  draft,
  text,
  saved,
  failure,
}: {
  draft: { text: string; at: string } | null;
  text: string;
  saved: boolean;
  failure: string | null;
}) {
  if (text === "") return null;
  if (!saved) return failure ? <span className="text-red">草稿没有保存：{failure}</span> : "草稿保存中……";
  return draft && draft.text === text ? `这是 ${draft.at} 保存的草稿，尚未报送` : "草稿已自动保存，尚未报送";
}
