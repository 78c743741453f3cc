import type { Day } from "@/lib/domain/day";
import { STATUS_LABELS } from "@/lib/domain/labels";
import { dueWords } from "@/lib/domain/measure/due-words";
import { part } from "@/lib/domain/text/text";
import type { LedgerRow } from "@/lib/features/ledger/columns";
import type { AboutSheet } from "./about";
import { headOf, ofFirst, plannedColumns } from "./ledger";
import type { PlannedColumn, Shade, SheetPlan } from "./plan";
import { allOf, gathered } from "./runs";

/** 作战图: issues by responsible unit against the months their measures are due in, how each stands by word and by shade. */

/** Months side by side on one sheet; what lies outside stands in one column before and one behind. */
const MONTHS_MAX = 18;
/** Of these so many before the present one, where not all of them fit. */
const MONTHS_BEFORE = 6;
const NOTE =
  "着色：红为逾期，灰为未启动，黄为推进中（含已退回），蓝为待审核，绿为已销号；一格内有几条措施的，按最紧的一条着色。";

const STANDING = {
  PLANNED: "planned",
  UNDERWAY: "underway",
  RETURNED: "underway",
  SUBMITTED: "waiting",
  CLOSED: "closed",
} as const satisfies Record<LedgerRow["status"], Shade>;
/** The most pressing first. */
const PRESSING: readonly Shade[] = ["late", "planned", "underway", "waiting", "closed"];

const shadeOf = (row: LedgerRow): Shade => (row.due.dueState === "overdue" ? "late" : STANDING[row.status]);
const wordOf = (row: LedgerRow) =>
  `${row.code} ${row.due.dueState === "overdue" ? dueWords(row.due) : STATUS_LABELS[row.status]}`;

/** A month counted from the year 0, so that months can be told apart and counted. */
const monthOf = (day: Day) => Number(part(day, 0, 4)) * 12 + Number(part(day, 5, 7)) - 1;
const monthName = (month: number) => `${Math.floor(month / 12)}年${(month % 12) + 1}月`;

type Line = readonly LedgerRow[];
type Slot = { heading: string; holds: (month: number | null) => boolean };

/** The months that stand side by side. */
function slotsOf(rows: readonly LedgerRow[], today: Day): Slot[] {
  const months = rows.flatMap(({ due }) => (due.day ? monthOf(due.day) : []));
  const present = monthOf(today);
  const [first, last] = [Math.min(present, ...months), Math.max(present, ...months)];
  const from = last - first < MONTHS_MAX ? first : Math.max(first, present - MONTHS_BEFORE);
  const to = Math.min(last, from + MONTHS_MAX - 1);
  const between = Array.from({ length: to - from + 1 }, (_, i): Slot => {
    const month = from + i;
    return { heading: `${monthName(month)}${month === present ? "（本月）" : ""}`, holds: (m) => m === month };
  });
  const before: Slot = { heading: `${monthName(from)}前`, holds: (m) => m !== null && m < from };
  const behind: Slot = { heading: `${monthName(to)}后`, holds: (m) => m !== null && m > to };
  const none: Slot = { heading: "未定时限", holds: (m) => m === null };
  const wanted = (slot: Slot) => rows.some(({ due }) => slot.holds(due.day ? monthOf(due.day) : null));
  return [...[before].filter(wanted), ...between, ...[behind, none].filter(wanted)];
}

function column({ heading, holds }: Slot): PlannedColumn<Line> {
  const within = (line: Line) => line.filter(({ due }) => holds(due.day ? monthOf(due.day) : null));
  return {
    heading,
    width: 15,
    centred: true,
    cell: (line) => within(line).map(wordOf).join("\n"),
    shade: (line) => {
      const shades = within(line).map(shadeOf);
      return PRESSING.find((shade) => shades.includes(shade)) ?? null;
    },
  };
}

/** @returns the plan, once all rows have been read: its columns are the months they are due in */
export async function mapPlan(about: AboutSheet, rows: AsyncIterable<readonly LedgerRow[]>): Promise<SheetPlan<Line>> {
  const all = await allOf(rows);
  const lines = gathered(all, ({ parent }) => parent.id).flatMap((run) =>
    gathered(run, ({ leadUnit }) => leadUnit ?? ""),
  );
  return {
    ...headOf(about),
    columns: [
      ...plannedColumns(["parent", "leadUnit"], { merged: true, several: about.inspection === null }).map(ofFirst),
      ...slotsOf(all, about.today).map(column),
    ],
    rows: (async function* () {
      yield lines;
    })(),
    note: NOTE,
  };
}
