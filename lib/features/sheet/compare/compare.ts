import type { SheetField } from "@/lib/features/ledger/columns";
import type { DeskSheet } from "@/lib/features/sheet/readings";
import { type CellPlan, cellOf, statusRefusal } from "./cells";
import { ofNew } from "./new-row";
import type { LedgerNow, MeasureNow } from "./now";
import { type Finder, finderIn } from "./place";
import type { CellChange, MeasureWrite, PlannedRow } from "./planned";
import { base, type Errors, type Told } from "./row-base";
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
