"use client";

import { useEffect, useRef, useState } from "react";
import { useServerAction } from "@/components/form/use-server-action";
import { useUnsavedWarning } from "@/components/form/use-unsaved-warning";
import { forgetInWindow, keptInWindow, useFreshDrafts } from "@/components/measure/draft-freshness";
import { useToast } from "@/components/ui/overlay/toast";
import { isVisible } from "@/lib/domain/text/text";
import { reportManyAction } from "@/lib/features/my-work/actions";
import type { ReportRow } from "@/lib/features/my-work/queries/report-row";
import { useDrafts, type Written } from "./use-drafts";

const EMPTY: Written = { kind: "PROGRESS", text: "" };
const WORDLESS = "请写明没有变化的原因、复核的情况或下一步打算；不报这一条的，请改选“有进展”并留空。";

/** Text that a reload cut off on its way to the server comes back, and goes there. */
function useTakenUp(rows: ReportRow[], personId: string, takeUp: (measureId: string, kept: Written) => void) {
  const shown = useRef(rows);
  shown.current = rows;
  const back = useRef(takeUp);
  back.current = takeUp;
  useEffect(() => {
    for (const { id } of shown.current) {
      const kept = keptInWindow({ personId, measureId: id });
      if (kept) back.current(id, kept);
    }
  }, [personId]);
}

/** Progress written for several measures: what stands in each box, what is wrong with it, and sending it in one go. */
export function useProgress(rows: ReportRow[], personId: string) {
  const [written, setWritten] = useState<Record<string, Written>>({});
  /** Rows whose report is also the application for close-out. */
  const [applying, setApplying] = useState<ReadonlySet<string>>(new Set());
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
  useTakenUp(rows, personId, (id, kept) => {
    setWritten((w) => ({ ...w, [id]: kept }));
    drafts.later(id, kept);
  });

  const valueFor = (row: ReportRow) => written[row.id] ?? row.draft ?? EMPTY;
  const filled = rows.filter((row) => isVisible(valueFor(row).text));
  // 暂无进展 or 定期复核 chosen and nothing said: meant as a report, and to be told so.
  const wordless = rows.filter((row) => valueFor(row).kind !== "PROGRESS" && !isVisible(valueFor(row).text));

  const write = (row: ReportRow, part: Partial<Written>, now = false) => {
    const next = { ...valueFor(row), ...part };
    setWritten((w) => ({ ...w, [row.id]: next }));
    if (now) void drafts.save(row.id, next);
    else drafts.later(row.id, next);
  };
  const apply = (id: string, on: boolean) =>
    setApplying((before) => new Set(on ? [...before, id] : [...before].filter((other) => other !== id)));
  const forget = (ids: readonly string[]) => {
    setErrors({});
    setApplying((before) => new Set([...before].filter((id) => !ids.includes(id))));
    setWritten((w) => ({ ...w, ...Object.fromEntries(ids.map((id) => [id, EMPTY])) }));
    drafts.forget(ids);
    for (const measureId of ids) forgetInWindow({ personId, measureId });
  };
  /** @returns whether it was sent */
  const send = async (): Promise<boolean> => {
    if (wordless.length > 0) {
      setErrors(Object.fromEntries(wordless.map((row) => [row.id, [WORDLESS]])));
      return false;
    }
    await drafts.settle();
    const entries = filled.map((row) => ({
      measureId: row.id,
      ...valueFor(row),
      apply: applying.has(row.id) && valueFor(row).kind !== "NO_CHANGE",
    }));
    const answer = await run({ entries });
    if (!answer) return false;
    if (!answer.ok) {
      setErrors(answer.fields ?? {});
      return false;
    }
    forget(entries.map((e) => e.measureId));
    const applied = entries.filter((e) => e.apply).length;
    toast({
      tone: "ok",
      title: `已报送 ${entries.length} 条进展${applied > 0 ? `，其中 ${applied} 条已申请销号` : ""}`,
    });
    return true;
  };
  return { drafts, errors, pending, result, valueFor, filled, wordless: wordless.length, write, send, applying, apply };
}
