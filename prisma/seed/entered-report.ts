import { addDays, type Day, dayInText, dayToDb } from "../../lib/domain/day";
import { ISSUE } from "../../lib/domain/feedback/kept";
import { type Noun, stateOf } from "../../lib/domain/history/field";
import { INSPECTION } from "../../lib/domain/inspection/kept";
import { presetPeriods } from "../../lib/domain/inspection/periods";
import { MEASURE } from "../../lib/domain/measure/kept";
import { SHORT_CHAIN } from "../../lib/domain/signing/stages";
import { cleanRows } from "../../lib/domain/text/text";
import { ISSUE_STRUCK, MEASURE_STRUCK } from "../../lib/features/feedback/events";
import { enteredRows } from "../../lib/features/import/commands/entered-rows";
import {
  IMPORT_RECEIVED,
  IMPORT_UNDONE,
  INSPECTION_IMPORTED,
  INSPECTION_UNDONE,
  MEASURE_TOLD,
} from "../../lib/features/import/events";
import { checksumOf } from "../../lib/features/import/read/file/checksum";
import { textDocument } from "../../lib/features/import/read/file/document";
import { parseReport } from "../../lib/features/import/read/outline/parse-report";
import { reviewOf } from "../../lib/features/import/read/review/review";
import { type EventInput, fact } from "../../lib/history/record";
import { idAt, instant, workday } from "./calendar";
import { EARLIER_REPORT, ENTERED_REPORT, UNDONE_IMPORT } from "./content/report";
import type { Organisation } from "./organisation";
import type { Rows } from "./rows";

/** Inspections that began with a report read in: one whose measures are on, and one that was undone at once. */

/** Minutes after midnight at which a report came in, was entered, and was undone. */
const [RECEIVED, ENTERED, UNDONE] = [14 * 60 + 5, 14 * 60 + 31, 14 * 60 + 44];

type Report = {
  fileName: string;
  text: string;
  /** Day it was entered, from today. */
  on: number;
  title: string;
  feedbackOn: Day;
  /** As of when its measures are told to be on; null: they are still to begin. */
  asOf: Day | null;
};

function enteredFrom(org: Organisation, report: Report, today: Day) {
  const { fileName, text, title, feedbackOn, asOf } = report;
  const on = workday(addDays(today, report.on));
  const [received, entered] = [instant(on, RECEIVED), instant(on, ENTERED)];
  const office = org.actor("OFFICE", on);
  const { personId, personName, postLabel } = office;
  const review = cleanRows(reviewOf(parseReport(textDocument(text))));
  const [draftId, inspectionId] = [idAt(received), idAt(entered)];
  const about = { bodyId: org.bodyId, inspectionId };
  const progressOf = asOf && { day: asOf, personId: personId ?? "", personName, postLabel };
  const made = enteredRows(review, about, { now: entered, today: on, progressOf, newId: () => idAt(entered) });
  const periods = presetPeriods("XUNCHA", feedbackOn);
  const inspection = {
    ...{ id: inspectionId, bodyId: org.bodyId, kind: "XUNCHA" as const, title },
    feedbackOn: dayToDb(feedbackOn),
    planDueOn: dayToDb(periods.planDueOn),
    concentratedEndOn: dayToDb(periods.concentratedEndOn),
    reportDueOn: dayToDb(periods.reportDueOn),
    createdAt: entered,
  };
  const draft = {
    ...{ id: draftId, bodyId: org.bodyId, personId: office.personId, personName: office.personName },
    ...{ fileName, checksum: checksumOf(text), text, draft: { review, corrections: [] } },
    ...{ inspectionId, createdAt: received, updatedAt: entered },
  };
  return { on, office, received, entered, about, made, inspection, draft };
}

type Entered = ReturnType<typeof enteredFrom>;

/** How each thing stood once it was entered, by its id. */
function statesOf({ made, inspection }: Entered) {
  const set = { ...inspection, silentAfterDays: 14, stuckAfterDays: 5, reviewEveryDays: 90, chain: [...SHORT_CHAIN] };
  const states = new Map<string, ReturnType<typeof stateOf>>([[inspection.id, stateOf(INSPECTION, set)]]);
  const keep = (noun: Noun, id: string, row: object) => states.set(id, stateOf(noun, row));
  for (const { row, data } of made.issues) {
    const facts = made.facts.filter((one) => one.issueId === data.id).map(({ label, text }) => ({ label, text }));
    keep(ISSUE, data.id, { ...data, manifestations: row.manifestations, advice: row.advice, facts });
  }
  for (const m of made.measures) keep(MEASURE, m.id, { status: "PLANNED", cycle: 1, heldDays: 0, ...m });
  return states;
}

/** The rows as they were entered, each with `over`, and what history told of it. */
function enter(rows: Rows, entered: Entered, over: object = {}): void {
  const { made, inspection, office, about, draft } = entered;
  rows.inspections.push({ ...inspection, ...over });
  rows.sections.push(...made.sections.map(({ key: _key, ...section }) => section));
  rows.issues.push(...made.issues.map(({ data }) => ({ ...data, ...over })));
  rows.manifestations.push(...made.manifestations.map(({ key: _key, ...line }) => line));
  rows.advice.push(...made.advice.map(({ key: _key, ...line }) => ({ ...line, inspectionId: inspection.id })));
  rows.facts.push(...made.facts);
  rows.measures.push(...made.measures.map(({ answers: _answers, ...m }) => ({ ...m, ...over })));
  rows.progress.push(...made.progress);
  const told = (at: Date, event: Omit<EventInput, "actor" | "at">) => rows.events.push({ ...event, actor: office, at });
  const report = { bodyId: about.bodyId, subjectId: draft.id, subjectLabel: draft.fileName };
  told(entered.received, { ...report, kind: IMPORT_RECEIVED });
  const states = statesOf(entered);
  const subject = { ...about, subjectId: inspection.id, subjectLabel: inspection.title };
  told(entered.entered, {
    ...subject,
    kind: INSPECTION_IMPORTED,
    now: states.get(inspection.id) ?? {},
    facts: [
      ...fact("source", null, draft.fileName),
      ...fact("issues", null, made.issues.length),
      ...fact("measures", null, made.measures.length),
      ...fact("underway", null, made.progress.length),
    ],
  });
  for (const event of made.events) {
    const state = states.get(event.subjectId) ?? {};
    told(entered.entered, { ...event, ...(event.kind === MEASURE_TOLD ? { was: state, now: state } : { now: state }) });
  }
}

/** A progress report (通报) of an earlier round: its measures are on, each with what the report told, and nobody's yet. */
export function addEnteredReport(rows: Rows, org: Organisation, today: Day): void {
  const { fileName, on, title, text } = ENTERED_REPORT;
  const from = (days: number) => addDays(today, days);
  const feedbackOn = workday(from(ENTERED_REPORT.feedback));
  const onsite = [dayInText(addDays(feedbackOn, -90)), dayInText(addDays(feedbackOn, -35))] as [string, string];
  const told = text(onsite, dayInText(feedbackOn), dayInText(workday(from(ENTERED_REPORT.asOf + 8))));
  const report = { fileName, on, title, text: told, feedbackOn, asOf: workday(from(ENTERED_REPORT.asOf)) };
  const entered = enteredFrom(org, report, today);
  enter(rows, entered);
  rows.reports.push({ ...entered.draft, state: "CONFIRMED", version: 2 });
}

/** A report entered under the wrong name of the round, and undone before anybody touched it. */
export function addUndoneImport(rows: Rows, org: Organisation, today: Day): void {
  const { fileName, text } = EARLIER_REPORT;
  const { reason } = UNDONE_IMPORT;
  const entered = enteredFrom(org, { ...UNDONE_IMPORT, fileName, text, asOf: null }, today);
  const { made, inspection, about, draft, office } = entered;
  const undone = instant(entered.on, UNDONE);
  enter(rows, entered, { struckAt: undone, struckReason: reason, version: 2 });
  rows.reports.push({ ...draft, state: "UNDONE", updatedAt: undone, version: 3 });
  const states = statesOf(entered);
  const told = (event: Omit<EventInput, "actor" | "at">) => rows.events.push({ ...event, actor: office, at: undone });
  const was = (id: string) => states.get(id) ?? {};
  const subject = { ...about, subjectId: inspection.id, subjectLabel: inspection.title };
  told({ ...subject, kind: INSPECTION_UNDONE, was: was(inspection.id), reason });
  for (const event of made.events) {
    const kind = event.measureId ? MEASURE_STRUCK : ISSUE_STRUCK;
    told({ ...event, kind, was: was(event.subjectId), reason });
  }
  const report = { bodyId: org.bodyId, subjectId: draft.id, subjectLabel: fileName };
  told({ ...report, kind: IMPORT_UNDONE, inspectionId: inspection.id, reason });
}
