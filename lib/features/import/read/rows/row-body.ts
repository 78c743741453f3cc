import { type Block, type BlockSpan, matchText, type Raw } from "@/lib/features/import/read/file/blocks";
import type { Report } from "@/lib/features/import/read/header/header";
import { LACKING } from "@/lib/features/import/read/outline/lacking";
import { unquoted } from "@/lib/features/import/read/outline/quotes";
import type {
  DraftAdvice,
  DraftIssue,
  DraftManifestation,
  DraftNote,
  ReportGroup,
} from "@/lib/features/import/read/outline/types";
import { firstSentence, type IssueHead } from "./issue-head";
import { Listing } from "./listing";
import { hasRun, measuresOf } from "./measures";
import { type Line, labelGoesOn, linesOfParagraph, statusOfNote } from "./row-text";
import { isStatus, statusClosing, statusOf, statusOpening, statusWords } from "./status";

/** Where a row is read: the raw text, the list of problems, the paragraphs that turn out to be no row, headings that are none. */
export type RowContext = { raw: Raw; report: Report; prose: BlockSpan[]; headings: BlockSpan[] };
export type Body = {
  measures: DraftIssue["measures"];
  notes: DraftNote[];
  /** What the head names first, then what is labelled. */
  advice: DraftAdvice[];
  manifestations: DraftManifestation[];
  statement: readonly BlockSpan[];
  /** A label says that measures follow. */
  labelled: boolean;
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

/** Lines behind a label of this kind tell how it went, not what was decided. */
const HOW_IT_WENT = /情况|进展/;
const DECIDED = /措施|举措|做法/;

const runsIn = (lines: readonly Line[]): boolean => lines.some((line) => line.kind !== "note" && hasRun(line.span));

/** Measures stand in front of the label already: 针对X问题。一是…二是…。整改情况:制度更加健全。 */
function answeredBefore(lines: readonly Line[], label: number, head: IssueHead | null): boolean {
  const before = lines.slice(0, label).filter((line) => line.kind === "text");
  if (DECIDED.test(lines[label]?.label ?? "") || !runsIn(before)) return false;
  if (runsIn(lines.slice(label))) return false;
  return (head !== null && head.strength !== "plain") || !before.some((line) => LACKING.test(matchText(line.span)));
}

/**
 * The lines of a row as what they are beside each other. 整改情况:已完成。 is a fact wherever it stands; 整改措施:… 整改完成情况:…
 * say what was decided, then how it went: only the first are measures.
 */
function settledLines(given: readonly Line[], head: IssueHead | null): Line[] {
  const lines = given.map((line): Line => {
    const status = line.kind === "action" && isStatus(matchText(line.span).trim());
    return status ? { ...line, kind: "note" } : line;
  });
  const label = lines.findIndex((line) => line.kind === "action");
  if (label < 0) return lines;
  const before = answeredBefore(lines, label, head);
  const decided = DECIDED.test(lines[label]?.label ?? "");
  return lines.map((line, index): Line => {
    if (line.kind !== "action" || (index <= label && !before)) return line;
    const later = (decided && HOW_IT_WENT.test(line.label ?? "")) || /完成情况$/.test(line.label ?? "");
    return before || later ? { ...line, kind: "note" } : line;
  });
}

/** Reads the lines of one row in their order, each into what its label, or the label above it, says it is. */
class BodyReader {
  readonly listing: Listing;
  readonly body: Body;
  /** The label of the note stood alone: what follows is what it labels. */
  private alone = false;
  private target: "statement" | "action" | "advice" | "note";

  constructor(
    private readonly context: RowContext,
    private readonly lines: readonly Line[],
    head: IssueHead | null,
  ) {
    this.listing = new Listing(context.raw);
    const { advice, manifestations, statement } = this.listing;
    this.body = { measures: [], notes: [], advice, manifestations, statement, labelled: this.label >= 0, status: null };
    for (const span of head?.advice ?? []) this.listing.advise(span);
    this.target = this.label >= 0 ? "statement" : "action";
  }

  get label(): number {
    return this.lines.findIndex((line) => line.kind === "action");
  }

  read(): void {
    this.lines.forEach((line, index) => {
      this.readLine(line, index);
      this.body.status ??= statusOf(matchText(line.span));
    });
  }

  note(label: string | null, span: BlockSpan): void {
    const { raw } = this.context;
    this.body.notes.push({ label, text: raw.slice(span), source: raw.source(span) });
  }

  private readLine(line: Line, index: number): void {
    const written = this.context.raw.slice(line.span);
    switch (line.kind) {
      case "action":
        this.target = "action";
        if (written !== "") this.listing.act(line.span);
        break;
      case "problem":
        if (this.label > index) this.target = "statement";
        if (written === "") break;
        if (/表现/.test(line.label ?? "")) this.listing.show(line.span);
        else this.listing.state(line.span);
        break;
      case "advice":
        this.target = "advice";
        if (written !== "") this.listing.advise(line.span);
        break;
      case "note":
        this.note(line.label, line.span);
        this.body.status ??= statusOfNote(line);
        this.alone = written === "";
        if (labelGoesOn(line.label) || this.alone) this.target = "note";
        break;
      case "clues":
        this.context.prose.push(line.span);
        break;
      case "status":
        this.note(null, line.span);
        break;
      case "text":
        this.readText(line.span, written);
        break;
    }
  }

  private readText(span: BlockSpan, written: string): void {
    if (this.target === "advice") this.listing.advise(span);
    else if (this.target === "statement") this.listing.state(span);
    else if (this.target === "action") this.listing.act(span);
    else {
      const note = this.body.notes.at(-1);
      if (note) {
        const { source } = note;
        const more = this.context.raw.source(span);
        note.text = [note.text, written].filter((text) => text !== "").join("\n");
        note.source = {
          ...source,
          end: Math.max(source.end, more.end),
          endLine: Math.max(source.endLine, more.endLine),
        };
      }
      // What goes on below its label is understood; a list may be measures again.
      if (this.alone) return;
      if (hasRun(span) || /^(?:[一二三四五六七八九十]{1,3}是|[①-⑳]|\(?\d{1,2}[.、)])/.test(matchText(span)))
        this.context.report("说明之后的编号文字未作为措施读入，已并入说明，请核对", span);
    }
  }
}

/** A statement of several sentences in the line of a bare title, with the measures in paragraphs of their own. */
function statedFirst(actions: readonly BlockSpan[], rest: BlockSpan, head: IssueHead | null, raw: Raw): boolean {
  const first = actions[0];
  if (head?.strength !== "plain" || first?.block !== rest.block || actions.length < 2) return false;
  return LACKING.test(matchText(first)) && !measuresOf([first], raw).measures.some((measure) => measure.enumerated);
}

/**
 * Measures, notes, advice, statement and status below the head of a row; `rest` is what stands behind the head in its own
 * paragraph. What is not a measure is kept as a note under its label.
 */
export function readBody(context: RowContext, rest: BlockSpan, blocks: Block[], head: IssueHead | null): Body {
  const { raw, report } = context;
  const lines = [
    ...(rest.to > rest.from ? linesOfParagraph(rest.block, rest.from) : []),
    ...blocks.flatMap((block) => linesOfParagraph(block)),
  ];
  const reader = new BodyReader(context, settledLines(lines, head), head);
  reader.read();
  const { listing, body } = reader;
  let actions = [...listing.actions];
  if (reader.label < 0 && statedFirst(actions, rest, head, raw)) {
    const first = actions.shift() as BlockSpan;
    listing.state(first);
    report("标题之后的文字按问题表述读入，请核对", first);
  }
  const settle = (words: BlockSpan) => {
    const said = raw.slice(words);
    reader.note("整改状态", words);
    const status = statusWords(matchText(words).replace(/[。;【】()]/g, ""));
    body.status ??= status;
    if (status === null) report(`“${said}”未归入已完成或正在推进，已记为说明，请核对`, words);
  };
  actions = actions.map((span, index) => {
    const opening = index === 0 ? statusOpening(span) : null;
    if (opening) settle(opening.words);
    const kept = opening?.rest ?? span;
    const closing = index === actions.length - 1 ? statusClosing(kept) : null;
    if (closing) settle(closing.words);
    return closing?.rest ?? kept;
  });
  const read = measuresOf(actions, raw);
  body.measures = listing.answering(read.measures);
  for (const note of read.notes) body.notes.push(note);
  for (const problem of read.problems) report(problem.message, problem.span);
  return body;
}
