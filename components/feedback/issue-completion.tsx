import { OfThemOpening, Rate } from "@/components/measure/mark/rate";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { Tone } from "@/components/ui/tone";
import { ISSUE_STATE_LABELS } from "@/lib/domain/labels";
import type { IssueState } from "@/lib/domain/measure/completion";

const TONES = { OPEN: "info", DECLARED: "info", DONE: "ok", OPENING: "ok", EMPTY: "neutral" } satisfies Record<
  IssueState,
  Tone
>;

type Linked = { href: string };

export type IssueCompletionProps = {
  all: Linked & { count: number };
  declared: Linked & { done: number; all: number };
  verified: Linked & { done: number; all: number };
  /** 其中期初: of the closed ones. */
  opening: Linked & { count: number };
  overdue: Linked & { count: number };
};

/** Completion derived from the measures; nobody sets it. */
export function IssueStateBadge({ state }: { state: IssueState }) {
  return <Badge tone={TONES[state]}>{ISSUE_STATE_LABELS[state]}</Badge>;
}

/** 另有n项未完成: what was found beside an issue stands beside its completion, never in it. */
export function ItemsLeft({ count, href }: { count: number; href: string }) {
  if (count === 0) return null;
  return (
    <Link href={href} className="nums text-sm whitespace-nowrap text-muted underline-offset-4 hover:underline">
      另有{count}项未完成
    </Link>
  );
}

/** Both rates side by side with numerator and denominator; each figure opens its rows. */
export function IssueCompletion({ all, declared, verified, opening, overdue }: IssueCompletionProps) {
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-1">
      <div className="flex gap-2">
        <dt className="text-muted">措施</dt>
        <dd>
          <Link href={all.href} className="nums font-medium underline-offset-4 hover:underline">
            {all.count} 条
          </Link>
        </dd>
      </div>
      <div className="flex gap-2">
        <dt className="text-muted">申报率</dt>
        <dd>
          <Rate {...declared} />
        </dd>
      </div>
      <div className="flex gap-2">
        <dt className="text-muted">销号率</dt>
        <dd>
          <Rate {...verified} />
          <OfThemOpening {...opening} />
        </dd>
      </div>
      <div className="flex gap-2">
        <dt className="text-muted">已逾期</dt>
        <dd>
          {overdue.count > 0 ? (
            <Link href={overdue.href} className="nums font-medium text-red underline-offset-4 hover:underline">
              {overdue.count} 条
            </Link>
          ) : (
            <span className="nums">0 条</span>
          )}
        </dd>
      </div>
    </dl>
  );
}
