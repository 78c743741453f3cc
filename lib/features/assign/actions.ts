"use server";

import { defineAction } from "@/lib/command/define-action";
import { assignMeasures } from "@/lib/features/assign/commands/assign-measures";
import { ASSIGN_MEASURES } from "@/lib/features/measure/acts";
import { assignMeasuresInput } from "./input";

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
