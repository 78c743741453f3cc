import {
  type Deadline,
  dayIn,
  deadlineOf,
  happenedOn,
  namesTime,
  type TimeClass,
  timeClassOf,
} from "@/lib/features/sheet/read/cell/deadline";
import { isNothing, leadAndOthers, type Units, unitsIn } from "@/lib/features/sheet/read/cell/names";
import { type StatusReads, statusReads, ticked } from "@/lib/features/sheet/read/cell/status";
import type { Header } from "@/lib/features/sheet/read/head/header";
import type { SheetView } from "@/lib/features/sheet/read/head/sheet-view";
import type { Role } from "@/lib/features/sheet/read/head/words";
import type { Body, Values } from "./body";
import type { SheetProblem } from "./contract";

/** What the cells of one row say of its measures: by when, by whom, how they stand. */

export type Reading = {
  view: SheetView;
  header: Header;
  body: Body;
  values: Values;
  /** The year of the sheet, for days written without one. */
  year: number | null;
  /** Several measures in one cell are left together. */
  whole: boolean;
  tell: (row: number, role: Role | null, severity: SheetProblem["severity"], message: string) => void;
};

export function classOf(words: string, due: Deadline | null, status: TimeClass | null): TimeClass | null {
  const said = timeClassOf(words) ?? (due ? timeClassOf(due.text) : null) ?? status;
  return said ?? (/限期|分阶段|按期/.test(words) ? "TIME_BOUND" : null);
}

export function deadlineIn({ view, values, year, tell }: Reading, row: number): Deadline | null {
  const columns = [...values.columns("originalDeadline"), ...values.columns("deadline")];
  // 完成时间 beside a deadline is when it was done; alone it is the deadline.
  const plain = columns.length > 0 ? [] : values.columns("finishedOn");
  const column = [...columns, ...plain].filter((one) => values.text(row, one) !== "").at(-1);
  if (column === undefined) return null;
  const text = values.text(row, column);
  if (isNothing(text)) return null;
  const cell = view.at(row, column);
  const same = cell && cell.text.trim() === text;
  const due = same ? { ...deadlineOf(cell, view.grid.from1904, year), text } : { text, day: dayIn(text, year) };
  if (due.day === null && namesTime(text))
    tell(
      row,
      view.at(row, column) ? "deadline" : null,
      "doubt",
      year === null && !/20\d\d/.test(text)
        ? `时限“${text}”没有写年份，表里也没有截至日期，请补上年份。`
        : `时限“${text}”不能确定是哪一天，请核对。`,
    );
  return due;
}

export function unitsOf({ values, tell }: Reading, row: number): { leadUnit: string | null; cooperating: string[] } {
  const read = (role: Role): Units => {
    const units = unitsIn(values.of(row, role));
    for (const name of units.collective)
      tell(row, role, "doubt", `“${name}”不是一个部门，没有作为部门读取，请逐个写明或选择。`);
    return units;
  };
  const both = leadAndOthers(values.of(row, "leadUnit") || values.of(row, "responsibleUnit"));
  if (both) {
    const [lead, others] = [unitsIn(both.lead), unitsIn(both.others)];
    const more = read("cooperating").units;
    for (const name of [...lead.collective, ...others.collective])
      tell(row, "responsibleUnit", "doubt", `“${name}”不是一个部门，没有作为部门读取，请逐个写明或选择。`);
    return {
      leadUnit: lead.units[0] ?? null,
      cooperating: unique([...lead.units.slice(1), ...others.units, ...more], lead.units[0]),
    };
  }
  const cooperating = read("cooperating").units;
  const responsible = read("responsibleUnit").units;
  if (!values.has("leadUnit")) {
    const [first, ...rest] = responsible;
    return { leadUnit: first ?? null, cooperating: unique([...rest, ...cooperating], first) };
  }
  const [lead, ...others] = read("leadUnit").units;
  if (others.length > 0)
    tell(row, "leadUnit", "hint", `牵头部门写了多个，以“${lead}”为牵头部门，其余列为配合部门，请核对。`);
  return { leadUnit: lead ?? null, cooperating: unique([...others, ...responsible, ...cooperating], lead) };
}

/** Each once, without the lead. */
const unique = (units: readonly string[], lead: string | undefined) =>
  [...new Set(units)].filter((unit) => unit !== lead);

export function statusIn(
  reading: Reading,
  row: number,
  accountIs: "status" | "progress",
): { text: string; reads: StatusReads | null } | null {
  const { view, header, values, tell } = reading;
  const flag = values.of(row, "closedFlag");
  const closed = ticked(flag) ?? (statusReads(flag) === "CLOSED" ? true : null);
  for (const [column, word] of header.ticks)
    if (values.text(row, column) !== "" && ticked(values.text(row, column)) !== false)
      return { text: word, reads: closed ? "CLOSED" : statusReads(word) };
  const role: Role = values.has("status") ? "status" : "account";
  const text = role === "status" || accountIs === "status" ? values.of(row, role) : "";
  if (text !== "") {
    const tick = ticked(text);
    const reads = closed ? "CLOSED" : tick === null ? statusReads(text) : tick ? "DONE" : "NOT_DONE";
    if (reads === null)
      tell(
        row,
        role,
        "doubt",
        timeClassOf(text)
          ? `“${text}”是整改类型，不是完成状态，状态请另行填写。`
          : `完成状态“${text}”不能识别，请改为已完成、正在推进、未完成等。`,
      );
    return { text, reads };
  }
  if (flag !== "") return { text: flag, reads: closed ? "CLOSED" : statusReads(flag) };
  const ofStatus = [...values.columns(role), ...values.columns("closedFlag")];
  const coloured =
    role === "account" && accountIs !== "status" ? undefined : ofStatus.find((column) => view.at(row, column)?.filled);
  if (coloured !== undefined) tell(row, role, "doubt", "只用颜色表示状态，没有文字，不能识别，请写明状态。");
  return null;
}

export function closedOn({ view, values, year }: Reading, row: number): string | null {
  const finished = values.has("deadline") || values.has("originalDeadline") ? values.columns("finishedOn") : [];
  const column = [...finished, ...values.columns("closedOn")].filter((one) => values.text(row, one) !== "").at(-1);
  const cell = column === undefined ? undefined : view.at(row, column);
  return cell ? happenedOn(cell, view.grid.from1904, year) : null;
}
