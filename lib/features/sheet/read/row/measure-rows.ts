import { letterOf } from "@/lib/features/sheet/read/book/book";
import { dayIn, timeClassOf } from "@/lib/features/sheet/read/cell/deadline";
import { peopleIn } from "@/lib/features/sheet/read/cell/names";
import { partsOf } from "@/lib/features/sheet/read/cell/parts";
import { statusReads } from "@/lib/features/sheet/read/cell/status";
import type { Role } from "@/lib/features/sheet/read/head/words";
import type { Values } from "./body";
import type { MeasureRow } from "./contract";
import { classOf, closedOn, deadlineIn, type Reading, statusIn, unitsOf } from "./row-cells";

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
