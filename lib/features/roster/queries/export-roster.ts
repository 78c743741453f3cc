import "server-only";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { inSnapshot, reader } from "@/lib/db/snapshot";
import { dayInText, parseDay } from "@/lib/domain/day";
import type { JudgedRow, PersonLine, RosterSheet, UnitLine } from "@/lib/domain/roster/sheet";
import type { SheetCell } from "@/lib/domain/sheet/cell";
import { choicesOf, rosterSheet } from "@/lib/features/roster/readings";
import { rostersSeenBy } from "@/lib/features/roster/scope";
import { REMARKED_LABELS, type RemarkedKind } from "@/lib/features/roster/words";
import type { NoSheet } from "@/lib/features/sheet/draw/answer";
import { drawing } from "@/lib/features/sheet/draw/book";
import type { PlannedColumn } from "@/lib/features/sheet/draw/plan";
import { type Sink, told } from "@/lib/features/sheet/draw/sending";
import type { SheetFormat, SheetHead } from "@/lib/features/sheet/words";
import { judged } from "./known";

/** A sheet under review as it is taken home: its rows as they were read, with what is to be mended beside them. */

type Row<L> = { line: L; judged: JudgedRow };
type Column<L> = PlannedColumn<Row<L>>;

const STATES = {
  ERROR: "有问题",
  NEW: "将新增",
  CHANGED: "将变更",
  UNCHANGED: "无变化",
  LEFT_OUT: "不导入",
} as const satisfies Record<JudgedRow["state"], string>;

const dayOf = (from: PersonLine["from"]): SheetCell => {
  const day = from?.day ? parseDay(from.day) : null;
  return day ? { day } : (from?.text ?? "");
};

const REMARKS: Column<PersonLine | UnitLine>[] = [
  {
    heading: "核对结果",
    width: 12,
    centred: true,
    cell: ({ judged: { state } }) => STATES[state],
    shade: ({ judged: { state } }) => (state === "ERROR" ? "late" : null),
  },
  {
    heading: "批注",
    width: 60,
    cell: ({ judged: { problems, hints } }) => [...problems.map(({ message }) => message), ...hints].join("\n"),
  },
];

const PEOPLE: Column<PersonLine>[] = [
  { heading: "姓名", width: 14, centred: true, cell: ({ line }) => line.name },
  { heading: "单位", width: 24, cell: ({ line }) => line.unit ?? "" },
  { heading: "部门", width: 24, cell: ({ line }) => line.department ?? "" },
  { heading: "职务", width: 24, cell: ({ line }) => line.position ?? "" },
  { heading: "账号", width: 18, cell: ({ line }) => line.login ?? "" },
  { heading: "拟设岗位", width: 24, cell: ({ line }) => line.posts.join("、") },
  { heading: "起始日期", width: 14, centred: true, cell: ({ line }) => dayOf(line.from) },
  ...REMARKS,
];

const UNITS: Column<UnitLine>[] = [
  { heading: "名称", width: 36, cell: ({ line }) => line.name },
  { heading: "简称", width: 20, cell: ({ line }) => line.short ?? "" },
  { heading: "类型", width: 18, centred: true, cell: ({ line }) => line.type ?? "" },
  ...REMARKS,
];

function planned<L extends PersonLine | UnitLine>(
  kind: RemarkedKind,
  columns: readonly Column<L>[],
  all: readonly Row<L>[],
  { sink, viewer, body }: { sink: Sink; viewer: Viewer; body: string },
) {
  const rows = (async function* () {
    yield all;
  })();
  return drawing({
    tab: REMARKED_LABELS[kind],
    title: `${body}${REMARKED_LABELS[kind]}`,
    left: `填报单位：${body}`,
    middle: `共${all.length}行`,
    right: `截至${dayInText(viewer.today)}`,
    columns,
    rows: told(rows, all.length, sink),
  });
}

type Asked = { id: string; kind: RemarkedKind; format: SheetFormat };

/** @returns why there is no sheet; nothing where it was begun and is whole */
export async function exportRoster(
  viewer: Viewer,
  { id, kind, format }: Asked,
  begin: (head: SheetHead) => Sink,
): Promise<NoSheet | undefined> {
  const made = await inSnapshot(async () => {
    const roster = await reader().rosterImport.findFirst({
      where: narrow(rostersSeenBy(viewer), { id, state: "REVIEW" }),
      include: { body: { select: { name: true } } },
    });
    if (!roster) return { refused: "unknown" as const };
    const sheet: RosterSheet = rosterSheet.parse(roster.sheet);
    const { bodyId } = roster;
    const { rows } = await judged(reader(), viewer, { bodyId, sheet, choices: choicesOf(roster.choices) });
    const of = new Map(rows.map((row) => [row.key, row]));
    const beside = <L extends PersonLine | UnitLine>(line: L): Row<L>[] => {
      const row = of.get(line.key);
      return row ? [{ line, judged: row }] : [];
    };
    const sink = begin({ name: `${roster.body.name}${REMARKED_LABELS[kind]}`, plain: `${kind}-${viewer.today}` });
    const about = { sink, viewer, body: roster.body.name };
    const people = sheet.lines.flatMap((line) => (line.kind === "person" ? beside(line) : []));
    const units = sheet.lines.flatMap((line) => (line.kind === "unit" ? beside(line) : []));
    const drawn = kind === "people" ? planned(kind, PEOPLE, people, about) : planned(kind, UNITS, units, about);
    if (format === "xlsx") return { whole: await drawn.book({ to: sink.file, now: viewer.now }) };
    for await (const text of drawn.text()) sink.file.write(text);
    return null;
  });
  if (made && "refused" in made) return made.refused;
  await made?.whole();
  return undefined;
}
