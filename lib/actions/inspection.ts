"use server";

import { z } from "zod";
import { archiveInspection } from "@/lib/commands/archive-inspection";
import { createInspection } from "@/lib/commands/create-inspection";
import { editInspection } from "@/lib/commands/edit-inspection";
import { recordClues } from "@/lib/commands/record-clues";
import { type Day, parseDay } from "@/lib/domain/day";
import { FULL_CHAIN, SHORT_CHAIN } from "@/lib/domain/status";
import { INSPECTION_KINDS } from "@/lib/domain/types";
import { defineAction } from "./define";

const dayField = z.string().transform((text, ctx): Day => {
  const day = parseDay(text);
  if (day) return day;
  ctx.addIssue({ code: "custom", message: "请填写日期。" });
  return z.NEVER;
});
const optionalDay = z
  .string()
  .optional()
  .transform((text, ctx): Day | null => {
    if (!text) return null;
    const day = parseDay(text);
    if (!day) ctx.addIssue({ code: "custom", message: "日期写得不对，请重新选择。" });
    return day;
  });
const text = (length: number) => z.string().max(length, `不超过 ${length} 个字。`).default("");
const count = z
  .string()
  .trim()
  .regex(/^\d{1,6}$/, "请填写不小于 0 的整数。")
  .transform(Number);

const CHAINS = { SHORT: SHORT_CHAIN, FULL: FULL_CHAIN } as const;

const SETUP = z.object({
  kind: z.enum(INSPECTION_KINDS, "请选择类型。"),
  title: text(80),
  term: text(40),
  round: text(40),
  batch: text(40),
  team: text(60),
  onsiteFrom: optionalDay,
  onsiteTo: optionalDay,
  feedbackOn: dayField,
  planDueOn: dayField,
  concentratedEndOn: dayField,
  reportDueOn: dayField,
  silentAfterDays: count,
  reviewEveryDays: count,
  contactPhone: text(60),
  contactEmail: text(100),
  contactAddress: text(120),
  contactPostcode: text(20),
});

/** 新建巡视巡察 */
export const createInspectionAction = defineAction(
  {
    name: "inspection.create",
    act: "inspection.edit",
    input: SETUP.extend({ bodyId: z.uuid("请选择单位。"), chain: z.enum(["SHORT", "FULL"], "请选择销号环节。") }),
  },
  ({ viewer, sent, input }) => createInspection(viewer, sent, { ...input, chain: CHAINS[input.chain] }),
);

/** 修改巡视巡察 */
export const editInspectionAction = defineAction(
  {
    name: "inspection.edit",
    act: "inspection.edit",
    input: SETUP.extend({
      inspectionId: z.uuid(),
      version: z.coerce.number().int(),
      // KEEP: a chain set up some other way stays as it is.
      chain: z.enum(["SHORT", "FULL", "KEEP"], "请选择销号环节。"),
    }),
  },
  ({ viewer, sent, input }) =>
    editInspection(viewer, sent, { ...input, chain: input.chain === "KEEP" ? null : CHAINS[input.chain] }),
);

/** 归档、取消归档 */
export const archiveInspectionAction = defineAction(
  {
    name: "inspection.archive",
    act: "inspection.edit",
    input: z.object({ inspectionId: z.uuid(), version: z.number().int(), archive: z.boolean() }),
  },
  ({ viewer, sent, input }) => archiveInspection(viewer, sent, input),
);

/** 登记问题线索数量 */
export const recordCluesAction = defineAction(
  {
    name: "clues.record",
    act: "inspection.edit",
    input: z.object({ inspectionId: z.uuid(), asOf: dayField, transferred: count, concluded: count }),
  },
  ({ viewer, sent, input }) => recordClues(viewer, sent, input),
);
