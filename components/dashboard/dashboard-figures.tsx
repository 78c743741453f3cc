import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { estimatedLabel, OF_THEM_OPENING } from "@/lib/domain/labels";
import { percent } from "@/lib/domain/measure/completion";
import type { Linked, LinkedShare } from "@/lib/features/dashboard/queries/counted";
import type { Dashboard } from "@/lib/features/dashboard/queries/dashboard";

/** One of the six: what it is, the figure, what belongs to it. The look of all parts stands on the strip. */
function Cell({ label, children, note }: { label: ReactNode; children: ReactNode; note: ReactNode }) {
  return (
    <div>
      <h3>{label}</h3>
      <p>{children}</p>
      <div>{note}</div>
    </div>
  );
}

function shareOf(share: LinkedShare): ReactNode {
  return (
    <>
      <Link href={share.href}>
        <b>{share.done}</b>
      </Link>
      <Link href={share.allHref}>/{share.all}条</Link> {percent(share)}
    </>
  );
}

const big = (figure: Linked, tone: string) => (
  <Link href={figure.href} className={figure.value > 0 ? tone : undefined}>
    <b>{figure.value}</b>条
  </Link>
);

const small = (words: string, figure: Linked) => (
  <span key={words}>
    {words} <Link href={figure.href}>{figure.value}条</Link>
  </span>
);

/** ▲5 since the day compared with; nothing where nothing was added. */
const added = (figure: Linked | null, tone: string, words: string) =>
  figure &&
  figure.value > 0 && (
    <Link href={figure.href} className={tone} title={words}>
      ▲{figure.value}
      <span className="sr-only">（{words}）</span>
    </Link>
  );

/** How far closing has come, what waits, and where it should be by the plan. */
function ProgressBar({
  closed,
  waiting,
  planned,
  all,
}: {
  closed: number;
  waiting: number;
  planned: number;
  all: number;
}) {
  const at = (n: number) => (all === 0 ? 0 : Math.round((n * 2000) / all) / 10);
  const mark = Math.min(198.5, at(planned));
  return (
    <svg aria-hidden="true" viewBox="0 0 200 10" preserveAspectRatio="none" className="my-0.5 block h-2.5 w-full">
      <rect y="1" width="200" height="8" className="fill-sunken" />
      <rect y="1" width={at(closed)} height="8" className="fill-green" />
      <rect x={at(closed)} y="1" width={at(waiting)} height="8" className="fill-slate" fillOpacity="0.7" />
      <rect x={mark} width="1.5" height="10" className="fill-ink" />
    </svg>
  );
}

/** Where things stand, in six figures of unequal weight. Every one opens its rows; red is what is overdue and nothing else. */
export function DashboardFigures({ data }: { data: Dashboard }) {
  const [near, far] = data.dueWithin;
  return (
    <section
      aria-label="整改情况"
      className="dashboard-figures mb-2 grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line md:grid-cols-3 xl:grid-cols-[1.35fr_1.35fr_1fr_1.15fr_0.9fr_0.95fr] print:mb-1 print:grid-cols-6"
    >
      <Cell
        label={
          <>
            已销号 {small("应销号", data.planned)} {data.opening.value > 0 && small(OF_THEM_OPENING, data.opening)}
          </>
        }
        note={
          <ProgressBar
            closed={data.verified.done}
            waiting={data.waiting.value}
            planned={data.planned.value}
            all={data.total.value}
          />
        }
      >
        {shareOf(data.verified)} {added(data.changes.closed, "text-green", "新增销号")}
      </Cell>
      <Cell
        label="已申报"
        note={
          <>
            {small("待审核", data.waiting)}
            {data.stuck.value > 0 && small(estimatedLabel("滞留", data.stuck.estimated), data.stuck)}
          </>
        }
      >
        {shareOf(data.declared)}
      </Cell>
      <Cell label="按期销号（到期措施）" note={small("逾期销号", data.closedLate)}>
        {shareOf(data.timely)}
      </Cell>
      <Cell
        label="逾期未销号"
        note={[...data.overdueBands]
          .reverse()
          .slice(0, 2)
          .map((b) => small(b.to === undefined ? `${b.from - 1}天以上` : `${b.from}–${b.to}天`, b))}
      >
        {big(data.overdue, "text-red")} {added(data.changes.overdue, "text-red", "新增逾期")}
      </Cell>
      <Cell label={`${near?.days}天内到期`} note={far && small(`${far.days}天内`, far)}>
        {near && big(near, "text-amber")}
      </Cell>
      <Cell label={`${data.silent.days}天无进展`} note={small("牵头未明确", data.unled)}>
        {big(data.silent, "text-amber")}
      </Cell>
    </section>
  );
}
