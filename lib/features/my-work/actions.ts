"use server";

import { defineAction } from "@/lib/command/define-action";
import { REPORT_PROGRESS } from "@/lib/features/measure/acts";
import { reportProgress } from "@/lib/features/measure/commands/report-progress";
import { reportManyInput } from "./input";

/** Sends the progress of several measures, written on one page, together: all of it or, with the reasons, nothing. */
export const reportManyAction = defineAction(
  {
    name: "my-work.report",
    act: REPORT_PROGRESS,
    scope: "measures the unit leads; all of them or none",
    input: reportManyInput,
  },
  ({ viewer, sent, input }) => reportProgress(viewer, sent, input.entries),
);
