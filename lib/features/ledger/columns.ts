import type { Day } from "@/lib/domain/day";
import {
  cycleLabel,
  SOURCE_LABELS,
  STAGE_LABELS,
  STANDS_LABELS,
  statusLabel,
  TIME_CLASS_LABELS,
} from "@/lib/domain/labels";
import type { DueView, QuietView, WaitView } from "@/lib/domain/measure/due-view";
import { dueWords, quietWords, waitWords } from "@/lib/domain/measure/due-words";
import { isBeside } from "@/lib/domain/measure/parent";
import type { Stands } from "@/lib/domain/measure/standing-still";
import type { SheetCell } from "@/lib/domain/sheet/cell";
import type { MeasureStatus, OutcomeKind, ParentKind, ProgressKind, SigningStage, TimeClass } from "@/lib/domain/types";
import { asWrittenBeside, numbered, outcomeName, progressLead } from "./words";

/**
 * The columns of the ledger, each in one row: page, chooser, order, print and sheet read this one list. What a cell looks
 * like on the page stands in components/ledger under the same key. Keys are kept in saved views and in people's own choice
 * of columns: none is ever given another meaning.
 */

/** One measure as the columns need it. */
export type LedgerRow = {
  id: string;
  /** Counts its changes: a sheet carries it, so that what changed since is seen when the sheet comes back. */
  version: number;
  inspectionId: string;
  /** Number of the row in the whole list, from 1. */
  order: number;
  code: string;
  text: string;
  inspectionTitle: string;
  section: { number: string; title: string } | null;
  parent: { kind: ParentKind; id: string; code: string; title: string };
  /** The row before stands under the same parent: its cells need not be repeated. */
  sameParent: boolean;
  /** The feedback issue its parent was found beside, by its number. */
  fromIssue: string | null;
  manifestations: string[];
  target: string;
  leader: string | null;
  owner: string | null;
  leadUnit: string | null;
  cooperating: string[];
  timeClass: TimeClass | null;
  due: DueView & { asWritten: string };
  progress: {
    day: Day;
    kind: ProgressKind;
    text: string;
    fromReport: boolean;
    backfilled: boolean;
    fromSheet: boolean;
  } | null;
  lastHeardOn: Day;
  /** How long it has been quiet, where that is too long. */
  quiet: QuietView;
  /** How long its application has been at the present stage. */
  waiting: WaitView | null;
  /** What of it has nobody (无人负责). */
  stands: Stands[];
  /** Effect figures by kind, summed. */
  outcomes: { kind: OutcomeKind; value: number; unit: string; names: string[] }[];
  status: MeasureStatus;
  stage: SigningStage | null;
  cycle: number;
  closedOn: Day | null;
  /** 期初: what it is known from that it was done, and who vouched for it, by the name of that day. */
  opening: { source: string; voucher: string } | null;
  remark: string;
  struckReason: string | null;
};

/** What a cell of a sheet that comes back says of its measure. What no field takes is not changed by a sheet. */
export type SheetField =
  | "text"
  | "leader"
  | "leadUnit"
  | "cooperatingUnits"
  | "owner"
  | "timeClass"
  | "due"
  | "progress"
  | "status"
  | "closedOn"
  | "remark";

/** A column of a sheet. Widths are in characters of half width, as a sheet counts them. */
export type SheetPart = {
  width: number;
  /** Where not the office's heading. */
  heading?: string;
  /** Where not the text of the page: numbers and days are numbers and days. */
  cell?: (row: LedgerRow) => SheetCell;
  /** Rows one below the other of the same section, or of the same issue or item, have the cell in common. */
  mergedBy?: "section" | "parent";
  /** Short words that stand in the middle of their cell. */
  centred?: true;
  /** What it brings when the sheet comes back. */
  takes?: SheetField;
};

type ColumnSpec = {
  /** Head of the column on the page and its print, and a small word beside it. */
  heading: string;
  headNote?: string;
  /** What the office's own ledger calls the column; null for one that only the page has. */
  paper: string | null;
  /** Pixels on the screen. */
  width: number;
  /** Share of a printed sheet, where long text is printed in full and days and their words stand one below the other. */
  paperWidth?: number;
  /** Rows can be put in order by it: `sort` in the address is its key. */
  sorts?: true;
  /**
   * Whoever reads the ledger may choose its columns: `usual` ones stand until somebody chooses, `asked` ones once chosen.
   * Without what `always` stands a row has no name and no way to its page. In the order of the printed list the issue
   * heads its rows and is no column.
   */
  shown: "always" | "usual" | "asked";
  /** The cell as plain text, lines parted by line ends: all that print says, and a sheet where it says nothing else. */
  text: (row: LedgerRow) => string;
  /** What of it stands in a sheet. */
  sheet: readonly SheetPart[];
};

const lines = (...parts: (string | null | false)[]) => parts.filter(Boolean).join("\n");
const UNKNOWN = "未明确";
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

/** The columns in the order of the page. */
export const LEDGER_COLUMNS = {
  code: {
    heading: "编号",
    paper: "措施编号",
    width: 64,
    paperWidth: 60,
    sorts: true,
    shown: "always",
    text: (row) => row.code,
    sheet: [{ width: 8, centred: true }],
  },
  status: {
    heading: "完成情况",
    paper: "完成情况",
    width: 84,
    shown: "usual",
    text: statusWords,
    sheet: [{ width: 10, centred: true, takes: "status", cell: (row) => lines(statusWords(row), lateWords(row)) }],
  },
  order: {
    heading: "序号",
    paper: "序号",
    width: 48,
    paperWidth: 42,
    shown: "asked",
    text: (row) => String(row.order),
    sheet: [{ width: 6, centred: true, cell: (row) => row.order }],
  },
  inspection: {
    heading: "巡视巡察",
    paper: null,
    width: 160,
    shown: "asked",
    text: (row) => row.inspectionTitle,
    sheet: [{ width: 18, heading: "巡视巡察" }],
  },
  section: {
    heading: "方面",
    paper: "方面",
    width: 140,
    shown: "asked",
    text: ({ section }) => (section ? `（${section.number}）${section.title}` : ""),
    sheet: [{ width: 12, mergedBy: "section" }],
  },
  parent: {
    heading: "反馈问题",
    paper: "反馈问题",
    width: 190,
    shown: "asked",
    text: ({ parent, fromIssue }) =>
      lines(
        isBeside(parent.kind) && `${SOURCE_LABELS[parent.kind]}${fromIssue ? `（问题 ${fromIssue}）` : ""}`,
        `${parent.code} ${parent.title}`,
      ),
    sheet: [{ width: 22, mergedBy: "parent" }],
  },
  manifestation: {
    heading: "具体表现",
    paper: "具体表现",
    width: 220,
    shown: "asked",
    text: (row) => numbered(row.manifestations),
    sheet: [{ width: 26, mergedBy: "parent" }],
  },
  target: {
    heading: "整改目标",
    paper: "整改目标",
    width: 180,
    shown: "asked",
    text: (row) => row.target,
    sheet: [{ width: 16, mergedBy: "parent" }],
  },
  text: {
    heading: "整改措施",
    paper: "整改措施",
    width: 400,
    paperWidth: 400,
    shown: "usual",
    text: (row) => lines(row.text, row.struckReason !== null && `已作废：${row.struckReason}`),
    sheet: [{ width: 36, takes: "text" }],
  },
  source: {
    heading: "措施来源",
    paper: "措施来源",
    width: 84,
    shown: "asked",
    text: (row) => SOURCE_LABELS[row.parent.kind],
    sheet: [{ width: 9, centred: true }],
  },
  leadUnit: {
    heading: "牵头部门",
    paper: "牵头部门",
    width: 96,
    shown: "usual",
    text: (row) => row.leadUnit ?? UNKNOWN,
    sheet: [{ width: 11, centred: true, takes: "leadUnit" }],
  },
  leader: {
    heading: "责任领导",
    paper: "责任领导",
    width: 68,
    shown: "usual",
    text: (row) => row.leader ?? UNKNOWN,
    sheet: [{ width: 8, centred: true, takes: "leader" }],
  },
  cooperatingUnits: {
    heading: "配合部门",
    paper: "配合部门",
    width: 120,
    shown: "asked",
    text: (row) => row.cooperating.join("、"),
    sheet: [{ width: 12, centred: true, takes: "cooperatingUnits" }],
  },
  owner: {
    heading: "责任人",
    paper: "责任人",
    width: 76,
    shown: "asked",
    text: (row) => row.owner ?? UNKNOWN,
    sheet: [{ width: 8, centred: true, takes: "owner" }],
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
  remark: {
    heading: "备注",
    paper: "备注",
    width: 140,
    shown: "asked",
    text: (row) => row.remark,
    sheet: [{ width: 12, takes: "remark" }],
  },
} as const satisfies Record<string, ColumnSpec>;

type Columns = typeof LEDGER_COLUMNS;
export type LedgerColumn = keyof Columns;
export const ALL_LEDGER_COLUMNS = Object.keys(LEDGER_COLUMNS) as LedgerColumn[];

export const isLedgerColumn = (key: string): key is LedgerColumn => key in LEDGER_COLUMNS;

/** A column with everything there is to know of it. */
export const columnSpec = (key: LedgerColumn): ColumnSpec => LEDGER_COLUMNS[key];

/**
 * The columns of the office's own ledger, in its order; several inspections in one sheet are told apart by a first one, and
 * what is said of 期初 alone is left out where there is none.
 */
export const SHEET_COLUMNS = [
  "order",
  "section",
  "parent",
  "manifestation",
  "target",
  "code",
  "text",
  "source",
  "leader",
  "leadUnit",
  "cooperatingUnits",
  "owner",
  "timeClass",
  "due",
  "progress",
  "outcome",
  "status",
  "closed",
  "closedOn",
  "opening",
  "remark",
] as const satisfies readonly LedgerColumn[];

/** The columns rows can be put in order by. */
export type SortColumn = { [K in LedgerColumn]: Columns[K] extends { sorts: true } ? K : never }[LedgerColumn];
export const LEDGER_SORTS = ALL_LEDGER_COLUMNS.filter((key): key is SortColumn => columnSpec(key).sorts === true);

const STANDARD = ALL_LEDGER_COLUMNS.filter((key) => LEDGER_COLUMNS[key].shown !== "asked");

/** The known ones among the keys, in order, with those that always stand; the usual ones for none. */
export function ledgerColumns(keys: readonly string[]): LedgerColumn[] {
  const known = ALL_LEDGER_COLUMNS.filter((key) => keys.includes(key));
  if (known.length === 0) return [...STANDARD];
  return ALL_LEDGER_COLUMNS.filter((key) => known.includes(key) || LEDGER_COLUMNS[key].shown === "always");
}
