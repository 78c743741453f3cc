import type { ReactNode } from "react";
import { Figure } from "@/components/ui/figure";
import { Link } from "@/components/ui/link";
import { estimatedLabel } from "@/lib/domain/labels";
import { percent } from "@/lib/domain/measure/completion";
import type { Linked, LinkedShare } from "@/lib/features/dashboard/queries/counted";
import type { Dashboard } from "@/lib/features/dashboard/queries/dashboard";

/** One cell of the headline strip. */
function Cell({ children }: { children: ReactNode }) {
  return (
    <div className="min-w-0 bg-surface max-xl:last:col-span-2 print:last:col-span-1 px-4 py-3 print:px-2 print:py-1">
      {children}
    </div>
  );
}

function ShareCell({
  label,
  note,
  share,
  more,
}: {
  label: string;
  note?: string;
  share: LinkedShare;
  more?: ReactNode;
}) {
  return (
    <Cell>
      <div className="text-sm text-muted">{label}</div>
      <div className="nums whitespace-nowrap">
        <Link href={share.href} className="rounded-sm text-xl font-semibold underline-offset-4 hover:underline">
          {share.done}
        </Link>
        <Link href={share.allHref} className="rounded-sm text-lg text-muted underline-offset-4 hover:underline">
          /{share.all}
        </Link>
        <span className="ml-0.5 text-sm">条</span>
      </div>
      {/* On one line where there is room, else the note beneath: never cut off at the edge of the cell. */}
      <div className="nums flex flex-wrap gap-x-2 text-sm text-muted">
        <span>{percent(share)}</span>
        {note && <span className="print:hidden">{note}</span>}
        {more}
      </div>
    </Cell>
  );
}

function small(text: string, figure: Linked) {
  return (
    <span key={text} className="nums mr-2 whitespace-nowrap">
      {text}{" "}
      <Link href={figure.href} className="rounded-sm underline-offset-4 hover:underline">
        {figure.value}条
      </Link>
    </span>
  );
}

/** Where things stand, in one strip: done and proved, late and near, silent and unassigned. Every figure opens its rows. */
export function DashboardHeadline({ data }: { data: Dashboard }) {
  const waiting = (
    <>
      {small("待审核", data.waiting)}
      {data.stuck.value > 0 && small(estimatedLabel("滞留", data.stuck.estimated), data.stuck)}
    </>
  );
  return (
    <div className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line md:grid-cols-4 xl:grid-cols-7 print:grid-cols-7">
      <ShareCell label="已申报" note="待审核和已销号" share={data.declared} more={waiting} />
      <ShareCell label="已销号" share={data.verified} more={small("应销号", data.planned)} />
      <ShareCell label="按期销号率" note="到期措施中按期销号" share={data.timely} />
      <Cell>
        <Figure
          label="已逾期"
          value={data.overdue.value}
          unit="条"
          href={data.overdue.href}
          tone={data.overdue.value > 0 ? "error" : "neutral"}
          note={data.overdueBands.map((b) =>
            small(b.to === undefined ? `${b.from - 1}天以上` : `${b.from}–${b.to}天`, b),
          )}
        />
      </Cell>
      <Cell>
        {data.dueWithin.map((d, i) => (
          <Figure
            key={d.days}
            label={`${d.days}天内到期`}
            value={d.value}
            unit="条"
            href={d.href}
            size={i === 0 ? "md" : "sm"}
            tone={i === 0 && d.value > 0 ? "warn" : "neutral"}
          />
        ))}
      </Cell>
      <Cell>
        <Figure
          label={`连续${data.silent.days}天无进展`}
          value={data.silent.value}
          unit="条"
          href={data.silent.href}
          tone={data.silent.value > 0 ? "warn" : "neutral"}
          note={[small(`其中${data.unreported.days}天未报送`, data.unreported)]}
        />
      </Cell>
      <Cell>
        <Figure
          label="牵头部门未明确"
          value={data.unassigned.value}
          unit="条"
          href={data.unassigned.href}
          tone={data.unassigned.value > 0 ? "warn" : "neutral"}
        />
      </Cell>
    </div>
  );
}
