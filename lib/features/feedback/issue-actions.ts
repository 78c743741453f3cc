"use server";

import { z } from "zod";
import { defineAction } from "@/lib/command/define-action";
import { recordId, requiredText, seenVersion } from "@/lib/command/fields";
import { OPINION_MAX } from "@/lib/domain/text/text-limits";
import { declareNearlyDone, withdrawNearlyDone } from "@/lib/features/feedback/commands/declare-nearly-done";

/** What the office declares on an issue from its page. */

const input = z.object({
  issueId: recordId,
  version: seenVersion,
  reason: requiredText("理由", OPINION_MAX, "请写明理由。"),
});

export const declareNearlyDoneAction = defineAction(
  { name: "issue.nearly-done", act: "issue.declare", input },
  ({ viewer, sent, input }) => declareNearlyDone(viewer, sent, input),
);

export const withdrawNearlyDoneAction = defineAction(
  { name: "issue.nearly-done-withdrawn", act: "issue.declare", input },
  ({ viewer, sent, input }) => withdrawNearlyDone(viewer, sent, input),
);
