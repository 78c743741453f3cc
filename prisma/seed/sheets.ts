import ExcelJS from "exceljs";
import type { Measure } from "../../lib/db/generated/client";
import { addDays, type Day, dayFromDb, dayInText } from "../../lib/domain/day";
import { stateOf } from "../../lib/domain/history/field";
import { MEASURE } from "../../lib/domain/measure/kept";
import { cleanRows } from "../../lib/domain/text/text";
import { checksumOf } from "../../lib/features/import/read/file/checksum";
import { MEASURE_EDITED } from "../../lib/features/measure/events";
import { keptColumns } from "../../lib/features/sheet/commands/kept-columns";
import { NO_CHOICES } from "../../lib/features/sheet/compare/choices";
import { SHEET_ENTERED, SHEET_RECEIVED } from "../../lib/features/sheet/events";
import { readSheetForDesk } from "../../lib/features/sheet/read/row/read-for-desk";
import { AS_IT_SAYS } from "../../lib/features/sheet/read/row/read-sheet";
import type { PersonActor } from "../../lib/history/actor";
import { fact } from "../../lib/history/record";
import { idAt, instant, workday } from "./calendar";
import { ENTERED_SHEET, OFFICE_SHEET, UNIT_SHEET } from "./content/sheets";
import type { Organisation } from "./organisation";
import type { Rows } from "./rows";

/** Sheets of the example ledger: the office's draft and a unit's on the desk, and one that was entered. */

type Line = readonly (string | number)[];

async function bookOf(title: string, below: string, lines: readonly Line[]): Promise<Uint8Array<ArrayBuffer>> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("整改台账");
  for (const line of [[title], [below], ...lines]) sheet.addRow([...line]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

type Brought = { fileName: string; bytes: Uint8Array<ArrayBuffer>; at: Date; by: PersonActor; entered: boolean };

/** A sheet as somebody brought it, read as the desk reads it. @returns its id */
async function bring(rows: Rows, of: { bodyId: string; inspectionId: string }, sheet: Brought): Promise<string> {
  const { fileName, bytes, at, by, entered } = sheet;
  const read = await readSheetForDesk(bytes, { fileName, wanted: AS_IT_SAYS });
  if (!read.ok) throw new Error(`${fileName}: ${read.why}`);
  const id = idAt(at);
  rows.sheets.push({
    ...{ id, ...of, personId: by.personId ?? "", personName: by.personName, fileName },
    ...{ checksum: checksumOf(bytes), file: entered ? null : bytes, read: cleanRows(read.result) },
    choices: { ...NO_CHOICES, asOf: read.result.asOf },
    ...{ state: entered ? "CONFIRMED" : "REVIEW", createdAt: at, updatedAt: at, version: entered ? 2 : 1 },
  });
  rows.events.push({
    ...{ actor: by, at, ...of, kind: SHEET_RECEIVED },
    ...{ subjectId: id, subjectLabel: fileName },
  });
  return id;
}

export async function addSheets(rows: Rows, org: Organisation, title: string, today: Day): Promise<void> {
  const inspection = rows.inspections.find((one) => one.bodyId === org.bodyId && one.title === title);
  if (!inspection?.id) throw new Error(`no inspection ${title}`);
  const of = { bodyId: org.bodyId, inspectionId: inspection.id };
  const on = workday(addDays(today, -1));
  const asOf = `截至${dayInText(workday(addDays(today, -3)))}`;
  const office = org.actor("OFFICE", on);
  const unit = org.unit("政务服务处");
  const all = rows.measures.filter((m) => m.inspectionId === of.inspectionId && m.status === "UNDERWAY" && !m.struckAt);
  const ofUnit = all.filter(({ leadUnitId }) => leadUnitId === unit.id);
  const named = (list: readonly { id?: string | undefined; name: string }[], id: string | null | undefined) =>
    list.find((one) => one.id === id)?.name ?? "";
  const line = (m: Rows["measures"][number], at: number, over: { due?: Day; done?: string; remark?: string } = {}) => [
    at + 1,
    rows.issues.find(({ id }) => id === m.issueId)?.title ?? "",
    m.text,
    named(rows.persons, m.leaderId),
    named(rows.units, m.leadUnitId),
    over.due ?? (m.dueOn ? dayFromDb(new Date(m.dueOn)) : ""),
    "",
    over.done ?? "正在推进",
    over.remark ?? "",
  ];
  const [first, second, third, fourth] = all.filter((m) => m.issueId && m.dueOn);
  if (!first?.dueOn || !second || !third || !fourth) throw new Error("too few measures under way");
  const issue = rows.issues.find(({ id }) => id === first.issueId)?.title ?? "";
  const copied = [
    line(first, 0, { due: addDays(dayFromDb(new Date(first.dueOn)), 21) }),
    line(second, 1, { remark: OFFICE_SHEET.remark }),
    line(third, 2, { done: "已销号" }),
    line(fourth, 3),
    ...OFFICE_SHEET.added.map(({ text, unit: by, done }, i) => [
      i + 5,
      issue,
      text,
      "",
      by,
      "2026年底前",
      "",
      done,
      "",
    ]),
  ];
  const draft = await bookOf(OFFICE_SHEET.title, asOf, [OFFICE_SHEET.heads, ...copied]);
  const at = (minutes: number) => instant(on, minutes);
  await bring(rows, of, {
    ...{ fileName: OFFICE_SHEET.fileName, bytes: draft, at: at(10 * 60 + 20), by: office, entered: false },
  });
  const weekly = UNIT_SHEET.progress.map((text, i) => [ofUnit[i]?.code ?? "", ofUnit[i]?.text ?? "", text]);
  await bring(rows, of, {
    ...{ fileName: UNIT_SHEET.fileName, bytes: await bookOf(UNIT_SHEET.title, asOf, [UNIT_SHEET.heads, ...weekly]) },
    ...{ at: at(16 * 60 + 40), by: org.actor("LIAISON", on, { unit: "政务服务处" }), entered: false },
  });
  await addEntered(rows, of, office, today);
}

/** One that was entered: it wrote a remark of a measure of which nothing was told since. */
async function addEntered(
  rows: Rows,
  of: { bodyId: string; inspectionId: string },
  office: PersonActor,
  today: Day,
): Promise<void> {
  const day = workday(addDays(today, -2));
  const at = instant(day, 17 * 60 + 5);
  const quiet = rows.measures.find(
    (m) =>
      m.inspectionId === of.inspectionId &&
      m.status === "UNDERWAY" &&
      m.issueId &&
      rows.events.every((event) => event.measureId !== m.id || event.at < at),
  );
  if (!quiet?.id) throw new Error("no quiet measure");
  const cooperation = rows.cooperation.flatMap(({ measureId, unitId }) => (measureId === quiet.id ? [{ unitId }] : []));
  const before = { ...quiet, cooperation } as unknown as Measure & { cooperation: { unitId: string }[] };
  const was = stateOf(MEASURE, before);
  const lines = [
    ["整改措施", "备注"],
    [quiet.text, ENTERED_SHEET.remark],
  ];
  const bytes = await bookOf("备注补充表", `截至${dayInText(day)}`, lines);
  const { fileName } = ENTERED_SHEET;
  const sheetImportId = await bring(rows, of, { fileName, bytes, at, by: office, entered: true });
  rows.sheetRows.push({
    ...{ id: idAt(at), sheetImportId, measureId: quiet.id, created: false },
    before: { ...keptColumns(before), entries: [] },
  });
  quiet.remark = ENTERED_SHEET.remark;
  quiet.version = (quiet.version ?? 1) + 1;
  const entered = new Date(at.getTime() + 6 * 60_000);
  rows.events.push(
    {
      ...{ actor: office, at: entered, ...of, kind: MEASURE_EDITED, subjectId: quiet.id, subjectLabel: quiet.code },
      ...{
        issueId: quiet.rootIssueId ?? null,
        measureId: quiet.id,
        was,
        now: stateOf(MEASURE, { ...before, ...quiet }),
      },
    },
    {
      ...{ actor: office, at: new Date(entered.getTime() + 1_000), ...of, kind: SHEET_ENTERED },
      ...{ subjectId: sheetImportId, subjectLabel: fileName },
      facts: [...fact("added", null, 0), ...fact("changed", null, 1)],
    },
  );
}
