import { z } from "zod";
import { CORRECTION_MAX, DOUBTS_MAX, LINES_MAX } from "@/lib/domain/limits";
import { lengthOf } from "@/lib/domain/text/text";
import { extendedKindSchema, groupSchema } from "@/lib/features/import/read/outline/types";
import { headerSchema, reviewSchema } from "./review-schema";

/** A correction of a review, as it is sent and kept. */

const key = z.string().min(1).max(40);
const text = z
  .string()
  .trim()
  .refine((words) => lengthOf(words) <= CORRECTION_MAX, `一条内容请控制在 ${CORRECTION_MAX} 字以内。`);
const filled = text.refine((words) => words !== "", "内容不能为空；不需要这一条的，请用“不录入”。");

export const correctionSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("header"), patch: headerSchema.partial() }),
  z.object({ type: z.literal("edit-section"), key, number: filled, title: filled }),
  z.object({ type: z.literal("add-section"), number: filled, title: filled }),
  z.object({
    type: z.literal("edit-issue"),
    key,
    number: z.number().int().min(1).max(9999).nullable(),
    title: filled,
    text,
    sectionKey: key.nullable(),
    group: groupSchema.nullable(),
  }),
  z.object({ type: z.literal("edit-item"), key, kind: extendedKindSchema, title: filled, parentKey: key.nullable() }),
  z.object({ type: z.literal("edit-measure"), key, text: filled }),
  /** Which 整改意见 and 具体表现 of its issue a measure answers. */
  z.object({ type: z.literal("answer"), key, answers: z.array(key).max(2 * LINES_MAX) }),
  z.object({ type: z.literal("drop"), key }),
  z.object({ type: z.literal("restore"), key }),
  /** A row joined to the one before it: a measure in its parent, an issue in the list. */
  z.object({ type: z.literal("merge"), key }),
  /** A measure cut in two at an offset in its text. */
  z.object({ type: z.literal("split-measure"), key, at: z.number().int() }),
  z.object({ type: z.literal("move-measure"), key, parentKey: key }),
  z.object({ type: z.literal("retype"), key, to: z.enum(["issue", "analogous", "reform"]) }),
  z.object({ type: z.literal("add-issue"), afterKey: key.nullable(), sectionKey: key.nullable(), title: filled }),
  z.object({ type: z.literal("add-item"), kind: extendedKindSchema, parentKey: key.nullable(), title: filled }),
  z.object({ type: z.literal("add-measure"), parentKey: key, text: filled }),
  z.object({ type: z.literal("settle"), key, settled: z.boolean() }),
  /** Doubts of one kind, together. */
  z.object({ type: z.literal("settle-many"), keys: z.array(key).max(DOUBTS_MAX), settled: z.boolean() }),
  z.object({ type: z.literal("settle-all") }),
  /** 确认记入: the report names this body and is entered for the body of the draft; null takes it back. No part of the doubts. */
  z.object({ type: z.literal("accept-body"), named: text.nullable() }),
]);
export type Correction = z.infer<typeof correctionSchema>;

/** What is stored of a review: what the parser read, and the corrections made since, in order. */
export const storedReviewSchema = z.object({ review: reviewSchema, corrections: z.array(correctionSchema) });
export type StoredReview = z.infer<typeof storedReviewSchema>;
