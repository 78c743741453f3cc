"use server";

import { z } from "zod";
import { defineAction } from "@/lib/command/define-action";
import { calendarDay, seenVersion, typedCount } from "@/lib/command/fields";
import { FULL_CHAIN, SHORT_CHAIN } from "@/lib/domain/measure/status";
import { archiveInspection } from "@/lib/features/inspection/commands/archive-inspection";
import { createInspection } from "@/lib/features/inspection/commands/create-inspection";
import { editInspection } from "@/lib/features/inspection/commands/edit-inspection";
import { recordClues } from "@/lib/features/inspection/commands/record-clues";
import { NEW_SETUP, SETUP } from "./input";

const CHAINS = { SHORT: SHORT_CHAIN, FULL: FULL_CHAIN } as const;

/** 新建巡视巡察 */
export const createInspectionAction = defineAction(
  {
    name: "inspection.create",
    act: "inspection.edit",
    input: NEW_SETUP,
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
      version: seenVersion,
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
    input: z.object({ inspectionId: z.uuid(), version: seenVersion, archive: z.boolean() }),
  },
  ({ viewer, sent, input }) => archiveInspection(viewer, sent, input),
);

/** 登记问题线索数量 */
export const recordCluesAction = defineAction(
  {
    name: "clues.record",
    act: "inspection.edit",
    input: z.object({
      inspectionId: z.uuid(),
      asOf: calendarDay("请填写日期。"),
      transferred: typedCount(),
      concluded: typedCount(),
    }),
  },
  ({ viewer, sent, input }) => recordClues(viewer, sent, input),
);
