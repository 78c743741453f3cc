"use client";

import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";

type Answer = { id: string; source: string } | { id: string; why: string };

/** Why a measure is not shown, and what to do. */
const whyNot = (status: number) =>
  status === 404 ? "没有这条措施，或者您看不到它。" : "没有读到：网络中断或登录已失效，请重试。";

/** What the server says of the measure; the last stays until the next has come. */
function useMeasure(id: string): Answer | null {
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    const gone = new AbortController();
    fetch(`/api/ledger/measure?id=${encodeURIComponent(id)}`, { signal: gone.signal })
      .then(async (reply) =>
        setAnswer(reply.ok ? { id, source: await reply.text() } : { id, why: whyNot(reply.status) }),
      )
      .catch(() => !gone.signal.aborted && setAnswer({ id, why: whyNot(0) }));
    return () => gone.abort();
  }, [id]);
  return answer;
}

/** One measure beside the list, so that row after row can be gone through without leaving it. */
export function LedgerBeside({
  id,
  onStep,
  onClose,
}: {
  id: string;
  onStep: (by: 1 | -1) => void;
  onClose: () => void;
}) {
  const answer = useMeasure(id);
  return (
    <aside
      aria-label="所选措施"
      aria-busy={answer?.id !== id}
      className="ledger-beside flex w-[44%] shrink-0 flex-col border-l border-line-strong print:hidden"
    >
      <div className="flex items-center gap-1 border-b border-line bg-ground px-3 py-1">
        <span className="mr-auto text-sm text-muted">↑↓ 换行，Esc 关闭</span>
        <LinkButton size="sm" href={`/measures/${id}`}>
          办理、看全部
        </LinkButton>
        <Button size="sm" variant="quiet" aria-label="上一条" title="上一条（k 或 ↑）" onClick={() => onStep(-1)}>
          <ChevronUp aria-hidden="true" />
        </Button>
        <Button size="sm" variant="quiet" aria-label="下一条" title="下一条（j 或 ↓）" onClick={() => onStep(1)}>
          <ChevronDown aria-hidden="true" />
        </Button>
        <Button size="sm" variant="quiet" aria-label="关闭" title="关闭（Esc）" onClick={onClose}>
          <X aria-hidden="true" />
        </Button>
      </div>
      {answer && "why" in answer ? (
        <p role="alert" className="p-3 text-red">
          {answer.why}
        </p>
      ) : (
        <section
          aria-label="措施内容"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region takes the focus
          tabIndex={0}
          className="min-h-0 flex-1 overflow-y-auto px-4 py-3 focus-visible:-outline-offset-2"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: written by lib/domain/text/html, which escapes what people wrote
          dangerouslySetInnerHTML={{ __html: answer?.source ?? "" }}
        />
      )}
    </aside>
  );
}
