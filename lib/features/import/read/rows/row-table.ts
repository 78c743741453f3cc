import {
  type BlockSpan,
  blockOfSpan,
  matchText,
  type Raw,
  spanOf,
  type TableRow,
  trimmed,
} from "@/lib/features/import/read/file/blocks";
import { markerOf } from "@/lib/features/import/read/outline/markers";
import { unquoted } from "@/lib/features/import/read/outline/quotes";
import {
  CATEGORY_LABEL,
  type DraftIssue,
  type DraftNote,
  type ReportGroup,
} from "@/lib/features/import/read/outline/types";
import { firstSentence, issueHead } from "./issue-head";
import { Listing } from "./listing";
import { type RowContext, readBody } from "./row-body";
import { statusOfNote } from "./row-text";

/** The words of the problem in a cell, without the number and the phrase (关于…的问题) it may be given in; and the number. */
function stated(span: BlockSpan): { title: BlockSpan; text: BlockSpan; number: number | null } {
  const marker = span.from === 0 ? markerOf(span.block) : null;
  const rest = marker && marker.level >= 3 ? trimmed({ ...span, from: marker.end }) : span;
  const head = issueHead(rest.block, rest.from);
  const number = rest === span ? null : (marker?.number ?? null);
  const whole = head.rest >= rest.to || matchText(trimmed({ ...rest, from: head.rest })) === "";
  if (head.strength === "strong" && whole && head.title.to > head.title.from)
    return { title: head.title, text: head.text, number };
  return { title: firstSentence(rest), text: rest, number };
}

/** Stands for a cell without words. */
const EMPTY = spanOf({ text: "", at: [], line: 1, endLine: 1, joins: [], indent: 0, width: 0 });

function statusOfRow(row: TableRow): ReportGroup | null {
  const told = row.notes.flatMap(({ label, spans }) =>
    spans.map((span) => statusOfNote({ label, span, kind: "note" })),
  );
  return told.find((one) => one !== null) ?? null;
}

/** What its other columns say of an issue, each under its head. */
function notesOfRow(raw: Raw, row: TableRow, category: BlockSpan | null): DraftNote[] {
  return [
    ...(category ? [{ label: CATEGORY_LABEL, text: raw.slice(category), source: raw.source(category) }] : []),
    ...row.notes.map(({ label, spans }) => ({ label, text: raw.join(spans), source: raw.source(spans) })),
  ];
}

/** Adds to an issue read from one cell what the other cells of its row say. */
export function completeFromRow(
  { raw }: RowContext,
  issue: DraftIssue | undefined,
  row: TableRow,
  across: BlockSpan | null,
): void {
  if (!issue) return;
  const category = row.category ?? across;
  issue.category = category ? raw.slice(category) : null;
  issue.group ??= statusOfRow(row);
  issue.notes.push(...notesOfRow(raw, row, category));
  issue.source = raw.source(row.spans);
}

/** The issue of one row of a ledger printed as a table; its other columns become notes. */
export function issueOfRow(
  context: RowContext,
  row: TableRow,
  place: { section: number | null; group: ReportGroup | null; heading: string | null; category: BlockSpan | null },
): DraftIssue {
  const { raw, report } = context;
  const cell = row.measures.map(blockOfSpan);
  // A cell may hold what a paragraph of the report holds: labels, a status behind the measures.
  const body = readBody(context, cell[0] ? spanOf(cell[0]) : EMPTY, cell.slice(1), null);
  const listing = new Listing(raw);
  for (const span of row.advice) listing.advise(span);
  for (const span of row.manifestations) listing.show(span);
  for (const span of row.measures) listing.act(span);
  const [first] = row.problem;
  const head = first ? stated(first) : null;
  const number = row.number ?? head?.number ?? null;
  const category = row.category ?? place.category;
  const shown = row.spans[0] ?? first ?? row.measures[0];
  const issue: DraftIssue = {
    sectionIndex: place.section,
    section: null,
    group: place.group ?? statusOfRow(row) ?? body.status,
    category: category ? raw.slice(category) : null,
    number,
    heading: place.heading,
    title: head ? unquoted(raw.slice(head.title)) : number === null ? "（无标题）" : `问题${number}`,
    text: [...(head ? [head.text] : []), ...row.problem.slice(1)].map((span) => unquoted(raw.slice(span))).join("\n"),
    advice: [...listing.advice, ...body.advice],
    manifestations: [...listing.manifestations, ...body.manifestations],
    measures: listing.answering(body.measures),
    notes: [...notesOfRow(raw, row, category), ...body.notes],
    source: raw.source([
      ...row.spans,
      ...row.manifestations,
      ...row.measures,
      ...row.notes.flatMap((note) => note.spans),
    ]),
  };
  if (row.doubt && shown) report(row.doubt, spanOf(shown.block));
  else if (body.measures.length === 0 && shown) report("该问题下未识别出整改措施", spanOf(shown.block));
  return issue;
}
