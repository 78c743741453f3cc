import { z } from "zod";

/** Contract of `npm run report:parse` (importer.md): what a script reads on standard output. */
export const contractMeasureSchema = z.strictObject({
  number: z.number().int().nullable(),
  text: z.string(),
  enumerated: z.boolean(),
});
export const groupSchema = z.enum(["completed", "ongoing"]);
export const reportKindSchema = z.enum(["xunshi", "xuncha", "other"]);
export const extendedKindSchema = z.enum(["analogous", "reform"]);

const text = z.string().nullable();

export const reportContractSchema = z.strictObject({
  kind: reportKindSchema,
  title: text,
  inspectedBody: text,
  team: text,
  term: text,
  round: text,
  batch: text,
  onsite: z.strictObject({ from: text, to: text }),
  feedbackOn: text,
  publishedOn: text,
  contact: z.strictObject({ phone: text, email: text, address: text, postcode: text }),
  signature: text,
  sections: z.array(z.strictObject({ number: z.string(), title: z.string() })),
  issues: z.array(
    z.strictObject({
      section: text,
      group: groupSchema.nullable(),
      category: text,
      number: z.number().int().nullable(),
      title: z.string(),
      text: z.string(),
      opinions: z.array(z.string()),
      measures: z.array(contractMeasureSchema),
      facts: z.array(z.strictObject({ label: z.string(), text: z.string() })),
    }),
  ),
  extendedItems: z.array(
    z.strictObject({
      kind: extendedKindSchema,
      number: z.number().int().nullable(),
      title: z.string(),
      suggestedParent: z
        .strictObject({ group: groupSchema.nullable(), number: z.number().int().nullable() })
        .nullable(),
      measures: z.array(contractMeasureSchema),
    }),
  ),
  claimed: z.array(z.strictObject({ what: z.string(), value: z.number(), unit: z.string(), text: z.string() })),
  problems: z.array(
    z.strictObject({
      line: z.number().int(),
      message: z.string(),
      text: z.string(),
      count: z.number().int().optional(),
      lines: z.array(z.number().int()).optional(),
    }),
  ),
});

export type ReportContract = z.infer<typeof reportContractSchema>;
export type ReportKind = z.infer<typeof reportKindSchema>;
export type ReportGroup = z.infer<typeof groupSchema>;
export type ItemKind = z.infer<typeof extendedKindSchema>;

/** Where a row stands in the raw text: UTF-16 offsets (end exclusive) and 1-based lines (inclusive). */
export const sourceSchema = z.strictObject({
  start: z.number().int(),
  end: z.number().int(),
  line: z.number().int(),
  endLine: z.number().int(),
});
export type Source = z.infer<typeof sourceSchema>;

/** The 整改意见 and the 具体表现 a measure is listed under, by their place in the lists of its issue. */
export type MeasureAnswers = { advice: number | null; manifestation: number | null };
export type DraftMeasure = {
  number: number | null;
  text: string;
  enumerated: boolean;
  source: Source;
  /** Left out where the report does not say. */
  answers?: MeasureAnswers;
};
export type DraftAdvice = { text: string; source: Source };
export type DraftManifestation = { text: string; source: Source };
export type DraftSection = { number: string; title: string; group: ReportGroup | null; source: Source };
/** Label under which the category of an issue stands among its notes; it has a field of its own in the contract. */
export const CATEGORY_LABEL = "问题类别";
/** A labelled line of an issue that is not an action (责任领导, 完成时限 …) or prose standing before numbered measures. */
export type DraftNote = { label: string | null; text: string; source: Source };

export type DraftIssue = {
  /** Index into `sections`, because a printed section number need not be unique. */
  sectionIndex: number | null;
  section: string | null;
  group: ReportGroup | null;
  number: number | null;
  /** Value of a column of categories (问题类别), or of a row across the table above it. */
  category: string | null;
  /** Heading between section and issue in a three-level report. */
  heading: string | null;
  title: string;
  text: string;
  advice: DraftAdvice[];
  /** Lines labelled 具体表现; they stand in the text too. */
  manifestations: DraftManifestation[];
  measures: DraftMeasure[];
  notes: DraftNote[];
  source: Source;
};

export type DraftExtendedItem = {
  kind: ItemKind;
  number: number | null;
  title: string;
  suggestedParent: { group: ReportGroup | null; number: number | null } | null;
  /** Index into `issues` of the suggested parent: a number alone never identifies an issue. */
  parentIndex: number | null;
  measures: DraftMeasure[];
  notes: DraftNote[];
  source: Source;
};

/** What a claimed figure can be counted against; null when nothing in the draft counts it. */
export type ClaimMetric =
  | "issues"
  | "completedIssues"
  | "ongoingIssues"
  | "measures"
  | "analogousMeasures"
  | "reformMeasures";
export type DraftClaim = {
  what: string;
  value: number;
  unit: string;
  text: string;
  metric: ClaimMetric | null;
  source: Source;
};

/**
 * Why words of a source are in no row: what a web page or a printer put around it, its title and name lines, the opening and the
 * organisation of the work, a heading that is no section, words between the rows, plans at the end, contact and signature.
 */
export const OUTSIDE_KINDS = ["page", "title", "opening", "heading", "between", "closing", "ending"] as const;
export type OutsideKind = (typeof OUTSIDE_KINDS)[number];

export type DraftProblem = { line: number; message: string; text: string; source: Source };

export type ReportHeader = {
  kind: ReportKind;
  title: string | null;
  inspectedBody: string | null;
  team: string | null;
  term: string | null;
  round: string | null;
  batch: string | null;
  onsite: { from: string | null; to: string | null };
  feedbackOn: string | null;
  publishedOn: string | null;
  contact: { phone: string | null; email: string | null; address: string | null; postcode: string | null };
  signature: string | null;
};

/** A parsed report with the source of every row. All texts are raw slices; only line breaks inside a sentence are joined. */
export type ParsedReport = ReportHeader & {
  sections: DraftSection[];
  issues: DraftIssue[];
  extendedItems: DraftExtendedItem[];
  claimed: DraftClaim[];
  problems: DraftProblem[];
  /** Passages of the source in its order that are in no row. */
  outside: { what: OutsideKind; source: Source }[];
};
