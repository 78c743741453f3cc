import { letterOf } from "@/lib/features/sheet/read/book/book";
import {
  type Deadline,
  dayIn,
  deadlineOf,
  happenedOn,
  namesTime,
  type TimeClass,
  timeClassOf,
} from "@/lib/features/sheet/read/cell/deadline";
import { isNothing, leadAndOthers, peopleIn, type Units, unitsIn } from "@/lib/features/sheet/read/cell/names";
import { partsOf } from "@/lib/features/sheet/read/cell/parts";
import { type StatusReads, statusReads, ticked } from "@/lib/features/sheet/read/cell/status";
import type { Header } from "@/lib/features/sheet/read/head/header";
import type { SheetView } from "@/lib/features/sheet/read/head/sheet-view";
import type { Role } from "@/lib/features/sheet/read/head/words";
import type { Body, Values } from "./body";
import type { MeasureRow, SheetProblem } from "./contract";

/** What each column came to mean, by the names of the fields its values are found in. */
export function fieldsOf({ header, body, values }: Omit<Reading, "tell" | "whole">): Map<number, string> {
  const account = accountRole({ body, values });
  const issues = numberCountsIssues({ body, values });
  const otherDay = values.has("deadline") || values.has("originalDeadline");
  const named: Partial<Record<Role, string>> = {
    number: issues ? "issueNumber" : "number",
    account,
    closedFlag: "status",
    originalDeadline: "deadline",
    finishedOn: otherDay ? "closedOn" : "deadline",
    responsibleUnit: values.has("leadUnit") ? "cooperating" : "leadUnit",
    contact: values.has("owners") ? "contact" : "owners",
  };
  return new Map([
    ...[...header.roles].map(([column, role]) => [column, named[role] ?? role] as const),
    ...[...header.ticks.keys()].map((column) => [column, "status"] as const),
  ]);
}

/** The rows of a ledger as measures, with the issue and section each belongs to. */

type Reading = {
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

export function measureRows(reading: Omit<Reading, "tell">): MeasureRow[] {
  const { view, body, values, header } = reading;
  const tell: Reading["tell"] = (row, role, severity, message) => {
    const column = role && (values.columns(role).at(-1) ?? null);
    body.problems.push({ sheet: view.grid.name, row, column: column ? letterOf(column) : null, severity, message });
  };
  const whole: Reading = { ...reading, tell };
  const accountIs = accountRole(whole);
  const numbersIssues = numberCountsIssues(whole);
  const found: MeasureRow[] = [];
  let section: string | null = null;
  let issue: string | null = null;
  let issueNumber: string | null = null;
  let headings = [...body.headings];
  for (const row of body.rows) {
    const passed = headings.filter((heading) => heading.row < row);
    headings = headings.filter((heading) => heading.row > row);
    const heading = passed.at(-1);
    if (heading) [section, issue, issueNumber] = [heading.text, null, null];
    const own = values.of(row, "section");
    if (own !== "" && own !== section) [section, issue, issueNumber] = [own, null, null];
    const issueText = values.of(row, "issue") || (values.has("issue") ? "" : values.of(row, "manifestation"));
    const numberText = values.of(row, "issueNumber") || (numbersIssues ? values.of(row, "number") : "");
    if (issueText !== "" && issueText !== issue) {
      issue = issueText;
      issueNumber = numberText === "" ? null : numberText;
    } else if (numberText !== "" && numberText !== issueNumber) {
      if (issueText === "" && issueNumber !== null) issue = null;
      issueNumber = numberText;
    }
    const measureText = values.of(row, "measure");
    if (measureText === "") {
      const says = [...header.roles.keys()].some(
        (column) => values.text(row, column) !== "" && !view.mergeAt(row, column),
      );
      if (says) tell(row, "measure", "error", "这一行没有整改措施，没有读取。请补上措施，或删去这一行。");
      continue;
    }
    found.push(
      ...measuresOf(
        whole,
        row,
        measureText,
        { section, issue, issueNumber: issueNumber ?? numberOfMeasure(values, row) },
        accountIs,
      ),
    );
  }
  return found;
}

/** 07-03: the issue a measure's own number names. */
function numberOfMeasure(values: Values, row: number): string | null {
  return (
    /^([A-Za-z]?\d{1,3})[-–—.](?:\d{1,3})$/.exec(values.of(row, "measureNumber") || values.of(row, "number"))?.[1] ??
    null
  );
}

/** 序号 counts issues where it stands still while an issue goes on over several rows, or is left empty there. */
function numberCountsIssues({ body, values }: Pick<Reading, "body" | "values">): boolean {
  if (!values.has("number") || values.has("issueNumber")) return false;
  if (!values.has("issue")) return false;
  let [still, moved, last, lastIssue] = [0, 0, "", ""];
  for (const row of body.rows) {
    const [number, issue] = [values.of(row, "number"), values.of(row, "issue")];
    if (lastIssue !== "" && (issue === "" || issue === lastIssue)) {
      if (number === "" || number === last) still += 1;
      else moved += 1;
    }
    if (issue !== "") lastIssue = issue;
    if (number !== "") last = number;
  }
  return moved === 0 || still > moved;
}

/** 完成情况, 落实情况: a column of words of status is one, else an account of what was done. */
function accountRole({ body, values }: Pick<Reading, "body" | "values">): "status" | "progress" {
  const said = body.rows.map((row) => values.of(row, "account")).filter((text) => text !== "");
  const words = said.filter(
    (text) => statusReads(text) !== null || (timeClassOf(text) === "LONG_TERM" && text.length < 8),
  );
  return said.length > 0 && words.length * 2 > said.length && !values.has("status") ? "status" : "progress";
}

type Place = Pick<MeasureRow, "section" | "issue" | "issueNumber">;

function measuresOf(
  reading: Reading,
  row: number,
  measureText: string,
  place: Place,
  accountIs: "status" | "progress",
): MeasureRow[] {
  const { values } = reading;
  const { texts, lead } = reading.whole ? { texts: [measureText], lead: "" } : partsOf(measureText);
  const of = (role: Role) => values.of(row, role);
  const classWords = of("timeClass");
  const deadline = deadlineIn(reading, row);
  const units = unitsOf(reading, row);
  const status = statusIn(reading, row, accountIs);
  const progress = [of("progress"), accountIs === "progress" ? of("account") : ""]
    .filter((text) => text !== "")
    .join("\n");
  const parallel = (text: string) => {
    const split = partsOf(text).texts;
    return texts.length > 1 && split.length === texts.length ? split : null;
  };
  const progressParts = parallel(progress);
  const deadlineParts = deadline && parallel(deadline.text);
  return texts.map((text, at) => {
    const due = deadlineParts
      ? { text: deadlineParts[at] ?? "", day: dayIn(deadlineParts[at] ?? "", reading.year) }
      : deadline;
    const statusClass = status && status.reads === null ? timeClassOf(status.text) : null;
    return {
      kind: "measure",
      ...{ row, part: at + 1, section: place.section, issueNumber: place.issueNumber, issue: place.issue },
      measure: at === 0 && lead !== "" && !/[:：]$/.test(lead) ? `${lead}${text}` : text,
      leaders: peopleIn(of("leaders")),
      ...units,
      owners: peopleIn(of("owners") || (values.has("owners") ? "" : of("contact"))),
      deadline: due,
      timeClass: classOf(classWords, due, statusClass),
      status,
      progress: (progressParts?.[at] ?? progress) || null,
      closedOn: closedOn(reading, row),
    };
  });
}

function classOf(words: string, due: Deadline | null, status: TimeClass | null): TimeClass | null {
  const said = timeClassOf(words) ?? (due ? timeClassOf(due.text) : null) ?? status;
  return said ?? (/限期|分阶段|按期/.test(words) ? "TIME_BOUND" : null);
}

function deadlineIn({ view, values, year, tell }: Reading, row: number): Deadline | null {
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

function unitsOf({ values, tell }: Reading, row: number): { leadUnit: string | null; cooperating: string[] } {
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

const unique = (units: readonly string[], lead: string | undefined) =>
  [...new Set(units)].filter((unit) => unit !== lead);

function statusIn(
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

function closedOn({ view, values, year }: Reading, row: number): string | null {
  const finished = values.has("deadline") || values.has("originalDeadline") ? values.columns("finishedOn") : [];
  const column = [...finished, ...values.columns("closedOn")].filter((one) => values.text(row, one) !== "").at(-1);
  const cell = column === undefined ? undefined : view.at(row, column);
  return cell ? happenedOn(cell, view.grid.from1904, year) : null;
}
