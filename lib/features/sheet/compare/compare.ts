import type { Day } from "@/lib/domain/day";
import { DUE_TEXT_MAX, overLimit, PROGRESS_MAX, REMARK_MAX, TEXT_MAX } from "@/lib/domain/limits";
import type { SheetField } from "@/lib/features/ledger/columns";
import type { DeskSheet } from "@/lib/features/sheet/readings";
import { type CellPlan, cellOf, dueOf, headingOf, statusRefusal } from "./cells";
import { type KnownName, meantBy } from "./names";
import type { LedgerNow, MeasureNow } from "./now";
import { type Finder, finderIn, newPlace } from "./place";
import type { CellChange, MeasureWrite, NewMeasure, PlannedRow } from "./planned";
import { type SaidRow, saidRows, struckRows } from "./said";

/** A sheet beside the ledger: of each row what it would change. The desk shows it and the confirmation writes it. */

const FIELDS = [
  "text",
  "leadUnit",
  "leader",
  "cooperatingUnits",
  "owner",
  "timeClass",
  "due",
  "status",
  "closedOn",
  "progress",
  "remark",
] as const satisfies readonly SheetField[];

/** More than the rows of one sheet. */
const PLACES = 10_000_000;

type Errors = PlannedRow["errors"][number][];
type Told = Pick<PlannedRow, "errors" | "notes">;

/** What the reading itself found wrong with each row. */
function toldOf({ read }: DeskSheet): (row: SaidRow) => { errors: Errors; notes: string[] } {
  const byRow = new Map<string, { errors: Errors; notes: string[] }>();
  for (const { sheet, row, column, severity, message } of read.problems) {
    if (row === null) continue;
    const key = `${sheet ?? ""}!${row}`;
    const told = byRow.get(key) ?? { errors: [], notes: [] };
    byRow.set(key, told);
    if (severity === "error") told.errors.push({ column, message });
    else told.notes.push(message);
  }
  return ({ sheet, row }) => byRow.get(`${sheet ?? ""}!${row}`) ?? { errors: [], notes: [] };
}

export function planSheet(desk: DeskSheet, ledger: LedgerNow): PlannedRow[] {
  const finder = finderIn(ledger);
  const told = toldOf(desk);
  const taken = new Map<string, SaidRow>();
  const asNew = new Set(ledger.choices.asNew);
  const leftOut = new Set(ledger.choices.leftOut);
  const struck = struckRows(desk).map((row) => ofStruck(row, ledger, finder));
  const planned = saidRows(desk).map((row) => {
    const { errors, notes } = told(row);
    const found = asNew.has(row.key) ? null : finder.measureOf(row);
    const before = found && taken.get(found.measure.id);
    if (found && !before) taken.set(found.measure.id, row);
    const twice = before
      ? [{ column: null, message: `和第${before.row}行是同一条措施 ${found.measure.code}，请只保留一行。` }]
      : [];
    const told2 = { errors: [...errors, ...twice], notes };
    const planned = found
      ? ofMeasure(row, found, ledger, told2)
      : row.own
        ? gone(row, told2)
        : ofNew(row, ledger, finder, told2);
    return leftOut.has(row.key) ? { ...planned, state: "left" as const, write: null, add: null } : planned;
  });
  if (struck.length === 0) return planned;
  const sheets = desk.read.sheets.map(({ name }) => name);
  const place = ({ sheet, row }: PlannedRow) => sheets.indexOf(sheet) * PLACES + row;
  return [...planned, ...struck].sort((a, b) => place(a) - place(b));
}

/** A row that is struck through: left out, unless somebody wants its measure struck in the ledger. */
function ofStruck(row: SaidRow, ledger: LedgerNow, { measureOf }: Finder): PlannedRow {
  const found = measureOf(row);
  const now = found && !found.alike && !found.measure.struck ? found.measure : null;
  const plain = { ...base(row, { errors: [], notes: ["这一行已划去，没有读取。"] }), code: now?.code ?? null };
  if (!now || !ledger.office) return { ...plain, struck: "alone", state: "left" };
  const of = { ...plain, struck: "offered" as const };
  if (!ledger.choices.strikes.includes(row.key))
    return { ...of, notes: ["这一行已划去，没有读取；台账中这条措施仍在，可以一并作废。"], state: "left" };
  const why = statusRefusal(now, "作废");
  if (why) return { ...of, struck: "wanted", notes: [], errors: [{ column: null, message: why }], state: "error" };
  const write: MeasureWrite = { measureId: now.id, version: now.version, strike: true };
  return { ...of, struck: "wanted", notes: ["导入时作废这条措施。"], state: "changed", write };
}

const base = ({ key, sheet, row, part, text }: SaidRow, { errors, notes }: Told) => ({
  ...{ key, sheet, row, part, text, errors, notes },
  code: null,
  cells: [],
  alike: false,
  struck: null,
  write: null,
  add: null,
});

/** Untouched, nothing is wrong with a row of a measure the viewer no longer sees; written in, it is not brought in. */
function gone(row: SaidRow, told: Told): PlannedRow {
  const touched = Object.keys(row.said).length > 0 || row.untaken.length > 0;
  const message = "这条措施不在您的范围内，或已作废，不能导入。请删去这一行。";
  return {
    ...base(row, { ...told, errors: touched ? [...told.errors, { column: null, message }] : told.errors }),
    state: touched ? "error" : "unchanged",
  };
}

function ofMeasure(
  row: SaidRow,
  { measure: now, alike }: { measure: MeasureNow; alike: boolean },
  ledger: LedgerNow,
  told: Told,
): PlannedRow {
  const plans = FIELDS.flatMap((field) => {
    const plan = cellOf(field, now, row.said, ledger);
    return plan ? [{ field, plan, cell: shown(row, field, plan, now, ledger) }] : [];
  });
  const cells = plans.map(({ cell }) => cell);
  const struck =
    now.struck && cells.length > 0 ? [{ column: null, message: `措施 ${now.code} 已作废，请先在台账中恢复。` }] : [];
  const errors = [...told.errors, ...struck];
  const open = cells.filter(({ refused }) => refused === null);
  const undecided = open.some(({ conflict, side }) => conflict && side === null);
  const taken = plans.filter(({ cell }) => cell.refused === null && cell.side !== "ledger");
  const untaken = row.untaken.length > 0 ? [`“${row.untaken.join("”“")}”栏的改动不由表格导入，没有采用。`] : [];
  const write: MeasureWrite = { measureId: now.id, version: now.version };
  for (const { plan } of taken) {
    const { assignment, ...plain } = plan.write ?? {};
    Object.assign(write, plain);
    if (assignment) write.assignment = { ...write.assignment, ...assignment };
  }
  const fails = errors.length > 0 || (cells.length > 0 && open.length === 0);
  const state = fails ? "error" : undecided ? "conflict" : taken.length > 0 ? "changed" : "unchanged";
  return {
    ...base(row, { errors, notes: [...told.notes, ...untaken] }),
    code: now.code,
    state,
    cells,
    alike,
    write: state === "changed" ? write : null,
  };
}

function shown(row: SaidRow, field: SheetField, plan: CellPlan, now: MeasureNow, ledger: LedgerNow): CellChange {
  const sent = row.marks[field];
  const conflict = sent !== undefined && now.marks[field] !== undefined && now.marks[field] !== sent;
  return {
    field,
    was: plan.was,
    becomes: plan.becomes,
    conflict,
    side: conflict ? (ledger.choices.sides[`${row.key} ${field}`] ?? null) : null,
    refused: plan.refused ?? null,
  };
}

type Named = { ids: string[]; errors: Errors };

function named(
  written: readonly string[],
  known: readonly KnownName[],
  chosen: Readonly<Record<string, string>>,
  field: SheetField,
): Named {
  const found: Named = { ids: [], errors: [] };
  for (const name of written) {
    const meant = meantBy(name, known, chosen);
    if (meant.is === "known") {
      if (known.find(({ id }) => id === meant.id)?.gone)
        found.errors.push({ column: headingOf(field), message: `“${name}”已停用或已离任，请另选。` });
      else found.ids.push(meant.id);
    } else if (meant.is === "unknown")
      found.errors.push({
        column: headingOf(field),
        message: `没有找到${headingOf(field)}“${name}”，请在上方“名称对应”中选择，或选“不采用”。`,
      });
  }
  return found;
}

function ofNew(row: SaidRow, ledger: LedgerNow, finder: Finder, told: Told): PlannedRow {
  const { said, text } = row;
  const { choices, terms } = ledger;
  const errors: Errors = [...told.errors];
  const notes = [...told.notes];
  const fail = (field: SheetField | null, message: string | null) => {
    if (message) errors.push({ column: field && headingOf(field), message });
  };
  if (!ledger.office) {
    fail(null, "台账中没有这条措施，新增措施由领导小组办公室办理。请核对措施的文字，或删去这一行。");
    return { ...base(row, { errors, notes }), state: "error" };
  }
  fail("text", overLimit("整改措施", text, TEXT_MAX));
  const place = newPlace(row.place, ledger, finder);
  if ("why" in place) fail(null, place.why);
  const leader = named(said.leader ? [said.leader] : [], ledger.persons, choices.persons, "leader");
  const owner = named(said.owner ? [said.owner] : [], ledger.persons, choices.persons, "owner");
  const lead = named(said.leadUnit ? [said.leadUnit] : [], ledger.units, choices.units, "leadUnit");
  const others = named(said.cooperatingUnits ?? [], ledger.units, choices.units, "cooperatingUnits");
  errors.push(...leader.errors, ...lead.errors, ...others.errors, ...owner.errors);
  const { dueOn, dueText } = said.due ? dueOf(said.due) : { dueOn: null, dueText: "" };
  fail("due", overLimit("整改时限", dueText, DUE_TEXT_MAX));
  if (dueOn && dueOn < terms.feedbackOn) fail("due", `整改时限 ${dueOn} 早于反馈日 ${terms.feedbackOn}，请核对。`);
  fail("remark", overLimit("备注", said.remark ?? "", REMARK_MAX));
  const life = lifeOf(row, ledger);
  fail("status", life.why);
  notes.push(...life.notes);
  const [leadUnitId = null] = lead.ids;
  const add: NewMeasure = {
    text: text.trim(),
    issue: "why" in place ? { title: "", text: "", section: null } : place.issue,
    leaderId: leader.ids[0] ?? null,
    leadUnitId,
    unitIds: others.ids.filter((id) => id !== leadUnitId),
    ownerId: owner.ids[0] ?? null,
    timeClass: said.timeClass ?? null,
    dueOn,
    dueText,
    remark: said.remark?.trim() ?? "",
    underwayOn: life.underwayOn,
    backfill: life.backfill,
    openingOn: life.openingOn,
  };
  const state = errors.length > 0 ? "error" : "new";
  return { ...base(row, { errors, notes }), state, add: state === "new" ? add : null };
}

/** What was done before a measure stood here lies between the coming of the team and today. */
function outside(what: string, day: Day, { from, terms }: LedgerNow): string | null {
  if (day < from) return `${what} ${day} 早于 ${from}（进驻或反馈之日），请核对。`;
  return day > terms.today ? `${what} ${day} 晚于今天，请核对。` : null;
}

/** How far a new measure had come by the day the sheet tells of. */
function lifeOf({ said }: SaidRow, ledger: LedgerNow) {
  const { asOf, opening } = ledger.choices;
  const reads = said.status?.reads ?? null;
  const done = reads === "DONE" || reads === "CLOSED";
  const text = said.progress?.trim() ?? "";
  const begun = done || reads === "UNDERWAY" || reads === "BASICALLY_DONE" || (text !== "" && reads !== "NOT_STARTED");
  const on = done && opening.take ? ((said.closedOn ?? asOf) as Day | null) : null;
  const notes: string[] = [];
  if (done && !opening.take) notes.push(`表中为“${said.status?.text}”，没有作为期初录入，录入为推进中。`);
  if (reads === "BASICALLY_DONE") notes.push("表中为“基本完成”，录入为推进中；基本完成由办公室在反馈问题页登记。");
  const why =
    (text !== "" ? overLimit("进展情况", text, PROGRESS_MAX) : null) ??
    (begun && !asOf ? "请在上方填写这份表的截至日期：进展和完成情况按这一天记入。" : null) ??
    (asOf && begun ? outside("截至日期", asOf as Day, ledger) : null) ??
    (on ? outside("完成时间", on, ledger) : null);
  return {
    why,
    notes,
    underwayOn: begun && asOf ? (asOf as Day) : null,
    backfill: text !== "" && asOf ? { day: asOf as Day, text } : null,
    openingOn: on,
  };
}
