import { addDays, type Day, dayToDb } from "../../lib/domain/day";
import { ISSUE } from "../../lib/domain/feedback/kept";
import { stateOf } from "../../lib/domain/history/field";
import { INSPECTION } from "../../lib/domain/inspection/kept";
import { presetPeriods } from "../../lib/domain/inspection/periods";
import { MEASURE } from "../../lib/domain/measure/kept";
import { cleanRows } from "../../lib/domain/text/text";
import { ISSUE_STRUCK, MEASURE_STRUCK } from "../../lib/features/feedback/events";
import { enteredRows } from "../../lib/features/import/commands/entered-rows";
import {
  IMPORT_RECEIVED,
  IMPORT_UNDONE,
  INSPECTION_IMPORTED,
  INSPECTION_UNDONE,
} from "../../lib/features/import/events";
import { checksumOf } from "../../lib/features/import/read/file/checksum";
import { textDocument } from "../../lib/features/import/read/file/document";
import { parseReport } from "../../lib/features/import/read/outline/parse-report";
import { reviewOf } from "../../lib/features/import/read/review/review";
import { type EventInput, fact } from "../../lib/history/record";
import { idAt, instant, workday } from "./calendar";
import { EARLIER_REPORT, UNDONE_IMPORT } from "./content/report";
import type { Organisation } from "./organisation";
import type { Rows } from "./rows";

/** Minutes after midnight at which the report came in, was entered, and was undone. */
const [RECEIVED, ENTERED, UNDONE] = [14 * 60 + 5, 14 * 60 + 31, 14 * 60 + 44];

/** A report entered under the wrong name of the round, and undone before anybody touched it. */
export function addUndoneImport(rows: Rows, org: Organisation, today: Day): void {
  const { fileName, text } = EARLIER_REPORT;
  const day = workday(addDays(today, UNDONE_IMPORT.on));
  const [received, entered, undone] = [instant(day, RECEIVED), instant(day, ENTERED), instant(day, UNDONE)];
  const office = org.actor("OFFICE", day);
  const review = cleanRows(reviewOf(parseReport(textDocument(text))));
  const [draftId, inspectionId] = [idAt(received), idAt(entered)];
  const about = { bodyId: org.bodyId, inspectionId };
  const struck = { struckAt: undone, struckReason: UNDONE_IMPORT.reason, version: 2 };
  const told = (at: Date, event: Omit<EventInput, "actor" | "at">) => rows.events.push({ ...event, actor: office, at });

  const feedbackOn = UNDONE_IMPORT.feedbackOn;
  const periods = presetPeriods("XUNCHA", feedbackOn);
  const inspection = {
    ...{ id: inspectionId, bodyId: org.bodyId, kind: "XUNCHA" as const, title: UNDONE_IMPORT.title },
    feedbackOn: dayToDb(feedbackOn),
    planDueOn: dayToDb(periods.planDueOn),
    concentratedEndOn: dayToDb(periods.concentratedEndOn),
    reportDueOn: dayToDb(periods.reportDueOn),
    createdAt: entered,
  };
  const begun = { ...inspection, silentAfterDays: 14, stuckAfterDays: 5, reviewEveryDays: 90 };
  const was = { ...begun, chain: ["OFFICE", "SUPERVISION"] };
  const made = enteredRows(review, about, { now: entered, today: day, progressOf: null, newId: () => idAt(entered) });
  rows.inspections.push({ ...inspection, ...struck });
  rows.sections.push(...made.sections.map(({ key: _key, ...section }) => section));
  rows.issues.push(...made.issues.map(({ data }) => ({ ...data, ...struck })));
  rows.manifestations.push(...made.manifestations.map(({ key: _key, ...line }) => line));
  rows.advice.push(...made.advice.map(({ key: _key, ...line }) => ({ ...line, inspectionId })));
  rows.facts.push(...made.facts);
  rows.measures.push(...made.measures.map(({ answers: _answers, ...m }) => ({ ...m, ...struck })));
  rows.reports.push({
    ...{ id: draftId, bodyId: org.bodyId, personId: office.personId, personName: office.personName },
    ...{ fileName, checksum: checksumOf(text), text, draft: { review, corrections: [] } },
    ...{ state: "UNDONE" as const, inspectionId, createdAt: received, updatedAt: undone, version: 3 },
  });

  const report = { bodyId: org.bodyId, subjectId: draftId, subjectLabel: fileName };
  told(received, { ...report, kind: IMPORT_RECEIVED });
  const subject = { ...about, subjectId: inspectionId, subjectLabel: inspection.title };
  told(entered, {
    ...subject,
    kind: INSPECTION_IMPORTED,
    now: stateOf(INSPECTION, was),
    facts: [
      ...fact("source", null, fileName),
      ...fact("issues", null, made.issues.length),
      ...fact("measures", null, made.measures.length),
    ],
  });
  const states = new Map([
    ...made.issues.map(({ row, data }) => {
      const lists = { manifestations: row.manifestations, advice: row.advice };
      const facts = made.facts.filter((one) => one.issueId === data.id).map(({ label, text }) => ({ label, text }));
      return [data.id, stateOf(ISSUE, { ...data, ...lists, facts })] as const;
    }),
    ...made.measures.map((m) => [m.id, stateOf(MEASURE, { status: "PLANNED", cycle: 1, heldDays: 0, ...m })] as const),
  ]);
  for (const event of made.events) told(entered, { ...event, now: states.get(event.subjectId) ?? {} });
  const { reason } = UNDONE_IMPORT;
  told(undone, { ...subject, kind: INSPECTION_UNDONE, was: stateOf(INSPECTION, was), reason });
  for (const event of made.events) {
    const kind = event.measureId ? MEASURE_STRUCK : ISSUE_STRUCK;
    told(undone, { ...event, kind, was: states.get(event.subjectId) ?? {}, reason });
  }
  told(undone, { ...report, kind: IMPORT_UNDONE, inspectionId, reason });
}
