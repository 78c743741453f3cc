"use client";

import { useCallback, useEffect, useState } from "react";
import { useServerAction } from "@/components/form/use-server-action";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Dialog, DialogClose } from "@/components/ui/overlay/dialog";
import { useToast } from "@/components/ui/overlay/toast";
import { Spinner } from "@/components/ui/spinner";
import { linkMeasuresAction } from "@/lib/features/measure/actions";
import type { AnswerSheet, AskedAnswers } from "@/lib/features/measure/queries/answer-sheet";
import { AnswersTable } from "./answers-table";
import { changesOf, offered, openLines, type Ticks, withTick } from "./ticks";

export type AnswersProps = {
  of: AskedAnswers;
  title: string;
  onClose: () => void;
  /** Told which measures were saved. */
  onSaved?: (measureIds: string[]) => void;
};

/** The sheet as it stands when it is opened, and again when somebody else changed it meanwhile. */
function useSheet(of: AnswersProps["of"]) {
  const [sheet, setSheet] = useState<AnswerSheet | "failed" | null>(null);
  const [asked, setAsked] = useState(0);
  const address = `/api/answers?${new URLSearchParams(of)}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is what asks again.
  useEffect(() => {
    const gone = new AbortController();
    fetch(address, { signal: gone.signal })
      .then(async (answer) => setSheet(answer.ok ? ((await answer.json()) as AnswerSheet) : "failed"))
      .catch(() => !gone.signal.aborted && setSheet("failed"));
    return () => gone.abort();
  }, [address, asked]);
  return { sheet, again: useCallback(() => setAsked((n) => n + 1), []) };
}

/** 对应具体表现和整改意见: which lines of the feedback each measure answers, ticked and saved together. */
export function AnswersDialog({ of, title, onClose, onSaved }: AnswersProps) {
  const { toast } = useToast();
  const { sheet: read, again } = useSheet(of);
  const [ticks, setTicks] = useState<Ticks>(new Map());
  const { run, pending, result, reset } = useServerAction(linkMeasuresAction);
  const sheet = read === "failed" ? null : read;
  const changes = sheet ? changesOf(sheet, ticks) : [];

  const save = async () => {
    const reply = await run({ measures: changes });
    if (!reply?.ok) return;
    toast({ tone: "ok", title: `已保存 ${changes.length} 条措施的对应情况` });
    onSaved?.(changes.map((change) => change.measureId));
    onClose();
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={title}
      description="勾选每条措施针对的具体表现和整改意见；一条措施可以对应几条，一条也可以由几条措施落实。"
      footer={
        <>
          <DialogClose>
            <Button>取消</Button>
          </DialogClose>
          <Button variant="primary" pending={pending} disabled={changes.length === 0} onClick={save}>
            {changes.length === 0 ? "保存" : `保存 ${changes.length} 条措施`}
          </Button>
        </>
      }
    >
      <form {...(changes.length > 0 ? { "data-unsaved": "true" } : {})} onSubmit={(event) => event.preventDefault()}>
        {result && !result.ok && (
          <Notice
            tone="error"
            className="mb-3"
            action={
              <Button
                size="sm"
                onClick={() => {
                  reset();
                  again();
                }}
              >
                读取最新情况，保留我的勾选
              </Button>
            }
          >
            {result.why}
          </Notice>
        )}
        {read === null && (
          <p className="flex items-center gap-2 text-muted" role="status">
            <Spinner /> 正在读取…
          </p>
        )}
        {read === "failed" && (
          <Notice tone="error" title="没有读到措施">
            这里还没有措施，或者网络中断、这次巡视巡察已归档。请关闭后重试；仍不成功时请刷新页面。
          </Notice>
        )}
        {sheet && <Sheet sheet={sheet} ticks={ticks} onTicks={setTicks} />}
      </form>
    </Dialog>
  );
}

function Sheet({ sheet, ticks, onTicks }: { sheet: AnswerSheet; ticks: Ticks; onTicks: (ticks: Ticks) => void }) {
  if (sheet.lines.length === 0) {
    return <p className="text-muted">反馈没有列出具体表现和整改意见。需要时可在“修改文字”中补充。</p>;
  }
  const open = openLines(sheet, ticks);
  const offers = offered(sheet, ticks);
  return (
    <>
      <div className="mb-2 flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1" aria-live="polite">
        <span>
          已有措施对应{" "}
          <span className="nums font-semibold">
            {sheet.lines.length - open.length}/{sheet.lines.length}
          </span>
          {open.length > 0 && <span className="text-amber">，未对应 {open.length}</span>}
        </span>
        <span className="flex-1" />
        {offers.length > 0 && (
          <Button
            size="sm"
            onClick={() =>
              onTicks(offers.reduce((now, { measure, line }) => withTick(now, measure, line, true), ticks))
            }
            title="文字相近的措施，只用于还没有措施对应的；勾选后请逐条核对"
          >
            勾选文字相近的（{offers.length}）
          </Button>
        )}
      </div>
      <AnswersTable
        sheet={sheet}
        ticks={ticks}
        open={new Set(open.map(({ id }) => id))}
        onTick={(measure, line, on) => onTicks(withTick(ticks, measure, line, on))}
      />
    </>
  );
}
