"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { newIdempotencyKey } from "@/components/form/idempotency-key";
import { useSend } from "@/components/form/use-send";
import { useServerAction } from "@/components/form/use-server-action";
import { useUnsavedWarning } from "@/components/form/use-unsaved-warning";
import {
  draftSaved,
  forgetInWindow,
  keepInWindow,
  keptInWindow,
  useFreshDrafts,
} from "@/components/measure/draft-freshness";
import { DueChip } from "@/components/measure/mark/due-chip";
import { QuietWords } from "@/components/measure/mark/stall";
import { StatusBadge } from "@/components/measure/mark/status-badge";
import { Button } from "@/components/ui/button";
import { ClampText } from "@/components/ui/clamp-text";
import { cn } from "@/components/ui/cn";
import { Textarea } from "@/components/ui/control/textarea";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/overlay/toast";
import { PROGRESS_KIND_LABELS } from "@/lib/domain/labels";
import { PROGRESS_MAX } from "@/lib/domain/limits";
import { isVisible } from "@/lib/domain/text/text";
import type { ProgressKind } from "@/lib/domain/types";
import { saveDraftAction } from "@/lib/features/measure/actions";
import { reportManyAction } from "@/lib/features/my-work/actions";
import type { ReportRow } from "@/lib/features/my-work/queries/report-queue";

type Written = { kind: ProgressKind; text: string };
type DraftState = "saving" | "saved" | "failed";

const EMPTY: Written = { kind: "PROGRESS", text: "" };
/** Milliseconds without a keystroke after which a draft is kept. */
const PAUSE = 1_200;

const WORDLESS = "请写明没有变化的原因、复核的情况或下一步打算；不报这一条的，请改选“有进展”并留空。";

const DRAFT_WORDS = {
  saving: "正在保存草稿…",
  saved: "草稿已保存",
  failed: "草稿没有保存上，请不要关闭本页",
} satisfies Record<DraftState, string>;

/** Keeps drafts: one save at a time per measure, the latest text wins, nothing waits when the page goes away. */
function useDrafts(personId: string) {
  const waiting = useRef(new Map<string, { timer: ReturnType<typeof setTimeout>; written: Written }>());
  const lines = useRef(new Map<string, Promise<void>>());
  const [states, setStates] = useState<Record<string, DraftState>>({});
  const send = useSend();

  const save = useCallback(
    (measureId: string, written: Written): Promise<void> => {
      clearTimeout(waiting.current.get(measureId)?.timer);
      waiting.current.delete(measureId);
      const before = lines.current.get(measureId) ?? Promise.resolve();
      const next = before.then(async () => {
        setStates((s) => ({ ...s, [measureId]: "saving" }));
        const result = await send(saveDraftAction, { measureId, ...written }, newIdempotencyKey());
        if (result.ok) {
          draftSaved();
          if (!waiting.current.has(measureId)) forgetInWindow({ personId, measureId });
        }
        // What was typed meanwhile is not saved yet.
        const state = waiting.current.has(measureId) ? "saving" : result.ok ? "saved" : "failed";
        setStates((s) => ({ ...s, [measureId]: state }));
      });
      lines.current.set(measureId, next);
      return next;
    },
    [personId, send],
  );
  const later = (measureId: string, written: Written) => {
    keepInWindow({ personId, measureId }, written);
    clearTimeout(waiting.current.get(measureId)?.timer);
    waiting.current.set(measureId, { timer: setTimeout(() => void save(measureId, written), PAUSE), written });
    setStates((s) => ({ ...s, [measureId]: "saving" }));
  };
  /** Saves what waits for its pause, now. */
  const flush = useCallback(
    (measureId: string) => {
      const mine = waiting.current.get(measureId);
      if (mine) void save(measureId, mine.written);
    },
    [save],
  );
  useEffect(() => {
    const left = waiting.current;
    return () => {
      for (const measureId of [...left.keys()]) flush(measureId);
    };
  }, [flush]);
  /** Nothing is saved any more once this resolves; called before sending, which takes the drafts away. */
  const settle = async () => {
    for (const { timer } of waiting.current.values()) clearTimeout(timer);
    waiting.current.clear();
    await Promise.all(lines.current.values());
  };
  const forget = (ids: readonly string[]) =>
    setStates((s) => Object.fromEntries(Object.entries(s).filter(([id]) => !ids.includes(id))));
  return { states, save, later, flush, settle, forget };
}

/** Progress of several measures written on one page and sent in one go; what is written is kept as drafts meanwhile. */
export function MyProgress({
  rows,
  personId,
  showInspection,
}: {
  rows: ReportRow[];
  personId: string;
  showInspection: boolean;
}) {
  const [written, setWritten] = useState<Record<string, Written>>({});
  const [errors, setErrors] = useState<Record<string, string[]>>({});
  const drafts = useDrafts(personId);
  useFreshDrafts();
  // A link leaves time for the last save, closing or reloading the page does not.
  const draftStates = Object.values(drafts.states);
  useUnsavedWarning(
    draftStates.some((s) => s !== "saved"),
    draftStates.includes("failed"),
  );
  const { run, pending, result } = useServerAction(reportManyAction);
  const { toast } = useToast();

  const valueFor = (row: ReportRow) => written[row.id] ?? row.draft ?? EMPTY;
  const filled = rows.filter((row) => isVisible(valueFor(row).text));
  // 无变化 or 定期复核 chosen and nothing said: meant as a report, and to be told so.
  const wordless = rows.filter((row) => valueFor(row).kind !== "PROGRESS" && !isVisible(valueFor(row).text));

  // Text that a reload cut off on its way to the server comes back, and goes there.
  const { later } = drafts;
  const shown = useRef(rows);
  shown.current = rows;
  const takeUp = useRef(later);
  takeUp.current = later;
  useEffect(() => {
    for (const { id } of shown.current) {
      const kept = keptInWindow({ personId, measureId: id });
      if (!kept) continue;
      setWritten((w) => ({ ...w, [id]: kept }));
      takeUp.current(id, kept);
    }
  }, [personId]);

  const write = (row: ReportRow, part: Partial<Written>, now = false) => {
    const next = { ...valueFor(row), ...part };
    setWritten((w) => ({ ...w, [row.id]: next }));
    if (now) void drafts.save(row.id, next);
    else drafts.later(row.id, next);
  };

  const send = async () => {
    if (wordless.length > 0) {
      setErrors(Object.fromEntries(wordless.map((row) => [row.id, [WORDLESS]])));
      return;
    }
    await drafts.settle();
    const entries = filled.map((row) => ({ measureId: row.id, ...valueFor(row) }));
    const answer = await run({ entries });
    if (!answer) return;
    if (!answer.ok) {
      setErrors(answer.fields ?? {});
      return;
    }
    setErrors({});
    const sent = entries.map((e) => e.measureId);
    setWritten((w) => ({ ...w, ...Object.fromEntries(sent.map((id) => [id, EMPTY])) }));
    drafts.forget(sent);
    for (const id of sent) forgetInWindow({ personId, measureId: id });
    toast({ tone: "ok", title: `已报送 ${entries.length} 条进展` });
  };

  return (
    <div>
      {result && !result.ok && (
        <div className="mb-3">
          <Notice tone="error" title="进展没有报上，内容都还在">
            {result.why}
          </Notice>
        </div>
      )}
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {rows.map((row) => (
          <ProgressRow
            key={row.id}
            row={row}
            showInspection={showInspection}
            value={valueFor(row)}
            draft={drafts.states[row.id]}
            error={errors[row.id]?.join("；")}
            onWrite={(part, now) => write(row, part, now)}
            onLeave={() => drafts.flush(row.id)}
          />
        ))}
      </ul>
      <div className="sticky bottom-0 z-10 mt-3 flex items-center justify-between gap-4 rounded-lg border border-line-strong bg-surface px-4 py-2 print:hidden">
        <span className="text-muted" aria-live="polite">
          {filled.length > 0
            ? `本页已填写 ${filled.length} 条，报送后不能修改，只能补充新的进展。`
            : wordless.length === 0 && "写完一条或几条进展后，在这里一次报送；没写完的会自动存为草稿。"}
          {wordless.length > 0 && `有 ${wordless.length} 条只选了情况，还没有写明原因。`}
        </span>
        <Button
          variant="primary"
          pending={pending}
          disabled={filled.length + wordless.length === 0}
          onClick={() => void send()}
        >
          报送{filled.length > 0 ? ` ${filled.length} 条` : ""}进展
        </Button>
      </div>
    </div>
  );
}

function ProgressRow({
  row,
  showInspection,
  value,
  draft,
  error,
  onWrite,
  onLeave,
}: {
  row: ReportRow;
  showInspection: boolean;
  value: Written;
  draft: DraftState | undefined;
  error: string | undefined;
  onWrite: (part: Partial<Written>, now?: boolean) => void;
  onLeave: () => void;
}) {
  const kinds: ProgressKind[] = row.longTerm ? ["PROGRESS", "NO_CHANGE", "REVIEW"] : ["PROGRESS", "NO_CHANGE"];
  const late = row.concerns.includes("overdue");
  return (
    <li
      className={cn(
        "grid gap-x-5 gap-y-2 px-4 py-3 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]",
        late && "border-l-2 border-l-red pl-[14px]",
      )}
    >
      <div className="min-w-0">
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <Link
            href={`/measures/${row.id}`}
            className="nums font-semibold whitespace-nowrap text-link underline-offset-4 hover:underline"
          >
            {row.code}
          </Link>
          <StatusBadge status={row.status} cycle={row.cycle} />
          <DueChip {...row.due} />
          <QuietWords quiet={row.quiet} />
        </div>
        <ClampText text={row.text} lines={2} />
        <div className="mt-0.5 truncate text-sm text-muted" title={row.parent}>
          {showInspection ? `${row.inspection} · ` : ""}
          {row.parent}
        </div>
        {row.points.length > 0 && (
          <div className="mt-1.5 rounded-md border border-amber-line bg-amber-tint px-3 py-1.5 text-sm">
            <div className="font-medium text-amber">退回意见（整改后请到措施页面逐条说明并重新申请销号）</div>
            <ol className="list-decimal pl-5">
              {row.points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ol>
          </div>
        )}
        {row.last && (
          <p className="mt-1 line-clamp-1 text-sm text-muted" title={row.last.text}>
            <span className="nums mr-2">上次 {row.last.day}</span>
            {row.last.text}
          </p>
        )}
      </div>
      <div className="min-w-0 print:hidden">
        <div className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-1">
          <fieldset className="flex gap-x-4">
            <legend className="sr-only">{row.code} 进展情况</legend>
            {kinds.map((kind) => (
              <label key={kind} className="inline-flex items-center gap-1.5 text-sm">
                <input
                  type="radio"
                  name={`kind-${row.id}`}
                  checked={value.kind === kind}
                  onChange={() => onWrite({ kind }, isVisible(value.text))}
                  className="size-4 accent-solid"
                />
                {PROGRESS_KIND_LABELS[kind]}
              </label>
            ))}
          </fieldset>
          <span className={cn("ml-auto text-xs", draft === "failed" ? "text-red" : "text-muted")} aria-live="polite">
            {draft === "failed" || (draft && value.text !== "")
              ? DRAFT_WORDS[draft]
              : row.draft && value.text !== ""
                ? "有草稿"
                : ""}
          </span>
        </div>
        <Textarea
          aria-label={`${row.code} 进展`}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `error-${row.id}` : undefined}
          rows={2}
          maxLength={PROGRESS_MAX}
          value={value.text}
          placeholder={
            value.kind === "NO_CHANGE" ? "说明没有变化的原因或下一步打算" : "做了什么、到什么程度、有什么成效"
          }
          onChange={(event) => onWrite({ text: event.target.value })}
          onBlur={onLeave}
        />
        {error && (
          <p id={`error-${row.id}`} className="mt-1 text-sm text-red">
            {error}
          </p>
        )}
      </div>
    </li>
  );
}
