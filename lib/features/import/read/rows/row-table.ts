import { spanOf } from "@/lib/features/import/read/file/blocks";
import type { TableRow } from "@/lib/features/import/read/file/table";
import { unquoted } from "@/lib/features/import/read/outline/quotes";
import type { DraftIssue, ReportGroup } from "@/lib/features/import/read/outline/types";
import { firstSentence } from "./issue-head";
import { Listing } from "./listing";
import { measuresOf } from "./measures";
import type { RowContext } from "./row-body";
import { statusOfNote } from "./row-text";

/** The issue of one row of a ledger printed as a table; its other columns become notes. */
export function issueOfRow(
  { raw, report }: RowContext,
  row: TableRow,
  place: { section: number | null; group: ReportGroup | null; heading: string | null },
): DraftIssue {
  const list = measuresOf(row.measures, raw);
  const listing = new Listing(raw);
  for (const span of row.advice) listing.advise(span);
  for (const span of row.manifestations) listing.show(span);
  for (const span of row.measures) listing.act(span);
  const spans = [spanOf(row.block), ...row.manifestations, ...row.measures, ...row.notes.map((note) => note.span)];
  const text = row.problem ? raw.slice(row.problem) : "";
  const issue: DraftIssue = {
    sectionIndex: place.section,
    section: null,
    group:
      place.group ??
      row.notes.map((note) => statusOfNote({ ...note, kind: "note" })).find((one) => one !== null) ??
      null,
    category: null,
    number: row.number,
    heading: place.heading,
    title: row.problem ? unquoted(raw.slice(firstSentence(row.problem))) : `问题${row.number}`,
    text: unquoted(text),
    advice: listing.advice,
    manifestations: listing.manifestations,
    measures: listing.answering(list.measures),
    notes: [
      ...row.notes.map(({ label, span }) => ({ label, text: raw.slice(span), source: raw.source(span) })),
      ...list.notes,
    ],
    source: raw.source(...spans),
  };
  for (const { label, span } of row.measures.length > 0 ? row.notes : [])
    report(`“${label}”未作为措施读入，已记为说明`, span);
  for (const problem of list.problems) report(problem.message, problem.span);
  if (row.doubt) report(row.doubt, spanOf(row.block));
  else if (list.measures.length === 0) report("该问题下未读出整改措施", spanOf(row.block));
  return issue;
}
