import type { Day } from "@/lib/domain/day";
import { cycleLabel, STAGE_LABELS, STANDS_LABELS, statusLabel, TIME_CLASS_LABELS } from "@/lib/domain/labels";
import { dueWords, quietWords, waitWords } from "@/lib/domain/measure/due-words";
import type { SheetCell } from "@/lib/domain/sheet/cell";
import { asWrittenBeside, outcomeName, progressLead } from "@/lib/features/ledger/words";
import type { LedgerRow } from "./row";
import { type ColumnSpec, lines } from "./spec";

/** By when it is to be done, what was done, and what it came to. */

const dayCell = (day: Day | null): SheetCell => (day ? { day } : "");
/** How it stands in time, where that is to be said beside its state: nobody wants a day counted down on paper. */
const lateWords = ({ due }: LedgerRow) =>
  (due.dueState === "overdue" || due.dueState === "applied-late" || due.dueState === "closed-late") && dueWords(due);

/** What the state says: of a row that waits also where. */
const statusWords = ({ status, due, cycle, stage, waiting, stands, struckReason }: LedgerRow) =>
  struckReason !== null
    ? "已作废"
    : lines(
        `${statusLabel({ status, opening: due.dueState === "opening" })}${cycle > 1 ? ` ${cycleLabel(cycle)}` : ""}`,
        stage && `待${STAGE_LABELS[stage]}`,
        waiting && waitWords(waiting),
        ...stands.map((s) => STANDS_LABELS[s]),
      );

export const STANDING = {
  status: {
    heading: "完成情况",
    paper: "完成情况",
    width: 84,
    shown: "usual",
    text: statusWords,
    sheet: [{ width: 10, centred: true, takes: "status", cell: (row) => lines(statusWords(row), lateWords(row)) }],
  },
  timeClass: {
    heading: "整改类型",
    paper: "整改类型",
    width: 88,
    shown: "asked",
    text: ({ timeClass }) => (timeClass ? TIME_CLASS_LABELS[timeClass] : "未分类"),
    sheet: [{ width: 9, centred: true, takes: "timeClass" }],
  },
  due: {
    heading: "整改时限",
    headNote: "（原/现）",
    paper: "整改时限（原/现）",
    width: 164,
    paperWidth: 104,
    sorts: true,
    shown: "usual",
    text: ({ due }) =>
      lines(
        due.day,
        dueWords(due),
        due.day && due.originalDay && due.originalDay !== due.day && `原时限 ${due.originalDay}`,
        asWrittenBeside(due),
      ),
    sheet: [
      {
        width: 11,
        heading: "整改时限（原）",
        centred: true,
        // As the plan words it; a day moved since stands beside it.
        cell: ({ due }) =>
          asWrittenBeside({ day: due.originalDay, asWritten: due.asWritten }) || dayCell(due.originalDay),
      },
      {
        width: 11,
        heading: "整改时限（现）",
        centred: true,
        takes: "due",
        cell: ({ due }) => (due.day ? { day: due.day } : due.asWritten),
      },
    ],
  },
  progress: {
    heading: "进展情况",
    paper: "进展情况",
    width: 290,
    paperWidth: 280,
    sorts: true,
    shown: "usual",
    text: ({ progress, lastHeardOn, quiet }) =>
      lines(
        progress ? `${progressLead(progress)} ${progress.text}` : `尚未报送（${lastHeardOn} 录入台账）`,
        quietWords(quiet).join("，"),
      ),
    // Of what nobody has reported yet the place is left to write in.
    sheet: [
      {
        width: 36,
        takes: "progress",
        cell: ({ progress }) => (progress ? `${progressLead(progress)} ${progress.text}` : ""),
      },
    ],
  },
  outcome: {
    heading: "整改成效",
    paper: "整改成效",
    width: 170,
    shown: "asked",
    text: (row) => lines(...row.outcomes.map((o) => `${outcomeName(o)} ${o.value}${o.unit}`)),
    sheet: [{ width: 16 }],
  },
  closed: {
    heading: "是否销号",
    paper: "是否销号",
    width: 76,
    shown: "asked",
    text: (row) => (row.status === "CLOSED" ? "是" : "否"),
    sheet: [{ width: 6, centred: true }],
  },
  closedOn: {
    heading: "销号时间",
    paper: "销号时间",
    width: 112,
    paperWidth: 96,
    sorts: true,
    shown: "asked",
    text: ({ closedOn, due }) => lines(closedOn, closedOn && due.dueState === "closed-late" && dueWords(due)),
    sheet: [{ width: 11, centred: true, takes: "closedOn", cell: (row) => dayCell(row.closedOn) }],
  },
  opening: {
    heading: "期初依据",
    paper: "期初依据",
    width: 170,
    shown: "asked",
    text: ({ opening }) => (opening ? lines(opening.source, `确认人：${opening.voucher}`) : ""),
    sheet: [
      { width: 16, cell: ({ opening }) => opening?.source ?? "" },
      { width: 8, heading: "期初确认人", centred: true, cell: ({ opening }) => opening?.voucher ?? "" },
    ],
  },
} as const satisfies Record<string, ColumnSpec>;
