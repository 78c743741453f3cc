import { type Deadline, deadlineOf, timeClassOf } from "@/lib/features/sheet/read/cell/deadline";
import { peopleIn, unitsIn } from "@/lib/features/sheet/read/cell/names";
import type { SheetView } from "@/lib/features/sheet/read/head/sheet-view";
import type { Body, Values } from "./body";
import type { MeasureRow, SheetProblem } from "./contract";

/** 问题清单, 任务清单, 责任清单 of one ledger: what one says by number is put into the rows of the one that holds the measures. */

export type OtherList = { view: SheetView; body: Body; values: Values; year: number | null };

/** 7, 07, 问题7: one number. */
const keyOf = (written: string): string | null => {
  const number = /(\d{1,3})(?:\s*[-–—.]\s*(\d{1,3}))?/.exec(written);
  return number ? [number[1], number[2]].filter(Boolean).map(Number).join("-") : null;
};

type Said = Partial<Pick<MeasureRow, "section" | "issue" | "leadUnit">> & {
  leaders?: string[];
  cooperating?: string[];
  owners?: string[];
  deadline?: Deadline | null;
  timeClass?: MeasureRow["timeClass"];
};

function saidIn({ view, values, year }: OtherList, row: number): Said {
  const of = (role: Parameters<Values["of"]>[1]) => values.of(row, role);
  const responsible = unitsIn(of("responsibleUnit")).units;
  const lead = values.has("leadUnit") ? unitsIn(of("leadUnit")).units : responsible;
  const others = values.has("leadUnit") ? responsible : [];
  const column = values.columns("deadline").at(-1);
  const cell = column === undefined ? undefined : view.at(row, column);
  return {
    section: of("section") || null,
    issue: of("issue") || null,
    leaders: peopleIn(of("leaders")),
    leadUnit: lead[0] ?? null,
    cooperating: [...lead.slice(1), ...others, ...unitsIn(of("cooperating")).units],
    owners: peopleIn(of("owners")),
    deadline: cell && cell.text !== "" ? deadlineOf(cell, view.grid.from1904, year) : null,
    timeClass: timeClassOf(of("timeClass")),
  };
}

const CALLED = { issue: "问题", leadUnit: "牵头部门", leaders: "责任领导", deadline: "整改时限" } as const;
const bare = (text: string) => text.replace(/[\s。，,；;]/g, "");

/** Fills what the rows leave empty from the other lists; where both say something else, that is a problem. */
export function joinLists(rows: MeasureRow[], lists: readonly OtherList[]): SheetProblem[] {
  const problems: SheetProblem[] = [];
  const byKey = new Map<string, MeasureRow[]>();
  for (const row of rows) {
    const key = row.issueNumber && keyOf(row.issueNumber);
    if (key) byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  for (const list of lists) {
    for (const at of list.body.rows) {
      const number = list.values.of(at, "issueNumber") || list.values.of(at, "number");
      const own = byKey.get(keyOf(number) ?? "") ?? [];
      const said = saidIn(list, at);
      for (const row of own) fill(row, said);
      const differs = own[0] ? differences(own[0], said) : [];
      for (const name of differs)
        problems.push({
          ...{ sheet: list.view.grid.name, row: at, column: null, severity: "doubt" },
          message: `编号${number}的${CALLED[name]}与其他清单不一致，请核对后只保留一种写法。`,
        });
    }
  }
  return problems;
}

function fill(row: MeasureRow, said: Said): void {
  row.section ??= said.section ?? null;
  row.issue ??= said.issue ?? null;
  if (row.leadUnit === null && said.leadUnit) {
    row.leadUnit = said.leadUnit;
    if (row.cooperating.length === 0) row.cooperating = said.cooperating ?? [];
  } else if (row.cooperating.length === 0 && said.cooperating) row.cooperating = said.cooperating;
  if (row.leaders.length === 0) row.leaders = said.leaders ?? [];
  if (row.owners.length === 0) row.owners = said.owners ?? [];
  row.deadline ??= said.deadline ?? null;
  row.timeClass ??= said.timeClass ?? null;
}

function differences(row: MeasureRow, said: Said): (keyof typeof CALLED)[] {
  const found: (keyof typeof CALLED)[] = [];
  if (
    said.issue &&
    row.issue &&
    !bare(row.issue).includes(bare(said.issue)) &&
    !bare(said.issue).includes(bare(row.issue))
  )
    found.push("issue");
  if (said.leadUnit && row.leadUnit && said.leadUnit !== row.leadUnit) found.push("leadUnit");
  if (said.leaders?.length && row.leaders.length && !said.leaders.some((name) => row.leaders.includes(name)))
    found.push("leaders");
  const [a, b] = [said.deadline, row.deadline];
  if (a && b && (a.day && b.day ? a.day !== b.day : bare(a.text) !== bare(b.text))) found.push("deadline");
  return found;
}
