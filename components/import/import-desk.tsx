"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { ActionButton } from "@/components/form/action-button";
import { usePageState } from "@/components/form/page-state";
import { useServerAction } from "@/components/form/use-server-action";
import { useUnsavedWarning } from "@/components/form/use-unsaved-warning";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Notice } from "@/components/ui/notice";
import { correctReviewAction, discardReviewAction, undoCorrectionAction } from "@/lib/features/import/actions";
import type { ImportReview } from "@/lib/features/import/queries/import-desk";
import type { Correction } from "@/lib/features/import/read/review/correction-schema";
import { ImportConfirm } from "./confirm/import-confirm";
import { ImportFigures } from "./import-checks";
import { ImportDoubts } from "./import-doubts";
import { ImportOtherBody } from "./import-other-body";
import { ImportRowEditor } from "./import-row-editor";
import { findRow } from "./import-rows";
import { ImportSource, type MarkedSpan } from "./import-source";
import { ImportTree } from "./import-tree";
import { keepTyped, keptTyped, type Typed } from "./import-typed";

/** Review of a report: what was read as a tree on the left, the text it came from on the right, doubts to tick off. */
export function ImportDesk({ draft }: { draft: ImportReview }) {
  const router = useRouter();
  const { review, counts } = draft;
  const seen = { draftId: draft.id, version: draft.version };
  const [chosen, setChosen] = useState<string | null>(null);
  const [span, setSpan] = useState<MarkedSpan>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [showProblems, setShowProblems] = useState(false);
  const correcting = useServerAction(correctReviewAction);
  const undoing = useServerAction(undoCorrectionAction);
  const pending = correcting.pending || undoing.pending;
  const failure = [correcting.result, undoing.result].find((r) => r && !r.ok);
  const found = findRow(review, chosen);
  const issueKeys = [...review.issues, ...review.items].map((row) => row.key);
  const folded = issueKeys.length > 0 && issueKeys.every((key) => closed.has(key));

  // What is typed into a row outlives looking at another one, and a reload. The words themselves stay out of the state: a key pressed
  // must not draw the whole tree again.
  const owner = usePageState().account?.accountId;
  const typed = useRef(new Map<string, Typed>());
  const [unsaved, setUnsaved] = useState<ReadonlySet<string>>(new Set());
  const keep = (key: string, words: Typed | null) => {
    if (words) typed.current.set(key, words);
    else typed.current.delete(key);
    if (unsaved.has(key) !== (words !== null)) setUnsaved(new Set(typed.current.keys()));
    if (owner) keepTyped(owner, draft.id, typed.current);
  };
  useEffect(() => {
    if (!owner) return;
    typed.current = keptTyped(owner, draft.id);
    setUnsaved(new Set(typed.current.keys()));
  }, [owner, draft.id]);
  const waiting = [...unsaved].filter((key) => findRow(review, key)?.row.dropped === false);
  const elsewhere = waiting.find((key) => key !== chosen);
  useUnsavedWarning(waiting.length > 0);

  const correct = async (correction: Correction) => {
    undoing.reset();
    const reply = await correcting.run({ ...seen, correction });
    if (!reply?.ok) return;
    if (correction.type.startsWith("edit-") && "key" in correction) keep(correction.key, null);
    if (correction.type === "move-measure") setClosed((before) => without(before, correction.parentKey));
  };
  const open = (key: string) => {
    const row = findRow(review, key);
    if (!row) return;
    setShowProblems(false);
    setChosen(key);
    setClosed((before) => without(before, ...foldsAbove(review, key)));
    if (row.row.source) setSpan(row.row.source);
  };
  const choose = (key: string) => (key === chosen ? setChosen(null) : open(key));

  const fold = (key: string) =>
    setClosed((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });

  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-lg border border-line bg-surface px-4 py-2">
        <ImportFigures review={review} counts={counts} onJump={setSpan} />
        <div className="flex items-center gap-2">
          <Button
            disabled={pending || draft.corrections.length === 0}
            onClick={() => {
              correcting.reset();
              void undoing.run(seen);
            }}
          >
            撤销上一步{draft.corrections.length > 0 ? `（${draft.corrections.length}）` : ""}
          </Button>
          <ActionButton
            action={discardReviewAction}
            input={seen}
            confirm={{
              title: "取消这次导入？",
              description: "已做的校对不再保留，报告不会录入。以后可以重新上传。",
              confirmLabel: "取消导入",
            }}
            redirectTo="/import"
          >
            取消导入
          </ActionButton>
          <ImportConfirm
            draft={draft}
            key={draft.version}
            unsaved={waiting.length}
            onShowDoubts={() => setShowProblems(true)}
          />
        </div>
      </div>
      {draft.otherBody && (
        <ImportOtherBody
          other={draft.otherBody}
          body={draft.body}
          pending={pending}
          correct={correct}
          onJump={setSpan}
        />
      )}
      {elsewhere !== undefined && (
        <Notice
          tone="warn"
          action={
            <Button size="sm" onClick={() => open(elsewhere)}>
              去保存
            </Button>
          }
        >
          有 {waiting.length} 条改过的内容还没有保存，树上标着“未保存”。
        </Notice>
      )}
      {failure && !failure.ok && (
        <Notice
          tone="error"
          action={
            <Button size="sm" onClick={() => router.refresh()}>
              刷新
            </Button>
          }
        >
          {failure.why}
        </Notice>
      )}
      <div className="grid gap-3 lg:h-[calc(100vh-15rem)] lg:min-h-96 lg:grid-cols-[minmax(0,11fr)_minmax(0,9fr)]">
        <div className="flex min-h-0 flex-col rounded-lg border border-line bg-surface">
          <div className="flex items-center gap-1 border-b border-line px-3 py-1.5">
            {[
              { on: !showProblems, label: "识别结果", show: false },
              { on: showProblems, label: `待核对（${counts.openProblems}）`, show: true },
            ].map((tab) => (
              <button
                key={tab.label}
                type="button"
                aria-pressed={tab.on}
                onClick={() => setShowProblems(tab.show)}
                className={cn(
                  "rounded-md px-2.5 py-1",
                  tab.on ? "bg-selected font-semibold" : "text-muted hover:bg-hover",
                  tab.show && counts.openProblems > 0 && "text-amber",
                )}
              >
                {tab.label}
              </button>
            ))}
            {!showProblems && (
              <Button
                size="sm"
                variant="quiet"
                className="ml-auto"
                onClick={() => setClosed(folded ? new Set() : new Set(issueKeys))}
              >
                {folded ? "全部展开" : "收起措施"}
              </Button>
            )}
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">
            {showProblems ? (
              <ImportDoubts
                review={review}
                groups={draft.doubts}
                pending={pending}
                correct={correct}
                onJump={setSpan}
                onOpenRow={open}
              />
            ) : (
              <ImportTree
                review={review}
                chosen={chosen}
                onChoose={choose}
                unsaved={unsaved}
                closed={closed}
                onFold={fold}
                onJump={setSpan}
                editor={
                  found && (
                    <ImportRowEditor
                      key={`${found.row.key}-${draft.version}`}
                      found={found}
                      review={review}
                      pending={pending}
                      correct={correct}
                      typed={typed.current.get(found.row.key)}
                      onTyped={(words) => keep(found.row.key, words)}
                    />
                  )
                }
              />
            )}
          </div>
        </div>
        <div className="flex min-h-0 flex-col rounded-lg border border-line bg-surface max-lg:h-96">
          <div className="border-b border-line px-4 py-2 text-muted">
            原文 <span className="text-sm">点左侧任一行，这里标出它的出处；灰字没有录入，注明了原因</span>
          </div>
          <div className="min-h-0 flex-1">
            <ImportSource text={draft.text} span={span} outside={review.outside} />
          </div>
        </div>
      </div>
    </div>
  );
}

function without(set: ReadonlySet<string>, ...keys: string[]): ReadonlySet<string> {
  const next = new Set(set);
  for (const key of keys) next.delete(key);
  return next;
}

/** The rows that hide this one while they are folded: its section, its issue, its item. */
function foldsAbove(review: ImportReview["review"], key: string): string[] {
  const found = findRow(review, key);
  if (!found || found.type === "section") return [];
  const parent = found.type === "measure" ? found.parent : found.row;
  const issue = "kind" in parent ? review.issues.find((i) => i.key === parent.parentKey) : parent;
  const section = issue && "sectionKey" in issue ? issue.sectionKey : null;
  const above = [parent.key, issue?.key, section].filter((k) => k !== null && k !== undefined);
  return above.filter((k) => k !== key);
}
