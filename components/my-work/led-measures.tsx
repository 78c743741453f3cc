import "./my-work.css";
import { DueChip } from "@/components/measure/mark/due-chip";
import { QuietWords } from "@/components/measure/mark/stall";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { MY_DUE_DAYS } from "@/lib/domain/measure/concern";
import type { Led, LedUnit } from "@/lib/features/my-work/queries/led-measures";

const words = (n: Pick<LedUnit, "all" | "overdue" | "due" | "silent">) => (
  <span className="text-sm font-normal text-muted">
    在办{n.all}条 · <span className={n.overdue > 0 ? "font-medium text-red" : ""}>逾期{n.overdue}</span> · {MY_DUE_DAYS}
    天内到期{n.due} · 无进展{n.silent}
  </span>
);

/** 我分管的措施: what a 责任领导 leads or has in charge, by unit, what is pressing of each. */
export function LedMeasures({ led, showInspection }: { led: Led; showInspection: boolean }) {
  return (
    <Panel
      title={
        <>
          我分管的措施 <span className="ml-2">{words(led)}</span>
        </>
      }
      flush
    >
      {led.all === 0 ? (
        <EmptyState title="没有在办的措施" hint="由您任责任领导，或由您分管部门牵头、配合的措施会出现在这里。" />
      ) : (
        <ul className="divide-y divide-line">
          {led.units.map((unit) => (
            <li key={unit.unit ?? ""} className="px-4 py-2">
              <h3 className="font-semibold">
                {unit.unit ?? "牵头部门未明确"} {words(unit)}
              </h3>
              <ul>
                {unit.rows.map((m) => (
                  <li key={m.id} className="led-row">
                    <Link
                      href={`/measures/${m.id}`}
                      className="nums font-medium text-link underline-offset-4 hover:underline"
                    >
                      {m.code}
                    </Link>
                    <DueChip {...m.due} originalDay={null} />
                    <span className="truncate" title={m.text}>
                      {showInspection && <span className="text-muted">{m.inspection} · </span>}
                      {m.text}
                    </span>
                    <QuietWords quiet={m.quiet} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
