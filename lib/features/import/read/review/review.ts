import { z } from "zod";
import { lengthDoubts } from "@/lib/features/import/read/checks/length-doubts";
import {
  type ClaimMetric,
  extendedKindSchema,
  groupSchema,
  type ParsedReport,
  reportKindSchema,
  sourceSchema,
} from "@/lib/features/import/read/outline/types";

/**
 * A report on the import desk while a person corrects it: what the parser read, each row with a key that stays the same
 * through every correction, and with the place in the text it came from (none for rows added by hand).
 */

const key = z.string().min(1).max(40);
const source = sourceSchema.nullable();

const measure = z.object({
  key,
  /** The number printed before it; null where there was none. */
  number: z.number().int().nullable(),
  enumerated: z.boolean(),
  text: z.string(),
  source,
  dropped: z.boolean(),
});
const line = z.object({ key, text: z.string(), source });
const note = z.object({ key, label: z.string().nullable(), text: z.string(), source });

const section = z.object({ key, number: z.string(), title: z.string(), source, dropped: z.boolean() });
const issue = z.object({
  key,
  sectionKey: key.nullable(),
  group: groupSchema.nullable(),
  number: z.number().int().nullable(),
  title: z.string(),
  text: z.string(),
  advice: z.array(line),
  notes: z.array(note),
  measures: z.array(measure),
  source,
  dropped: z.boolean(),
});
const item = z.object({
  key,
  kind: extendedKindSchema,
  number: z.number().int().nullable(),
  title: z.string(),
  /** The issue it comes from, suggested by the parser or chosen by hand. */
  parentKey: key.nullable(),
  notes: z.array(note),
  measures: z.array(measure),
  source,
  dropped: z.boolean(),
});
const claim = z.object({
  key,
  what: z.string(),
  value: z.number(),
  unit: z.string(),
  text: z.string(),
  metric: z.custom<ClaimMetric>((v) => typeof v === "string").nullable(),
  source,
});
const problem = z.object({
  key,
  /** 1-based; 0 for what stands in no line of the text. */
  line: z.number(),
  message: z.string(),
  text: z.string(),
  source,
  settled: z.boolean(),
  /** The row it is about, where that is known better than by its place in the text. */
  row: key.optional(),
});

const word = z.string().nullable();
export const headerSchema = z.object({
  kind: reportKindSchema,
  title: word,
  inspectedBody: word,
  team: word,
  term: word,
  round: word,
  batch: word,
  onsiteFrom: word,
  onsiteTo: word,
  feedbackOn: word,
  publishedOn: word,
  phone: word,
  email: word,
  address: word,
  postcode: word,
  signature: word,
});

export const reviewSchema = z.object({
  header: headerSchema,
  sections: z.array(section),
  issues: z.array(issue),
  items: z.array(item),
  claimed: z.array(claim),
  problems: z.array(problem),
  /** How many rows were added by hand; gives them their keys. */
  added: z.number().int(),
});

export type Review = z.infer<typeof reviewSchema>;
export type ReviewHeader = z.infer<typeof headerSchema>;
export type ReviewSection = z.infer<typeof section>;
export type ReviewIssue = z.infer<typeof issue>;
export type ReviewItem = z.infer<typeof item>;
export type ReviewMeasure = z.infer<typeof measure>;
export type ReviewProblem = z.infer<typeof problem>;

/** What the parser read, ready to be corrected. */
export function reviewOf(parsed: ParsedReport): Review {
  const measures = (parent: string, rows: ParsedReport["issues"][number]["measures"]): ReviewMeasure[] =>
    rows.map((m, i) => ({ key: `${parent}.m${i + 1}`, ...m, dropped: false }));
  const notes = (parent: string, rows: ParsedReport["issues"][number]["notes"]) =>
    rows.map((n, i) => ({ key: `${parent}.n${i + 1}`, ...n }));
  return {
    header: {
      kind: parsed.kind,
      title: parsed.title,
      inspectedBody: parsed.inspectedBody,
      team: parsed.team,
      term: parsed.term,
      round: parsed.round,
      batch: parsed.batch,
      onsiteFrom: parsed.onsite.from,
      onsiteTo: parsed.onsite.to,
      feedbackOn: parsed.feedbackOn,
      publishedOn: parsed.publishedOn,
      ...parsed.contact,
      signature: parsed.signature,
    },
    sections: parsed.sections.map((s, i) => ({
      key: `s${i + 1}`,
      number: s.number,
      title: s.title,
      source: s.source,
      dropped: false,
    })),
    issues: parsed.issues.map((row, i) => ({
      key: `i${i + 1}`,
      sectionKey: row.sectionIndex === null || row.section === null ? null : `s${row.sectionIndex + 1}`,
      group: row.group,
      number: row.number,
      title: row.title,
      text: row.text,
      advice: row.advice.map((o, n) => ({ key: `i${i + 1}.a${n + 1}`, ...o })),
      notes: notes(`i${i + 1}`, row.notes),
      measures: measures(`i${i + 1}`, row.measures),
      source: row.source,
      dropped: false,
    })),
    items: parsed.extendedItems.map((row, i) => ({
      key: `x${i + 1}`,
      kind: row.kind,
      number: row.number,
      title: row.title,
      parentKey: row.parentIndex === null ? null : `i${row.parentIndex + 1}`,
      notes: notes(`x${i + 1}`, row.notes),
      measures: measures(`x${i + 1}`, row.measures),
      source: row.source,
      dropped: false,
    })),
    claimed: parsed.claimed.map((c, i) => ({ key: `c${i + 1}`, ...c })),
    problems: parsed.problems.map((p, i) => ({ key: `p${i + 1}`, ...p, settled: false })),
    added: 0,
  };
}

export type ReviewCounts = Record<ClaimMetric, number> & {
  sections: number;
  analogous: number;
  reform: number;
  /** All measures that would enter the ledger: of issues and of items. */
  allMeasures: number;
  openProblems: number;
};

function kept<T extends { dropped: boolean }>(rows: readonly T[]): T[] {
  return rows.filter((row) => !row.dropped);
}

function measuresIn(rows: readonly { dropped: boolean; measures: ReviewMeasure[] }[]): number {
  return kept(rows).reduce((sum, row) => sum + kept(row.measures).length, 0);
}

/** A doubt on the desk. One to be mended stays until its row is changed; the others are looked at and ticked off. */
export type Doubt = ReviewProblem & { mend: boolean };

export function doubtsOf(review: Review): Doubt[] {
  return [
    ...lengthDoubts(review).map((d) => ({ ...d, mend: true })),
    ...review.problems.map((p) => ({ ...p, mend: false })),
  ];
}

/** What would enter the ledger as the review stands; set beside the figures the report claims for itself. */
export function countReview(review: Review): ReviewCounts {
  const issues = kept(review.issues);
  const items = kept(review.items);
  const measures = measuresIn(review.issues);
  const analogous = items.filter((i) => i.kind === "analogous");
  const reform = items.filter((i) => i.kind === "reform");
  return {
    sections: kept(review.sections).length,
    issues: issues.length,
    completedIssues: issues.filter((i) => i.group === "completed").length,
    ongoingIssues: issues.filter((i) => i.group === "ongoing").length,
    measures,
    analogous: analogous.length,
    reform: reform.length,
    analogousMeasures: measuresIn(analogous),
    reformMeasures: measuresIn(reform),
    allMeasures: measures + measuresIn(items),
    openProblems: doubtsOf(review).filter((d) => !d.settled).length,
  };
}
