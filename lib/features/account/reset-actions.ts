"use server";

import { z } from "zod";
import { defineAction } from "@/lib/command/define-action";
import { recordId, requiredText } from "@/lib/command/fields";
import { askReset } from "@/lib/features/account/commands/ask-reset";
import { cancelReset } from "@/lib/features/account/commands/cancel-reset";
import { releaseReset } from "@/lib/features/account/commands/release-reset";

export const askResetAction = defineAction(
  {
    name: "resets.ask",
    act: "reset.ask",
    input: z.object({ id: recordId, reason: requiredText("申请原因", 200, "请填写申请原因，释放的管理员据此核实。") }),
  },
  ({ viewer, input, sent }) => askReset(viewer, sent, input),
);

export const releaseResetAction = defineAction(
  { name: "resets.release", act: "reset.release", input: z.object({ id: recordId }) },
  ({ viewer, input, sent }) => releaseReset(viewer, sent, input),
);

export const cancelResetAction = defineAction(
  { name: "resets.cancel", act: "reset.cancel", input: z.object({ id: recordId }) },
  ({ viewer, input, sent }) => cancelReset(viewer, sent, input),
);
