import { addDays, type Day, dayToDb } from "../../lib/domain/day";
import type { Kind } from "../../lib/domain/history/kind";
import { SHEET_ROUND_ENDED, SHEET_ROUND_MADE, SHEET_ROUND_RETURNED } from "../../lib/features/sheet-round/events";
import { rowsInWords, sheetRoundName } from "../../lib/features/sheet-round/words";
import { type EventInput, fact } from "../../lib/history/record";
import { idAt, instant, workday } from "./calendar";
import type { Organisation } from "./organisation";
import type { Rows } from "./rows";

/** 收表 of the example ledger: one that is over, and one of these days with units that have not returned their sheet. */

const ASKED = { cooperating: false, openOnly: true } as const;

type Round = {
  inspectionId: string;
  units: readonly string[];
  /** Days from today. */
  made: number;
  due: number;
  ended: number | null;
  /** What the first units returned, day and words; the others have not. */
  notes: readonly (readonly [day: number, note: string])[];
};

function addRound(rows: Rows, org: Organisation, round: Round, today: Day): void {
  const { inspectionId, units, notes, ended } = round;
  const on = (days: number) => workday(addDays(today, days));
  const made = on(round.made);
  const due = on(round.due);
  const at = instant(made, 9 * 60 + 15);
  const [id, office] = [idAt(at), org.actor("OFFICE", made)];
  const by = { personId: office.personId, personName: office.personName };
  const endedAt = ended === null ? null : instant(on(ended), 16 * 60 + 30);
  rows.sheetRounds.push({
    ...{ id, bodyId: org.bodyId, inspectionId, ...ASKED, ...by, createdAt: at, endedAt },
    ...{ madeOn: dayToDb(made), dueOn: dayToDb(due), version: endedAt ? 2 : 1 },
  });
  const tell = (when: Date, kind: Kind, facts: EventInput["facts"] = []) =>
    rows.events.push({
      ...{ at: when, actor: office, bodyId: org.bodyId, inspectionId, kind, facts },
      ...{ subjectId: id, subjectLabel: sheetRoundName(made) },
    });
  tell(at, SHEET_ROUND_MADE, [
    ...fact("units", null, units.length),
    ...fact("dueOn", null, due),
    ...fact("rows", null, rowsInWords(ASKED)),
  ]);
  units.forEach((unitId, i) => {
    rows.sheetRoundUnits.push({ roundId: id, unitId });
    const [day, note] = notes[i] ?? [];
    if (day === undefined || note === undefined) return;
    const returnedAt = instant(on(day), 15 * 60 + 7 * i);
    rows.sheetReturns.push({ id: idAt(returnedAt), roundId: id, unitId, note, ...by, returnedAt });
    tell(returnedAt, SHEET_ROUND_RETURNED, [...fact("unit", null, unitId), ...fact("note", null, note)]);
  });
  if (endedAt) tell(endedAt, SHEET_ROUND_ENDED);
}

/** Rounds of the inspection of this title: every unit that leads something of it still open is asked. */
export function addSheetRounds(rows: Rows, org: Organisation, title: string, today: Day): void {
  const inspection = rows.inspections.find((one) => one.bodyId === org.bodyId && one.title === title);
  if (!inspection?.id) throw new Error(`no inspection ${title}`);
  const inspectionId = inspection.id;
  const open = rows.measures.filter((m) => m.inspectionId === inspectionId && m.status !== "CLOSED" && !m.struckAt);
  const asked = new Set(open.map((m) => m.leadUnitId));
  const units = rows.units.flatMap(({ id }) => (id && asked.has(id) ? [id] : []));
  const silent = units.map((_, i): readonly [number, string] => [
    -6,
    i % 3 === 1 ? "纸质表已收。" : "电话报送：本周无变化。",
  ]);
  const past: Round = { inspectionId, units, made: -9, due: -5, ended: -4, notes: silent };
  addRound(rows, org, past, today);
  const notes = [
    [-1, "电话报送：本周无变化。"],
    [-1, "纸质表已收，由办公室录入。"],
  ] as const;
  addRound(rows, org, { ...past, made: -2, due: 1, ended: null, notes }, today);
}
