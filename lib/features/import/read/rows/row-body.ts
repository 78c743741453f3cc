import { type Block, type BlockSpan, matchText, type Raw } from "@/lib/features/import/read/file/blocks";
import type { Report } from "@/lib/features/import/read/header/header";
import { unquoted } from "@/lib/features/import/read/outline/quotes";
import { LACKING } from "@/lib/features/import/read/outline/shape";
import type {
  DraftAdvice,
  DraftIssue,
  DraftManifestation,
  DraftNote,
  ReportGroup,
} from "@/lib/features/import/read/outline/types";
import { firstSentence, type IssueHead } from "./issue-head";
import { Listing } from "./listing";
import { measuresOf } from "./measures";
import { labelGoesOn, linesOfParagraph, statusOf, statusOfNote, statusOpening, statusWords } from "./row-text";

/** Where a row is read: the raw text, the list of problems, and the paragraphs that turn out to be no row. */
export type RowContext = { raw: Raw; report: Report; prose: BlockSpan[] };
export type Body = {
  measures: DraftIssue["measures"];
  notes: DraftNote[];
  /** What the head names first, then what is labelled. */
  advice: DraftAdvice[];
  manifestations: DraftManifestation[];
  statement: readonly BlockSpan[];
  status: ReportGroup | null;
};

/** Title and text of an issue: what its head says, else the paragraphs labelled as its statement. */
export function statementOf(
  raw: Raw,
  head: IssueHead,
  body: Body,
  number: number | null,
): { title: string; text: string } {
  const parts = [raw.slice(head.text), ...body.statement.map((span) => raw.slice(span))].filter((text) => text !== "");
  const first = body.statement[0];
  const title = raw.slice(head.title) || (first ? raw.slice(firstSentence(first)) : "");
  if (title === "") return { title: number === null ? "（无标题）" : `问题${number}`, text: "" };
  return { title: unquoted(title), text: parts.map(unquoted).join("\n") };
}

/**
 * Measures, notes, advice, statement and status below the head of a row; `rest` is what stands behind the head in its own
 * paragraph. What is not a measure is kept as a note and reported.
 */
export function readBody(context: RowContext, rest: BlockSpan, blocks: Block[], head: IssueHead | null): Body {
  const { raw, report, prose } = context;
  const listing = new Listing(raw);
  const { advice, manifestations, statement } = listing;
  const body: Body = { measures: [], notes: [], advice, manifestations, statement, status: null };
  for (const span of head?.advice ?? []) listing.advise(span);
  const lines = [
    ...(rest.to > rest.from ? linesOfParagraph(rest.block, rest.from) : []),
    ...blocks.flatMap((block) => linesOfParagraph(block)),
  ];
  const label = lines.findIndex((line) => line.kind === "action");
  let target: "statement" | "action" | "advice" | "note" = label >= 0 ? "statement" : "action";
  lines.forEach((given, index) => {
    // 整改措施:… 整改完成情况:… – what was decided, then how it went: only the first are measures.
    const later =
      given.kind === "action" &&
      index > label &&
      /措施|举措/.test(lines[label]?.label ?? "") &&
      /情况|进展/.test(given.label ?? "");
    const line =
      later || (given.kind === "action" && index > label && /完成情况$/.test(given.label ?? ""))
        ? { ...given, kind: "note" as const }
        : given;
    const written = raw.slice(line.span);
    if (line.kind === "action") {
      target = "action";
      if (written !== "") listing.act(line.span);
    } else if (line.kind === "problem" || line.kind === "advice") {
      target = line.kind === "problem" ? (label > index ? "statement" : target) : "advice";
      if (written === "") return;
      if (line.kind === "advice") listing.advise(line.span);
      else if (/表现/.test(line.label ?? "")) listing.show(line.span);
      else listing.state(line.span);
    } else if (line.kind === "note") {
      body.notes.push({ label: line.label, text: written, source: raw.source(line.span) });
      report(`“${line.label ?? ""}”未作为措施读入，已记为说明`, line.span);
      body.status ??= statusOfNote(line);
      if (labelGoesOn(line.label)) target = "note";
    } else if (line.kind === "clues") prose.push(line.span);
    else if (line.kind === "status") body.notes.push({ label: null, text: written, source: raw.source(line.span) });
    else if (target === "note") {
      const note = body.notes.at(-1);
      if (note) note.text = [note.text, written].filter((text) => text !== "").join("\n");
      report("说明之后的文字未作为措施读入，已并入说明，请核对", line.span);
    } else if (target === "advice") listing.advise(line.span);
    else if (target === "statement") listing.state(line.span);
    else listing.act(line.span);
    body.status ??= statusOf(matchText(line.span));
  });
  let { actions }: { actions: readonly BlockSpan[] } = listing;
  // A statement of several sentences in the line of a bare title, with the measures in paragraphs of their own.
  const first = actions[0];
  if (
    label < 0 &&
    head?.strength === "plain" &&
    first &&
    first.block === rest.block &&
    actions.length > 1 &&
    LACKING.test(matchText(first))
  ) {
    const read = measuresOf([first], raw);
    if (!read.measures.some((measure) => measure.enumerated)) {
      listing.state(first);
      actions = actions.slice(1);
      report("标题之后的文字按问题表述读入，请核对", first);
    }
  }
  actions = actions.map((span, index) => {
    const opening = index === 0 ? statusOpening(span) : null;
    if (!opening) return span;
    const words = raw.slice(opening.words);
    body.notes.push({ label: "整改状态", text: words, source: raw.source(opening.words) });
    if (statusWords(words) === null) report(`“${words}”未归入已完成或正在推进，已记为说明，请核对`, opening.words);
    return opening.rest;
  });
  const read = measuresOf(actions, raw);
  body.measures = listing.answering(read.measures);
  body.notes.push(...read.notes);
  for (const problem of read.problems) report(problem.message, problem.span);
  return body;
}
