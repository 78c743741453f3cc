import type { ReactNode } from "react";
import { DueChip, type DueChipProps } from "@/components/measure/mark/due-chip";
import { TimeClassTag } from "@/components/measure/mark/time-class-tag";
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
};

const NONE = <span className="text-amber">未明确</span>;

/** 启动 11-02 → 申报 11-18 → 销号 12-01: what has come of them, in order. 期初 was done before any of it was kept here. */
function milestones({ startedOn, submittedOn, closedOn, due }: MeasureFactsProps): string | null {
  if (due.dueState === "opening") return `期初完成 ${closedOn}`;
  const come = [
    { word: "启动", day: startedOn },
    { word: "申报", day: submittedOn },
    { word: "销号", day: closedOn },
  ].filter(({ day }) => day !== null);
  return come.length === 0 ? null : come.map(({ word, day }) => `${word} ${day}`).join(" → ");
}

/** Who, by when, of which kind, in tight lines; what there is nothing to say of has no line, save what must be settled. */
export function MeasureFacts(m: MeasureFactsProps) {
  const moved = m.due.originalDay && m.due.originalDay !== m.due.day ? `原定${m.due.originalDay}` : "";
  const written = m.dueText && m.dueText !== m.due.day ? `原文“${m.dueText}”` : "";
  const beside = [moved, written].filter((words) => words !== "").join("；");
  const lines: [string, ReactNode][] = [
    ["责任领导", m.leader ? `${m.leader.name}${m.leader.title ? `（${m.leader.title}）` : ""}` : NONE],
    ["牵头部门", m.leadUnit ?? NONE],
    ["配合部门", m.cooperating.join("、")],
    ["责任人", m.owner ?? NONE],
    ["整改类型", <TimeClassTag key="class" timeClass={m.timeClass} />],
    [
      m.timeClass === "LONG_TERM" ? "下次复核" : "整改时限",
      m.due.day ? (
        <>
          <DueChip {...m.due} originalDay={null} />
          {beside && <span className="text-sm text-muted">（{beside}）</span>}
        </>
      ) : (
        NONE
      ),
    ],
    ["复核间隔", m.reviewEveryDays === null ? "" : `${m.reviewEveryDays}天`],
    ["整改次数", m.cycle > 1 ? cycleLabel(m.cycle) : ""],
    ["节点", milestones(m)],
    ["方面", m.section],
    ["备注", m.remark],
  ];
  return (
    <dl className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-3 gap-y-1 print:grid-cols-[4.5rem_minmax(0,1fr)_4.5rem_minmax(0,1fr)]">
      {lines
        .filter(([, value]) => value !== null && value !== "")
        .map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="min-w-0">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Where the office changes who and by when. */
export function AssignLink({ href }: { href: string }) {
  return (
    <Link href={href} className="text-sm text-link underline-offset-2 hover:underline">
      调整责任分工
    </Link>
  );
}
