import type { Day } from "@/lib/domain/day";
import { DUE_TEXT_MAX, overLimit, PROGRESS_MAX, REMARK_MAX, TEXT_MAX } from "@/lib/domain/limits";
import type { SheetField } from "@/lib/features/ledger/columns";
import { dueOf, headingOf } from "./cells";
import { type KnownName, meantBy } from "./names";
import type { LedgerNow } from "./now";
import { type Finder, newPlace } from "./place";
import type { NewMeasure, PlannedRow } from "./planned";
import { base, type Errors, type Told } from "./row-base";
import type { SaidRow } from "./said";

/** A row of a sheet that no measure of the ledger answers: what it adds, or what is to be said first. */

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

export function ofNew(row: SaidRow, ledger: LedgerNow, finder: Finder, told: Told): PlannedRow {
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
