"use server";

import { defineAction } from "@/lib/command/define-action";
import { NOT_FOUND } from "@/lib/command/refusal";
import { turnAway } from "@/lib/command/result";
import { assignMeasures } from "@/lib/features/assign/commands/assign-measures";
import { matchTaskTable } from "@/lib/features/assign/queries/match-task-table";
import { ASSIGN_MEASURES } from "@/lib/features/measure/acts";
import { assignMeasuresInput, readTaskTableInput } from "./input";

/** 责任分工: the staged changes of the desk, saved in one go. */
export const assignMeasuresAction = defineAction(
  {
    name: "ledger.assign",
    act: ASSIGN_MEASURES,
    scope: "measures of the office's bodies; all of them or none",
    input: assignMeasuresInput,
  },
  ({ viewer, sent, input }) => assignMeasures(viewer, sent, input.measures),
);

/** 任务分工表: what a pasted table means. It only reads; what is taken over of it is set aside on the desk like anything else. */
export const readTaskTableAction = defineAction(
  {
    name: "ledger.read-task-table",
    act: ASSIGN_MEASURES,
    scope: "measures, units and people of one running inspection of the office's bodies",
    input: readTaskTableInput,
    quiet: true,
  },
  async ({ viewer, input }) => {
    const table = await matchTaskTable(viewer, input);
    return table ? { ok: true, table } : turnAway(NOT_FOUND);
  },
);
