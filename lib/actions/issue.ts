"use server";

import { z } from "zod";
import { declareNearlyDone, withdrawNearlyDone } from "@/lib/commands/declare-nearly-done";
import { OPINION_MAX } from "@/lib/domain/text-limits";
import { defineAction } from "./define";
import { recordId, requiredText, seenVersion } from "./fields";

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
