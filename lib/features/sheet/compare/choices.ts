import { z } from "zod";
import { wantedSchema } from "@/lib/features/sheet/readings";

/** What a person has chosen of one sheet on the desk; everything else follows from the sheet and the ledger. */

export const SIDES = ["sheet", "ledger"] as const;
export type Side = (typeof SIDES)[number];

export const choicesSchema = z.object({
  wanted: wantedSchema,
  /** Names as the sheet writes them, with whom or what they mean; "" is nobody, and not brought in. */
  units: z.record(z.string(), z.string()),
  persons: z.record(z.string(), z.string()),
  /** Rows that are not brought in, by their keys (compare/said.ts). */
  leftOut: z.array(z.string()),
  /** Rows that are measures of their own, though one of the ledger reads much alike. */
  asNew: z.array(z.string()),
  /** Rows struck through whose measures are to be struck in the ledger too (作废). */
  strikes: z.array(z.string()).default([]),
  /** Cells changed on both sides: which holds, by row and field. */
  sides: z.record(z.string(), z.enum(SIDES)),
  /** What stands as done was done before the ledger was kept: entered as 期初 from this source, vouched for by a person. */
  opening: z.object({ take: z.boolean(), source: z.string(), voucherId: z.string() }),
  /** The day the sheet tells of: that of its accounts of progress. */
  asOf: z.iso.date().nullable(),
  /** Why deadlines of work under way are moved. */
  reason: z.string(),
});
export type Choices = z.output<typeof choicesSchema>;

export const NO_CHOICES: Choices = {
  wanted: { known: {}, sheets: {}, hidden: false, whole: false },
  units: {},
  persons: {},
  leftOut: [],
  asNew: [],
  strikes: [],
  sides: {},
  opening: { take: false, source: "", voucherId: "" },
  asOf: null,
  reason: "",
};
