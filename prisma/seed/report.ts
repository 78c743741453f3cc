import { addDays, type Day } from "../../lib/domain/day";
import { cleanRows } from "../../lib/domain/text/text";
import { IMPORT_RECEIVED } from "../../lib/features/import/events";
import { checksumOf } from "../../lib/features/import/read/file/checksum";
import { textDocument } from "../../lib/features/import/read/file/document";
import { parseReport } from "../../lib/features/import/read/outline/parse-report";
import { reviewOf } from "../../lib/features/import/read/review/review";
import { idAt, instant, workday } from "./calendar";
import { EARLIER_REPORT } from "./content/report";
import type { Organisation } from "./organisation";
import type { Rows } from "./rows";

/** A report on the import desk, read in and not yet entered. */
export function addReport(rows: Rows, org: Organisation, today: Day): void {
  const { fileName, text, on } = EARLIER_REPORT;
  const day = workday(addDays(today, on));
  const createdAt = instant(day, 15 * 60 + 12);
  const office = org.actor("OFFICE", day);
  const id = idAt(createdAt);
  rows.reports.push({
    id,
    bodyId: org.bodyId,
    personId: office.personId,
    personName: office.personName,
    fileName,
    checksum: checksumOf(text),
    text,
    draft: { review: cleanRows(reviewOf(parseReport(textDocument(text)))), corrections: [] },
    createdAt,
    updatedAt: createdAt,
  });
  rows.events.push({
    actor: office,
    at: createdAt,
    bodyId: org.bodyId,
    kind: IMPORT_RECEIVED,
    subjectId: id,
    subjectLabel: fileName,
  });
}
