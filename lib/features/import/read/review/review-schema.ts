import { z } from "zod";
import {
  type ClaimMetric,
  extendedKindSchema,
  groupSchema,
  OUTSIDE_KINDS,
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
  /** The 整改意见 and 具体表现 of its issue it answers, by their keys; those that are gone say nothing. */
  answers: z.array(key).default([]),
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
  manifestations: z.array(line).default([]),
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
  /** What of the source is in no row, and why; a draft read before this was told has none. */
  outside: z.array(z.object({ what: z.enum(OUTSIDE_KINDS), source: sourceSchema })).default([]),
  /** The other body the report names, once a person confirmed that it is entered for the body of the draft all the same. */
  acceptedBody: word.default(null),
  /** How many rows were added by hand; gives them their keys. */
  added: z.number().int(),
});

export type Review = z.infer<typeof reviewSchema>;
export type ReviewHeader = z.infer<typeof headerSchema>;
export type ReviewSection = z.infer<typeof section>;
export type ReviewIssue = z.infer<typeof issue>;
export type ReviewItem = z.infer<typeof item>;
export type ReviewMeasure = z.infer<typeof measure>;
export type ReviewOutside = Review["outside"];
export type ReviewProblem = z.infer<typeof problem>;
