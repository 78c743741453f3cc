import { DueChip, type DueChipProps } from "@/components/measure/mark/due-chip";
import { TimeClassTag } from "@/components/measure/mark/time-class-tag";
import { type Description, DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { cycleLabel } from "@/lib/domain/labels";
import type { TimeClass } from "@/lib/domain/types";

export type MeasureFactsProps = {
  leader: { name: string; title: string } | null;
  leadUnit: string | null;
  cooperating: string[];
  owner: string | null;
  timeClass: TimeClass | null;
  due: DueChipProps;
  dueText: string;
  /** Days between reviews of a 长期坚持 measure; null for the other classes. */
  reviewEveryDays: number | null;
  cycle: number;
  startedOn: string | null;
  submittedOn: string | null;
  closedOn: string | null;
  section: string | null;
  remark: string;
  /** Where the office assigns what is missing; only for those who may. */
  assignHref?: string | undefined;
};

const NONE = <span className="text-muted">未明确</span>;

/** Who, by when, of which kind: the facts of a measure in one narrow column. */
export function MeasureFacts(m: MeasureFactsProps) {
  const items: Description[] = [
    { label: "责任领导", value: m.leader ? `${m.leader.name}${m.leader.title ? `（${m.leader.title}）` : ""}` : NONE },
    { label: "牵头部门", value: m.leadUnit ?? NONE },
    { label: "配合部门", value: m.cooperating.length > 0 ? m.cooperating.join("、") : "无" },
    { label: "责任人", value: m.owner ?? NONE },
    { label: "整改类型", value: <TimeClassTag timeClass={m.timeClass} /> },
    {
      label: m.timeClass === "LONG_TERM" ? "下次复核" : "整改时限",
      value: m.due.day ? <DueChip {...m.due} originalDay={null} /> : NONE,
    },
    { label: "原定时限", value: m.due.originalDay ? <span className="nums">{m.due.originalDay}</span> : NONE },
    { label: "时限原文", value: m.dueText },
    ...(m.reviewEveryDays === null ? [] : [{ label: "复核间隔", value: `${m.reviewEveryDays} 天` }]),
    { label: "整改次数", value: cycleLabel(m.cycle) },
    { label: "启动日期", value: m.startedOn },
    { label: "申报日期", value: m.submittedOn },
    { label: "销号日期", value: m.closedOn },
    { label: "所属方面", value: m.section },
    { label: "备注", value: m.remark },
  ];
  return (
    <>
      {/* On paper the narrow column is as wide as the page. */}
      <div className="print:[&_dl]:grid-cols-2">
        <DescriptionList columns={1} items={items} />
      </div>
      {m.assignHref && (
        <p className="mt-2 print:hidden">
          <Link href={m.assignHref} className="text-link underline-offset-2 hover:underline">
            调整责任分工
          </Link>
        </p>
      )}
    </>
  );
}
